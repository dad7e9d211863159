package io.jaudit.output;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@link GappedLine} leaves out of a text, found name by name. */
final class SlowGaps {
  private static final int MAX_LENGTH = 4096;
  private static final String WORD = "[A-Za-z0-9_/][-A-Za-z0-9_/.:@]*";
  private static final String PORT_AFTER_ADDRESS = "(?:[0-9]*[.]){3}[0-9]*:[^: ]* ";
  private static final String HOST = "(?!" + PORT_AFTER_ADDRESS + ")(" + WORD + ")(?= )";
  private static final String NUMBER = "[1-9][0-9]{0,8}";
  private static final String START = "(?<=^|[ ]|(?<=^| )msg=')";

  /** The name, the value that is left out, and what comes after it. */
  private static final List<String> NAMES =
      List.of(
          "pid=(" + NUMBER + ")(?= )",
          "ses=(" + NUMBER + ")(?= )",
          "hostname=" + HOST,
          "addr=" + HOST,
          "unit=(" + WORD + ")(?= )",
          "comm=\"(" + WORD + ")(?=\"[ '])",
          "acct=\"(" + WORD + ")(?=\"[ '])");

  private static final String PATH = "(?![./])(?:[A-Za-z0-9_.:@+~-]|/(?![/.\"]))+";

  private static final List<String> FILE_NAMES =
      List.of(
          "inode=(" + WORD + ")(?= )",
          "name=\"/(" + PATH + ")(?=\"( |\0|$))",
          "cwd=\"/(" + PATH + ")(?=\"( |\0|$))");

  private static final String LOGIN_ID = "auid=(" + NUMBER + ")(?= )";
  private static final Pattern LOGIN_NAME =
      Pattern.compile("(?<=[ \u001d])AUID=\"((?!un)" + WORD + ")(?=\"( |\0|$))", Pattern.DOTALL);

  private SlowGaps() {}

  /** Returns the text of a PATH or CWD record with a tilde for each value, or null. */
  static @Nullable String keyOfFile(String text) {
    return text.length() > MAX_LENGTH ? null : without(text, FILE_NAMES);
  }

  /** Returns the text with a tilde for each value; null if it is not read. */
  static @Nullable String key(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    int separator = text.indexOf(0x1d);
    String logged = separator < 0 ? text : text.substring(0, separator);
    String added = separator < 0 ? "" : text.substring(separator);
    String key = without(logged, NAMES);
    if (key == null) {
      return null;
    }
    if (separator >= 0) {
      if (isRepeated(logged, LOGIN_ID)) {
        return null;
      }
      String before = key;
      key = without(key, Pattern.compile(START + LOGIN_ID));
      String addedKey = withoutFirst(added);
      return addedKey.equals(added) && !key.equals(before)
          ? null
          : (key + addedKey).replace('\0', '~');
    }
    return key.replace('\0', '~');
  }

  private static @Nullable String without(String text, List<String> names) {
    String key = text;
    for (String name : names) {
      if (isRepeated(text, name)) {
        return null;
      }
      key = without(key, Pattern.compile(START + name));
    }
    return key.replace('\0', '~');
  }

  private static boolean isRepeated(String logged, String name) {
    String start = name.substring(0, name.indexOf('('));
    Matcher matcher = Pattern.compile(START + Pattern.quote(start)).matcher(logged);
    return matcher.results().count() > 1;
  }

  private static String without(String text, Pattern value) {
    Matcher matcher = value.matcher(text);
    return matcher.find()
        ? text.substring(0, matcher.start(1)) + "~" + text.substring(matcher.end(1))
        : text;
  }

  /** Only the first login name counts. */
  private static String withoutFirst(String added) {
    int first = added.indexOf("AUID=\"");
    while (first > 0 && added.charAt(first - 1) != ' ' && first != 1) {
      first = added.indexOf("AUID=\"", first + 1);
    }
    if (first < 0) {
      return added;
    }
    Matcher matcher = LOGIN_NAME.matcher(added);
    return matcher.find() && matcher.start() == first
        ? added.substring(0, matcher.start(1)) + "~" + added.substring(matcher.end(1))
        : added;
  }
}
