package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets of time zones; {@link HostZoneIT} compares them with date(1). */
class HostZoneTest {
  private static final Instant SUMMER = Instant.ofEpochSecond(1690000000);
  private static final Instant WINTER = Instant.ofEpochSecond(1700000000);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '"',
      value = {
        "GMT+5 -05:00 -05:00",
        ":GMT+5 -05:00 -05:00",
        "UTC-3:30 +03:30 +03:30",
        "<+0545>-5:45 +05:45 +05:45",
        "CET-1CEST +02:00 +01:00",
        "CET-1CEST,M3.5.0,M10.5.0/3 +02:00 +01:00",
        "AEST-10AEDT,M10.1.0,M4.1.0/3 +10:00 +11:00",
        "IST-1GMT0,M10.5.0,M3.5.0/1 +01:00 Z",
        "PST8PDT7,100,300/5:30 -07:00 -08:00",
        "XXX3EDT4,0/0,J365/23 -04:00 -04:00",
        "EST5EDT -04:00 -05:00",
        "Europe/Berlin +02:00 +01:00",
        ":Europe/Berlin +02:00 +01:00",
        "posix/Europe/Berlin +02:00 +01:00",
        "UTC Z Z",
        "Foo/Bar Z Z",
        "nonsense Z Z"
      })
  void offsetsAreThoseOfTheCLibrary(String tz, ZoneOffset summer, ZoneOffset winter) {
    ZoneId zone = HostZone.of(tz);
    assertEquals(summer, zone.getRules().getOffset(SUMMER));
    assertEquals(winter, zone.getRules().getOffset(WINTER));
  }

  @Test
  void anEmptyValueIsUtc() {
    assertEquals(ZoneOffset.UTC, HostZone.of(""));
    assertEquals(ZoneOffset.UTC, HostZone.of(":"));
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/share/zoneinfo/Etc/UTC, true",
    "../usr/share/zoneinfo/UTC, true",
    "/usr/share/zoneinfo/Europe/Berlin, false",
    "/usr/share/zoneinfo/posix/UTC, false",
    "UTC, false"
  })
  void aHostWithALinkToUtcNeedsNoTables(String target, boolean isUtc) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("localtime"), Path.of(target));
    ZoneId expected = isUtc ? ZoneOffset.UTC : ZoneId.systemDefault();
    assertEquals(expected, HostZone.ofHost("", link));
    assertEquals(ZoneId.systemDefault(), HostZone.ofHost("Europe/Berlin", link));
    assertEquals(ZoneId.systemDefault(), HostZone.ofHost("", folder.resolve("missing")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX24", "CET-1CEST,garbage", "CET-1CEST,M3.5.0,M13.5.0/3", "AB3"})
  void whatCantBeRepresentedIsRefusedByName(String tz) {
    var e = assertThrows(UnusableZoneException.class, () -> HostZone.of(tz));
    assertTrue(String.valueOf(e.getMessage()).startsWith("TZ is '" + tz + "': "), e.getMessage());
  }

  /** For a search that shows or is given a time; others don't need the zone. */
  @Test
  void anUnusableZoneIsOneLineAndStatus2() throws IOException {
    TestHost host = new TestHost(folder).with(new HostClock("XXX24"));
    host.append(TestHost.runs("12:00:00", 1));
    host.search("--raw").endsWith(0);
    for (String[] words : new String[][] {{"-ts", "today"}, {"--format", "csv"}, {}}) {
      CommandRun run = host.search(concat("-k", "MyMonitor", words));
      run.endsWith(2).saysInOneLine("jaudit: TZ is 'XXX24': ", "18 hours");
    }
  }

  private static String[] concat(String first, String second, String... rest) {
    return Stream.concat(Stream.of(first, second), Stream.of(rest)).toArray(String[]::new);
  }

  @Test
  void aFileThatIsNoTimeZoneIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("zone"), "Europe/Berlin, without its binary form");
    assertThrows(UnusableZoneException.class, () -> HostZone.of(file.toString()));
  }
}
