package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Local times as GNU date(1) prints them, at a thousand moments of each zone. */
class HostZoneIT {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Path ZONES = Path.of("/usr/share/zoneinfo");
  private static final long LAST_SECOND = 4_102_444_800L; // 2100

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UTC",
        "GMT+5",
        ":GMT-5",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "AEST-10AEDT,M10.1.0,M4.1.0/3",
        "IST-1GMT0,M10.5.0,M3.5.0/1",
        "EST+5EDT,M3.2.0/-100,M11.1.0/167",
        "NZST-12:00:00NZDT-13:00:00,M10.1.0,M3.3.0",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "PST8PDT7,100,300/5:30",
        "XXX3YYY,J60,J300",
        "XXX3EDT4,0/0,J365/23",
        "Europe/Berlin",
        ":America/New_York",
        "EST5EDT",
        "posix/Asia/Kolkata",
        "Foo/Bar"
      })
  void localTimesAreThoseOfDate(String tz) throws Exception {
    compare(tz);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Dublin", "America/New_York", "Africa/Casablanca", "Asia/Tokyo"})
  void aFileIsReadLikeByDate(String zone) throws Exception {
    assumeTrue(Files.exists(ZONES.resolve(zone)), "no " + zone + " here");
    compare(ZONES.resolve(zone).toString());
    Path copy = folder.resolve("zone");
    Files.copy(ZONES.resolve(zone), copy, StandardCopyOption.REPLACE_EXISTING);
    compare(copy.toString());
  }

  private void compare(String tz) throws IOException, InterruptedException {
    List<Long> seconds = seconds();
    List<String> expected = date(tz, seconds);
    ZoneId zone = HostZone.of(tz);
    for (int i = 0; i < seconds.size(); i++) {
      long second = seconds.get(i);
      String local = FORMAT.format(Instant.ofEpochSecond(second).atZone(zone));
      assertEquals(expected.get(i), local, () -> "TZ=" + tz + " @" + second);
    }
  }

  private static List<Long> seconds() {
    Random random = new Random(7);
    List<Long> seconds = new ArrayList<>(List.of(1690000000L, 1700000000L));
    while (seconds.size() < 1000) {
      seconds.add(random.nextLong(LAST_SECOND));
    }
    return seconds;
  }

  private List<String> date(String tz, List<Long> seconds)
      throws IOException, InterruptedException {
    Path moments = folder.resolve("moments");
    Files.write(moments, seconds.stream().map(second -> "@" + second).toList());
    Path answers = folder.resolve("answers");
    ProcessBuilder builder =
        new ProcessBuilder("date", "-f", moments.toString(), "+%Y-%m-%d %H:%M:%S");
    builder.environment().put("TZ", tz);
    Process process = builder.redirectOutput(answers.toFile()).redirectErrorStream(true).start();
    assumeTrue(process.waitFor() == 0, "no GNU date here");
    return Files.readAllLines(answers, UTF_8);
  }
}
