package io.jaudit.interpret.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Names IP protocols.
 *
 * <p>In: a number. Out: its name in this machine's {@code /etc/protocols}, as in ausearch; without
 * that file, its name in Debian's. Read on first use. Thread-safe.
 */
public final class Protocols {
  private static final Path FILE = Path.of("/etc/protocols");

  /** Separate, so that nothing is read before it is needed. */
  private static final class Known {
    static final Map<Long, String> NAMES = read(FILE);
  }

  private Protocols() {}

  /** Returns the name of a protocol; null if it has none. */
  public static @Nullable String name(long number) {
    return Known.NAMES.get(number);
  }

  /**
   * Reads names from a file in the format of {@code /etc/protocols}, or from the built-in table.
   */
  public static Map<Long, String> read(Path file) {
    Map<Long, String> names = new HashMap<>();
    try {
      String text = new String(Files.readAllBytes(file), ISO_8859_1);
      for (StringTokenizer lines = new StringTokenizer(text, "\n"); lines.hasMoreTokens(); ) {
        addLine(lines.nextToken(), names);
      }
    } catch (IOException e) { // missing or not readable
      names.clear();
    }
    return names.isEmpty() ? builtIn() : names;
  }

  private static void addLine(String line, Map<Long, String> names) {
    int comment = line.indexOf('#');
    StringTokenizer words =
        new StringTokenizer(comment < 0 ? line : line.substring(0, comment), " \t\r");
    if (words.countTokens() > 1) {
      String name = words.nextToken();
      long number = Ascii.decimal(ByteSlice.of(words.nextToken()), -1);
      if (number >= 0) {
        names.putIfAbsent(number, name);
      }
    }
  }

  private static Map<Long, String> builtIn() {
    ConstantTable table = ConstantTable.load("protocols.tsv");
    Map<Long, String> names = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      names.put(table.number(row), table.name(row));
    }
    return names;
  }
}
