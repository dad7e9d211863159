package io.jaudit.output.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.AuditLog;
import io.jaudit.EventStream;
import io.jaudit.Query;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.lines.LineWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every row of the registry of formats. */
class OutputFormatTest {
  private static final FormatSettings SETTINGS =
      new FormatSettings(
          () -> ZoneOffset.UTC,
          Identities.ofLog(),
          DateStyle.MONTH_FIRST,
          LineWriter.UNLIMITED,
          Escape.TTY,
          Set.of(),
          Formulas.KEPT,
          JsonRecords.FULL,
          JsonNulls.OMITTED,
          null,
          null);

  private static final List<AuditEvent> EVENTS = events();

  @ParameterizedTest
  @EnumSource
  void everyEventIsWrittenInWholeLines(OutputFormat format) {
    for (AuditEvent event : EVENTS) {
      String text = written(format.writer(SETTINGS), List.of(event));
      assertTrue(text.endsWith("\n"), () -> format + " of " + event + ": " + text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherWriterWritesTheSame(OutputFormat format) {
    EventWriter writer = format.writer(SETTINGS);
    assertEquals(written(writer, EVENTS), written(writer.another(), EVENTS));
  }

  @ParameterizedTest
  @EnumSource
  void colorsChangeNothingElse(OutputFormat format) {
    String plain = written(format.writer(SETTINGS), EVENTS);
    String colored = written(format.colored(format.writer(SETTINGS)), EVENTS);
    assertEquals(plain, colored.replaceAll("\033\\[\\d+m", ""));
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(OutputFormat format) {
    assertSame(format, OutputFormat.named(format.word()));
    assertTrue(OutputFormat.help().contains(format.word()), OutputFormat.help());
  }

  @Test
  void namesAreUniqueAndFeaturesListed() {
    assertEquals(OutputFormat.values().length, new HashSet<>(OutputFormat.names()).size());
    for (FormatFeature feature : FormatFeature.values()) {
      assertFalse(OutputFormat.namesWith(feature).isEmpty(), feature::toString);
    }
  }

  private static String written(EventWriter writer, List<AuditEvent> events) {
    ByteBuilder out = new ByteBuilder();
    writer.begin(out);
    for (AuditEvent event : events) {
      writer.write(event, out);
    }
    return out.toSlice().latin1();
  }

  private static List<AuditEvent> events() {
    List<AuditEvent> events = new ArrayList<>();
    try (AuditLog log = AuditLog.open(Path.of("testdata/logs/zoo-enriched.log"));
        EventStream stream = log.search(Query.parse())) {
      stream.forEachRemaining(events::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return events;
  }
}
