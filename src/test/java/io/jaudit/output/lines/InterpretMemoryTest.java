package io.jaudit.output.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.MutatedEvents;
import io.jaudit.output.RandomEvents;
import io.jaudit.output.RepeatedEvents;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A writer remembers names, runs of fields, and what it wrote ({@link LineMemory}). One that has
 * met many events writes what one that has met none does.
 */
class InterpretMemoryTest {
  private static final List<String> TYPES =
      List.of("SYSCALL", "SYSCALL", "PATH", "CWD", "PROCTITLE", "USER_CMD", "AVC", "NO_SUCH");

  /** As the kernel writes them, some in two ways. */
  private static final List<List<String>> FIELDS =
      List.of(
          List.of("arch=c000003e ", "arch=40000003 ", "avc:  denied  { read } for ", ""),
          List.of("syscall=2 ", "syscall=257 ", "cwd=\"/x\" ", "proctitle=6C73002D6C0A"),
          List.of("a0=1 a1=241 a2=1b6 ", "a0=ffffff9c a1=7 ", ""),
          List.of("ppid=1 pid=2 ", "pid=3 ", "pid=3,"),
          List.of("auid=0 uid=0 ", "auid=4294967295 uid=12 ", "uid=0,auid=1 ", "(uid=0 "),
          List.of("gid=0 egid=0 ", "gid=1 words egid=0 ", "gid=\"0 ", "tty='a b' gid=0 ", ""),
          List.of("tty=(none) ses=1 ", "tty=pts0 ses=4294967295 ", "ses=-1, ", "ses=1"),
          List.of("comm=\"a\" ", "comm=6162 ", "msg='op=x uid=0 ", "msg=op=x uid=0 ", "msg='"),
          List.of("cap_fp=0 cap_fi=1 ", "cap_fp=0", "cap_fver=2 ", "msg=a ", "res=1'"),
          List.of("key=\"k\"", "key=(null)", "key=6B016C", " ", ""));

  private static final List<List<String>> ENRICHED =
      List.of(
          List.of("ARCH=x86_64 ", ""),
          List.of("SYSCALL=open ", "SYSCALL=openat ", ""),
          List.of(
              "AUID=\"alice\" ", "AUID=\"unset\" ", "AUID=\"bob\" UID=\"bob\" ", "AUID=\"x", ""),
          List.of(
              "UID=\"root\" ",
              "UID=\"unknown(12)\" ",
              "UID=\"a\"x ",
              "UID=lab ",
              "UID={ a ",
              "UID={ a } ",
              ""),
          List.of("GID=\"root\"", "EGID=\"root\" GID=\"root\"", "GID=\"r\" EGID=\"s\"", ""));

  @Provide
  Arbitrary<List<String>> records() {
    Arbitrary<String> record =
        Combinators.combine(
                Arbitraries.of(TYPES), oneOfEach(FIELDS), oneOfEach(ENRICHED), Arbitraries.of(0, 1))
            .as(
                (type, body, enriched, plain) ->
                    "type="
                        + type
                        + " msg=audit(1700000000.123:1): "
                        + body
                        + (plain == 1 ? "" : "\u001d" + enriched));
    return record.list().ofMinSize(2).ofMaxSize(5).list().ofMinSize(1).ofMaxSize(4).map(this::mix);
  }

  /** The same records again and again, among others. */
  private List<String> mix(List<List<String>> groups) {
    List<String> mixed = new ArrayList<>();
    for (List<String> group : groups) {
      mixed.addAll(group);
      mixed.addAll(groups.get(0));
      mixed.addAll(group);
    }
    return mixed;
  }

  @Property(tries = 800)
  void repeatedRecordsAreWrittenAsTheFirst(
      @ForAll("records") List<String> records, @ForAll Escape escape) {
    InterpretWriter experienced = writer(escape);
    for (String record : records) {
      assertEquals(
          text(writer(escape), record.getBytes(UTF_8)),
          text(experienced, record.getBytes(UTF_8)),
          record);
    }
  }

  @Provide
  Arbitrary<List<byte[]>> logs() {
    return RandomEvents.logs().list().ofMinSize(2).ofMaxSize(4);
  }

  @Property(tries = 500)
  void noiseIsWrittenAsTheFirst(@ForAll("logs") List<byte[]> logs, @ForAll Escape escape) {
    InterpretWriter experienced = writer(escape);
    for (int round = 0; round < 2; round++) {
      for (byte[] log : logs) {
        assertEquals(text(writer(escape), log), text(experienced, log));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CWD", "PROCTITLE", "PATH", "SYSCALL"})
  void aRecordOfWordsAloneIsWrittenAsTheFirst(String type) {
    byte[] record = ("type=" + type + " msg=audit(1700000000.001:1): torn").getBytes(UTF_8);
    InterpretWriter experienced = writer(Escape.SHELL);
    for (int i = 0; i < 3; i++) {
      String text = text(experienced, record);
      assertTrue(text.endsWith(") :\\ torn\n"), text); // as ausearch, which escapes the blank
    }
  }

  /** Used for all logs, so that what one leaves is found by the next. */
  private static final Map<Escape, InterpretWriter> REMEMBERING = new EnumMap<>(Escape.class);

  @Property(tries = 300)
  void eventsOfRealLogsAreWrittenAsTheFirst(@ForAll long seed, @ForAll Escape escape) {
    InterpretWriter plain = InterpretWriter.withoutMemory(Identities.ofLog(), clock(), escape);
    InterpretWriter remembering = REMEMBERING.computeIfAbsent(escape, InterpretMemoryTest::writer);
    RepeatedEvents.assertWrittenAlike(plain, remembering, MutatedEvents.of(seed, 60));
  }

  private static Arbitrary<String> oneOfEach(List<List<String>> choices) {
    Arbitrary<String> text = Arbitraries.just("");
    for (List<String> choice : choices) {
      text = Combinators.combine(text, Arbitraries.of(choice)).as(String::concat);
    }
    return text;
  }

  private static InterpretWriter writer(Escape escape) {
    return new InterpretWriter(Identities.ofLog(), clock(), escape);
  }

  private static LocalClock clock() {
    return new LocalClock(() -> ZoneOffset.UTC, DateStyle.MONTH_FIRST);
  }

  private static String text(InterpretWriter writer, byte[] log) {
    ByteBuilder out = new ByteBuilder();
    writer.write(RandomEvents.event(log), out);
    return new String(out.toSlice().toByteArray(), ISO_8859_1);
  }
}
