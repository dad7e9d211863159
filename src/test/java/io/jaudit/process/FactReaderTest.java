package io.jaudit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.output.MutatedEvents;
import io.jaudit.record.RecordType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read quickly of a record is what its fields say. */
class FactReaderTest {
  private static final String LINE =
      "type=SYSCALL msg=audit(1700000000.000:1): arch=c000003e syscall=56 success=yes exit=12"
          + " a0=1200011 a1=0 a2=0 a3=7f items=0 ppid=1 pid=2 auid=0 uid=0 gid=0 euid=0 suid=0"
          + " fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"cat\" exe=\"/usr/bin/cat\"";

  @Property(tries = 2000)
  void theQuickWayReadsWhatTheFieldsSay(@ForAll long seed) {
    FactReader quick = new FactReader();
    FactReader plain = FactReader.byFields();
    for (AuditEvent event : MutatedEvents.of(seed, 60)) {
      assertEquals(text(plain.read(event)), text(quick.read(event)), event::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " key=(null)", " key=\"k\"\u001dARCH=x86_64", " subj=unconfined key=(null)"})
  void theUsualRecordIsReadTheQuickWay(String end) {
    AuditEvent event = MutatedEvents.events(LINE + end).get(0);
    ProcessFacts facts = new ProcessFacts();
    facts.clear();
    assertTrue(new CallLine(new SyscallNames()).read(event.first(RecordType.SYSCALL), facts));
    facts.isOfCall = true;
    facts.millis = event.id().timeMillis();
    facts.serial = event.id().serial();
    assertEquals(text(FactReader.byFields().read(event)), text(facts));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exe=\"/usr/bin/cat\"x",
        "exe=(null)",
        "exe=\"\"",
        "exe=\"/usr",
        "exe=\"/usr/bin/\u001dcat\"",
        "exe=2F62696E2F6120"
      })
  void anythingElseIsLeftToTheFields(String exe) {
    AuditEvent event = MutatedEvents.events(LINE.replace("exe=\"/usr/bin/cat\"", exe)).get(0);
    CallLine line = new CallLine(new SyscallNames());
    assertFalse(line.read(event.first(RecordType.SYSCALL), new ProcessFacts()));
    assertEquals(text(FactReader.byFields().read(event)), text(new FactReader().read(event)));
  }

  @Test
  void aSeparatorInANameEndsTheFieldsOfTheKernel() {
    String line = LINE.replace("comm=\"cat\"", "comm=\"ca\u001dt\"");
    AuditEvent event = MutatedEvents.events(line).get(0);
    assertEquals(text(FactReader.byFields().read(event)), text(new FactReader().read(event)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " exit=-2", " success=yes", " success=yes exit=3", " msg='exit=3'"})
  void aResultIsReadWhereverItIs(String end) {
    String line = LINE.replace(" success=yes exit=12", "") + end;
    AuditEvent event = MutatedEvents.events(line).get(0);
    assertEquals(text(FactReader.byFields().read(event)), text(new FactReader().read(event)));
  }

  @ParameterizedTest
  @ValueSource(ints = {960, 1000, 1005, 1010, 1015, 1020, 1024, 1025, 1030, 1100})
  void aRecordThatIsLongerThanWhatIsReadIsReadByItsFields(int length) {
    String path = "/" + "x".repeat(length - LINE.length() + LINE.indexOf("arch"));
    AuditEvent event = MutatedEvents.events(LINE.replace("/usr/bin/cat", path)).get(0);
    assertEquals(text(FactReader.byFields().read(event)), text(new FactReader().read(event)));
  }

  private static String text(ProcessFacts facts) {
    return List.of(
            facts.millis,
            facts.serial,
            facts.isOfDaemon,
            facts.isBoot,
            facts.isOfCall,
            facts.pid,
            facts.pid == 0
                ? ""
                : List.of(
                    facts.call,
                    facts.succeeded,
                    facts.exit,
                    facts.flags,
                    facts.ppid,
                    facts.uid,
                    facts.auid,
                    facts.session,
                    facts.isLogin,
                    facts.signal,
                    String.valueOf(facts.executable)))
        .toString();
  }
}
