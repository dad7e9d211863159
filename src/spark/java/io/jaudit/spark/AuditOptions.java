package io.jaudit.spark;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.jaudit.Query;
import io.jaudit.interpret.tables.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the options of the data source, which were checked. Immutable.
 *
 * @param path the archive: a folder or a file, in any file system that Hadoop knows
 * @param layout how the names below it are to be read
 * @param search which events are wanted
 * @param pieceBytes the bytes of a log above which it is divided, about
 */
record AuditOptions(String path, Layout layout, Query search, long pieceBytes) {
  static final String PATH = "path";
  static final String LAYOUT = "layout";
  static final String SEARCH = "search";

  static final String PIECE_BYTES = "maxPartitionBytes";

  /** How Spark names the paths if {@code load} is given more than one. */
  private static final String SEVERAL_PATHS = "paths";

  /** As of Spark's own sources of files. */
  static final long DEFAULT_PIECE_BYTES = 128L << 20;

  private static final String UNITS = "bkmg";

  private static final Pattern SIZE =
      Pattern.compile("([1-9][0-9]{0,8}) ?([bkmg]?)b?", CASE_INSENSITIVE);

  private static final List<String> NAMES = List.of(PATH, LAYOUT, SEARCH, PIECE_BYTES);

  /**
   * Checks options, the names of which are in any case.
   *
   * @throws IllegalArgumentException if one is wrong; the message names it and what was expected
   */
  static AuditOptions of(Map<String, String> given) {
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    options.putAll(given);
    options.keySet().forEach(AuditOptions::refuseMisspelt);
    String path = options.getOrDefault(PATH, "");
    if (path.isEmpty()) {
      throw new IllegalArgumentException("expected the option path: the folder that has the logs");
    }
    return new AuditOptions(
        path,
        Layout.parse(options.getOrDefault(LAYOUT, "")),
        SearchWords.query(SearchWords.split(options.getOrDefault(SEARCH, ""))),
        bytes(options.get(PIECE_BYTES)));
  }

  /** Spark and its catalogs add options of their own, so others than these are no mistake. */
  private static void refuseMisspelt(String name) {
    if (name.equalsIgnoreCase(SEVERAL_PATHS)) {
      throw new IllegalArgumentException(
          "path: expected one, not several; a pattern such as {a,b} is one");
    }
    List<String> nearest = Suggestion.nearest(name, NAMES);
    if (!nearest.isEmpty() && NAMES.stream().noneMatch(name::equalsIgnoreCase)) {
      throw new IllegalArgumentException(
          "unknown option " + name + "; did you mean " + nearest.get(0) + "?");
    }
  }

  private static long bytes(@Nullable String text) {
    if (text == null) {
      return DEFAULT_PIECE_BYTES;
    }
    Matcher size = SIZE.matcher(text.trim());
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "maxPartitionBytes: expected a number of bytes, such as 128m, not '" + text + "'");
    }
    String unit = size.group(2).toLowerCase(Locale.ROOT);
    int shift = unit.isEmpty() ? 0 : 10 * UNITS.indexOf(unit);
    return Long.parseLong(size.group(1)) << shift;
  }
}
