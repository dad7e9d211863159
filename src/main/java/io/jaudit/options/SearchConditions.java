package io.jaudit.options;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.filter.where.WhereFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the conditions that options describe: an event must meet all of them, and one of the values
 * of a repeated option, but each expression. For use by one thread.
 */
final class SearchConditions {
  private static final String NOT_PLAIN = " \t\n\u000b\f\r'\"()<>&|;*?$!~#";

  private final SearchOptions options;
  private final OptionValues reader;
  private final List<SearchCondition> times = new ArrayList<>();
  private final List<SearchCondition> others = new ArrayList<>();

  /**
   * @throws UsageException if a value is wrong
   */
  SearchConditions(SearchOptions options, OptionValues reader) throws UsageException {
    this.options = options;
    this.reader = reader;
    for (FilterOption option : FilterOption.values()) {
      boolean isTime = option == FilterOption.START || option == FilterOption.END;
      add(option, isTime ? times : others);
    }
  }

  /** Returns the filter that matches events which meet all conditions. */
  EventFilter filter() {
    List<EventFilter> all = filters(times);
    if (options.has(RunOption.INVERT)) {
      all.add(inverted());
    } else {
      all.addAll(filters(others));
    }
    return Filters.all(all);
  }

  /** Returns the conditions; the negation of several is one. */
  List<SearchCondition> list() {
    List<SearchCondition> list = new ArrayList<>();
    if (!times.isEmpty()) {
      list.add(joined(times, "", Filters.all(filters(times))));
    }
    if (options.has(RunOption.INVERT) && !others.isEmpty()) {
      list.add(joined(others, RunOption.INVERT.longName() + " ", inverted()));
    } else {
      for (SearchCondition condition : others) {
        list.addAll(terms(condition));
      }
    }
    return list;
  }

  /** Returns the terms of an expression, each as one; of another condition, itself. */
  private static List<SearchCondition> terms(SearchCondition condition) {
    if (!(condition.filter() instanceof WhereFilter where) || where.terms().size() == 1) {
      return List.of(condition);
    }
    List<SearchCondition> terms = new ArrayList<>();
    for (WhereFilter term : where.terms()) {
      String line = term.text().replaceAll("\\s+", " ");
      terms.add(
          new SearchCondition(FilterOption.WHERE, text(FilterOption.WHERE, List.of(line)), term));
    }
    return terms;
  }

  private static SearchCondition joined(
      List<SearchCondition> parts, String before, EventFilter filter) {
    List<String> texts = new ArrayList<>();
    for (SearchCondition part : parts) {
      texts.add(part.text());
    }
    return new SearchCondition(parts.get(0).option(), before + String.join(" ", texts), filter);
  }

  private EventFilter inverted() {
    return others.isEmpty() ? none() : Filters.not(Filters.all(filters(others)));
  }

  private static List<EventFilter> filters(List<SearchCondition> conditions) {
    List<EventFilter> filters = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      filters.add(conditions.get(i).filter());
    }
    return filters;
  }

  private void add(FilterOption option, List<SearchCondition> conditions) throws UsageException {
    List<EventFilter> alternatives = new ArrayList<>();
    for (String word : options.all(option)) {
      alternatives.addAll(criteria(option, word));
    }
    if (option.mustAllMatch()) {
      for (int i = 0; i < alternatives.size(); i++) {
        String text = text(option, List.of(options.all(option).get(i)));
        conditions.add(new SearchCondition(option, text, alternatives.get(i)));
      }
    } else if (!alternatives.isEmpty()) {
      conditions.add(
          new SearchCondition(
              option, text(option, options.all(option)), Filters.any(alternatives)));
    }
    for (String word : options.negated(option)) {
      List<EventFilter> unwanted = criteria(option, word);
      EventFilter filter = unwanted.isEmpty() ? none() : Filters.not(Filters.any(unwanted));
      String text = RunOption.NOT.longName() + " " + text(option, List.of(word));
      conditions.add(new SearchCondition(option, text, filter));
    }
  }

  private static EventFilter none() {
    return Filters.any(List.of());
  }

  private static String text(FilterOption option, List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(text.isEmpty() ? "" : " ").append(option.form().names().get(0)).append(' ');
      text.append(isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return text.toString();
  }

  /** Returns true if a shell takes the word as it is. A regex would take 3 ms of each start. */
  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (NOT_PLAIN.indexOf(word.charAt(i)) >= 0) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /** Returns the criteria of which one has to match; none if every event matches. */
  private List<EventFilter> criteria(FilterOption option, String word) throws UsageException {
    List<String> each = new ArrayList<>(ValueList.of(option, word));
    if (each.size() > 1 && ValueList.mayBeOneName(option, word)) {
      each.add(word);
    }
    List<EventFilter> criteria = new ArrayList<>();
    for (String value : each) {
      EventFilter criterion = criterion(option, value);
      if (criterion != null) {
        criteria.add(criterion);
      }
    }
    return criteria;
  }

  private @Nullable EventFilter criterion(FilterOption option, String value) throws UsageException {
    try {
      return option.criterion(value, reader);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          option.longName()
              + ": '"
              + value
              + "' is not a regular expression: "
              + e.getDescription()
              + (e.getIndex() < value.length()
                  ? " at character " + (e.getIndex() + 1)
                  : " at the end"));
    }
  }
}
