package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.InvisibleChars;
import io.jaudit.bytes.Utf8;

/**
 * Escapes bytes that a terminal or a shell would interpret: the four modes of {@code --escape}
 * (docs/ausearch-semantics.md §5.4). In addition to ausearch, DEL and all {@link InvisibleChars}
 * are escaped: some terminals interpret the control characters above DEL, and text direction marks
 * display a name as another one.
 */
public enum Escape {
  /** Unchanged. */
  RAW("", false),
  /** Control bytes, and all bytes of invisible characters, become {@code \ooo}. */
  TTY("", true),
  /** Like TTY, and a backslash before characters that a shell would expand. */
  SHELL("\"'`$\\!()| ", true),
  /** Like SHELL, and a backslash before separators and glob characters. */
  SHELL_QUOTE("\"'`$\\!()| ;#&*?[]<>{}", true);

  private final String backslashed;
  private final boolean octal;

  Escape(String backslashed, boolean octal) {
    this.backslashed = backslashed;
    this.octal = octal;
  }

  /** Appends {@code text} to {@code out}, escaped. */
  public void append(ByteSlice text, ByteBuilder out) {
    if (this == RAW || (this == TTY && !text.holdsUnprintable())) {
      out.append(text);
      return;
    }
    int copied = 0;
    int size;
    for (int i = 0; i < text.length(); i += size) {
      byte b = text.at(i);
      if (this == TTY && b >= ' ' && b < 0x7f) {
        size = 1;
        continue;
      }
      size = b >= 0 ? 1 : Math.max(1, Utf8.sequence(text, i));
      boolean control = octal && isControl(text, i, size);
      if (control || backslashed.indexOf(b) >= 0) {
        out.append(text, copied, i);
        copied = control ? i + size : i;
        if (!control) {
          out.append('\\');
        }
        for (int k = i; k < copied; k++) {
          appendOctal(text.at(k), out);
        }
      }
    }
    out.append(text, copied, text.length());
  }

  /** Escapes the bytes of {@code out} from {@code start} on. */
  public void applyFrom(int start, ByteBuilder out) {
    if (this != RAW && (this != TTY || out.holdsUnprintable(start))) {
      ByteSlice text = out.toSlice(start);
      out.truncate(start);
      append(text, out);
    }
  }

  /** A byte that is not a character is escaped if it would be a control character by itself. */
  private static boolean isControl(ByteSlice text, int at, int size) {
    return InvisibleChars.is(size == 1 ? text.at(at) & 0xff : Utf8.codePoint(text, at, size));
  }

  private static void appendOctal(byte control, ByteBuilder out) {
    int b = control & 0xff;
    out.append('\\')
        .append((char) ('0' + (b >> 6)))
        .append((char) ('0' + (b >> 3 & 7)))
        .append((char) ('0' + (b & 7)));
  }
}
