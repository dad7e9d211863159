package io.jaudit.output.csv;

import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.MutatedEvents;
import io.jaudit.output.RepeatedEvents;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter.Extra;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a writer remembers of earlier events does not show in its rows. */
class CsvMemoryTest {

  /** Used for all logs, so that what one leaves is found by the next. */
  private static final Map<List<Object>, CsvWriter> REMEMBERING = new HashMap<>();

  @Property(tries = 300)
  void repeatedEventsAreWrittenAsTheFirst(
      @ForAll long seed,
      @ForAll Set<Extra> extras,
      @ForAll Escape escape,
      @ForAll Formulas formulas) {
    CsvCells cells = new CsvCells(escape, formulas);
    CsvWriter plain = CsvWriter.withoutMemory(Identities.ofLog(), clock(), extras, cells);
    CsvWriter remembering =
        REMEMBERING.computeIfAbsent(
            List.of(extras, escape, formulas),
            key -> new CsvWriter(Identities.ofLog(), clock(), extras, cells));
    RepeatedEvents.assertWrittenAlike(plain, remembering, MutatedEvents.of(seed, 60));
  }

  private static LocalClock clock() {
    return new LocalClock(() -> ZoneOffset.UTC, DateStyle.MONTH_FIRST);
  }
}
