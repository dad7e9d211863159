package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/**
 * What is done to bytes that a terminal or a shell would act on: the four ways of {@code --escape}
 * (semantics §5.4).
 */
public enum Escape {
  /** Nothing. */
  RAW("", false),
  /** Control bytes become {@code \ooo}. */
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
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      byte b = text.at(i);
      boolean control = octal && b >= 0 && b < ' ';
      if (control || backslashed.indexOf(b) >= 0) {
        out.append(text.slice(copied, i)).append('\\');
        copied = i;
        if (control) {
          appendOctal(b, out);
          copied = i + 1;
        }
      }
    }
    out.append(text.slice(copied));
  }

  private static void appendOctal(byte control, ByteBuilder out) {
    out.append((char) ('0' + (control >> 6)))
        .append((char) ('0' + (control >> 3 & 7)))
        .append((char) ('0' + (control & 7)));
  }
}
