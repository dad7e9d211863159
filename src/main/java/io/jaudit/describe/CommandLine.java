package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.InvisibleChars;
import io.jaudit.bytes.NameTable;
import io.jaudit.bytes.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Formats arguments as one line from which bash reads the same arguments, and that shows each byte:
 * plain words unchanged, others in {@code '…'}, and arguments with invisible characters or bytes
 * that are not UTF-8 in {@code $'…'}. A missing argument is a bare {@code …}. A NUL is shown but
 * can't be read back, because no program can receive one. Stateless.
 */
public final class CommandLine {
  private static final ByteSlice MISSING = ByteSlice.of("\u2026");
  private static final String PLAIN = "_@%+:,./-";
  private static final String HEX = "0123456789ABCDEF";

  /** Plain words that are not commands at the beginning of a command. */
  private static final NameTable RESERVED =
      new NameTable(
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "for",
          "while",
          "until",
          "do",
          "done",
          "case",
          "esac",
          "select",
          "function",
          "time",
          "coproc",
          "in");

  private enum Quoting {
    NONE,
    SINGLE,
    ESCAPED
  }

  private enum WordPosition {
    COMMAND,
    ARGUMENT
  }

  private CommandLine() {}

  /**
   * Appends a name as it is, unless it could be taken for several parts of a line: with blanks,
   * brackets, quotes, an arrow or an ellipsis, it is quoted as an argument is.
   */
  public static void appendName(ByteSlice name, ByteBuilder line) {
    append(name, LineSeparators.isAnyIn(name, LineSeparators.OF_NAME), line);
  }

  /** Like {@link #appendName}, for a command of which the words are already joined by blanks. */
  static void appendJoined(ByteSlice command, ByteBuilder line) {
    append(command, LineSeparators.isAnyIn(command, LineSeparators.OF_COMMAND), line);
  }

  private static void append(ByteSlice text, boolean isQuoted, ByteBuilder line) {
    if (isQuoted) {
      append(text, WordPosition.ARGUMENT, line);
    } else {
      line.append(text);
    }
  }

  /** Appends the arguments, with blanks between them; null is an argument that is missing. */
  public static void append(List<@Nullable ByteSlice> arguments, ByteBuilder line) {
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        line.append(' ');
      }
      ByteSlice argument = arguments.get(i);
      if (argument == null) {
        line.append(MISSING);
      } else {
        WordPosition position = i == 0 ? WordPosition.COMMAND : WordPosition.ARGUMENT;
        append(argument, position, line);
      }
    }
  }

  private static void append(ByteSlice argument, WordPosition position, ByteBuilder line) {
    switch (quoting(argument, position)) {
      case NONE -> line.append(argument);
      case SINGLE -> appendSingle(argument, line);
      case ESCAPED -> appendEscaped(argument, line);
    }
  }

  /** At the beginning of a command, an equals sign would make the word an assignment. */
  private static Quoting quoting(ByteSlice argument, WordPosition position) {
    boolean begins = position == WordPosition.COMMAND;
    boolean reserved = begins && RESERVED.find(argument) != NameTable.NONE;
    Quoting quoting = reserved || argument.isEmpty() ? Quoting.SINGLE : Quoting.NONE;
    int at = 0;
    while (at < argument.length()) {
      int size = Utf8.sequence(argument, at);
      if (size < 0 || isHidden(argument, at, size)) {
        return Quoting.ESCAPED;
      }
      byte b = argument.at(at);
      if (!isPlain(b) && !(b == '=' && !begins)) {
        quoting = Quoting.SINGLE;
      }
      at += size;
    }
    return quoting;
  }

  private static boolean isPlain(byte b) {
    return Ascii.isLower(Ascii.toLower(b)) || Ascii.isDigit(b) || PLAIN.indexOf(b) >= 0;
  }

  private static boolean isHidden(ByteSlice text, int at, int size) {
    return InvisibleChars.is(Utf8.codePoint(text, at, size));
  }

  private static void appendSingle(ByteSlice argument, ByteBuilder line) {
    line.append('\'');
    for (int i = 0; i < argument.length(); i++) {
      if (argument.at(i) == '\'') {
        line.append("'\\''");
      } else {
        line.append(argument.at(i));
      }
    }
    line.append('\'');
  }

  private static void appendEscaped(ByteSlice argument, ByteBuilder line) {
    line.append("$'");
    int at = 0;
    while (at < argument.length()) {
      int size = Utf8.sequence(argument, at);
      ByteSlice bytes = argument.slice(at, at + Math.abs(size));
      if (size < 0 || isHidden(argument, at, size)) {
        appendBytes(bytes, line);
      } else {
        if (bytes.is("'") || bytes.is("\\")) {
          line.append('\\');
        }
        line.append(bytes);
      }
      at += Math.abs(size);
    }
    line.append('\'');
  }

  private static void appendBytes(ByteSlice bytes, ByteBuilder line) {
    for (int i = 0; i < bytes.length(); i++) {
      byte b = bytes.at(i);
      line.append('\\');
      switch (b) {
        case '\n' -> line.append('n');
        case '\t' -> line.append('t');
        case '\r' -> line.append('r');
        case 0x1b -> line.append('e');
        default -> line.append('x').append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
      }
    }
  }
}
