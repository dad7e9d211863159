package io.jaudit.cli;

import io.jaudit.options.UsageException;
import io.jaudit.report.ReportFormat;
import io.jaudit.report.Reports;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of {@code jaudit report}, those that are options of its own apart from those of a
 * search. Immutable.
 *
 * @param names of reports
 * @param by the values of {@code --by}
 * @param top the value of {@code --top}; null if it is not given
 * @param bucket the value of {@code --bucket}; null if it is not given
 * @param format the value of {@code --format}
 * @param isCompatible whether {@code --compat} is given
 * @param html the value of {@code --html}; null if it is not given
 * @param others the words of the search
 */
record ReportWords(
    List<String> names,
    List<String> by,
    @Nullable String top,
    @Nullable String bucket,
    String format,
    boolean isCompatible,
    @Nullable String html,
    List<String> others) {
  private static final String BY = "--by";
  private static final String TOP = "--top";
  private static final String BUCKET = "--bucket";
  private static final String FORMAT = "--format";
  private static final String COMPAT = "--compat";
  private static final String HTML = "--html";
  private static final List<String> OPTIONS = List.of(BY, TOP, BUCKET, FORMAT, HTML);

  /** Returns true for an option that only reports have, with or without its value. */
  static boolean isOption(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    return OPTIONS.contains(name) && !name.equals(FORMAT);
  }

  static ReportWords of(List<String> words) throws UsageException {
    List<List<String>> values = new ArrayList<>();
    for (int i = 0; i < OPTIONS.size(); i++) {
      values.add(new ArrayList<>());
    }
    List<String> others = new ArrayList<>();
    boolean areOperands = false;
    boolean isCompatible = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      int option = OPTIONS.indexOf(equals < 0 ? word : word.substring(0, equals));
      areOperands |= word.equals("--");
      if (word.equals(COMPAT) && !areOperands) {
        isCompatible = true;
        continue;
      }
      if (option < 0 || areOperands) {
        others.add(word);
        continue;
      }
      String name = OPTIONS.get(option);
      if (equals < 0 && i + 1 == words.size()) {
        throw new UsageException(name + " needs a value; see jaudit report --help");
      }
      values.get(option).add(equals < 0 ? words.get(++i) : word.substring(equals + 1));
    }
    List<String> by = values.get(0);
    boolean needsNames = by.isEmpty() && values.get(2).isEmpty();
    String format = one(FORMAT, values.get(3));
    String html = one(HTML, values.get(4));
    boolean isPage = html != null || ReportFormat.PAGE.equals(format);
    List<String> names = takeNames(others, needsNames && !isPage);
    if (names.isEmpty() && needsNames && isPage) {
      names = List.of(Reports.SUMMARY);
    }
    if (html != null && format != null && !format.equals(ReportFormat.PAGE)) {
      throw new UsageException("--html and --format can't be combined");
    }
    return new ReportWords(
        names,
        by,
        one(TOP, values.get(1)),
        one(BUCKET, values.get(2)),
        html != null ? ReportFormat.PAGE : format == null ? "table" : format,
        isCompatible,
        html,
        others);
  }

  /** Removes the names of reports from the words: the first one, unless it is a log. */
  private static List<String> takeNames(List<String> others, boolean needsNames)
      throws UsageException {
    if (others.isEmpty() || others.get(0).startsWith("-")) {
      return List.of();
    }
    List<String> names = List.of(others.get(0).split(",", -1));
    for (String name : names) {
      if (!Reports.names().contains(name)) {
        if (!needsNames) {
          return List.of();
        }
        throw new UsageException(
            "no report is named '"
                + name
                + "'; expected "
                + String.join(", ", Reports.names())
                + ", or --by FIELD before the log");
      }
    }
    others.remove(0);
    return names;
  }

  private static @Nullable String one(String option, List<String> values) throws UsageException {
    if (values.size() > 1) {
      throw new UsageException(option + " is given twice");
    }
    return values.isEmpty() ? null : values.get(0);
  }
}
