package io.jaudit;

import static io.jaudit.LogEvents.written;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.filter.WantedId;
import io.jaudit.interpret.names.IdNames;
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
import io.jaudit.record.RecordType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each filter finds an event by the fact that JSON or csv shows of it. */
class FactAgreementTest {
  private static final Set<String> NO_LABEL = Set.of("", "?", "(none)", "(null)");

  private final JsonWriter writer =
      new JsonWriter(Identities.ofLog(), JsonRecords.NONE, JsonNulls.OMITTED);
  private final CsvWriter csv =
      new CsvWriter(
          Identities.ofLog(),
          new LocalClock(() -> ZoneOffset.UTC, DateStyle.MONTH_FIRST),
          EnumSet.of(Extra.LABELS),
          new CsvCells(Escape.RAW, Formulas.KEPT));
  private int checked;

  @ParameterizedTest
  @MethodSource("io.jaudit.LogEvents#logs")
  void filtersFindWhatJsonShows(Path log) throws IOException {
    for (AuditEvent event : LogEvents.of(log)) {
      if (event.type().hasName()) { // criteria look at types that are known to have the field
        check(event);
        checkLabels(event);
      }
    }
  }

  @Test
  void thereIsEnoughToCheck() throws IOException {
    for (Path log : LogEvents.logs()) {
      filtersFindWhatJsonShows(log);
    }
    assertTrue(checked > 2000, () -> checked + " facts");
  }

  private void check(AuditEvent event) {
    JsonNode json = json(event);
    JsonNode process = json.path("process");
    texts(event, process.path("subj"), FieldFilters::subject);
    texts(event, process.path("comm"), FieldFilters::command);
    texts(event, json.path("net").path("addr"), Filters::host);
    texts(event, json.path("net").path("path"), Filters::file);
    for (JsonNode path : json.path("paths")) {
      texts(event, path.path("name"), Filters::file);
      texts(event, path.path("path"), Filters::file);
      texts(event, path.path("obj"), FieldFilters::object);
    }
    for (JsonNode avc : json.path("avc")) {
      texts(event, avc.path("scontext"), FieldFilters::subject);
      texts(event, avc.path("profile"), FieldFilters::subject);
      texts(event, avc.path("tcontext"), FieldFilters::object);
    }
    JsonNode user = json.path("user");
    names(event, user.path("auid_name"), FieldFilters::loginUid);
    names(event, user.path("uid_name"), FieldFilters::anyUid);
    if (event.first(RecordType.SYSCALL) != null) { // -ue and -ge look at system calls and tasks
      names(event, user.path("euid_name"), FieldFilters::effectiveUid);
      names(event, user.path("egid_name"), FieldFilters::effectiveGid);
    }
  }

  private void checkLabels(AuditEvent event) {
    Map<String, String> row = CsvRows.row(csv, event);
    String subject = row.getOrDefault("SUBJ_LABEL", "");
    String object = row.getOrDefault("OBJ_LABEL", "");
    JsonNode ofJson = json(event).path("process").path("subj");
    assertEquals(NO_LABEL.contains(subject), ofJson.isMissingNode(), event.records()::toString);
    if (!NO_LABEL.contains(subject)) {
      assertFound(event, subject, FieldFilters.subject(subject, TextMatch.WHOLE));
    }
    if (!NO_LABEL.contains(object)) {
      assertFound(event, object, FieldFilters.object(object, TextMatch.WHOLE));
    }
  }

  private void texts(
      AuditEvent event, JsonNode fact, BiFunction<String, TextMatch, EventFilter> option) {
    String text = fact.textValue();
    if (text != null && text.indexOf('\ufffd') < 0) {
      assertFound(event, text, option.apply(text, TextMatch.WHOLE));
    }
  }

  private void names(AuditEvent event, JsonNode fact, Function<WantedId, EventFilter> option) {
    String name = fact.textValue();
    if (name != null && name.indexOf('\ufffd') < 0) {
      assertFound(event, name, option.apply(WantedId.named(name, IdNames.none())));
    }
  }

  private void assertFound(AuditEvent event, String fact, EventFilter filter) {
    checked++;
    assertTrue(filter.matches(event), () -> fact + " of " + event.records());
  }

  private JsonNode json(AuditEvent event) {
    List<JsonNode> events = JsonLines.check(written(writer, event).getBytes(ISO_8859_1));
    assertEquals(1, events.size());
    return events.get(0);
  }
}
