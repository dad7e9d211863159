package io.jaudit.spark;

import io.jaudit.Query;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

  /** As of Spark's own sources of files. */
  static final long DEFAULT_PIECE_BYTES = 128L << 20;

  /**
   * Checks options, the names of which are in any case.
   *
   * @throws IllegalArgumentException if one is wrong; the message names it and what was expected
   */
  static AuditOptions of(Map<String, String> given) {
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    options.putAll(given);
    String path = options.getOrDefault(PATH, "");
    if (path.isEmpty()) {
      throw new IllegalArgumentException(
          "jaudit: expected the option path: the folder that has the logs");
    }
    return new AuditOptions(
        path,
        Layout.parse(options.getOrDefault(LAYOUT, "")),
        SearchWords.query(SearchWords.split(options.getOrDefault(SEARCH, ""))),
        bytes(options.get(PIECE_BYTES)));
  }

  private static long bytes(@Nullable String text) {
    if (text == null) {
      return DEFAULT_PIECE_BYTES;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    int shift = lower.endsWith("k") ? 10 : lower.endsWith("m") ? 20 : lower.endsWith("g") ? 30 : 0;
    String digits = shift == 0 ? lower : lower.substring(0, lower.length() - 1);
    if (!digits.matches("[1-9][0-9]{0,9}")) {
      throw new IllegalArgumentException(
          "jaudit: maxPartitionBytes: expected a number of bytes, such as 128m, not '"
              + text
              + "'");
    }
    return Long.parseLong(digits) << shift;
  }
}
