package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.tables.TerminalKeys;
import org.jspecify.annotations.Nullable;

/**
 * Prints terminal input, the field {@code data} of TTY and USER_TTY records
 * (docs/ausearch-semantics.md §6.5): {@code "ls -l",<ret>,<up>}. Text is quoted, keys are in angle
 * brackets, separated by commas. Stateless.
 */
final class TypedText {
  private static final int ESC = 0x1b;
  private static final int DEL = 0x7f;

  private TypedText() {}

  /**
   * Decodes {@code [from, to)} of {@code text} and appends the input; returns false if it is not
   * hex.
   */
  static boolean append(ByteSlice text, int from, int to, ByteBuilder out) {
    ByteBuilder typed = new ByteBuilder((to - from + 1) / 2);
    if (!typed.appendHex(text, from, to)) {
      return false;
    }
    append(typed.toSlice().toByteArray(), out);
    return true;
  }

  private static void append(byte[] typed, ByteBuilder out) {
    boolean inText = false;
    int i = 0;
    while (i < typed.length) {
      int length = typed[i] == ESC ? TerminalKeys.length(typed, i) : 1;
      String key = length > 1 ? TerminalKeys.name(typed, i, length) : key(typed[i] & 0xff);
      if (key == null) {
        if (!inText) {
          out.append(i == 0 ? "\"" : ",\"");
        }
        appendCharacter(typed[i], out);
        i++;
      } else {
        out.append(inText ? "\"," : i == 0 ? "" : ",").append('<').append(key).append('>');
        i += length;
      }
      inText = key == null;
    }
    if (inText) {
      out.append('"');
    }
  }

  private static void appendCharacter(byte typed, ByteBuilder out) {
    int b = typed & 0xff;
    if (b < ' ' || b >= DEL) {
      out.append('\\')
          .append((char) ('0' + (b >> 6)))
          .append((char) ('0' + (b >> 3 & 7)))
          .append((char) ('0' + (b & 7)));
    } else {
      out.append(b == '"' || b == '\\' ? "\\" : "").append(typed);
    }
  }

  /** Returns the name of a single byte; null if it is text. */
  private static @Nullable String key(int b) {
    return switch (b) {
      case '\b', DEL -> "backspace";
      case '\t' -> "tab";
      case '\n' -> "nl";
      case '\r' -> "ret";
      case ESC -> "esc";
      default -> b > 0 && b <= 26 ? "^" + (char) ('@' + b) : null;
    };
  }
}
