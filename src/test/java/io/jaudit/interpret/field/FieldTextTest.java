package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of docs/ausearch-semantics.md §6.2. */
class FieldTextTest {
  private static final String ESCAPED =
      "path comm exe file watch cwd cmd acct dir vm old-chardev new-chardev old-disk new-disk old-fs"
          + " new-fs old-net new-net old-rng new-rng device cgroup ocomm grp new_group"
          + " invalid_context sw root_dir apparmor operation denied_mask info profile"
          + " requested_mask name key proctitle data";

  private static final String AS_IS =
      "a0 a1 pid uid auid saddr addr hostname terminal tty dev rdev inode nametype op res subj obj"
          + " scontext exit arch syscall mode old-level msg uuid ses success sig fp";

  @Test
  void decodesTheFieldsOfTheTable() {
    for (String name : ESCAPED.split(" ")) {
      assertTrue(isEncoded("SYSCALL", name), name);
      assertEquals("a b", text("SYSCALL", name + "=612062", name));
      assertEquals("612062", text("SYSCALL", name + "=\"612062\"", name));
      assertEquals("(null)", text("SYSCALL", name + "=(null)", name));
    }
  }

  @Test
  void takesAnyOtherFieldAsItIs() {
    for (String name : AS_IS.split(" ")) {
      assertFalse(isEncoded("SYSCALL", name), name);
      assertEquals("612062", text("SYSCALL", name + "=612062", name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a0", "a17", "a1[0]", "a0[12]"})
  void decodesTheArgumentsOfAnExecveRecord(String name) {
    assertEquals("a b", text("EXECVE", name + "=612062", name));
    assertFalse(isEncoded("SYSCALL", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"argc", "a1_len", "a", "auid", "b0", "comm"})
  void takesOtherTextAsItIs(String name) {
    assertEquals("61", text("EXECVE", name + "=61", name));
  }

  @Test
  void decodesWhatATerminalSentToAProgram() {
    assertEquals("ls", text("USER_TTY", "pid=1 msg=6C73", "msg"));
    assertEquals("6C73", text("USER_CMD", "pid=1 msg=6C73", "msg"));
  }

  @ParameterizedTest
  @CsvSource({"6, 6", "6162C, ab", "6g, 6g", "'', ''", "ff00, ff00", "FF00, '\u00ff\0'"})
  void hexIsUpperCaseAndHasWholeBytes(String raw, String text) {
    assertEquals(text, text("SYSCALL", "comm=" + raw, "comm"));
  }

  @Test
  void aTornValueIsNoHex() {
    assertEquals("6162", text("SYSCALL", "comm=\"6162", "comm"));
  }

  private static boolean isEncoded(String type, String name) {
    return FieldText.isEncoded(record(type, "a=1").type(), ByteSlice.of(name));
  }

  private static String text(String type, String body, String field) {
    AuditRecord record = record(type, body);
    return FieldText.of(record, record.find(field)).latin1();
  }

  private static AuditRecord record(String type, String body) {
    return TestLog.parse("type=" + type + " msg=audit(1700000000.100:1): " + body);
  }
}
