package io.jaudit.cli;

import io.jaudit.filter.EventFilter;
import io.jaudit.interpret.tables.Suggestion;
import io.jaudit.options.FilterOption;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchCondition;
import io.jaudit.options.SearchOptions;
import io.jaudit.record.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Explains why no event matched: how many there are, of which time, and which condition none of
 * them meets. For people, so it is used only on a terminal: the logs are read again, all of them.
 */
final class EmptyResult {
  private static final int LISTED = 8;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final SearchOptions options;
  private final List<SearchCondition> conditions;
  private final ConditionCounts counts;
  private final ZoneId zone;
  private final List<String> sentences = new ArrayList<>();

  /**
   * @param conditions those of {@code options}
   * @param counts of all events of the logs, or of the first ones
   * @param zone that of the times in the sentences
   */
  EmptyResult(
      SearchOptions options,
      List<SearchCondition> conditions,
      ConditionCounts counts,
      ZoneId zone) {
    this.options = options;
    this.conditions = conditions;
    this.counts = counts;
    this.zone = zone;
  }

  /** Returns the counts. */
  ConditionCounts counts() {
    return counts;
  }

  /** Returns the condition about the time; null if there is none. */
  @Nullable EventFilter time() {
    boolean hasTime = !conditions.isEmpty() && conditions.get(0).isTime();
    return hasTime ? conditions.get(0).filter() : null;
  }

  /** Returns the sentences, after all events were counted. */
  List<String> sentences() {
    sentences.clear();
    if (counts.events() == 0) {
      sentences.add("the log has no events");
      return sentences;
    }
    String events = counts.events() == 1 ? "1 event" : counts.events() + " events";
    sentences.add(
        (counts.isCut() ? "of the first " + events : "read " + events)
            + ", from "
            + time(counts.firstMillis())
            + " to "
            + time(counts.lastMillis())
            + (counts.isCut() ? "; the others were not counted" : ""));
    addUnmet();
    if (sentences.size() == 1) {
      addLastUnmet();
    }
    if (sentences.size() == 1 && conditions.size() > 1) {
      addCounts();
    }
    if (sentences.size() == 1 && options.has(RunOption.INVERT)) {
      sentences.add(
          "--invert needs a condition: without one, every event matches, and is left out");
    }
    return sentences;
  }

  /** Adds the conditions that no event meets, each with the likely reason. */
  private void addUnmet() {
    for (int i = 0; i < conditions.size(); i++) {
      if (counts.met(i) == 0) {
        long others = conditions.size() > 1 ? counts.metAllBut(i) : 0;
        String rest = others == 0 ? "" : "; " + count(others) + " what else is asked for";
        sentences.add("none of them " + what(i) + rest);
        addReasons(conditions.get(i));
      }
    }
  }

  /** Adds each condition that removed all events which meet the others. */
  private void addLastUnmet() {
    for (int i = 0; i < conditions.size(); i++) {
      if (counts.metAllBut(i) > 0) {
        List<String> others = new ArrayList<>();
        for (int j = 0; j < conditions.size(); j++) {
          if (j != i) {
            others.add(conditions.get(j).text());
          }
        }
        sentences.add(
            count(counts.metAllBut(i))
                + " "
                + String.join(" ", others)
                + "; none of them "
                + what(i));
        if (conditions.get(i).option() == FilterOption.LOGINUID) {
          addUserId(options.all(FilterOption.LOGINUID));
        }
      }
    }
  }

  private void addCounts() {
    List<String> each = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      each.add(count(counts.met(i)) + " " + conditions.get(i).text());
    }
    sentences.add(String.join(", ", each) + "; none of them all but one of these");
  }

  /** Returns what no event does, in terms of a condition. */
  private String what(int index) {
    SearchCondition condition = conditions.get(index);
    TimeSpan span = condition.filter().interest().times();
    if (!condition.isTime() || span.isAlways()) {
      return "matches " + condition.text();
    }
    List<String> limits = new ArrayList<>();
    if (span.firstMillis() != Long.MIN_VALUE) {
      limits.add("from " + time(span.firstMillis()));
    }
    if (span.lastMillis() != Long.MAX_VALUE) {
      limits.add("to " + time(span.lastMillis()));
    }
    String text = "is in that time: " + condition.text() + " (" + String.join(" ", limits) + ")";
    if (counts.isCut()) {
      return text;
    }
    if (counts.lastMillis() < span.firstMillis()) {
      return text + "; the log ends before it";
    }
    return counts.firstMillis() > span.lastMillis()
        ? text + "; the log begins after it, and a folder is read with its older files"
        : text;
  }

  private void addReasons(SearchCondition condition) {
    List<String> values = options.all(condition.option());
    switch (condition.option()) {
      case KEY -> addKeys(values);
      case MESSAGE -> sentences.add("the types of " + records() + " are " + listed(counts.types()));
      case LOGINUID -> addUserId(values);
      default -> {
        boolean isText = condition.option().form().label().equals("TEXT");
        if (isText && options.has(RunOption.WORD)) {
          sentences.add("with -w, TEXT is the whole field; without it, a part of the field");
        }
      }
    }
  }

  /** Users who don't know auid expect that -ul finds what a user's processes do. */
  private void addUserId(List<String> values) {
    boolean isSet = !values.isEmpty() && !values.contains("unset") && !values.contains("-1");
    if (isSet && !counts.anyLoginUser()) {
      sentences.add(
          (counts.isOfAll() ? "every auid is unset" : "every auid of these is unset")
              + ", as that of services, containers and cron jobs"
              + (options.has(FilterOption.UID) ? "" : "; use -ui for the user ID (uid=)"));
    }
    if (counts.ofUserId() > 0) {
      sentences.add(
          "did you mean -ui "
              + String.join(" -ui ", values)
              + "? "
              + count(counts.ofUserId())
              + "; -ui is the user ID (uid=), -ul who logged in (auid=)");
    }
  }

  private String records() {
    return counts.isOfAll() ? "its records" : "their records";
  }

  private void addKeys(List<String> wanted) {
    List<String> keys = counts.keys();
    if (keys.isEmpty()) {
      sentences.add(
          (counts.isOfAll() ? "no event has a key" : "none of these events has a key")
              + "; the rules need -k KEY, and auditctl -l lists them");
      return;
    }
    List<String> near = new ArrayList<>();
    for (String text : wanted) {
      List<String> parts = List.of(text.split(",", -1));
      if (parts.size() > 1 && keys.containsAll(parts)) {
        near.add(String.join(" -k ", parts)); // TEXT is no list
      }
      for (String key : keys) {
        if (key.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
          near.add(key);
        }
      }
      near.addAll(Suggestion.nearest(text, keys));
    }
    String option = FilterOption.KEY.form().names().get(0);
    if (near.isEmpty() || options.has(RunOption.REGEX)) {
      sentences.add(
          "the keys of "
              + (counts.isOfAll() ? "the log" : "these events")
              + " are "
              + listed(keys));
    } else {
      String whole = options.has(RunOption.WORD) ? " (-w compares the whole key)" : "";
      sentences.add("did you mean " + option + " " + near.get(0) + "?" + whole);
    }
  }

  private static String listed(List<String> names) {
    return names.size() <= LISTED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, LISTED)) + ", ...";
  }

  private static String count(long events) {
    return events + (events == 1 ? " matches" : " match");
  }

  private String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
  }
}
