package io.jaudit.output.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a writer remembers of earlier events does not show in its sentences. */
class TextMemoryTest {
  private static final String STAMP = " msg=audit(1700000000.000:1): ";

  /** Used for all logs, so that what one leaves is found by the next. */
  private static final Map<Escape, TextWriter> REMEMBERING = new EnumMap<>(Escape.class);

  private final EventView view = new EventView(Identities.ofLog());

  @Property(tries = 300)
  void repeatedEventsAreWrittenAsTheFirst(@ForAll long seed, @ForAll Escape escape) {
    TextWriter plain = TextWriter.withoutMemory(Identities.ofLog(), clock(), escape);
    TextWriter remembering =
        REMEMBERING.computeIfAbsent(
            escape, key -> new TextWriter(Identities.ofLog(), clock(), escape));
    RepeatedEvents.assertWrittenAlike(plain, remembering, MutatedEvents.of(seed, 60));
  }

  /** What occurs early is stored at first sight: the call, then the summary. */
  @Test
  void aSummaryThatRepeatsIsFound() {
    List<AuditEvent> events =
        events(
            call(257, "a0=ffffff9c a1=7f a2=0 a3=0 items=1"),
            "type=CWD" + STAMP + "cwd=\"/root\"",
            "type=PATH" + STAMP + "item=0 name=\"x\" inode=7 nametype=NORMAL");
    SummaryTexts texts = texts();
    for (int times = 0; times < 2; times++) {
      assertNull(find(texts, events.get(0)), "after " + times);
      keep("summary", texts);
    }
    assertEquals("summary", String.valueOf(find(texts, events.get(0))));
  }

  /** A name that is empty is not the second object: the next record has it. */
  @ParameterizedTest
  @ValueSource(strings = {"b", ""})
  void aRenameIsFoundByBothNames(String name) {
    AuditEvent event = rename(name, "c").get(0);
    SummaryTexts texts = texts();
    for (int times = 0; times < 2; times++) {
      assertNull(find(texts, event), "after " + times);
      keep("summary", texts);
    }
    assertEquals(name.isEmpty() ? null : ByteSlice.of("summary"), find(texts, event));
    assertNull(find(texts, rename(name + "d", "c").get(0)));
  }

  private static List<AuditEvent> rename(String name, String next) {
    String field = name.isEmpty() ? "name=" : "name=\"" + name + "\"";
    return events(
        call(82, "a0=7f a1=7f a2=0 a3=0 items=4"),
        "type=CWD" + STAMP + "cwd=\"/root\"",
        "type=PATH" + STAMP + "item=0 name=\"/root\" inode=2 nametype=PARENT",
        "type=PATH" + STAMP + "item=1 name=\"/root\" inode=2 nametype=PARENT",
        "type=PATH" + STAMP + "item=2 name=\"a\" inode=7 nametype=DELETE",
        "type=PATH" + STAMP + "item=3 " + field + " inode=7 nametype=CREATE",
        "type=PATH" + STAMP + "item=4 name=\"" + next + "\" inode=7 nametype=CREATE");
  }

  private static String call(int number, String arguments) {
    return "type=SYSCALL"
        + STAMP
        + "arch=c000003e syscall="
        + number
        + " success=yes exit=0 "
        + arguments
        + " ppid=1 pid=2 auid=0 uid=0 gid=0 comm=\"cat\" exe=\"/usr/bin/cat\"";
  }

  private static List<AuditEvent> events(String... lines) {
    return MutatedEvents.events(String.join("\n", lines));
  }

  private SummaryTexts texts() {
    return new SummaryTexts(view, new SummaryMemory(), Content.SENTENCE);
  }

  private static void keep(String summary, SummaryTexts texts) {
    texts.keep("head ".length(), new ByteBuilder().append("head ").append(summary));
  }

  private @Nullable ByteSlice find(SummaryTexts texts, AuditEvent event) {
    view.of(event);
    return texts.find();
  }

  private static LocalClock clock() {
    return new LocalClock(() -> ZoneOffset.UTC, DateStyle.MONTH_FIRST);
  }
}
