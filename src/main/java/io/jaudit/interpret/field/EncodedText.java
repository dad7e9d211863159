package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;

/**
 * Decodes strings that are quoted in the log or, if they contain special bytes, in hex
 * (docs/ausearch-semantics.md §1.3, §6.3). All methods return false and append nothing if the value
 * is not encoded. Stateless.
 */
final class EncodedText {
  private EncodedText() {}

  /** Decodes {@code [from, to)} of {@code text} and appends the string. */
  static boolean append(ByteSlice text, int from, int to, ByteBuilder out) {
    if (appendQuoted(text, from, to, out)) {
      return true;
    }
    boolean isAbstract =
        to - from > 2
            && text.at(from) == '0'
            && text.at(from + 1) == '0'; // the NUL before an abstract name
    int start = out.length();
    if (!out.appendHex(text, isAbstract ? from + 2 : from, Hex.end(text, from, to))) {
      return false;
    }
    while (out.length() > start + 1
        && out.at(out.length() - 1) == 0) { // with which programs pad a buffer
      out.truncate(out.length() - 1);
    }
    return true;
  }

  /**
   * Like {@link #append}, for a process title: NULs separate arguments; half a byte is not shown.
   */
  static boolean appendTitle(ByteSlice text, int from, int to, ByteBuilder out) {
    if (appendQuoted(text, from, to, out)) {
      return true;
    }
    int start = out.length();
    if (!out.appendHex(text, from, Hex.end(text, from, to))) {
      return false;
    }
    out.replace(start, (byte) 0, (byte) ' ');
    return true;
  }

  /** Appends the text inside double quotes. */
  static boolean appendQuoted(ByteSlice text, int from, int to, ByteBuilder out) {
    boolean quoted = to - from > 1 && text.at(from) == '"' && text.at(to - 1) == '"';
    if (quoted) {
      out.append(text, from + 1, to - 1);
    }
    return quoted;
  }
}
