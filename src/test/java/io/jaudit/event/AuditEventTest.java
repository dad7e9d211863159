package io.jaudit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuditEventTest {
  @Test
  void anEventHasAtLeastOneRecord() {
    assertThrows(IllegalArgumentException.class, () -> new AuditEvent(List.of()));
  }

  @Test
  void takesIdAndTypeFromItsFirstRecord() {
    TestLog log = new TestLog().at(5).record(7, TestLog.AVC, "").syscall(7);
    AuditEvent event = new AuditEvent(log.records());
    assertEquals("5.000:7", event.id().stamp());
    assertEquals(RecordType.AVC, event.type().number());
    assertEquals(
        RecordType.CWD, new AuditEvent(new TestLog().cwd(1, "/").records()).type().number());
  }

  @Test
  void takesTheTypeFromTheRecordThatBeginsItInReverseOrder() {
    TestLog log = new TestLog().proctitle(7, "cat").cwd(7, "/").syscall(7);
    assertEquals(RecordType.SYSCALL, new AuditEvent(log.records()).type().number());
  }

  @Test
  void findsTheFirstRecordOfAType() {
    AuditEvent event =
        new AuditEvent(new TestLog().syscall(1).path(1, "/a").path(1, "/b").records());
    assertSame(event.records().get(1), event.first(RecordType.PATH));
    assertNull(event.first(RecordType.EXECVE));
  }

  @Test
  void fieldsThatWereForgottenAreFoundAgain() {
    AuditEvent event = new AuditEvent(new TestLog().path(1, "/a").records());
    Fields before = event.records().get(0).fields();
    assertSame(before, event.records().get(0).fields());
    event.forgetFields();
    Fields again = event.records().get(0).fields();
    assertNotSame(before, again);
    assertEquals(before.size(), again.size());
    assertEquals(String.valueOf(before.find("name")), String.valueOf(again.find("name")));
  }

  @Test
  void anEventIsDamagedAsSoonAsTheFieldsOfADamagedRecordAreUsed() {
    TestLog log = new TestLog().cwd(1, "/").record(1, "PATH", "name=\"/a\" cwd=&quot;/&quot;");
    AuditEvent event = new AuditEvent(log.records());
    event.records().get(0).fields();
    assertFalse(event.isDamaged());
    event.records().get(1).fields();
    assertTrue(event.isDamaged());
  }

  @Test
  void anEventOfASystemCallIsIncompleteWithoutAnEnd() {
    assertTrue(new AuditEvent(new TestLog().syscall(1).cwd(1, "/").records()).isIncomplete());
    assertTrue(new AuditEvent(new TestLog().path(1, "/a").records()).isIncomplete());
    assertFalse(
        new AuditEvent(new TestLog().syscall(1).proctitle(1, "a").records()).isIncomplete());
    assertFalse(new AuditEvent(new TestLog().syscall(1).eoe(1).records()).isIncomplete());
    assertFalse(new AuditEvent(new TestLog().userCmd(1, "a").records()).isIncomplete());
    assertFalse(new AuditEvent(new TestLog().record(1, "LOGIN", "").records()).isIncomplete());
  }

  @Test
  void anEventThatBeginsInItsMidstIsIncomplete() {
    assertTrue(
        new AuditEvent(new TestLog().path(1, "/a").proctitle(1, "a").records()).isIncomplete());
    assertTrue(new AuditEvent(new TestLog().proctitle(1, "a").records()).isIncomplete());
    assertFalse(
        new AuditEvent(new TestLog().record(1, "SECCOMP", "").proctitle(1, "a").records())
            .isIncomplete());
  }
}
