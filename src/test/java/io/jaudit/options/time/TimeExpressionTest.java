package io.jaudit.options.time;

import static io.jaudit.options.time.TimeExpression.Edge.END;
import static io.jaudit.options.time.TimeExpression.Edge.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.options.time.TimeExpression.Edge;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expected values: docs/ausearch-semantics.md §3.3 (found there with a faked clock), zone rules by
 * hand.
 */
final class TimeExpressionTest {
  /** A Wednesday. */
  private static final String NOW = "2024-03-20T15:37:42.250Z[UTC]";

  private static final BootTime NO_BOOT =
      now -> {
        throw new TimeExpressionException("unknown");
      };

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource({
    // words
    "now,        2024-03-20T15:37:42Z, 2024-03-20T15:37:42.999Z",
    "recent,     2024-03-20T15:27:42Z, 2024-03-20T15:27:42.999Z",
    "today,      2024-03-20T00:00:00Z, 2024-03-20T15:37:42.999Z",
    "yesterday,  2024-03-19T00:00:00Z, 2024-03-19T23:59:59.999Z",
    "this-hour,  2024-03-20T15:00:00Z, 2024-03-20T15:00:00.999Z",
    "this-week,  2024-03-17T00:00:00Z, 2024-03-17T00:00:00.999Z",
    "week-ago,   2024-03-13T00:00:00Z, 2024-03-13T23:59:59.999Z",
    "this-month, 2024-03-01T00:00:00Z, 2024-03-01T00:00:00.999Z",
    "this-year,  2024-01-01T00:00:00Z, 2024-01-01T00:00:00.999Z",
    // words and times
    "today 10:00,         2024-03-20T10:00:00Z, 2024-03-20T10:00:00.999Z",
    "10:00 yesterday,     2024-03-19T10:00:00Z, 2024-03-19T10:00:00.999Z",
    "now 10:00,           2024-03-20T10:00:00Z, 2024-03-20T10:00:00.999Z",
    "recent 00:00:00,     2024-03-20T00:00:00Z, 2024-03-20T00:00:00.999Z",
    "this-week 08:30:15,  2024-03-17T08:30:15Z, 2024-03-17T08:30:15.999Z",
    "this-year 23:59,     2024-01-01T23:59:00Z, 2024-01-01T23:59:00.999Z",
    // dates
    "03/18/24,            2024-03-18T00:00:00Z, 2024-03-18T23:59:59.999Z",
    "3/8/24,              2024-03-08T00:00:00Z, 2024-03-08T23:59:59.999Z",
    "1/2/9,               2009-01-02T00:00:00Z, 2009-01-02T23:59:59.999Z",
    "12/31/68,            2068-12-31T00:00:00Z, 2068-12-31T23:59:59.999Z",
    "03/18/2024,          2024-03-18T00:00:00Z, 2024-03-18T23:59:59.999Z",
    "2024-02-29,          2024-02-29T00:00:00Z, 2024-02-29T23:59:59.999Z",
    "1999-12-31,          1999-12-31T00:00:00Z, 1999-12-31T23:59:59.999Z",
    // times
    "10:00,               2024-03-20T10:00:00Z, 2024-03-20T10:00:00.999Z",
    "10:0,                2024-03-20T10:00:00Z, 2024-03-20T10:00:00.999Z",
    "9:05:07,             2024-03-20T09:05:07Z, 2024-03-20T09:05:07.999Z",
    "10:00:05.25,         2024-03-20T10:00:05.250Z, 2024-03-20T10:00:05.250Z",
    "23:59:60,            2024-03-21T00:00:00Z, 2024-03-21T00:00:00.999Z",
    // dates and times
    "03/18/24 10:00,          2024-03-18T10:00:00Z, 2024-03-18T10:00:00.999Z",
    "10:00 03/18/24,          2024-03-18T10:00:00Z, 2024-03-18T10:00:00.999Z",
    "03/18/24 00:00:00,       2024-03-18T00:00:00Z, 2024-03-18T00:00:00.999Z",
    "11/14/2023 22:13:20.123, 2023-11-14T22:13:20.123Z, 2023-11-14T22:13:20.123Z",
    "2023-11-14 10:00:00,     2023-11-14T10:00:00Z, 2023-11-14T10:00:00.999Z",
    "2023-11-14T10:00,        2023-11-14T10:00:00Z, 2023-11-14T10:00:00.999Z",
    "2023-11-14T10:00:00.123, 2023-11-14T10:00:00.123Z, 2023-11-14T10:00:00.123Z",
    "'2023-11-14T10:00:00,123456789+00:00', 2023-11-14T10:00:00.123Z, 2023-11-14T10:00:00.123Z",
    // forms of other programs
    "2024/3/8,            2024-03-08T00:00:00Z, 2024-03-08T23:59:59.999Z",
    "2024/03/18 10:00,    2024-03-18T10:00:00Z, 2024-03-18T10:00:00.999Z",
    "Mar 20,              2024-03-20T00:00:00Z, 2024-03-20T23:59:59.999Z",
    "mar 21,              2023-03-21T00:00:00Z, 2023-03-21T23:59:59.999Z",
    "November 22 10:00:01, 2023-11-22T10:00:01Z, 2023-11-22T10:00:01.999Z",
    "Nov 22 2022 10:00,   2022-11-22T10:00:00Z, 2022-11-22T10:00:00.999Z",
    "Feb 29,              2024-02-29T00:00:00Z, 2024-02-29T23:59:59.999Z",
    "monday,              2024-03-18T00:00:00Z, 2024-03-18T23:59:59.999Z",
    "Wed,                 2024-03-20T00:00:00Z, 2024-03-20T23:59:59.999Z",
    "last wed,            2024-03-13T00:00:00Z, 2024-03-13T23:59:59.999Z",
    "monday 10:00,        2024-03-18T10:00:00Z, 2024-03-18T10:00:00.999Z",
    "last-week,           2024-03-10T00:00:00Z, 2024-03-16T23:59:59.999Z",
    "last week,           2024-03-10T00:00:00Z, 2024-03-16T23:59:59.999Z",
    "10am,                2024-03-20T10:00:00Z, 2024-03-20T10:00:00.999Z",
    "12am,                2024-03-20T00:00:00Z, 2024-03-20T00:00:00.999Z",
    "12:30 PM,            2024-03-20T12:30:00Z, 2024-03-20T12:30:00.999Z",
    "yesterday 9:05:07pm, 2024-03-19T21:05:07Z, 2024-03-19T21:05:07.999Z",
    "10am 03/18/24,       2024-03-18T10:00:00Z, 2024-03-18T10:00:00.999Z",
    "1d12h,               2024-03-19T03:37:42Z, 2024-03-19T03:37:42.999Z",
    "-1h30min ago,        2024-03-20T14:07:42Z, 2024-03-20T14:07:42.999Z",
    "1d 12h,              2024-03-19T03:37:42Z, 2024-03-19T03:37:42.999Z",
    "1 day 12 hours ago,  2024-03-19T03:37:42Z, 2024-03-19T03:37:42.999Z",
    "20 Mar,              2024-03-20T00:00:00Z, 2024-03-20T23:59:59.999Z",
    "22 Nov 2022 10:00,   2022-11-22T10:00:00Z, 2022-11-22T10:00:00.999Z",
    "22 November,         2023-11-22T00:00:00Z, 2023-11-22T23:59:59.999Z",
    "10:00 22 Nov,        2023-11-22T10:00:00Z, 2023-11-22T10:00:00.999Z",
    "sept 1,              2023-09-01T00:00:00Z, 2023-09-01T23:59:59.999Z",
    "'Nov 22, 2022',      2022-11-22T00:00:00Z, 2022-11-22T23:59:59.999Z",
    "tues,                2024-03-19T00:00:00Z, 2024-03-19T23:59:59.999Z",
    "thurs 10am,          2024-03-14T10:00:00Z, 2024-03-14T10:00:00.999Z",
    "10am thurs,          2024-03-14T10:00:00Z, 2024-03-14T10:00:00.999Z",
    "last-wed,            2024-03-13T00:00:00Z, 2024-03-13T23:59:59.999Z",
    "last-monday 10:00,   2024-03-18T10:00:00Z, 2024-03-18T10:00:00.999Z",
    "last-month,          2024-02-01T00:00:00Z, 2024-02-29T23:59:59.999Z",
    "Last month,          2024-02-01T00:00:00Z, 2024-02-29T23:59:59.999Z",
    "last-year,           2023-01-01T00:00:00Z, 2023-12-31T23:59:59.999Z",
    "this week,           2024-03-17T00:00:00Z, 2024-03-17T00:00:00.999Z",
    "week ago,            2024-03-13T00:00:00Z, 2024-03-13T23:59:59.999Z",
    // as programs print times: the default format, date, date -R, a mail, other locales
    "Tue Nov 14 22:13:34 2023,         2023-11-14T22:13:34Z, 2023-11-14T22:13:34.999Z",
    "Tue Nov  14 22:13:34 2023,        2023-11-14T22:13:34Z, 2023-11-14T22:13:34.999Z",
    "Tue Nov 14 22:13:34 UTC 2023,     2023-11-14T22:13:34Z, 2023-11-14T22:13:34.999Z",
    "'Tue, 14 Nov 2023 22:13:34 +0100', 2023-11-14T21:13:34Z, 2023-11-14T21:13:34.999Z",
    "Tue 14 Nov 2023 10:13:34 PM UTC,  2023-11-14T22:13:34Z, 2023-11-14T22:13:34.999Z",
    "Tue 2023-11-14 22:13:34 UTC,      2023-11-14T22:13:34Z, 2023-11-14T22:13:34.999Z",
    "Wed Mar 20 10:00,                 2024-03-20T10:00:00Z, 2024-03-20T10:00:00.999Z",
    // offsets
    "2023-11-14 22:13:34.567 +01:00,   2023-11-14T21:13:34.567Z, 2023-11-14T21:13:34.567Z",
    "2023-11-14T22:13:34 UTC,          2023-11-14T22:13:34Z, 2023-11-14T22:13:34.999Z",
    "10am +0100,                       2024-03-20T09:00:00Z, 2024-03-20T09:00:00.999Z",
    "10:30 pm Z,                       2024-03-20T22:30:00Z, 2024-03-20T22:30:00.999Z",
    "2023-11-14T10:00Z,             2023-11-14T10:00:00Z, 2023-11-14T10:00:00.999Z",
    "2023-11-14T10:00:00+01:00,     2023-11-14T09:00:00Z, 2023-11-14T09:00:00.999Z",
    "2023-11-14T10:00:00.123-0530,  2023-11-14T15:30:00.123Z, 2023-11-14T15:30:00.123Z",
    "2023-11-14 10:00:00+01,        2023-11-14T09:00:00Z, 2023-11-14T09:00:00.999Z",
    "today 10:00+10:00,             2024-03-21T00:00:00Z, 2024-03-21T00:00:00.999Z",
    // epoch
    "@1700000000,     2023-11-14T22:13:20Z, 2023-11-14T22:13:20.999Z",
    "@1700000000.123, 2023-11-14T22:13:20.123Z, 2023-11-14T22:13:20.123Z",
    "@1700000000.1,   2023-11-14T22:13:20.100Z, 2023-11-14T22:13:20.100Z",
    "@0,              1970-01-01T00:00:00Z, 1970-01-01T00:00:00.999Z",
    // ages
    "10 min ago,      2024-03-20T15:27:42Z, 2024-03-20T15:27:42.999Z",
    "10 minutes ago,  2024-03-20T15:27:42Z, 2024-03-20T15:27:42.999Z",
    "1 hour ago,      2024-03-20T14:37:42Z, 2024-03-20T14:37:42.999Z",
    "2h,              2024-03-20T13:37:42Z, 2024-03-20T13:37:42.999Z",
    "-2h,             2024-03-20T13:37:42Z, 2024-03-20T13:37:42.999Z",
    "-2 hours,        2024-03-20T13:37:42Z, 2024-03-20T13:37:42.999Z",
    "90m,             2024-03-20T14:07:42Z, 2024-03-20T14:07:42.999Z",
    "45s,             2024-03-20T15:36:57Z, 2024-03-20T15:36:57.999Z",
    "3d,              2024-03-17T15:37:42Z, 2024-03-17T15:37:42.999Z",
    "1w ago,          2024-03-13T15:37:42Z, 2024-03-13T15:37:42.999Z",
  })
  void coversFromItsFirstToItsLastMillisecond(String text, String first, String last)
      throws Exception {
    assertMeans(first, START, text, NOW);
    assertMeans(last, END, text, NOW);
    List<String> quoted = List.of(text);
    assertEquals(Instant.parse(first).toEpochMilli(), parse(START, quoted, NOW));
  }

  @ParameterizedTest(name = "at {0}: {1} is {2}")
  @CsvSource({
    "2024-03-17T00:00:00Z, this-week,  2024-03-17T00:00:00Z", // a Sunday
    "2024-03-16T23:59:59Z, this-week,  2024-03-10T00:00:00Z", // a Saturday
    "2024-01-01T00:00:00Z, this-week,  2023-12-31T00:00:00Z",
    "2024-01-01T00:00:00Z, yesterday,  2023-12-31T00:00:00Z",
    "2024-01-01T00:00:00Z, this-year,  2024-01-01T00:00:00Z",
    "2024-12-31T23:59:59Z, this-year,  2024-01-01T00:00:00Z",
    "2024-01-03T12:00:00Z, week-ago,   2023-12-27T00:00:00Z",
    "2024-03-01T00:05:00Z, yesterday,  2024-02-29T00:00:00Z",
    "2023-03-01T00:05:00Z, yesterday,  2023-02-28T00:00:00Z",
    "2024-03-01T00:05:00Z, recent,     2024-02-29T23:55:00Z",
    "2024-03-01T00:05:00Z, recent 10:00, 2024-02-29T10:00:00Z",
    "2024-02-29T12:00:00Z, this-month, 2024-02-01T00:00:00Z",
    "2024-03-20T15:00:00Z, this-hour,  2024-03-20T15:00:00Z",
    "2024-03-20T00:59:59Z, this-hour,  2024-03-20T00:00:00Z",
  })
  void crossesCalendarBoundaries(String now, String text, String first) throws Exception {
    assertMeans(first, START, text, now);
  }

  @ParameterizedTest(name = "{0}: {1}: {2} to {3}")
  @CsvSource({
    // 02:00 to 03:00 on 10 March is skipped, 01:00 to 02:00 on 3 November comes twice
    "America/New_York, 03/10/24,         2024-03-10T05:00:00Z, 2024-03-11T03:59:59.999Z",
    "America/New_York, 03/10/24 02:30,   2024-03-10T07:30:00Z, 2024-03-10T07:30:00.999Z",
    "America/New_York, 11/03/24,         2024-11-03T04:00:00Z, 2024-11-04T04:59:59.999Z",
    "America/New_York, 11/03/24 01:30,   2024-11-03T05:30:00Z, 2024-11-03T06:30:00.999Z",
    "America/New_York, 2024-11-03T01:30-05:00, 2024-11-03T06:30:00Z, 2024-11-03T06:30:00.999Z",
    // 02:00 to 03:00 on 31 March is skipped, 02:00 to 03:00 on 27 October comes twice
    "Europe/Berlin,    03/31/24,         2024-03-30T23:00:00Z, 2024-03-31T21:59:59.999Z",
    "Europe/Berlin,    03/31/24 02:30,   2024-03-31T01:30:00Z, 2024-03-31T01:30:00.999Z",
    "Europe/Berlin,    10/27/24 02:30,   2024-10-27T00:30:00Z, 2024-10-27T01:30:00.999Z",
    "Europe/Berlin,    10/27/24,         2024-10-26T22:00:00Z, 2024-10-27T22:59:59.999Z",
    // half an hour: 01:30 to 02:00 on 7 April comes twice, 02:00 to 02:30 on 6 October is skipped
    "Australia/Lord_Howe, 04/07/24 01:45, 2024-04-06T14:45:00Z, 2024-04-06T15:15:00.999Z",
    "Australia/Lord_Howe, 04/07/24,       2024-04-06T13:00:00Z, 2024-04-07T13:29:59.999Z",
    "Australia/Lord_Howe, 10/06/24 02:15, 2024-10-05T15:45:00Z, 2024-10-05T15:45:00.999Z",
    // the day begins at 01:00
    "America/Sao_Paulo, 11/04/18,        2018-11-04T03:00:00Z, 2018-11-05T01:59:59.999Z",
    "America/Sao_Paulo, 11/03/18,        2018-11-03T03:00:00Z, 2018-11-04T02:59:59.999Z",
    "America/Sao_Paulo, 11/04/18 00:30,  2018-11-04T03:30:00Z, 2018-11-04T03:30:00.999Z",
    // the day's last hour comes twice, is skipped; its first hour comes twice
    "America/Sao_Paulo, 02/17/18,        2018-02-17T02:00:00Z, 2018-02-18T02:59:59.999Z",
    "America/Nuuk,      03/30/24,        2024-03-30T02:00:00Z, 2024-03-31T00:59:59.999Z",
    "America/Havana,    11/02/24,        2024-11-02T04:00:00Z, 2024-11-03T03:59:59.999Z",
    "America/Havana,    11/03/24,        2024-11-03T04:00:00Z, 2024-11-04T04:59:59.999Z",
    // one minute past midnight the clocks went back to 23:01 of the day before
    "America/St_Johns,  11/06/10,        2010-11-06T02:30:00Z, 2010-11-07T03:29:59.999Z",
  })
  void followsTheZone(String zone, String text, String first, String last) throws Exception {
    String now = "2024-06-01T12:00:00Z[" + zone + "]";
    assertMeans(first, START, text, now);
    assertMeans(last, END, text, now);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "2024-03-20T12:00:00-04:00[America/New_York], this-month, 2024-03-01T05:00:00Z",
    "2024-03-10T12:00:00-04:00[America/New_York], today,      2024-03-10T05:00:00Z",
    "2024-03-10T03:05:00-04:00[America/New_York], recent,     2024-03-10T06:55:00Z",
    "2024-11-03T01:05:00-05:00[America/New_York], recent,     2024-11-03T05:55:00Z",
    "2024-11-03T01:05:00-05:00[America/New_York], this-hour,  2024-11-03T06:00:00Z",
    "2024-11-03T01:05:00-04:00[America/New_York], this-hour,  2024-11-03T05:00:00Z",
    "2024-03-10T12:00:00-04:00[America/New_York], 1d,         2024-03-09T17:00:00Z",
    "2024-03-10T12:00:00-04:00[America/New_York], 24h,        2024-03-09T16:00:00Z",
    "2024-04-07T01:45:00+10:30[Australia/Lord_Howe], this-hour, 2024-04-06T14:00:00Z",
    "2024-10-06T02:40:00+11:00[Australia/Lord_Howe], recent,  2024-10-05T15:30:00Z",
    "2018-11-04T12:00:00-02:00[America/Sao_Paulo], today,     2018-11-04T03:00:00Z",
    "2018-11-05T12:00:00-02:00[America/Sao_Paulo], yesterday, 2018-11-04T03:00:00Z",
    "2018-11-06T12:00:00-02:00[America/Sao_Paulo], this-week, 2018-11-04T03:00:00Z",
    "2024-03-20T23:30:00-04:00[America/New_York], today 10:00Z, 2024-03-21T10:00:00Z",
  })
  void reckonsFromNowAcrossChangesOfTheClock(String now, String text, String first)
      throws Exception {
    assertMeans(first, START, text, now);
  }

  @ParameterizedTest(name = "refuses {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "25:00               | '25:00' is not a time of day: hours are 0 to 23",
        "11/14/23 25:00      | '25:00' is not a time of day: hours are 0 to 23",
        "10:60               | minutes and seconds are 0 to 59",
        "10:00:62            | minutes and seconds are 0 to 59",
        "9:5:7               | '9:5:7' is not a time of day: it needs hours and minutes",
        "10:                 | write HH:MM, HH:MM:SS, HH:MM:SS.mmm or 10am",
        "10:00:              | it needs hours and minutes",
        "10:00:00.           | the zone must be Z, UTC, +01:00, +0100 or +01",
        "10:00x              | the zone must be Z, UTC, +01:00, +0100 or +01",
        "10:00Zulu           | the zone must be Z, UTC, +01:00, +0100 or +01",
        "10:00+19:00         | the zone must be Z, UTC, +01:00, +0100 or +01",
        "10:00+01:           | the zone must be Z, UTC, +01:00, +0100 or +01",
        "13/45/23            | '13/45/23' is not a date: there is no month 13",
        "14/11/23            | there is no month 14, and the month comes first",
        "02/30/24            | that month has 29 days",
        "2023-02-29          | that month has 28 days",
        "00/10/23            | there is no month 0",
        "11/14               | it needs a month, a day and a year; write MM/DD/YY",
        "11/14/023           | it needs a month, a day and a year",
        "11/14/23x           | it needs a month, a day and a year",
        "2023-1-4            | a year of four digits, a month and a day of two",
        "2023-11-14T         | '2023-11-14T' is not a date: it needs a year of four digits",
        "11/14/03            | in 2003, before Linux had audit (2004); if you mean it, write 2003-11-14",
        "12/31/69            | in 1969, before",
        "11/14/1999          | in 1999, before",
        "Today               | 'Today' is not a time; write 'today'",
        "This_Week           | write 'this-week'",
        "checkpoint          | only -ts accepts the word checkpoint",
        "tomorrow            | 'tomorrow' is not a time; expected one such as 10:00, 2023-11-14",
        "Midnight            | 'Midnight' is not a time; write 'today'",
        "noon                | 'noon' is not a time; write '12:00'",
        "today tomorrow      | 'tomorrow' is not a time of day",
        "10:00 11:00         | '11:00' is not a date",
        "today 10:00 11:00   | 'today 10:00 11:00' has too many parts",
        "1700000000          | write @ before seconds since 1970",
        "10                  | the unit is missing: s, min (or m), h, d or w",
        "10x                 | '10x' is not a time: unknown unit 'x'; the units are s, min (or m), h, d and w",
        "2H                  | unknown unit 'H'",
        "1y                  | '1y' is not a time: unknown unit 'y'",
        "2 years ago         | '2 years ago' is not a time: unknown unit 'years'",
        "1d 2x               | '1d 2x' is not a time: unknown unit 'x'",
        "1d -2h              | unexpected '-2h'",
        "1700000000.123      | write @ before seconds since 1970",
        "10 min later        | unexpected 'later'",
        "9999999999h         | the number is too large",
        "@                   | expected seconds since 1970 after @",
        "@1x                 | expected seconds since 1970 after @",
        "@1700000000123      | too many digits (write milliseconds after a point)",
        "@1700000000 10:00   | unexpected words after @SECONDS",
        "in 1h               | 'in 1h' is not a time; expected one such as",
        "13pm                | '13pm' is not a time of day: with am or pm, hours are 1 to 12",
        "0:30 am             | '0:30 am' is not a time of day: with am or pm, hours are 1 to 12",
        "10:75pm             | '10:75pm' is not a time of day: minutes and seconds are 0 to 59",
        "1d2x                | '1d2x' is not a time: unknown unit 'x'",
        "Feb 30              | 'Feb 30' is not a date: that month has 29 days",
        "30 feb 2023         | '30 feb 2023' is not a date: that month has 28 days",
        "Nov 0               | 'Nov 0' is not a date: that month has 30 days",
        "Nov                 | 'Nov' is not a time: the day is missing; write Nov 22",
        "2026/13/45          | '2026/13/45' is not a date: there is no month 13",
        "2026/2/30 10am      | '2026/2/30' is not a date: that month has 28 days",
        "Mon Nov 14 2023     | 'Mon Nov 14 2023' is not a date: 2023-11-14 is a Tuesday",
        "Mon 2023-11-14      | 2023-11-14 is a Tuesday",
        "Tue Nov 14 22:13:34 CET 2023 | '22:13:34 CET' is not a time of day: the zone must be Z, UTC, +01:00",
        "today 10:00 CET     | '10:00 CET' is not a time of day: the zone must be Z, UTC, +01:00",
        "last hour           | 'last hour' is not a time; expected one such as",
        "Nov 22 25:00        | '25:00' is not a time of day: hours are 0 to 23",
        "+1h                 | '+1h' is not a time; expected one such as",
        "today noon          | 'noon' is not a time of day",
        "-1                  | the unit is missing",
        "-x                  | '-x' is not a time; expected one such as",
        "\" \"               | the time is empty; expected one such as",
      })
  void saysWhatIsWrongAndWhatToWrite(String text, String expected) {
    for (Edge edge : Edge.values()) {
      var e = assertThrows(TimeExpressionException.class, () -> parse(edge, words(text), NOW));
      assertTrue(e.getMessage().contains(expected), e.getMessage());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }

  @ParameterizedTest(name = "{0} takes {1}")
  @CsvSource({
    "'', 0",
    "-k exec, 0",
    "-, 0",
    "--end, 0",
    "today, 1",
    "today audit.log, 1",
    "today -, 1",
    "today -i, 1",
    "today 10:00, 2",
    "today 25:00, 2",
    "today 10:00 audit.log, 2",
    "today 10:00.log, 1",
    "11/14/23 10:00:00, 2",
    "11/14/23 audit.log, 1",
    "2023-11-14 10:00:00.123+01:00, 2",
    "2023-11-14T10:00 2023-11-15, 1",
    "10:00 11/14/23, 2",
    "10:00 2023-11-14, 2",
    "10:00 ./2023-11-14, 1",
    "10:00 var/log, 1",
    "10:00 yesterday, 2",
    "10:00 Yesterday, 2",
    "10:00 audit.log, 1",
    "@1700000000 audit.log, 1",
    "2h audit.log, 1",
    "-2h audit.log, 1",
    "10 min ago, 3",
    "10 min audit.log, 2",
    "10min ago, 2",
    "-2 hours, 2",
    "10 audit.log, 1",
    "nonsense audit.log, 1",
    "monday audit.log, 1",
    "monday 10am audit.log, 2",
    "last monday 10:00 audit.log, 3",
    "last week audit.log, 2",
    "last audit.log, 1",
    "Nov 22 audit.log, 2",
    "Nov 22 10:00:00 audit.log, 3",
    "Nov 22 2026 10:00 audit.log, 4",
    "Nov audit.log, 1",
    "10 am audit.log, 2",
    "10am yesterday audit.log, 2",
    "yesterday 10 am audit.log, 3",
    "1d12h ago audit.log, 2",
    "1d 12h audit.log, 2",
    "1 day 12 hours ago audit.log, 5",
    "1 week 2 days 3 hours 4 minutes 5 seconds ago audit.log, 11",
    "1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s, 11",
    "1d 2x, 1",
    "22 Nov audit.log, 2",
    "22 audit.log, 1",
    "Tue Nov 14 22:13:34 2023 audit.log, 5",
    "Tue Nov 14 22:13:34 CET 2023 audit.log, 6",
    "Tue 14 Nov 2023 10:13:34 PM UTC audit.log, 7",
    "Nov 14 22:13:34 LOG, 3",
    "2023-11-14T22:13:34Z audit.log, 1",
    "2023-11-14 22:13:34 +0100 audit.log, 3",
    "Nov 14 2023 2024, 3",
    "2023-11-14 2024, 1",
    "last-monday 10:00 audit.log, 2",
    "last month audit.log, 2",
    "this audit.log, 1",
    "tues audit.log, 1",
    "13pm audit.log, 1",
    "nonsense 10:00 audit.log, 2",
  })
  void takesTheWordsThatBelongToTheTime(String commandLine, int expected) {
    assertEquals(expected, TimeExpression.wordsTaken(words(commandLine)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10 min ago", "-2 hours", "today 10:00"})
  void takesOneQuotedWord(String quoted) {
    assertEquals(1, TimeExpression.wordsTaken(List.of(quoted, "audit.log")));
  }

  @ParameterizedTest
  @CsvSource({
    "recent,     2024-03-20T15:00:00.999Z",
    "today,      2024-03-20T15:00:00.999Z",
    "this-hour,  2024-03-20T15:00:00.999Z",
    "this-week,  2024-03-20T15:00:00.999Z",
    "This Week,  2024-03-20T15:00:00.999Z",
    "this-month, 2024-03-20T15:00:00.999Z",
    "this-year,  2024-03-20T15:00:00.999Z",
    "yesterday,  2024-03-19T23:59:59.999Z",
    "last-week,  2024-03-16T23:59:59.999Z",
    "last-month, 2024-02-29T23:59:59.999Z",
    "last-year,  2023-12-31T23:59:59.999Z",
    "2024-03-20, 2024-03-20T23:59:59.999Z",
    "10:00,      2024-03-20T10:00:00.999Z",
    "this-week 10:00, 2024-03-17T10:00:00.999Z"
  })
  void asASpanItEndsWithWhatItNames(String text, String last) throws Exception {
    assertMeans(last, Edge.LAST, text, "2024-03-20T15:00:00Z");
  }

  @Test
  void bootIsAskedForAndCoversItsSecond() throws Exception {
    BootTime boot = now -> now.minusSeconds(3601);
    ZonedDateTime now = ZonedDateTime.parse(NOW);
    assertEquals(
        Instant.parse("2024-03-20T14:37:41Z").toEpochMilli(),
        TimeExpression.parse(START, List.of("boot"), now, boot));
    assertEquals(
        Instant.parse("2024-03-20T14:37:41.999Z").toEpochMilli(),
        TimeExpression.parse(END, List.of("boot"), now, boot));
    assertEquals(
        Instant.parse("2024-03-20T10:00:00Z").toEpochMilli(),
        TimeExpression.parse(START, List.of("boot", "10:00"), now, boot));
  }

  private static void assertMeans(String expected, Edge edge, String text, String now)
      throws TimeExpressionException {
    assertEquals(Instant.parse(expected), Instant.ofEpochMilli(parse(edge, words(text), now)));
  }

  private static long parse(Edge edge, List<String> words, String now)
      throws TimeExpressionException {
    return TimeExpression.parse(edge, words, ZonedDateTime.parse(now), NO_BOOT);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.split(" "));
  }
}
