package io.jaudit.interpret;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/**
 * Strings that the log has in quotes or, where they hold odd bytes, in hex
 * (docs/ausearch-semantics.md §1.3, §6.3). All methods return false, and append nothing, where the
 * value stands for itself. Stateless.
 */
final class EncodedText {
  private EncodedText() {}

  /** Appends the string that {@code [from, to)} of {@code text} stands for. */
  static boolean append(ByteSlice text, int from, int to, ByteBuilder out) {
    if (appendQuoted(text, from, to, out)) {
      return true;
    }
    boolean isAbstract =
        to - from > 2 && text.at(from) == '0' && text.at(from + 1) == '0'; // a NUL before the name
    int start = out.length();
    if (!out.appendHex(text, isAbstract ? from + 2 : from, to)) {
      return false;
    }
    while (out.length() > start + 1
        && out.at(out.length() - 1) == 0) { // with which programs fill up a buffer
      out.truncate(out.length() - 1);
    }
    return true;
  }

  /** As {@link #append}, of keys, also where a log was cut out of a text in quotes. */
  static boolean appendKeys(ByteSlice text, int from, int to, ByteBuilder out) {
    if (append(text, from, to, out)) {
      return true;
    }
    boolean cutOut = to - from > 1 && text.at(to - 1) == '"' && append(text, from, to - 1, out);
    if (cutOut) {
      out.append('"');
    }
    return cutOut;
  }

  /** As {@link #append}, of a title: NULs stand between arguments; half a byte is not shown. */
  static boolean appendTitle(ByteSlice text, int from, int to, ByteBuilder out) {
    if (appendQuoted(text, from, to, out)) {
      return true;
    }
    int start = out.length();
    if (!out.appendHex(text, from, to)) {
      return false;
    }
    out.replace(start, (byte) 0, (byte) ' ');
    return true;
  }

  /** Appends what stands in double quotes. */
  static boolean appendQuoted(ByteSlice text, int from, int to, ByteBuilder out) {
    boolean quoted = to - from > 1 && text.at(from) == '"' && text.at(to - 1) == '"';
    if (quoted) {
      out.append(text, from + 1, to - 1);
    }
    return quoted;
  }
}
