package io.jaudit.options.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * Parses the value of {@code -ts/--start} and {@code -te/--end}: words to an instant.
 *
 * <p>In: the words after the option, the present time in the zone that the words are meant in. Out:
 * milliseconds since 1970; both ends are included, so an end is the last matching millisecond.
 * Based on docs/ausearch-semantics.md §3.3 and docs/ausearch-differences.md no. 12. No state, safe
 * for threads.
 *
 * <pre>
 * words                                    as a start           as an end
 * DATE (11/14/23 11/14/2023 2023-11-14     its first ms         its last ms [1]
 *   2023/11/14, Nov 14, 14 Nov 2023)
 * monday, last-monday, tues                as DATE: the last such day; with last-, before today
 * TIME (10:00 10:00:05 10am 10:30 pm)      today, .000          today, .999
 * TIME with ms (10:00:05.250)              that ms              that ms
 * DATE TIME, TIME DATE, DATE'T'TIME        as TIME, on that day
 * Tue Nov 14 10:00:05 UTC 2023             the same
 * WORD TIME, TIME WORD                     as TIME, on the day that WORD lies in [2]
 * TIME and Z, UTC, +01:00, +0100, +01      all of the expression is meant in that zone
 * &#64;1700000000, &#64;1700000000.250             .000, that ms        .999, that ms
 * 2h, 1d 12h, 10 min ago, now, boot,       .000 of the second   .999 of the second
 *   recent (10 min ago)
 * today                                    its first ms         now
 * yesterday, week-ago, last-week,          its first ms         its last ms [1]
 *   last-month, last-year
 * this-hour, this-week (since Sunday),     its first ms         .999 of its first second:
 *   this-month, this-year                                       what was before it
 * </pre>
 *
 * <p>As a span ({@link Edge#LAST}), recent, this-hour and the like last until now.
 *
 * <p>The dash of a word such as last-week may be a blank.
 *
 * <p>Differences from ausearch: [1] for a date it takes the present time of day, for the two words
 * the day's first second; [2] it ignores the time {@code 00:00:00} after some words.
 *
 * <p>A local time that the clocks skip is moved forward by what they skip; of one that comes twice
 * a start takes the first and an end the second, so that nothing is hidden. A day begins with its
 * first instant, which need not be midnight.
 */
public final class TimeExpression {
  private static final String FORMS =
      "one such as 10:00, 2023-11-14, \"Nov 14 10:00\", 2h, today, monday or last-week"
          + " (\"jaudit help times\" lists all)";

  /**
   * The largest number of words that a time takes: {@code 1 week 2 days 3 hours 4 minutes 5 seconds
   * ago}.
   */
  public static final int MAX_WORDS = 11;

  private static final int MAX_EPOCH_DIGITS = 11;
  private static final int LEAST_EPOCH_DIGITS = 9;

  /** Selects the side of the searched time that an expression bounds. */
  public enum Edge {
    START,
    END,
    /** The last millisecond of what a word names: {@code this-week} is from Sunday until now. */
    LAST
  }

  private TimeExpression() {}

  /** Returns the words that are times by themselves, such as {@code today}. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (TimeWord word : TimeWord.values()) {
      names.add(word.spelling());
    }
    return names;
  }

  /**
   * Returns how many of the words that follow an option are its value: all that ausearch would use,
   * but not a word that can't be part of a time, as that is an operand ({@code -ts today
   * audit.log}); one that could be both is the value's ({@code ./2023-11-14} is a file). A wrong
   * time ({@code today 25:00}) is taken too, so that {@link #parse} can refuse it.
   *
   * @param words up to the end of the command line; only the first {@link #MAX_WORDS} matter
   * @return at most {@link #MAX_WORDS}; 0 if there is no value: the command line ends or an option
   *     follows
   */
  public static int wordsTaken(List<String> words) {
    if (words.isEmpty()) {
      return 0;
    }
    String first = words.get(0);
    if (first.startsWith("-") && (first.length() == 1 || !TimeText.isDigit(first.charAt(1)))) {
      return 0;
    }
    int taken = new TimeParts(words).taken();
    if (taken > 0) {
      return taken;
    }
    if (TimeAgo.mayStartWith(first)) {
      return TimeAgo.wordsTaken(words.subList(0, Math.min(MAX_WORDS, words.size())));
    }
    List<String> rest = words.subList(1, words.size());
    return 1 + (rest.isEmpty() ? 0 : TimeOfDay.words(rest));
  }

  /**
   * Returns the instant that the words mean, in epoch milliseconds.
   *
   * @param words as {@link #wordsTaken} counts them; a quoted word may hold several
   * @param now the current time, in the zone of local times
   * @param boot asked only for the word {@code boot}
   * @throws TimeExpressionException if the words are no time
   */
  public static long parse(Edge edge, List<String> words, ZonedDateTime now, BootTime boot)
      throws TimeExpressionException {
    List<String> tokens = tokens(words);
    Span span = span(tokens, now, boot);
    TimeWord word = edge == Edge.LAST && tokens.size() <= 2 ? TimeWord.of(tokens) : null;
    boolean lastsUntilNow = word != null && word.lastsUntilNow();
    return edge == Edge.START ? span.first : lastsUntilNow ? Span.ofSecond(now).last : span.last;
  }

  private static List<String> tokens(List<String> words) {
    List<String> tokens = new ArrayList<>();
    for (String word : words) {
      StringTokenizer parts = new StringTokenizer(word);
      while (parts.hasMoreTokens()) {
        tokens.add(parts.nextToken());
      }
    }
    return tokens;
  }

  private static Span span(List<String> tokens, ZonedDateTime now, BootTime boot)
      throws TimeExpressionException {
    if (tokens.isEmpty()) {
      throw new TimeExpressionException("the time is empty; expected " + FORMS);
    }
    if (tokens.get(0).startsWith("@")) {
      return epoch(tokens);
    }
    TimeParts parts = new TimeParts(tokens);
    if (parts.taken() == 0 && TimeAgo.mayStartWith(tokens.get(0))) {
      return Span.ofSecond(TimeAgo.parse(tokens, now));
    }
    if (parts.taken() < tokens.size()) {
      throw unexpected(tokens, parts);
    }
    return parts.clock().isEmpty()
        ? day(parts.day(), now, boot)
        : onDay(parts.day(), TimeOfDay.parse(parts.clock()), now, boot);
  }

  /** Returns the error for words of which not all are parts of a time. */
  private static TimeExpressionException unexpected(List<String> tokens, TimeParts parts)
      throws TimeExpressionException {
    String text = String.join(" ", tokens);
    String next = tokens.get(parts.taken());
    if (parts.taken() == 0 && tokens.size() == 1) {
      return notADay(next);
    }
    boolean isOneMore = parts.taken() == tokens.size() - 1;
    if (isOneMore && parts.day().isEmpty() && parts.taken() > 0 && TimeOfDay.looksLike(next)) {
      CalendarDate.parse(next);
    }
    if (isOneMore && parts.clock().isEmpty()) {
      TimeOfDay.parse(next);
    }
    if (isOneMore && TimeOfDay.looksLikeZone(next)) {
      TimeOfDay.parse(parts.clock() + " " + next);
    }
    return parts.taken() == 0
        ? notATime(text)
        : new TimeExpressionException("'" + text + "' has too many parts; expected " + FORMS);
  }

  private static Span epoch(List<String> tokens) throws TimeExpressionException {
    String token = tokens.get(0);
    if (tokens.size() > 1) {
      throw notEpoch(String.join(" ", tokens), "unexpected words after @SECONDS");
    }
    TimeText text = new TimeText(token);
    long seconds = 0;
    text.take('@');
    for (int digit = text.number(1); digit != TimeText.NONE; digit = text.number(1)) {
      seconds = seconds * 10 + digit;
      if (text.position() > 1 + MAX_EPOCH_DIGITS) {
        throw notEpoch(token, "too many digits (write milliseconds after a point)");
      }
    }
    boolean complete = text.position() > 1;
    int millis = text.fraction();
    if (!complete || text.remaining() > 0) {
      throw notEpoch(token, "expected seconds since 1970 after @");
    }
    return Span.of(seconds, seconds, millis);
  }

  private static Span day(List<String> day, ZonedDateTime now, BootTime boot)
      throws TimeExpressionException {
    TimeWord word = TimeWord.of(day);
    if (word == null) {
      return Span.ofDays(date(day, now), date(day, now), now.getZone());
    }
    ZonedDateTime moment = word.moment(now, boot);
    if (word == TimeWord.TODAY) {
      return new Span(Span.ofSecond(moment).first, Span.ofSecond(now).last);
    }
    LocalDate last = word.lastDay(moment.toLocalDate());
    return last == null
        ? Span.ofSecond(moment)
        : Span.ofDays(moment.toLocalDate(), last, now.getZone());
  }

  private static Span onDay(List<String> day, TimeOfDay time, ZonedDateTime now, BootTime boot)
      throws TimeExpressionException {
    ZonedDateTime zonedNow = time.offset() == null ? now : now.withZoneSameInstant(time.offset());
    TimeWord word = day.isEmpty() ? TimeWord.TODAY : TimeWord.of(day);
    LocalDate date = word == null ? date(day, zonedNow) : word.moment(zonedNow, boot).toLocalDate();
    ZonedDateTime earlier = time.on(date).atZone(zonedNow.getZone());
    ZonedDateTime later = earlier.withLaterOffsetAtOverlap();
    return Span.of(earlier.toEpochSecond(), later.toEpochSecond(), time.millis());
  }

  private static LocalDate date(List<String> day, ZonedDateTime now)
      throws TimeExpressionException {
    if (NamedDay.words(day) > 0) {
      return NamedDay.parse(day, now.toLocalDate());
    }
    String token = day.get(0);
    if (CalendarDate.looksLike(token)) {
      return CalendarDate.parse(token);
    }
    throw notADay(token);
  }

  /** Returns the error for a word that is no time. */
  private static TimeExpressionException notADay(String token) throws TimeExpressionException {
    if (TimeText.isDigit(token.charAt(0))) {
      throw wrongNumber(token);
    }
    TimeWord resembling = TimeWord.resembling(token);
    String other =
        switch (token.toLowerCase(Locale.ROOT)) {
          case "midnight" -> "today";
          case "noon", "midday" -> "12:00";
          default -> "";
        };
    if (!other.isEmpty()) {
      return new TimeExpressionException("'" + token + "' is not a time; write '" + other + "'");
    }
    if (resembling != null) {
      return new TimeExpressionException(
          "'" + token + "' is not a time; write '" + resembling.spelling() + "'");
    }
    if (NamedDay.isMonth(token)) {
      return new TimeExpressionException(
          "'" + token + "' is not a time: the day is missing; write " + token + " 22");
    }
    if (token.equalsIgnoreCase("checkpoint")) {
      return new TimeExpressionException(
          "'"
              + token
              + "' is not a time here; only -ts accepts the word checkpoint. Expected "
              + FORMS);
    }
    return notATime(token);
  }

  /** Returns the error for a word that begins with a digit. */
  private static TimeExpressionException wrongNumber(String token) throws TimeExpressionException {
    if (token.indexOf(':') > 0) {
      TimeOfDay.parse(token);
    }
    if (token.indexOf('.') >= LEAST_EPOCH_DIGITS) {
      return notEpoch(token, "write @ before seconds since 1970");
    }
    CalendarDate.parse(token);
    return notATime(token);
  }

  private static TimeExpressionException notATime(String text) {
    return new TimeExpressionException("'" + text + "' is not a time; expected " + FORMS);
  }

  private static TimeExpressionException notEpoch(String token, String why) {
    return new TimeExpressionException(
        "'" + token + "' is not a time: " + why + "; write @1700000000 or @1700000000.123");
  }

  /** The milliseconds that an expression covers, both ends included. */
  private record Span(long first, long last) {
    private static final LocalTime LAST_OF_DAY = LocalTime.of(23, 59, 59, 999_000_000);

    static Span of(long firstSecond, long lastSecond, int millis) {
      return millis == TimeText.NONE
          ? new Span(firstSecond * 1000, lastSecond * 1000 + 999)
          : new Span(firstSecond * 1000 + millis, lastSecond * 1000 + millis);
    }

    static Span ofSecond(ZonedDateTime moment) {
      return of(moment.toEpochSecond(), moment.toEpochSecond(), TimeText.NONE);
    }

    static Span ofDays(LocalDate first, LocalDate last, ZoneId zone) {
      return new Span(first.atStartOfDay(zone).toInstant().toEpochMilli(), lastOfDay(last, zone));
    }

    /** Not the next day's start less one: some zones set clocks back across midnight. */
    private static long lastOfDay(LocalDate day, ZoneId zone) {
      LocalDateTime local = day.atTime(LAST_OF_DAY);
      ZoneOffsetTransition transition = zone.getRules().getTransition(local);
      return transition != null && transition.isGap()
          ? transition.getInstant().toEpochMilli() - 1
          : local.atZone(zone).withLaterOffsetAtOverlap().toInstant().toEpochMilli();
    }
  }
}
