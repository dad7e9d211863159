package io.jaudit.interpret.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks up constants in a table that is read from a resource of this package.
 *
 * <p>In: lines {@code number TAB name [TAB alias,alias... [TAB detail]]}, sorted by number (decimal
 * or {@code 0x} hex), each ended by a newline, and comment lines beginning with {@code #}. Out:
 * rows, found by number, or by name or alias in any case (ASCII). A missing resource is an error in
 * the build and throws {@link IllegalStateException}. Safe for use by several threads: the only
 * mutable state is a cache of strings.
 *
 * <p>A run needs a handful of names out of thousands and starts cold, so a table keeps its bytes
 * and notes only where the rows are.
 */
public final class ConstantTable {
  /** No row has this index. */
  public static final int NONE = -1;

  private static final int SHORTEST_ROW = 4;
  private static final int ALIASES = 1;
  private static final int DETAIL = 2;

  private final byte[] bytes;
  private final long[] numbers;
  private final int[] nameStarts;
  private final @Nullable String[] names;
  private final int size;

  private ConstantTable(byte[] bytes) {
    this.bytes = bytes;
    int most = bytes.length / SHORTEST_ROW;
    numbers = new long[most];
    nameStarts = new int[most];
    int row = 0;
    for (int lineStart = 0; lineStart < bytes.length; lineStart = end(lineStart, '\n') + 1) {
      if (bytes[lineStart] != '#') {
        int tab = end(lineStart, '\t');
        numbers[row] = number(lineStart, tab);
        nameStarts[row++] = tab + 1;
      }
    }
    size = row;
    names = new String[size];
  }

  static ConstantTable empty() {
    return new ConstantTable(new byte[0]);
  }

  /** Reads the table in this resource of {@code io/jaudit/interpret}. */
  public static ConstantTable load(String resource) {
    try (InputStream in =
        ConstantTable.class.getResourceAsStream("/io/jaudit/interpret/".concat(resource))) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + resource);
      }
      return new ConstantTable(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ConstantTable parse(String text) {
    return new ConstantTable(text.getBytes(ISO_8859_1));
  }

  /** Returns the number of rows; their indexes start at 0, in ascending order of their numbers. */
  public int size() {
    return size;
  }

  /** Returns the row of this number, or {@link #NONE}. */
  public int find(long number) {
    int row = Arrays.binarySearch(numbers, 0, size, number);
    return row < 0 ? NONE : row;
  }

  /** Returns the row of this name or alias, in any case, or {@link #NONE}. */
  public int find(String word) {
    for (int row = 0; row < size; row++) {
      int start = nameStarts[row];
      if (isWord(start, word)) {
        return row;
      }
      for (start = cell(row, ALIASES); start != NONE; start = nextAlias(start)) {
        if (isWord(start, word)) {
          return row;
        }
      }
    }
    return NONE;
  }

  /** Returns the number in a row. */
  public long number(int row) {
    return numbers[row];
  }

  /** Returns the name in a row. */
  public String name(int row) {
    String name = names[row];
    if (name == null) {
      name = word(nameStarts[row]);
      names[row] = name;
    }
    return name;
  }

  /** Returns the last column; empty if the row has none. */
  String detail(int row) {
    int start = cell(row, DETAIL);
    return start == NONE ? "" : string(start, end(start, '\n'));
  }

  /** Returns all names and aliases, for suggestions. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      words.add(name(row));
      for (int start = cell(row, ALIASES); start != NONE; start = nextAlias(start)) {
        if (!isDelimiter(bytes[start])) {
          words.add(word(start));
        }
      }
    }
    return words;
  }

  private long number(int start, int end) {
    boolean hex = end - start > 2 && bytes[start + 1] == 'x';
    int radix = hex ? 16 : 10;
    long number = 0;
    for (int i = hex ? start + 2 : start; i < end; i++) {
      number = number * radix + Character.digit(bytes[i], radix);
    }
    return number;
  }

  /** Returns the start of the cell after this many tabs from the name, or {@link #NONE}. */
  private int cell(int row, int tabs) {
    int i = nameStarts[row];
    for (int seen = 0; seen < tabs; i++) {
      if (bytes[i] == '\n') {
        return NONE;
      }
      if (bytes[i] == '\t') {
        seen++;
      }
    }
    return i;
  }

  private int nextAlias(int start) {
    int end = wordEnd(start);
    return bytes[end] == ',' ? end + 1 : NONE;
  }

  private boolean isWord(int start, String word) {
    for (int i = 0; i < word.length(); i++) {
      byte b = bytes[start + i];
      if (isDelimiter(b) || lowerCase(b) != lowerCase(word.charAt(i))) {
        return false;
      }
    }
    return !word.isEmpty() && isDelimiter(bytes[start + word.length()]);
  }

  private String word(int start) {
    return string(start, wordEnd(start));
  }

  private int wordEnd(int start) {
    int end = start;
    while (!isDelimiter(bytes[end])) {
      end++;
    }
    return end;
  }

  private int end(int start, char delimiter) {
    int end = start;
    while (bytes[end] != delimiter) {
      end++;
    }
    return end;
  }

  private String string(int start, int end) {
    return new String(bytes, start, end - start, ISO_8859_1);
  }

  private static boolean isDelimiter(byte b) {
    return b == '\t' || b == '\n' || b == ',';
  }

  private static int lowerCase(int c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
}
