package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * What container runtimes and their tools write before a line: {@code 2026-11-24T10:00:01.12Z
 * stdout F } (the CRI log format of Kubernetes), {@code [pod/NAME/CONTAINER] } (kubectl), {@code
 * NAME | } (docker compose). A CRI line with {@code P} is a part of a longer one, which {@link
 * SplitLines} joins.
 */
final class ContainerPrefix implements LinePrefix {
  private static final int LONGEST_NAME = 512;
  private static final String POD = "[pod/";
  private static final String TIME = "9999-99-99T99:99:99";

  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    if (LineText.matches(line, from, TIME)) {
      int end = criEnd(line, from);
      return end > from && LineText.is(line, end - 2, 'F') ? end : from;
    }
    if (line.hasAt(from, POD)) {
      int close = nameEnd(line, from + 1);
      if (!line.hasAt(close, "] ")) {
        return from;
      }
      int name = from + POD.length();
      int container = line.indexOf((byte) '/', name, close);
      host.set(name, container < 0 ? close : container, NodeSource.CONTAINER);
      return LineText.skipBlanks(line, close + 1);
    }
    int name = nameEnd(line, from);
    int bar = LineText.skipBlanks(line, name);
    boolean isName = name > from && bar > name && LineText.is(line, bar, '|');
    boolean isEnd = line.hasAt(bar + 1, " ") || line.hasAt(bar + 1, "\u001b[");
    if (!isName || !isEnd) {
      return from;
    }
    host.set(from, name, NodeSource.CONTAINER);
    return LineText.skipBlanks(line, bar + 1);
  }

  /** Returns the index after the CRI prefix of a line or a part of one; {@code from} if none is. */
  static int criEnd(ByteSlice line, int from) {
    if (!LineText.matches(line, from, TIME)) {
      return from;
    }
    int stream = LineText.wordEnd(line, from);
    int mark = stream + " stdout ".length();
    boolean isCri =
        (line.hasAt(stream, " stdout ") || line.hasAt(stream, " stderr "))
            && (line.hasAt(mark, "F ") || line.hasAt(mark, "P "));
    return isCri ? mark + 2 : from;
  }

  private static int nameEnd(ByteSlice line, int from) {
    int last = Math.min(line.length(), from + LONGEST_NAME);
    int at = from;
    while (at < last && isOfName(line.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOfName(byte b) {
    return Ascii.isDigit(b) || Ascii.isUpper(b) || Ascii.isLower(b) || "-_./@".indexOf(b) >= 0;
  }
}
