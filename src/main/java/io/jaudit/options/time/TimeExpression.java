package io.jaudit.options.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
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
 * DATE (11/14/23 11/14/2023 2023-11-14)    its first ms         its last ms [1]
 * TIME (10:00 10:00:05)                    today, .000          today, .999
 * TIME with ms (10:00:05.250)              that ms              that ms
 * DATE TIME, TIME DATE, DATE'T'TIME        as TIME, on that day
 * WORD TIME, TIME WORD                     as TIME, on the day that WORD lies in [2]
 * TIME followed by Z, +01:00, +0100, +01   all of the expression is meant in that zone
 * &#64;1700000000, &#64;1700000000.250             .000, that ms        .999, that ms
 * 2h, 10 min ago, now, boot, recent        .000 of the second   .999 of the second
 *   (10 min ago)
 * today                                    its first ms         now
 * yesterday, week-ago, last-week           its first ms         its last ms [1]
 * this-hour, this-week (since Sunday),     its first ms         .999 of its first second:
 *   this-month, this-year                                       what was before it
 * </pre>
 *
 * <p>{@link FamiliarTime} has more forms of dates and times.
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
      "a date (2023-11-14, 11/14/23), a time (10:00, 10:00:05.250), both, @SECONDS,"
          + " an age (2h, 1d12h, \"10 min ago\"), a weekday or one of now, recent, boot, today, yesterday,"
          + " this-hour, this-week, last-week, week-ago, this-month, this-year";
  private static final int MAX_EPOCH_DIGITS = 11;

  /** Selects the side of the searched time that an expression bounds. */
  public enum Edge {
    START,
    END
  }

  private TimeExpression() {}

  /**
   * Returns how many of the words that follow an option are its value: all that ausearch would use,
   * but not a word that can't be part of a time, as that is an operand ({@code -ts today
   * audit.log}); one that could be both is the value's ({@code ./2023-11-14} is a file). A wrong
   * time ({@code today 25:00}) is taken too, so that {@link #parse} can refuse it.
   *
   * @param words up to the end of the command line; only the first four matter
   * @return 0 (there is no value: the command line ends or an option follows) to 4
   */
  public static int wordsTaken(List<String> words) {
    if (words.isEmpty()) {
      return 0;
    }
    String first = words.get(0);
    if (first.startsWith("-") && (first.length() == 1 || !TimeText.isDigit(first.charAt(1)))) {
      return 0;
    }
    int familiar = familiarWords(words);
    if (familiar > 0) {
      return familiar;
    }
    if (TimeAgo.mayStartWith(first)) {
      return TimeAgo.wordsTaken(words);
    }
    List<String> rest = words.subList(1, words.size());
    if (rest.isEmpty() || !belongTogether(first, rest)) {
      return 1;
    }
    return 1 + Math.max(1, FamiliarTime.clockWords(rest));
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
    List<String> tokens = FamiliarTime.rewritten(tokens(words), now.toLocalDate());
    Span span = span(tokens, now, boot);
    return edge == Edge.START ? span.first : span.last;
  }

  /**
   * Returns how many words a day or time of {@link FamiliarTime}, or both, take; 0 if there is
   * none.
   */
  private static int familiarWords(List<String> words) {
    int day = FamiliarTime.dayWords(words);
    if (day == 0) {
      int clock = FamiliarTime.clockWords(words);
      boolean hasDay = clock > 0 && words.size() > clock && isDay(words.get(clock));
      return hasDay ? clock + 1 : clock;
    }
    List<String> rest = words.subList(day, words.size());
    if (rest.isEmpty()) {
      return day;
    }
    int clock = FamiliarTime.clockWords(rest);
    return day + (clock == 0 && TimeOfDay.looksLike(rest.get(0)) ? 1 : clock);
  }

  private static boolean isDay(String word) {
    return CalendarDate.looksLike(word) || TimeWord.resembling(word) != null;
  }

  private static boolean belongTogether(String first, List<String> rest) {
    return TimeOfDay.looksLike(first)
        ? isDay(rest.get(0))
        : TimeOfDay.looksLike(rest.get(0)) || FamiliarTime.clockWords(rest) > 0;
  }

  /** Splits the words at spaces and at the T of an ISO date and time. */
  private static List<String> tokens(List<String> words) {
    List<String> tokens = new ArrayList<>();
    for (String word : words) {
      StringTokenizer parts = new StringTokenizer(word);
      while (parts.hasMoreTokens()) {
        String part = parts.nextToken();
        int t = part.indexOf('T');
        if (t > 0 && CalendarDate.looksLike(part.substring(0, t))) {
          tokens.add(part.substring(0, t));
          tokens.add(part.substring(t + 1));
        } else {
          tokens.add(part);
        }
      }
    }
    return tokens;
  }

  private static Span span(List<String> tokens, ZonedDateTime now, BootTime boot)
      throws TimeExpressionException {
    if (tokens.isEmpty()) {
      throw new TimeExpressionException("the time is empty; expected " + FORMS);
    }
    String first = tokens.get(0);
    if (TimeAgo.mayStartWith(first)) {
      return Span.ofSecond(TimeAgo.parse(tokens, now));
    }
    if (first.startsWith("@")) {
      return epoch(tokens);
    }
    if (tokens.size() == 1) {
      return first.indexOf(':') < 0
          ? dayOrWord(first, now, boot)
          : onDay(TimeWord.TODAY.spelling(), first, now, boot);
    }
    if (tokens.size() == 2) {
      String second = tokens.get(1);
      if (first.indexOf(':') < 0 && second.indexOf(':') < 0 && !isMeantAsDay(first)) {
        throw notATime(first + " " + second);
      }
      return first.indexOf(':') < 0
          ? onDay(first, second, now, boot)
          : onDay(second, first, now, boot);
    }
    throw new TimeExpressionException(
        "'" + String.join(" ", tokens) + "' has too many parts; expected " + FORMS);
  }

  private static boolean isMeantAsDay(String token) {
    return TimeText.isDigit(token.charAt(0)) || TimeWord.resembling(token) != null;
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

  private static Span dayOrWord(String token, ZonedDateTime now, BootTime boot)
      throws TimeExpressionException {
    TimeWord word = TimeWord.spelled(token);
    if (word == null) {
      return Span.ofDay(date(token), now.getZone());
    }
    ZonedDateTime moment = word.moment(now, boot);
    return switch (word) {
      case TODAY -> new Span(Span.ofSecond(moment).first, Span.ofSecond(now).last);
      case YESTERDAY, WEEK_AGO -> Span.ofDay(moment.toLocalDate(), now.getZone());
      case LAST_WEEK ->
          new Span(
              Span.ofSecond(moment).first,
              Span.lastOfDay(moment.toLocalDate().plusDays(6), now.getZone()));
      default -> Span.ofSecond(moment);
    };
  }

  private static Span onDay(String day, String time, ZonedDateTime now, BootTime boot)
      throws TimeExpressionException {
    TimeOfDay timeOfDay = TimeOfDay.parse(time);
    ZonedDateTime zonedNow =
        timeOfDay.offset() == null ? now : now.withZoneSameInstant(timeOfDay.offset());
    TimeWord word = TimeWord.spelled(day);
    LocalDate date = word == null ? date(day) : word.moment(zonedNow, boot).toLocalDate();
    ZonedDateTime earlier = timeOfDay.on(date).atZone(zonedNow.getZone());
    ZonedDateTime later = earlier.withLaterOffsetAtOverlap();
    return Span.of(earlier.toEpochSecond(), later.toEpochSecond(), timeOfDay.millis());
  }

  private static LocalDate date(String token) throws TimeExpressionException {
    if (!token.isEmpty() && TimeText.isDigit(token.charAt(0))) {
      return CalendarDate.parse(token);
    }
    TimeWord resembling = TimeWord.resembling(token);
    if (resembling != null) {
      throw new TimeExpressionException(
          "'" + token + "' is not a time; write '" + resembling.spelling() + "'");
    }
    if (token.equalsIgnoreCase("checkpoint")) {
      throw new TimeExpressionException(
          "'"
              + token
              + "' is not a time here; only -ts accepts the word checkpoint. Expected "
              + FORMS);
    }
    throw notATime(token);
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

    static Span ofDay(LocalDate day, ZoneId zone) {
      return new Span(day.atStartOfDay(zone).toInstant().toEpochMilli(), lastOfDay(day, zone));
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
