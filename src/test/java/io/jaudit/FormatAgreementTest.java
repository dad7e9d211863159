package io.jaudit;

import static io.jaudit.LogEvents.written;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter;
import io.jaudit.output.csv.CsvWriter.Extra;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.output.lines.TextWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON, csv and text are compared for each event of the logs, and for events of no kernel. */
abstract class FormatAgreementTest {
  private static final Identities NAMES = Identities.ofLog();

  private final LocalClock clock = new LocalClock(() -> ZoneOffset.UTC, DateStyle.MONTH_FIRST);
  private final JsonWriter json = new JsonWriter(NAMES, JsonRecords.NONE, JsonNulls.OMITTED);
  private final TextWriter text = new TextWriter(NAMES, clock, Escape.RAW);
  private final CsvWriter csv =
      new CsvWriter(
          NAMES, clock, EnumSet.noneOf(Extra.class), new CsvCells(Escape.RAW, Formulas.KEPT));

  /** Fails if the formats differ in what they show of {@code event}. */
  abstract void check(AuditEvent event);

  @ParameterizedTest
  @MethodSource("io.jaudit.LogEvents#logs")
  void allShowTheSameOfEachLog(Path log) throws IOException {
    for (AuditEvent event : LogEvents.of(log)) {
      check(event);
    }
  }

  @Test
  void allShowTheSameOfEventsThatNoKernelWrites() throws IOException {
    for (AuditEvent event : LogEvents.joinedAtRandom(7)) {
      check(event);
    }
  }

  final JsonNode json(AuditEvent event) {
    return JsonLines.check(written(json, event).getBytes(ISO_8859_1)).get(0);
  }

  /** Returns the cells by the names of their columns, with one character per byte. */
  final Map<String, String> csv(AuditEvent event) {
    return CsvRows.row(csv, event);
  }

  /** Returns the sentence, with one character per byte. */
  final String text(AuditEvent event) {
    return written(text, event);
  }
}
