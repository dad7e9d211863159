package io.jaudit;

import static io.jaudit.LogEvents.written;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter;
import io.jaudit.output.csv.CsvWriter.Extra;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.output.lines.InterpretWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** JSON, csv and {@code -i} have the same arguments, whatever order their pieces are in. */
class ArgumentsAgreementTest {
  private static final Identities NAMES = Identities.ofLog();

  private final EventWriter json = new JsonWriter(NAMES, JsonRecords.NONE, JsonNulls.OMITTED);
  private final EventWriter interpreted = new InterpretWriter(NAMES, clock(), Escape.TTY);
  private final CsvWriter csv =
      new CsvWriter(
          NAMES, clock(), EnumSet.of(Extra.ARGUMENTS), new CsvCells(Escape.TTY, Formulas.KEPT));

  @Test
  void allHaveTheSame() {
    Random random = new Random(3);
    int incomplete = 0;
    for (int round = 0; round < 2000; round++) {
      AuditEvent event = event(random);
      JsonNode object = JsonLines.check(written(json, event).getBytes(ISO_8859_1)).get(0);
      String line =
          " "
              + new String(written(interpreted, event).getBytes(ISO_8859_1), UTF_8)
                  .replace("\n", " ");
      JsonNode arguments = object.path("process").path("args");
      boolean gap = false;
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i).textValue();
        gap |= argument == null || argument.contains("…");
        if (argument != null) {
          assertTrue(line.contains("=" + argument + " "), () -> argument + " in " + line);
        }
      }
      assertTrue(!gap || object.path("incomplete").booleanValue(), object::toString);
      incomplete += object.path("incomplete").booleanValue() ? 1 : 0;
      String argv = CsvRows.row(csv, event).getOrDefault("ARGV", "");
      String commandLine = object.path("process").path("cmdline").asText("");
      assertEquals(commandLine, new String(argv.getBytes(ISO_8859_1), UTF_8));
    }
    int found = incomplete;
    assertTrue(found > 500 && found < 1500, () -> found + " incomplete events");
  }

  /** Arguments of letters, each of one to four pieces, some of which are lost. */
  private static AuditEvent event(Random random) {
    List<String> fields = new ArrayList<>();
    int argc = 1 + random.nextInt(4);
    for (int argument = 0; argument < argc; argument++) {
      int pieces = 1 + random.nextInt(4);
      for (int piece = 0; piece < pieces; piece++) {
        String name = pieces == 1 ? "a" + argument : "a%d[%d]".formatted(argument, piece);
        if (random.nextInt(8) > 0) {
          fields.add(name + "=\"" + (char) ('a' + random.nextInt(26)) + argument + piece + '"');
        }
      }
    }
    Collections.shuffle(fields, random);
    int cut = random.nextInt(fields.size() + 1);
    TestLog log = new TestLog().record(1, "SYSCALL", "arch=c000003e syscall=59 success=yes");
    log.record(1, "EXECVE", "argc=" + argc + " " + String.join(" ", fields.subList(0, cut)));
    log.record(1, "EXECVE", String.join(" ", fields.subList(cut, fields.size())));
    log.record(1, "PROCTITLE", "proctitle=\"x\"");
    return new AuditEvent(log.records());
  }

  private static LocalClock clock() {
    return new LocalClock(() -> ZoneOffset.UTC, DateStyle.MONTH_FIRST);
  }
}
