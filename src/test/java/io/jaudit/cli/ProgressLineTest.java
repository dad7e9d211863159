package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.output.lines.LineWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private long now;

  private ProgressLine line(long total) {
    return new ProgressLine(terminal, total, () -> now);
  }

  /** Returns what the terminal shows: text after a carriage return overwrites the line. */
  private String visible() {
    StringBuilder row = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    int column = 0;
    for (char c : screen.toString(StandardCharsets.UTF_8).toCharArray()) {
      if (c == '\r') {
        column = 0;
      } else if (c == '\n') {
        rows.append(row.toString().stripTrailing()).append('\n');
        row.setLength(0);
        column = 0;
      } else {
        row.replace(column, Math.min(row.length(), column + 1), String.valueOf(c));
        column++;
      }
    }
    return rows + row.toString().stripTrailing();
  }

  @Test
  void aShortRunShowsNothing() {
    try (ProgressLine line = line(1000)) {
      now = SECOND - 1;
      line.read(900);
    }
    assertEquals("", screen.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aLongRunSaysHowFarItIsAtWhichRateAndLeavesNothing() {
    ProgressLine line = line(200_000_000);
    line.read(10_000_000);
    now = 2 * SECOND;
    line.read(50_000_000);
    assertEquals("jaudit: [=====               ] 25%, 50 of 200 MB, 20 MB/s, 0:08 left", visible());
    line.close();
    assertEquals("", visible());
    String drawn = screen.toString(StandardCharsets.UTF_8);
    line.close();
    assertEquals(drawn, screen.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theRateIsThatOfTheLastSecondsWhateverWasSkippedBefore() {
    ProgressLine line = line(1_000_000_000);
    line.read(1_000_000);
    now = SECOND / 2;
    line.read(500_000_000); // a part without wanted times
    long bytes = 500_000_000;
    for (int i = 0; i < 30; i++) {
      now += SECOND / 4;
      bytes += 2_500_000;
      line.read(bytes);
    }
    assertTrue(visible().contains(", 575 of 1000 MB, 10 MB/s, 0:43 left"), visible());
    now += SECOND / 8;
    line.read(bytes + 100_000_000); // not drawn yet
    assertTrue(visible().contains(", 575 of 1000 MB, 10 MB/s, 0:43 left"), visible());
  }

  @Test
  void aPipeHasNoEnd() {
    ProgressLine line = line(ProgressLine.UNKNOWN);
    line.read(1_000_000);
    now = 2 * SECOND;
    line.read(9_000_000);
    assertEquals("jaudit: 9.0 MB, 4.0 MB/s", visible());
    line.close();
    assertEquals("", visible());
  }

  @Test
  void withoutASecondReportThereIsNoRate() {
    ProgressLine line = line(400_000_000_000L);
    now = SECOND;
    line.read(1_000_000);
    assertEquals("jaudit: [                    ] 0%, 1.0 of 400000 MB", visible());
    now += SECOND;
    line.read(2_000_000);
    assertTrue(visible().endsWith(", 1.0 MB/s, 111:06:38 left"), visible());
  }

  @Test
  void givesWayToWhatIsPrinted() throws IOException {
    try (ProgressLine line = line(200_000_000)) {
      OutputStream out = line.givingWayTo(terminal);
      now = 2 * SECOND;
      line.read(50_000_000);
      for (int i = 0; i < 1000; i++) {
        out.write("an event\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
    assertEquals("an event\n".repeat(1000), visible());
  }

  @Test
  void aShortSearchSaysNothing() throws IOException {
    TestHost host = new TestHost(folder).append(new TestLog().at("12:00:00").syscall(1));
    host.with(new Terminals(true, true, false, LineWriter.UNLIMITED))
        .search("--raw")
        .printsEvents(1)
        .saysNothing();
    byte[] log = Files.readAllBytes(host.log());
    host.stdin(new ByteArrayInputStream(log)).search("--raw", "-").printsEvents(1).saysNothing();
  }
}
