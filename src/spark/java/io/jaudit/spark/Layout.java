package io.jaudit.spark;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the name of a file whose log it is. Immutable.
 *
 * @param text as the user wrote it; empty for the default: the parent folder is the host
 * @param pattern matches the names below the path; null for the default
 */
record Layout(String text, @Nullable Pattern pattern) implements Serializable {
  private static final String HOST = "{host}";
  private static final String DATE = "{date}";

  /**
   * The log of a host, or of one day of a host.
   *
   * @param date empty if the layout has none
   */
  record Owner(String host, String date) implements Comparable<Owner> {
    @Override
    public int compareTo(Owner other) {
      int byHost = host.compareTo(other.host);
      return byHost != 0 ? byHost : date.compareTo(other.date);
    }
  }

  /**
   * Parses a layout such as <code>{host}/{date}/audit.log*</code>.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Layout parse(String text) {
    if (text.isEmpty()) {
      return new Layout(text, null);
    }
    StringBuilder regex = new StringBuilder();
    int hosts = 0;
    int dates = 0;
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith(HOST, i)) {
        regex.append("(?<host>[^/]+?)");
        hosts++;
        i += HOST.length();
      } else if (text.startsWith(DATE, i)) {
        regex.append("(?<date>[^/]+?)");
        dates++;
        i += DATE.length();
      } else {
        char c = text.charAt(i);
        if (c == '{' || c == '}') {
          throw new IllegalArgumentException(
              "layout: expected {host} or {date} at '" + text.substring(i) + "'");
        }
        regex.append(c == '*' ? "[^/]*" : Pattern.quote(String.valueOf(c)));
        i++;
      }
    }
    if (hosts != 1 || dates > 1) {
      throw new IllegalArgumentException(
          "layout: expected {host} once, and {date} at most once, such as"
              + " {host}/audit.log*, not '"
              + text
              + "'");
    }
    return new Layout(text, Pattern.compile(regex.toString()));
  }

  /**
   * Returns whose log a file is; null if the layout does not include it.
   *
   * @param name below the path of the archive, with {@code /} between folders
   * @param top the name of the last folder of that path
   */
  @Nullable Owner owner(String name, String top) {
    if (pattern == null) {
      String file = name.substring(name.lastIndexOf('/') + 1);
      if (isTemporary(file)) {
        return null;
      }
      int end = name.lastIndexOf('/');
      String host = end < 0 ? top : name.substring(name.lastIndexOf('/', end - 1) + 1, end);
      return new Owner(host, "");
    }
    Matcher matcher = pattern.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    return new Owner(matcher.group("host"), text.contains(DATE) ? matcher.group("date") : "");
  }

  /** As the command line, and as Spark: what a writer has not finished has such a name. */
  private static boolean isTemporary(String file) {
    return file.startsWith("_")
        || file.startsWith(".")
        || file.endsWith(".swp")
        || file.endsWith(".tmp")
        || file.endsWith("~");
  }

  /** Returns true if only some of the files may be logs: those with a record at the beginning. */
  boolean isDefault() {
    return pattern == null;
  }
}
