package io.jaudit.interpret.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of a resource whose first column is not a number: cells separated by tabs, comment
 * lines beginning with {@code #}. {@link ConstantTable} reads the others. A missing resource is an
 * error in the build. Stateless.
 */
public final class TableRows {
  private TableRows() {}

  /** Returns the cells of each row of a resource in the package of {@code owner}. */
  public static List<List<String>> read(Class<?> owner, String resource) {
    String text;
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + resource);
      }
      text = new String(in.readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<List<String>> rows = new ArrayList<>();
    for (String line : split(text, '\n')) {
      if (!line.isEmpty() && line.charAt(0) != '#') {
        rows.add(split(line, '\t'));
      }
    }
    return rows;
  }

  /** Splits {@code text} at separators, of which there may be none. */
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }
}
