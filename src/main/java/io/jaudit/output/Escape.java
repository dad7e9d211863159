package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.InvisibleChars;
import io.jaudit.bytes.Utf8;

/**
 * What is done to bytes that a terminal or a shell would act on: the four ways of {@code --escape}
 * (docs/ausearch-semantics.md §5.4). Beyond ausearch, DEL and what else is {@link InvisibleChars}
 * count too: some terminals act on the controls above it, and marks of direction show a name as
 * another one.
 */
public enum Escape {
  /** Nothing. */
  RAW("", false),
  /** Control bytes, and all bytes of characters that are hidden, become {@code \ooo}. */
  TTY("", true),
  /** As TTY, and a backslash before what a shell would expand. */
  SHELL("\"'`$\\!()| ", true),
  /** As SHELL, and a backslash before what separates or globs. */
  SHELL_QUOTE("\"'`$\\!()| ;#&*?[]<>{}", true);

  private final String backslashed;
  private final boolean octal;

  Escape(String backslashed, boolean octal) {
    this.backslashed = backslashed;
    this.octal = octal;
  }

  /** Appends {@code text} to {@code out}, escaped. */
  void append(ByteSlice text, ByteBuilder out) {
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

  /** Escapes what was appended to {@code out} from {@code start} on. */
  void applyFrom(int start, ByteBuilder out) {
    if (this != RAW && (this != TTY || out.holdsUnprintable(start))) {
      ByteSlice text = out.toSlice(start);
      out.truncate(start);
      append(text, out);
    }
  }

  /** A byte that is no character counts where it alone would be a control character. */
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
