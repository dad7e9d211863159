package io.jaudit.interpret.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the keys of terminals that send more than one byte, all of which begin with ESC. Read
 * on first use. Immutable.
 */
public final class TerminalKeys {
  private static final int LONGEST = 6;
  private static final Map<String, String> NAMES = load();

  private TerminalKeys() {}

  /**
   * Returns the length of the longest key that begins with the ESC at {@code at}; 1 if there is
   * none.
   */
  public static int length(byte[] typed, int at) {
    for (int length = Math.min(LONGEST, typed.length - at - 1); length > 0; length--) {
      if (NAMES.containsKey(new String(typed, at + 1, length, ISO_8859_1))) {
        return length + 1;
      }
    }
    return 1;
  }

  /** Returns the name of the key of that length; null if there is none. */
  public static @Nullable String name(byte[] typed, int at, int length) {
    return NAMES.get(new String(typed, at + 1, length - 1, ISO_8859_1));
  }

  private static Map<String, String> load() {
    Map<String, String> names = new HashMap<>(512);
    try (InputStream in =
        TerminalKeys.class.getResourceAsStream("/io/jaudit/interpret/terminal-keys.txt")) {
      if (in == null) {
        throw new IllegalStateException("resource missing: terminal-keys.txt");
      }
      for (String line : List.of(new String(in.readAllBytes(), ISO_8859_1).split("\n", -1))) {
        if (!line.startsWith("#")) {
          String[] words = line.split(" ", -1);
          for (int i = 1; i < words.length; i++) {
            names.put(words[i].replace("^I", "\t"), words[0]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }
}
