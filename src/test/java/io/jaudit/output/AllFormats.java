package io.jaudit.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.CsvRows;
import io.jaudit.HarmlessText;
import io.jaudit.JsonLines;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter;
import io.jaudit.output.csv.CsvWriter.Extra;
import io.jaudit.output.ecs.EcsSettings;
import io.jaudit.output.ecs.EcsSettings.Original;
import io.jaudit.output.ecs.EcsWriter;
import io.jaudit.output.formats.OutputFormat;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.output.lines.DefaultWriter;
import io.jaudit.output.lines.InterpretWriter;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.output.lines.TextWriter;
import io.jaudit.output.records.RecordsSettings;
import io.jaudit.output.records.RecordsSettings.Join;
import io.jaudit.output.records.RecordsSettings.MeaningNames;
import io.jaudit.output.records.RecordsWriter;
import io.jaudit.output.timesketch.TimesketchWriter;
import io.jaudit.record.RecordType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes events in every format and holds each to its shape: as many lines as there are events or
 * records, and nothing in them that acts on a terminal, a spreadsheet or a reader of JSON.
 */
final class AllFormats {
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final Identities NAMES = Identities.ofLog();

  // Used again and again, as by a search: what they remember must not show.
  private static final RawWriter RAW = new RawWriter();
  private static final List<JsonWriter> JSON =
      Stream.of(JsonRecords.values())
          .flatMap(
              records ->
                  Stream.of(JsonNulls.values()).map(nulls -> new JsonWriter(NAMES, records, nulls)))
          .toList();
  private static final List<EcsWriter> ECS =
      Stream.of(Original.values())
          .map(original -> new EcsWriter(NAMES, new EcsSettings("", "", "set", original)))
          .toList();
  private static final List<RecordsWriter> RECORDS =
      List.of(
          new RecordsWriter(NAMES, new RecordsSettings(MeaningNames.UPPER, Join.RECORD)),
          new RecordsWriter(NAMES, new RecordsSettings(MeaningNames.LOWER, Join.EVENT)));
  private static final TimesketchWriter TIMESKETCH = new TimesketchWriter(NAMES);
  private static final Map<Escape, DefaultWriter> DEFAULT =
      each(escape -> new DefaultWriter(() -> ZONE, escape));
  private static final Map<Escape, InterpretWriter> INTERPRET =
      each(escape -> new InterpretWriter(NAMES, clock(), escape));
  private static final Map<Escape, TextWriter> TEXT =
      each(escape -> new TextWriter(NAMES, clock(), escape));

  /** Lines of fewer columns may have no room for the node, the users and the keys. */
  private static final int NARROW = 60;

  private static final LineWriter LINE = new LineWriter(NAMES, clock(), LineWriter.UNLIMITED);
  private static final Map<Integer, LineWriter> CUT_LINES =
      Stream.of(1, 2, 30, 60, 80, 200)
          .collect(
              Collectors.toMap(width -> width, width -> new LineWriter(NAMES, clock(), width)));
  private static final Map<Escape, CsvWriter> CSV = each(escape -> csv(escape, Formulas.KEPT));
  private static final Map<Escape, CsvWriter> SAFE_CSV =
      each(escape -> csv(escape, Formulas.DISARMED));

  private static final String ELLIPSIS = new String("\u2026".getBytes(UTF_8), ISO_8859_1);

  private AllFormats() {}

  /** Fails where a format does not hold what it promises of {@code events}. */
  static void check(List<AuditEvent> events) {
    check(events, Escape.TTY, Escape.SHELL, Escape.SHELL_QUOTE);
  }

  /** As {@link #check(List)}, escaped in these ways alone. */
  static void check(List<AuditEvent> events, Escape... escapes) {
    checkRaw(events);
    checkJson(events);
    checkEcs(events);
    checkRecords(events);
    checkTimesketch(events);
    checkLine(events);
    checkCutLines(events);
    for (Escape escape : escapes) {
      checkDefault(events, escape);
      checkInterpret(events, escape);
      checkText(events, escape);
      checkCsv(events, escape);
    }
  }

  private static void checkRaw(List<AuditEvent> events) {
    ByteBuilder lines = new ByteBuilder();
    events.forEach(
        event -> event.records().forEach(record -> lines.append(record.line()).append('\n')));
    assertEquals(lines.toSlice(), written(RAW, events).toSlice());
  }

  private static void checkJson(List<AuditEvent> events) {
    for (JsonWriter writer : JSON) {
      byte[] json = written(writer, events).toSlice().toByteArray();
      HarmlessText.check(json);
      assertEquals(events.size(), JsonLines.check(json).size());
    }
  }

  private static void checkEcs(List<AuditEvent> events) {
    for (EcsWriter writer : ECS) {
      byte[] json = written(writer, events).toSlice().toByteArray();
      HarmlessText.check(json);
      assertEquals(events.size(), JsonLines.ECS.checkAll(json).size());
    }
  }

  private static void checkRecords(List<AuditEvent> events) {
    for (RecordsWriter writer : RECORDS) {
      byte[] json = written(writer, events).toSlice().toByteArray();
      HarmlessText.check(json);
      assertEquals(records(events), JsonLines.RECORDS.checkAll(json).size());
    }
  }

  private static void checkTimesketch(List<AuditEvent> events) {
    byte[] json = written(TIMESKETCH, events).toSlice().toByteArray();
    HarmlessText.check(json);
    assertEquals(events.size(), JsonLines.TIMESKETCH.checkAll(json).size());
  }

  private static void checkDefault(List<AuditEvent> events, Escape escape) {
    EventWriter writer = DEFAULT.get(escape);
    checkLines(2 * events.size() + records(events), written(writer, events));
    checkColors(writer, OutputFormat.DEFAULT, events);
  }

  /** Records that only go on with a cut argument have no line of their own. */
  private static void checkInterpret(List<AuditEvent> events, Escape escape) {
    EventWriter writer = INTERPRET.get(escape);
    for (AuditEvent event : events) {
      int records = event.records().size();
      int own = (int) event.records().stream().filter(r -> !r.is(RecordType.EXECVE)).count();
      int lines = checkLines(written(writer, List.of(event))) - 1;
      assertTrue(own <= lines && lines <= records, event::toString);
    }
    checkColors(writer, OutputFormat.INTERPRET, events);
  }

  private static void checkText(List<AuditEvent> events, Escape escape) {
    EventWriter writer = TEXT.get(escape);
    checkLines(events.size(), written(writer, events));
    checkColors(writer, OutputFormat.TEXT, events);
  }

  private static void checkLine(List<AuditEvent> events) {
    checkLines(events.size(), written(LINE, events));
    checkColors(LINE, OutputFormat.LINE, events);
  }

  /**
   * A line that fits is whole; another one has an ellipsis if anything but the date is missing, or,
   * where there is no room for all columns, has only some of them.
   */
  private static void checkCutLines(List<AuditEvent> events) {
    List<String> whole = written(LINE, events).toSlice().latin1().lines().toList();
    for (int width : CUT_LINES.keySet()) {
      LineWriter writer = CUT_LINES.get(width);
      ByteBuilder out = written(writer, events);
      checkLines(events.size(), out);
      checkColors(writer, OutputFormat.LINE, events);
      List<String> lines = out.toSlice().latin1().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        int columns = DisplayWidth.of(ByteSlice.of(lines.get(i).getBytes(ISO_8859_1)));
        assertTrue(columns <= width, lines.get(i));
        boolean isWhole = unpadded(whole.get(i)).endsWith(unpadded(lines.get(i)));
        boolean isPart = width < NARROW && hasWordsOf(lines.get(i), whole.get(i));
        assertTrue(isWhole || isPart || lines.get(i).contains(ELLIPSIS), lines.get(i));
        boolean fits = DisplayWidth.of(ByteSlice.of(whole.get(i).getBytes(ISO_8859_1))) <= width;
        assertTrue(!fits || isWhole, lines.get(i));
      }
    }
  }

  /** Returns true if all words of a line are in another one, in this order. */
  private static boolean hasWordsOf(String line, String whole) {
    Iterator<String> words = List.of(whole.split(" +", -1)).iterator();
    for (String word : line.split(" +", -1)) {
      String next = "";
      while (!next.equals(word)) {
        if (!words.hasNext()) {
          return false;
        }
        next = words.next();
      }
    }
    return true;
  }

  /** Narrow lines have fewer blanks, and less of the time. */
  private static String unpadded(String line) {
    return line.replaceAll(" +", " ");
  }

  private static void checkCsv(List<AuditEvent> events, Escape escape) {
    rows(CSV.get(escape), events);
    List<List<String>> rows = rows(SAFE_CSV.get(escape), events);
    int offset = rows.get(0).indexOf("GMT_OFFSET"); // which is ours, and begins with a sign
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        assertTrue(i == offset || !isFormula(row.get(i)), row::toString);
      }
    }
  }

  /** Header and rows, which have one length. */
  private static List<List<String>> rows(CsvWriter writer, List<AuditEvent> events) {
    ByteBuilder out = new ByteBuilder();
    writer.begin(out);
    events.forEach(event -> writer.write(event, out));
    checkLines(1 + events.size(), out);
    List<List<String>> rows = CsvRows.parse(out.toSlice().latin1());
    assertEquals(1 + events.size(), rows.size());
    for (List<String> row : rows) {
      assertEquals(rows.get(0).size(), row.size(), row::toString);
    }
    return rows;
  }

  private static boolean isFormula(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
        || cell.matches("(?s)\u00ef\u00bc[\u008b\u008d\u009d\u00a0].*"); // full-width
  }

  private static void checkLines(int expected, ByteBuilder out) {
    assertEquals(expected, checkLines(out), () -> out.toSlice().latin1());
  }

  /** How many there are. */
  private static int checkLines(ByteBuilder out) {
    byte[] bytes = out.toSlice().toByteArray();
    HarmlessText.check(bytes);
    String text = new String(bytes, ISO_8859_1);
    assertTrue(text.isEmpty() || text.endsWith("\n"), text);
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  /** Colors add sequences of ours, and nothing else. */
  private static void checkColors(
      EventWriter writer, OutputFormat format, List<AuditEvent> events) {
    String plain = written(writer, events).toSlice().latin1();
    String color = written(format.colored(writer), events).toSlice().latin1();
    assertEquals(plain, color.replaceAll("\033\\[(0|1|2|31|32|33|36)m", ""));
  }

  private static <W> Map<Escape, W> each(Function<Escape, W> writer) {
    return Stream.of(Escape.values()).collect(Collectors.toMap(escape -> escape, writer));
  }

  private static CsvWriter csv(Escape escape, Formulas formulas) {
    return new CsvWriter(
        NAMES, clock(), EnumSet.allOf(Extra.class), new CsvCells(escape, formulas));
  }

  private static LocalClock clock() {
    return new LocalClock(() -> ZONE, DateStyle.MONTH_FIRST);
  }

  private static int records(List<AuditEvent> events) {
    return events.stream().mapToInt(event -> event.records().size()).sum();
  }

  private static ByteBuilder written(EventWriter writer, List<AuditEvent> events) {
    ByteBuilder out = new ByteBuilder();
    events.forEach(event -> writer.write(event, out));
    return out;
  }
}
