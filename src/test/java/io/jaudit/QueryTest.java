package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.record.TimeSpan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2023-11-14T22:13:20.250Z"), ZoneId.of("America/New_York"));

  @Test
  void timesAreResolvedWhenItIsMade() {
    Query query = Query.builder().clock(CLOCK).words("-ts", "today", "-te", "10:00").build();
    assertEquals(List.of("--start=@1699938000.000", "--end=@1699974000.999"), query.words());
    assertEquals(new TimeSpan(1699938000000L, 1699974000999L), query.times());
  }

  @Test
  void itsWordsMakeTheSameQueryElsewhere() {
    Query query =
        Query.builder()
            .clock(CLOCK)
            .words("-ts", "2h", "-k", "a", "--key=-k", "--arch", "b64", "-m", "EXECVE,1300", "-w")
            .words("-e", "-13", "--eoe-timeout", "7", "-ui", "alice", "-hn", "h", "--just-one")
            .words("--limit", "5", "--invert")
            .words("--not", "-x", "sh", "--not", "-sc", "open,1", "-p", "1,2", "--arch", "b64,b32")
            .words("--where", "time > 2h and exe = /bin/ls", "--where=time < 'now'")
            .build();
    Clock later = Clock.offset(CLOCK, Duration.ofDays(1));
    Query other = Query.builder().clock(later).words(query.words().toArray(String[]::new)).build();
    assertEquals(query.words(), other.words());
    assertEquals(query, other);
    assertEquals(query.times(), other.times());
    assertEquals(OptionalInt.of(7), other.eventTimeout());
    assertEquals(1, other.limit());
    assertTrue(query.words().stream().noneMatch(word -> word.contains("b64")), query::toString);
  }

  @Test
  void theBuilderWritesTheWords() {
    Query query =
        Query.builder()
            .key("-k with blank")
            .from(Instant.ofEpochMilli(1_700_000_000_005L))
            .until(Instant.ofEpochMilli(1_700_000_001_040L))
            .justOne()
            .build();
    assertEquals(
        List.of(
            "--start=@1700000000.005",
            "--end=@1700000001.040",
            "--key=-k with blank",
            "--just-one"),
        query.words());
    assertEquals(new TimeSpan(1_700_000_000_005L, 1_700_000_001_040L), query.times());
  }

  @Test
  void withoutWordsItWantsEveryEvent() {
    assertEquals(List.of(), Query.parse().words());
    assertTrue(Query.parse().times().isAlways());
  }

  @ParameterizedTest
  @CsvSource({
    "-ts yestrday,      --start: 'yestrday' is not a time",
    "-ts checkpoint,    --start: a query has no checkpoint; expected a time",
    "-ts boot,          '--start: the time of ''boot'' is unknown in a query'",
    "--keys x,          unknown option '--keys'; did you mean --key?",
    "-k,                --key needs a value: TEXT",
    "--format json,     --format is not part of a query",
    "--checkpoint x,    --checkpoint is not part of a query",
    "--passwd x,        --passwd is not part of a query",
    "--help,            --help is not part of a query",
    "audit.log,         'audit.log' is not an option of a query",
    "-if audit.log,     --input is not part of a query",
    "--where uid:0,       '--where: expected an operator after \"uid\", found \":\"'",
    "--where-file x,      --where-file is not part of a query",
    "-ts @2 -te @1,     the start '@2' (19",
    "-sv maybe,         '--success: expected yes or no, not ''maybe'''"
  })
  void whatIsNotAQueryIsAnIllegalArgument(String words, String message) {
    var e = assertThrows(IllegalArgumentException.class, () -> Query.parse(words.split(" ")));
    assertTrue(String.valueOf(e.getMessage()).startsWith(message), e.getMessage());
  }
}
