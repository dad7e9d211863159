package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityLabelTest {
  private static final String UNMARKED = "PATH name=\"/a\"";
  private static final String MARKED = "PATH name=\"/b\" obj=?";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "subj=a|a",
        "subj=a subj_smack=b|a",
        "subj=? subj_smack=b|b",
        "subj=? subj_selinux=? subj_smack=b|b",
        "subj_selinux=? subj_smack=b|b",
        "subj_apparmor=\"=unconfined\"|=unconfined",
        "subj_apparmor=6120622863292A|a b(c)*",
        "subj=(none) subj_smack=b|b",
        "subj=?|-",
        "subj= subj_smack=b|b",
        "pid=1|-",
      })
  void theFirstKnownLabelOfARecordCounts(String fields, @Nullable String label) {
    assertEquals(label, subject("SYSCALL " + fields));
    assertEquals(label, subject("USER_CMD " + fields + " msg='x=1'"));
    String ofObject = fields.replace("subj", "obj");
    assertEquals(label, objects("PATH " + ofObject).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "AVC avc: denied { read } for pid=1 scontext=a tcontext=b tclass=file|a|b|a",
        "AVC lsm=SMACK fn=f action=denied subject=\"a\" object=\"b\" pid=1|a|b|a",
        "AVC apparmor=\"DENIED\" operation=\"open\" profile=\"/a\" name=\"/n\" pid=1|/a|-|/a",
        "AVC apparmor=\"DENIED\" operation=\"open\" profile=2F612062 pid=1|/a b|-|/a b",
        "AVC apparmor=\"DENIED\" operation=\"open\" label=\"a//&b\" pid=1|a//&b|-|a//&b",
        "AVC apparmor=\"DENIED\" operation=\"open\" label=612062 pid=1|a b|-|a b",
        "AVC apparmor=\"DENIED\" operation=\"signal\" profile=\"a\" peer=\"b\"|a|b|a",
        "AVC apparmor=\"DENIED\" operation=\"signal\" profile=\"a\" peer=622063|a|b c|a",
        "APPARMOR_DENIED operation=\"x\" profile=\"a\" peer=\"b\"|a|b|a",
        "AVC apparmor=\"DENIED\" profile=? subj_apparmor=a|a|-|a",
        "USER_AVC pid=1 subj=d msg='avc: denied { x } for scontext=a tcontext=b'|a|b|d",
        "USER_AVC pid=1 subj=d msg='avc: received policyload notice'|d|-|d",
        "USER_AVC pid=1 subj=d msg='apparmor=\"DENIED\" pid=2 label=\"a\" peer_label=\"b\"'|a|b|d",
        "USER_AVC pid=1 msg='apparmor=\"DENIED\" pid=2 label=\"a\" peer_label=\"b\"'|a|b|-",
        "USER_CMD pid=1 subj=d msg='label=\"a\" peer=\"b\" profile=c'|d|-|d",
        "VIRT_MACHINE_ID pid=1 subj=d msg='vm-ctx=a img-ctx=b'|d|b|d",
        "VIRT_MACHINE_ID pid=1 msg='vm-ctx=a img-ctx=b'|a|b|a",
      })
  void aDecisionNamesBothAndAProcessHasItsOwn(
      String record, @Nullable String subject, @Nullable String object, @Nullable String process) {
    EventView view = view().of(event(record));
    assertEquals(subject, text(view.subjectLabel()));
    assertEquals(object, text(view.objectLabel()));
    ByteSlice label = view.process().label();
    assertEquals(process, label == null ? null : label.latin1());
  }

  @Test
  void theLabelOfADecisionIsUsedIfTheSystemCallHasNone() {
    String denial = "AVC apparmor=\"DENIED\" operation=\"open\" profile=\"a\" pid=1";
    assertEquals("a", subject(denial, "SYSCALL arch=c000003e syscall=2 pid=1"));
    assertEquals("b", subject(denial, "SYSCALL arch=c000003e syscall=2 pid=1 subj=b"));
  }

  @Test
  void theSystemCallCountsFirst() {
    assertEquals("b", subject("CONFIG_CHANGE subj=a", "SYSCALL subj=b"));
    assertEquals("a", subject("SYSCALL subj=?", "CONFIG_CHANGE subj=a"));
    assertEquals("a", subject("CONFIG_CHANGE subj=?", "MAC_TASK_CONTEXTS subj_x=? subj_y=a"));
  }

  @Test
  void theLabelsOfAnObjectFollowIt() {
    assertEquals(
        List.of("x", "y"),
        objects(
            MARKED, "MAC_OBJ_CONTEXTS obj_smack=x", MARKED, "MAC_OBJ_CONTEXTS obj_s=? obj_t=y"));
    assertEquals(
        list(null, "y"), objects(MARKED, MARKED, "CWD cwd=\"/\"", "MAC_OBJ_CONTEXTS obj_smack=y"));
  }

  @Test
  void asManyLabelsAsObjectsAreInTheSameOrder() {
    assertEquals(
        List.of("x", "y"),
        objects("MAC_OBJ_CONTEXTS obj_smack=x", MARKED, "MAC_OBJ_CONTEXTS obj_smack=y", MARKED));
  }

  @Test
  void anObjectThatIsNotMarkedHasNoLabelsIfAnotherIs() {
    assertEquals(list(null, "x"), objects(UNMARKED, MARKED, "MAC_OBJ_CONTEXTS obj_smack=x"));
    assertEquals(list("x"), objects(UNMARKED, "MAC_OBJ_CONTEXTS obj_smack=x"));
  }

  @Test
  void theSummaryHasTheLabelOfTheObjectThatItNames() {
    AuditEvent event =
        event(
            "SYSCALL arch=c000003e syscall=2 success=yes",
            "CWD cwd=\"/\"",
            "PATH name=\"/\" obj=a nametype=PARENT",
            "PATH name=\"/b\" nametype=CREATE");
    assertNull(view().of(event).objectLabel());
    AuditEvent signal = event("SYSCALL arch=c000003e syscall=62", "OBJ_PID opid=1 obj=? obj_x=b");
    assertEquals("b", text(view().of(signal).objectLabel()));
  }

  private static @Nullable String subject(String... records) {
    EventView view = view().of(event(records));
    ByteSlice label = view.process().label();
    String text = text(view.subjectLabel());
    assertEquals(label == null ? null : label.latin1(), text);
    return text;
  }

  private static @Nullable String text(@Nullable Fact label) {
    ByteSlice text = SummaryText.of(label);
    return text == null ? null : text.latin1();
  }

  private static List<@Nullable String> objects(String... records) {
    List<@Nullable String> labels = new ArrayList<>();
    PathInfo paths = view().of(event(records)).paths();
    while (paths.next()) {
      ByteSlice label = paths.label();
      labels.add(label == null ? null : label.latin1());
    }
    return labels;
  }

  private static List<@Nullable String> list(@Nullable String... labels) {
    return new ArrayList<>(Arrays.asList(labels));
  }

  private static EventView view() {
    return new EventView(Identities.ofLog());
  }

  private static AuditEvent event(String... records) {
    List<AuditRecord> all = new ArrayList<>();
    for (String record : records) {
      int blank = record.indexOf(' ');
      all.add(
          TestLog.parse(
              "type="
                  + record.substring(0, blank)
                  + " msg=audit(1700000000.100:1):"
                  + record.substring(blank)));
    }
    return new AuditEvent(all);
  }
}
