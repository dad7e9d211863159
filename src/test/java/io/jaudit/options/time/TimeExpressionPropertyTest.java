package io.jaudit.options.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.options.time.TimeExpression.Edge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any date in any zone, and for any text at all. */
final class TimeExpressionPropertyTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2024-03-20T15:37:42Z[UTC]");
  private static final BootTime NO_BOOT =
      now -> {
        throw new TimeExpressionException("unknown");
      };

  @Property
  void everySpellingOfADayMeansTheSameDay(
      @ForAll("days") LocalDate day, @ForAll("zones") ZoneId zone) throws Exception {
    for (String pattern :
        List.of(
            "MM/dd/yy",
            "M/d/yy",
            "MM/dd/yyyy",
            "yyyy-MM-dd",
            "yyyy/M/d",
            "MMM d yyyy",
            "d MMMM yyyy",
            "EEE, d MMM yyyy",
            "EEEE MMM d yyyy")) {
      String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(day);
      assertEquals(day, localDay(parse(Edge.START, text, zone), zone), text);
      assertEquals(day, localDay(parse(Edge.END, text, zone), zone), text);
      assertTrue(localDay(parse(Edge.START, text, zone) - 1, zone).isBefore(day), text);
      assertTrue(localDay(parse(Edge.END, text, zone) + 1, zone).isAfter(day), text);
    }
  }

  @Property
  void anInstantThatIsPrintedWithItsOffsetIsReadBack(
      @ForAll("instants") long millis, @ForAll("zones") ZoneId zone) throws Exception {
    String text = Instant.ofEpochMilli(millis).atZone(zone).toOffsetDateTime().toString();
    assertEquals(millis, parse(Edge.START, text, ZoneId.of("UTC")));
  }

  @Property
  void aTimeAsTheDefaultFormatPrintsItCoversItsSecondAsOneWordAndAsSeveral(
      @ForAll("instants") long millis, @ForAll("zones") ZoneId zone) throws Exception {
    DateTimeFormatter asctime =
        DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
    String text = asctime.format(Instant.ofEpochMilli(millis).atZone(zone));
    assertTrue(parse(Edge.START, text, zone) <= millis, text);
    assertTrue(millis <= parse(Edge.END, text, zone), text);
    List<String> words = List.of(text.split(" +"));
    assertEquals(words.size(), TimeExpression.wordsTaken(words), text);
  }

  @Property
  void theHourAndMinuteThatAClockShowedCoverThatMinutesFirstSecond(
      @ForAll("instants") long millis, @ForAll("zones") ZoneId zone) throws Exception {
    long minute = millis - millis % 60_000;
    ZonedDateTime shown = Instant.ofEpochMilli(minute).atZone(zone);
    String text = shown.toLocalDate() + " " + shown.toLocalTime();
    assertTrue(parse(Edge.START, text, zone) <= minute, text);
    assertTrue(minute + 999 <= parse(Edge.END, text, zone), text);
  }

  @Property
  void aStartIsNeverAfterTheEndOfTheSameText(
      @ForAll("days") LocalDate day, @ForAll LocalTime time, @ForAll("zones") ZoneId zone)
      throws Exception {
    String text = day + "T" + DateTimeFormatter.ofPattern("HH:mm:ss").format(time);
    assertTrue(parse(Edge.START, text, zone) <= parse(Edge.END, text, zone), text);
  }

  @Property(tries = 10_000)
  void anyTextIsReadOrRefusedWithOneLine(@ForAll("texts") String text) {
    try {
      assertTrue(parse(Edge.START, text, NOW.getZone()) <= parse(Edge.END, text, NOW.getZone()));
    } catch (TimeExpressionException e) {
      assertEquals(1, e.getMessage().lines().count());
      Matcher quoted = Pattern.compile("^'([^']*)'").matcher(e.getMessage());
      if (quoted.find() && !text.contains("'")) {
        for (String word : quoted.group(1).split(" ")) {
          assertTrue(text.contains(word), e.getMessage() + " quotes what is not in: " + text);
        }
      }
    }
  }

  @Provide
  Arbitrary<LocalDate> days() {
    long first = LocalDate.of(2004, 1, 1).toEpochDay();
    long last = LocalDate.of(2068, 12, 31).toEpochDay();
    return Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<Long> instants() {
    return Arbitraries.longs().between(1_072_915_200_000L, 3_124_223_999_999L);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC",
            "America/New_York",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "America/Nuuk",
            "America/Havana",
            "Asia/Kathmandu")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "1",
            "9",
            "10",
            "2023",
            "000",
            ":",
            "/",
            "-",
            "+",
            ".",
            ",",
            " ",
            "T",
            "Z",
            "@",
            "h",
            "min",
            "ago",
            "today",
            "now",
            "this-week",
            "last",
            "month",
            "tue",
            "Nov",
            "14",
            "pm",
            "UTC",
            "checkpoint",
            "\n",
            "é");
    return parts.list().ofMaxSize(12).map(list -> String.join("", list));
  }

  private static LocalDate localDay(long millis, ZoneId zone) {
    return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
  }

  private static long parse(Edge edge, String text, ZoneId zone) throws TimeExpressionException {
    return TimeExpression.parse(edge, List.of(text), NOW.withZoneSameInstant(zone), NO_BOOT);
  }
}
