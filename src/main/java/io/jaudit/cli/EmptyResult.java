package io.jaudit.cli;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.filter.where.WantedValues;
import io.jaudit.filter.where.WhereFilter;
import io.jaudit.interpret.tables.Suggestion;
import io.jaudit.options.FilterOption;
import io.jaudit.options.Numbers;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchCondition;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageErrors;
import io.jaudit.record.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains why no event matched: how many there are, of which time, and which condition none of
 * them meets. For people, so it is used only on a terminal: the logs are read again, all of them.
 */
final class EmptyResult {
  private static final int LISTED = 8;

  /** Of more values, a list of some would not help. */
  private static final int FEW = 40;

  /** A shorter text is in too many words. */
  private static final int SHORTEST_PART = 3;

  /** What logs and other programs write if there is no value. */
  private static final Set<String> NO_VALUES =
      Set.of("(null)", "null", "(none)", "none", "?", "", "nil");

  /** What a shell or grep would read as a pattern. */
  private static final Pattern PATTERN = Pattern.compile("[*?|]");

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

  /** Returns the conditions about the time; null if there are none. */
  @Nullable EventFilter time() {
    List<EventFilter> times = new ArrayList<>();
    for (SearchCondition condition : conditions) {
      if (condition.isTime()) {
        times.add(condition.filter());
      }
    }
    return times.isEmpty() ? null : Filters.all(times);
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
    if (counts.metAll() > 0 && !options.has(RunOption.INVERT)) {
      sentences.add(count(counts.metAll()) + " by now; the log has grown, or they were incomplete");
      return sentences;
    }
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
        addReasons(i);
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
    sentences.add(String.join(", ", each) + "; no event matches all but one of these");
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

  private void addReasons(int index) {
    SearchCondition condition = conditions.get(index);
    List<String> values = options.all(condition.option());
    switch (condition.option()) {
      case WHERE, WHERE_FILE -> {
        Optional<WantedValues> wanted =
            condition.filter() instanceof WhereFilter where ? where.wanted() : Optional.empty();
        if (wanted.isPresent()) {
          addValues(wanted.get(), counts.values(index));
        }
      }
      case KEY -> addKeys(values);
      case MESSAGE -> sentences.add("the types of " + records() + " are " + listed(counts.types()));
      case LOGINUID -> addUserId(values);
      default -> {
        boolean isText = condition.option().form().label().equals("TEXT");
        if (isText && !options.has(RunOption.REGEX)) {
          addText(condition.option(), values, counts.values(index));
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

  /** Adds the values that a field has, if none of them is wanted, or the one that was meant. */
  private void addValues(WantedValues wanted, List<String> values) {
    String name = wanted.field().name();
    for (String value : wanted.values()) {
      if (NO_VALUES.contains(value.toLowerCase(Locale.ROOT))) {
        sentences.add("for events without " + name + ", write --where 'not " + name + "'");
        return;
      }
    }
    if (name.equals("type")) {
      sentences.add("the types of " + records() + " are " + listed(counts.types()));
    } else if (values.isEmpty()) {
      sentences.add((counts.isOfAll() ? "no event has " : "none of these events has ") + name);
    } else if (name.equals("auid") && !counts.anyLoginUser()) {
      sentences.add(
          (counts.isOfAll() ? "every auid is unset" : "every auid of these is unset")
              + ", as that of services, containers and cron jobs; uid is the user ID");
    } else {
      List<String> near = new ArrayList<>();
      for (String value : wanted.values()) {
        near.addAll(nearest(value, values));
      }
      if (!near.isEmpty()) {
        sentences.add("did you mean " + name + " = " + quoted(near.get(0)) + "?");
      } else if (values.size() <= FEW) {
        sentences.add("the values of " + name + " are " + listed(values));
      }
    }
  }

  /** Adds the value that was probably meant, which may differ only in case, or be a pattern. */
  private void addText(FilterOption option, List<String> texts, List<String> values) {
    if (addPattern(option, texts)) {
      return;
    }
    if (options.has(RunOption.WORD)) {
      sentences.add("with -w, TEXT is the whole field; without it, a part of the field");
      return;
    }
    for (String text : texts) {
      List<String> near = nearest(text, values);
      if (!near.isEmpty()) {
        sentences.add("did you mean " + option.form().names().get(0) + " " + near.get(0) + "?");
        return;
      }
    }
  }

  /** Adds how to search for a pattern, if a TEXT looks like one; returns false if none does. */
  private boolean addPattern(FilterOption option, List<String> texts) {
    for (String text : texts) {
      if (PATTERN.matcher(text).find()) {
        sentences.add(
            "in TEXT, "
                + (UsageErrors.hasWildcard(text) ? "* and ? are no wildcards" : "| is no \"or\"")
                + "; with --regex, "
                + option.form().names().get(0)
                + " takes a regular expression");
        return true;
      }
    }
    return false;
  }

  /** Returns the right words that contain a wrong one, in any case, then those close to it. */
  private static List<String> nearest(String wrong, List<String> right) {
    List<String> near = new ArrayList<>();
    if (Numbers.decimal(wrong).isPresent()) {
      return near;
    }
    String part = wrong.toLowerCase(Locale.ROOT);
    for (String word : right) {
      if (part.length() >= SHORTEST_PART && word.toLowerCase(Locale.ROOT).contains(part)) {
        near.add(word);
      }
    }
    near.addAll(Suggestion.nearest(wrong, right));
    return near;
  }

  private static String quoted(String value) {
    return value.matches("[^\\s()\"',&|<>=*?]+") ? value : '"' + value + '"';
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
    if (!options.has(RunOption.REGEX) && addPattern(FilterOption.KEY, wanted)) {
      return;
    }
    List<String> near = new ArrayList<>();
    for (String text : wanted) {
      List<String> parts = List.of(text.split(",", -1));
      if (parts.size() > 1 && keys.containsAll(parts)) {
        near.add(String.join(" -k ", parts)); // TEXT is no list
      }
      near.addAll(nearest(text, keys));
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
