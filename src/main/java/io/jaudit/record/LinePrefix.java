package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * One form of text that programs write before the header of a record: a syslog header, a file name
 * of grep, a mark of a mail.
 *
 * <p>To read another form, implement this in a class of its own and list it in {@link
 * LinePrefixes}. An implementation accepts only text that it knows for certain, so that no text of
 * another program is read as a record. Stateless.
 */
interface LinePrefix {
  /**
   * Returns the index after the prefix that begins at {@code from}, or {@code from} if there is
   * none. Never beyond {@code line.length()}.
   *
   * @param host is set if the prefix names one
   */
  int end(ByteSlice line, int from, PrefixHost host);
}
