package io.jaudit.cli;

import io.jaudit.interpret.tables.Suggestion;
import io.jaudit.options.ReportOption;
import io.jaudit.options.UsageErrors;
import io.jaudit.options.UsageException;
import io.jaudit.report.ReportFormat;
import io.jaudit.report.Reports;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  static ReportWords of(List<String> words) throws UsageException {
    Map<ReportOption, List<String>> values = new EnumMap<>(ReportOption.class);
    List<String> others = new ArrayList<>();
    boolean areOperands = false;
    boolean isCompatible = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      ReportOption option = ReportOption.named(word);
      areOperands |= word.equals("--");
      if (word.equals(ReportOption.COMPAT.longName()) && !areOperands) {
        isCompatible = true;
        continue;
      }
      if (option == null || option == ReportOption.COMPAT || areOperands) {
        others.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      if (equals < 0 && i + 1 == words.size()) {
        throw new UsageException(option.longName() + " needs a value; see jaudit report --help");
      }
      given(option, values).add(equals < 0 ? words.get(++i) : word.substring(equals + 1));
    }
    List<String> by = given(ReportOption.BY, values);
    for (String fields : by) {
      if (fields.isBlank()) {
        throw UsageErrors.expected(
            ReportOption.BY, "names of fields, such as exe,auid", fields.strip());
      }
    }
    boolean needsNames = by.isEmpty() && given(ReportOption.BUCKET, values).isEmpty();
    String format = one(ReportOption.FORMAT, values);
    String html = one(ReportOption.HTML, values);
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
        one(ReportOption.TOP, values),
        one(ReportOption.BUCKET, values),
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
        throw noReport(name);
      }
    }
    String first = others.remove(0);
    if (!others.isEmpty() && Reports.names().contains(others.get(0))) {
      String next = others.get(0);
      throw new UsageException(
          "'%s' is the name of a report, too: for both, write %s,%s; for a file of this name, ./%s"
              .formatted(next, first, next, next));
    }
    return names;
  }

  private static UsageException noReport(String name) {
    List<String> nearest = Suggestion.nearest(name, Reports.names());
    String instead =
        nearest.isEmpty()
            ? "expected " + String.join(", ", Reports.names()) + ", or --by FIELD before the log"
            : "did you mean " + String.join(" or ", nearest) + "?";
    return new UsageException("no report is named '" + name + "'; " + instead);
  }

  private static @Nullable String one(ReportOption option, Map<ReportOption, List<String>> values)
      throws UsageException {
    List<String> given = given(option, values);
    if (given.size() > 1) {
      throw new UsageException(option.longName() + " is given twice");
    }
    return given.isEmpty() ? null : given.get(0);
  }

  private static List<String> given(ReportOption option, Map<ReportOption, List<String>> values) {
    return values.computeIfAbsent(option, key -> new ArrayList<>());
  }
}
