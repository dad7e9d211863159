package io.jaudit.output.colour;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Outcome;
import org.jspecify.annotations.Nullable;

/** Colors records of the default and interpret formats, and the separators between events. */
final class RecordColors implements LineColors {
  @Override
  public void append(ByteSlice line, ByteBuilder out) {
    if (line.startsWith("----") || line.startsWith("time->")) {
      Palette.FAINT.append(line, 0, line.length(), out);
      return;
    }
    boolean inHeader = true;
    int copied = 0;
    int nameStart = 0;
    int wordEnd = -1;
    int bareEnd = -1;
    for (int i = 0; i < line.length(); i++) {
      byte b = line.at(i);
      if (b == ' ' || b == '\'' || b == '(') {
        nameStart = i + 1;
      } else if (b == '=') {
        ByteSlice name = line.slice(nameStart, i);
        if (wordEnd <= i) {
          wordEnd = wordEnd(line, i + 1);
          bareEnd = bareEnd(line, i + 1, wordEnd);
        }
        int end = valueEnd(line, i + 1, Math.max(i + 1, bareEnd));
        boolean isType = inHeader && name.is("type");
        Palette color = isType ? Palette.BOLD : color(name, line.slice(i + 1, end));
        inHeader &= !isType;
        if (color != null && end > i + 1) {
          out.append(line, copied, i + 1);
          color.append(line, i + 1, end, out);
          copied = end;
          i = end - 1;
        } else if (i + 1 < line.length() && line.at(i + 1) == '"') {
          i = end - 1; // quoted text is not a field
        }
      }
    }
    out.append(line, copied, line.length());
  }

  /** Returns the position after the closing quote; {@code bareEnd} for a value without quotes. */
  private static int valueEnd(ByteSlice line, int start, int bareEnd) {
    int quote =
        start < line.length() && line.at(start) == '"' ? line.indexOf((byte) '"', start + 1) : -1;
    return quote >= 0 ? quote + 1 : bareEnd;
  }

  private static int wordEnd(ByteSlice line, int start) {
    int blank = line.indexOf((byte) ' ', start);
    return blank < 0 ? line.length() : blank;
  }

  /** Returns the position before the end of the message. */
  private static int bareEnd(ByteSlice line, int start, int wordEnd) {
    int end = wordEnd;
    while (end > start && isClosing(line.at(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isClosing(byte b) {
    return b == '\'' || b == ')' || b == ',';
  }

  private static @Nullable Palette color(ByteSlice name, ByteSlice value) {
    if (name.is("key")) {
      return value.startsWith("(") ? null : Palette.CYAN;
    }
    if (name.is("auid") || name.is("uid") || name.is("acct")) {
      return value.is("4294967295") || value.is("unset") ? null : Palette.YELLOW;
    }
    return name.is("success") || name.is("res") || name.is("result") ? ofResult(value) : null;
  }

  private static @Nullable Palette ofResult(ByteSlice value) {
    return switch (Outcome.of(value)) {
      case SUCCEEDED -> Palette.GREEN;
      case FAILED -> Palette.RED;
      case UNKNOWN -> null;
    };
  }
}
