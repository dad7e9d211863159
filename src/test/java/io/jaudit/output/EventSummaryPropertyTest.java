package io.jaudit.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.CsvRows;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter;
import io.jaudit.output.csv.CsvWriter.Extra;
import io.jaudit.output.lines.TextWriter;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever bytes a log holds, an event is one row of csv and one sentence. */
class EventSummaryPropertyTest {
  private static final LocalClock CLOCK =
      new LocalClock(() -> ZoneId.of("America/New_York"), DateStyle.MONTH_FIRST);

  @Provide
  Arbitrary<byte[]> logs() {
    return RandomEvents.logs();
  }

  @Property(tries = 3000)
  void anyEventIsOneRowOfAllColumns(
      @ForAll("logs") byte[] log, @ForAll Escape escape, @ForAll Formulas formulas) {
    CsvWriter writer =
        new CsvWriter(
            Identities.ofLog(), CLOCK, EnumSet.allOf(Extra.class), new CsvCells(escape, formulas));
    ByteBuilder out = new ByteBuilder();
    writer.begin(out);
    writer.write(RandomEvents.event(log), out);
    List<List<String>> rows = CsvRows.parse(new String(out.toSlice().toByteArray(), ISO_8859_1));

    assertEquals(2, rows.size());
    assertEquals(rows.get(0).size(), rows.get(1).size());
    for (String cell : rows.get(1)) {
      assertTrue(escape == Escape.RAW || !holdsControl(cell), cell);
    }
  }

  @Property(tries = 3000)
  void anyEventIsOneLineOfText(@ForAll("logs") byte[] log) {
    ByteBuilder out = new ByteBuilder();
    new TextWriter(Identities.ofLog(), CLOCK, Escape.TTY).write(RandomEvents.event(log), out);
    String text = new String(out.toSlice().toByteArray(), ISO_8859_1);

    assertTrue(text.startsWith("At 02:27:19 11/22/26 "), text);
    assertTrue(text.endsWith("\n") && !holdsControl(text.substring(0, text.length() - 1)), text);
  }

  private static boolean holdsControl(String text) {
    return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
  }
}
