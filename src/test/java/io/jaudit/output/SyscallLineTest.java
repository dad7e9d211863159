package io.jaudit.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.Ascii;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyscallLineTest {
  private static final String USUAL =
      "arch=c000003e syscall=257 success=no exit=-2 a0=ffffff9c a1=7f00 a2=0 a3=1b6 items=1 ppid=7"
          + " pid=1234567 auid=1000 uid=0 gid=0 comm=\"cat\" key=(null)";

  private final SyscallLine line = new SyscallLine();

  @Test
  void readsTheNumbersBetweenHeadAndTail() {
    assertTrue(line.read(record(USUAL)));
    assertEquals("arch=c000003e syscall=257 success=no", line.ends().head().utf8());
    assertEquals("c000003e", line.arch().utf8());
    assertEquals(-2, line.exit());
    assertEquals("ffffff9c", line.argument(0).utf8());
    assertEquals("1b6", line.argument(3).utf8());
    assertEquals(1, line.items());
    assertEquals(7, line.parentPid());
    assertEquals(1_234_567, line.pid());
    assertTrue(line.ends().tail().utf8().startsWith(" auid=1000 uid=0"));
    assertTrue(KernelOrder.isKept(record(USUAL).fields()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit=-0",
        "exit=007",
        "exit=-",
        "exit=",
        "exit=2x",
        "exit=1234567890123456789",
        "exit=+1",
        "exit=\"3\"",
        "exit=3 old",
        "exit=3 exit=4",
        "x=3"
      })
  void aNumberThatIsNotWrittenAsTheKernelWritesItIsNotRead(String exit) {
    assertFalse(line.read(record(USUAL.replace("exit=-2", exit))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1=7F00",
        "a1=",
        "a1=0x7f",
        "a1=11112222333344445",
        "a1=7f a1=7f",
        "a1=\"7f\"",
        "a4=7"
      })
  void anArgumentThatIsNotInHexIsNotRead(String argument) {
    assertFalse(line.read(record(USUAL.replace("a1=7f00", argument))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " uid=0 uid=1",
        " uid=0 auid=1000",
        " uid=0 word",
        " uid=0 exit=3",
        " uid=0 foo=1",
        " uid=\"0"
      })
  void fieldsThatTheKernelDoesNotWriteThereAreNotKept(String instead) {
    assertFalse(KernelOrder.isKept(record(USUAL.replace(" uid=0", instead)).fields()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001dEXIT=x", "\u001dFOO=x", "\u001dAUID=\"a\" AUID=\"b\"", "\u001dA0=x"})
  void namesThatAuditdDoesNotWriteAreNotKept(String names) {
    assertFalse(KernelOrder.isKept(record(USUAL + names).fields()));
  }

  @Test
  void aCallWithoutKnownOutcomeIsNotKept() {
    assertFalse(KernelOrder.isKept(record(USUAL.replace("success=no", "success=")).fields()));
    assertFalse(KernelOrder.isKept(record(USUAL.replace(" success=no", "")).fields()));
    assertFalse(line.read(record(USUAL.replace(" success=no", ""))));
    assertFalse(line.read(record(USUAL.replace(" exit=-2", ""))));
  }

  @Test
  void aCallThatDoesNotReturnHasNoOutcome() {
    assertTrue(line.read(record(USUAL)));
    assertTrue(line.hasOutcome());
    AuditRecord exit = record(USUAL.replace(" success=no exit=-2", ""));
    assertTrue(line.read(exit));
    assertFalse(line.hasOutcome());
    assertEquals(SyscallLine.NO_EXIT, line.exit());
    assertEquals("arch=c000003e syscall=257", line.head().utf8());
    assertEquals(7, line.parentPid());
    assertTrue(KernelOrder.isKept(exit.fields()));
  }

  /** What is read of a record of which the fields are in order is what they are. */
  @Property(tries = 500)
  void agreesWithTheIndexOfTheFields(@ForAll long seed) {
    MutatedEvents.of(seed, 40)
        .forEach(
            event ->
                event.records().stream()
                    .filter(record -> record.is(RecordType.SYSCALL) && line.read(record))
                    .filter(record -> KernelOrder.isKept(record.fields()))
                    .forEach(this::assertAgrees));
  }

  private void assertAgrees(AuditRecord record) {
    assertEquals(record.find(FieldId.EXIT) != null, line.hasOutcome(), record::toString);
    if (line.hasOutcome()) {
      assertEquals(number(record, FieldId.EXIT), line.exit(), record::toString);
    }
    assertEquals(number(record, FieldId.ITEMS), line.items(), record::toString);
    assertEquals(number(record, FieldId.PPID), line.parentPid(), record::toString);
    assertEquals(number(record, FieldId.PID), line.pid(), record::toString);
    assertEquals(record.find(FieldId.ARCH).value(), line.arch(), record::toString);
    List<Integer> ids = List.of(FieldId.A0, FieldId.A1, FieldId.A2, FieldId.A3);
    for (int i = 0; i < ids.size(); i++) {
      assertEquals(record.find(ids.get(i)).value(), line.argument(i), record::toString);
    }
  }

  private static long number(AuditRecord record, int id) {
    return Ascii.decimal(record.find(id).value(), Long.MIN_VALUE);
  }

  private static AuditRecord record(String body) {
    String text = "type=SYSCALL msg=audit(1.000:1): " + body;
    return JsonOutput.parse(text.getBytes(ISO_8859_1)).get(0);
  }
}
