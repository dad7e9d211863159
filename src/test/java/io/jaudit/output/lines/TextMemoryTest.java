package io.jaudit.output.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.MutatedEvents;
import io.jaudit.output.RepeatedEvents;
import io.jaudit.output.SummaryMemory;
import io.jaudit.output.SummaryTexts;
import io.jaudit.output.SummaryTexts.Content;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a writer remembers of earlier events does not show in its sentences. */
class TextMemoryTest {
  private static final String STAMP = " msg=audit(1700000000.000:1): ";

  /** Used for all logs, so that what one leaves is found by the next. */
  private static final Map<Escape, TextWriter> REMEMBERING = new EnumMap<>(Escape.class);

  @Property(tries = 300)
  void repeatedEventsAreWrittenAsTheFirst(@ForAll long seed, @ForAll Escape escape) {
    TextWriter plain = TextWriter.withoutMemory(Identities.ofLog(), clock(), escape);
    TextWriter remembering =
        REMEMBERING.computeIfAbsent(
            escape, key -> new TextWriter(Identities.ofLog(), clock(), escape));
    RepeatedEvents.assertWrittenAlike(plain, remembering, MutatedEvents.of(seed, 60));
  }

  /** The call is stored when it repeats, and the summary when it repeats after that. */
  @Test
  void aSummaryThatRepeatsIsFound() {
    String call =
        "arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=7f a2=0 a3=0 items=1 ppid=1"
            + " pid=2 auid=0 uid=0 gid=0 comm=\"cat\" exe=\"/usr/bin/cat\"";
    AuditEvent event =
        MutatedEvents.events(
                String.join(
                    "\n",
                    "type=SYSCALL" + STAMP + call,
                    "type=CWD" + STAMP + "cwd=\"/root\"",
                    "type=PATH" + STAMP + "item=0 name=\"x\" inode=7 nametype=NORMAL"))
            .get(0);
    EventView view = new EventView(Identities.ofLog());
    SummaryTexts texts = new SummaryTexts(view, new SummaryMemory(), Content.SENTENCE);
    ByteBuilder out = new ByteBuilder().append("head summary");
    for (int times = 0; times < 4; times++) {
      assertNull(find(texts, view, event), "after " + times);
      texts.keep("head ".length(), out);
    }
    ByteSlice found = find(texts, view, event);
    assertNotNull(found);
    assertEquals("summary", found.utf8());
  }

  private static ByteSlice find(SummaryTexts texts, EventView view, AuditEvent event) {
    view.of(event);
    return texts.find();
  }

  private static LocalClock clock() {
    return new LocalClock(() -> ZoneOffset.UTC, DateStyle.MONTH_FIRST);
  }
}
