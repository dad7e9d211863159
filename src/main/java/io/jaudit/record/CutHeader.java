package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * Recognizes a header that was cut off within itself, before the header of another record: {@code
 * type=PATH msg=autype=CWD msg=audit(…}. Stateless.
 */
final class CutHeader {
  /** The longest name of a node that is looked for within a line, in bytes. */
  private static final int LONGEST_NODE = 8192;

  private CutHeader() {}

  /** Returns the index of the last {@code node=} before the type at {@code to}; -1 if none is. */
  static int lastNode(ByteSlice line, int from, int to) {
    int first = Math.max(from, to - LONGEST_NODE);
    for (int at = to - 1; at >= first; at--) {
      if (line.hasAt(at, "node=")) {
        return at;
      }
    }
    return -1;
  }

  /** Returns true if {@code [from, end)} is the beginning of a header, or ends in a NUL. */
  static boolean isCutOff(ByteSlice line, int from, int end) {
    return line.at(end - 1) == 0 || isCutHeader(line.slice(from, end), line.hasAt(end, "node="));
  }

  /**
   * Returns true for the beginning of a header.
   *
   * @param nextHasNode whether the next header has a node; then this one may have one, too
   */
  private static boolean isCutHeader(ByteSlice text, boolean nextHasNode) {
    int end = text.length();
    int type = 0;
    if (nextHasNode) {
      type = afterPartOf(text, 0, "node=");
      if (type == "node=".length()) {
        type = LineText.skipBlanks(text, LineText.wordEnd(text, type));
      }
      if (type == end) {
        return true;
      }
    }
    int name = afterPartOf(text, type, "type=");
    if (name < type + "type=".length()) {
      return name == end;
    }
    int id = name;
    while (id < end && NextHeader.isOfCapitals(text.at(id))) {
      id++;
    }
    String mark = text.hasAt(id, " m") ? " msg=audit(" : " audit(";
    int digits = afterPartOf(text, id, mark);
    if (digits < id + mark.length()) {
      return digits == end;
    }
    while (digits < end && (Ascii.isDigit(text.at(digits)) || ".:".indexOf(text.at(digits)) >= 0)) {
      digits++;
    }
    return digits == end;
  }

  private static int afterPartOf(ByteSlice text, int from, String whole) {
    int at = from;
    while (at - from < whole.length() && LineText.is(text, at, whole.charAt(at - from))) {
      at++;
    }
    return at;
  }
}
