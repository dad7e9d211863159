package io.jaudit.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the name of a file whose log it is. Immutable.
 *
 * @param text as the user wrote it; empty for the default: the parent folder is the host
 * @param patterns match the names below the path, the first that does counts; none for the default
 */
record Layout(String text, List<Pattern> patterns) implements Serializable {
  private static final String HOST = "{host}";
  private static final String DATE = "{date}";

  /** Some text in a name, as little as possible. */
  private static final String SOME = "[^/]+?";

  /**
   * A date, perhaps with a time, as little as possible: where it ends is clear even if host and
   * date have the same character between their parts as between them.
   */
  private static final String USUAL_DATE =
      "[0-9]{4}[-_.]?[0-9]{2}[-_.]?[0-9]{2}([-_.T]?[0-9]{2}([-_.:]?[0-9]{2}){0,2}?Z?)??";

  /** Between these, nothing tells where the name of the host begins or ends. */
  private static final Pattern UNCLEAR =
      Pattern.compile("\\{host}(\\*|\\{date})|(\\*|\\{date})\\{host}");

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
      return new Layout(text, List.of());
    }
    refuseUnclear(text);
    return text.contains(DATE)
        ? new Layout(text, List.of(pattern(text, USUAL_DATE), pattern(text, SOME)))
        : new Layout(text, List.of(pattern(text, SOME)));
  }

  private static void refuseUnclear(String text) {
    if (count(text, HOST) != 1 || count(text, DATE) > 1) {
      throw new IllegalArgumentException(
          "layout: expected {host} once, and {date} at most once, such as"
              + " {host}/audit.log*, not '"
              + text
              + "'");
    }
    Matcher unclear = UNCLEAR.matcher(text);
    if (unclear.find()) {
      throw new IllegalArgumentException(
          "layout: nothing in '"
              + unclear.group()
              + "' tells which part of a name is the host; expected text or / between them");
    }
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  private static Pattern pattern(String text, String date) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith(HOST, i)) {
        regex.append("(?<host>").append(SOME).append(')');
        i += HOST.length();
      } else if (text.startsWith(DATE, i)) {
        regex.append("(?<date>").append(date).append(')');
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
    return Pattern.compile(regex.toString());
  }

  /**
   * Returns whose log a file is; null if the layout does not include it.
   *
   * @param name below the path of the archive, with {@code /} between folders
   * @param top the name of the last folder of that path
   */
  @Nullable Owner owner(String name, String top) {
    if (isDefault()) {
      int end = name.lastIndexOf('/');
      String host = end < 0 ? top : name.substring(name.lastIndexOf('/', end - 1) + 1, end);
      return isHidden(name) || isTemporary(name.substring(end + 1)) ? null : new Owner(host, "");
    }
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) {
        return new Owner(matcher.group("host"), text.contains(DATE) ? matcher.group("date") : "");
      }
    }
    return null;
  }

  /**
   * Returns whose log a file is that the path of the archive names itself: its last names are those
   * of the layout. Null if the layout does not include it.
   *
   * @param path of the file, with {@code /} between folders
   */
  @Nullable Owner ownerOfNamed(String path) {
    String[] names = path.split("/");
    if (isDefault()) {
      return new Owner(names.length < 2 ? "" : names[names.length - 2], "");
    }
    int from = names.length - text.split("/").length;
    return from < 0
        ? null
        : owner(String.join("/", Arrays.asList(names).subList(from, names.length)), "");
  }

  /** Returns true if the name of a folder is one that programs give to folders of their own. */
  private static boolean isHidden(String name) {
    return name.startsWith(".")
        || name.contains("/.")
        || name.startsWith("_temporary/")
        || name.contains("/_temporary/");
  }

  /** As the command line, and as Spark: what a writer has not finished has such a name. */
  private static boolean isTemporary(String file) {
    return file.startsWith("_")
        || file.endsWith(".swp")
        || file.endsWith(".tmp")
        || file.endsWith("~");
  }

  /** Returns true if only some of the files may be logs: those with a record at the beginning. */
  boolean isDefault() {
    return patterns.isEmpty();
  }
}
