package io.jaudit.filter;

import static io.jaudit.filter.Logged.matches;
import static io.jaudit.filter.Logged.skipped;
import static io.jaudit.filter.TextMatch.CONTAINS;
import static io.jaudit.filter.TextMatch.WHOLE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.describe.EventView;
import io.jaudit.describe.SecurityLabel;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFiltersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL pid=1 key=\"second\"",
        "SYSCALL pid=1 key=6669727374017365636F6E64",
        "SYSCALL pid=1 key=7365636F6E64016669727374",
        "URINGOP uring_op=18 key=\"second\"",
        "CONFIG_CHANGE auid=0 op=add_rule key=\"second\" list=4 res=1",
        "MAC_CONFIG_CHANGE auid=0 key=\"second\"",
      })
  void keyIsAnyOfThoseJoined(String record) {
    matches(FieldFilters.key("second", WHOLE), record);
    matches(FieldFilters.key("eco", CONTAINS), record);
    skipped(FieldFilters.key("eco", WHOLE), record);
    skipped(FieldFilters.key("Second", CONTAINS), record);
    skipped(FieldFilters.key("tsec", CONTAINS), record);
  }

  @Test
  void aValueThatLacksItsClosingQuoteIsWhatIsThere() {
    matches(FieldFilters.executable("/usr/bi", WHOLE), "SYSCALL pid=1 comm=\"x\" exe=\"/usr/bi");
    matches(FieldFilters.key("exe", WHOLE), "SYSCALL pid=1 key=\"exe");
    skipped(FieldFilters.executable("/usr/bin", CONTAINS), "SYSCALL pid=1 exe=\"/usr/bi");
  }

  @Test
  void slashesMayBeEscapedLikeTheQuotes() {
    String record = "SYSCALL pid=1 exe=\\\"\\/usr\\/bin\\/cat\\\" key=\\\"a\\/b\\\"";
    matches(FieldFilters.executable("/usr/bin/cat", WHOLE), record);
    matches(FieldFilters.executable("bin/c", CONTAINS), record);
    matches(FieldFilters.key("a/b", WHOLE), record);
    skipped(FieldFilters.key("a\\/b", WHOLE), record);
  }

  /** Some programs escape more characters in JSON than they have to. */
  @Test
  void anyCharacterOfARecordInJsonMayBeEscaped() {
    String record =
        "type=SYSCALL msg=audit(1.000:1): pid=7 auid=5 comm=\"cat\" key=\"caf\u00c3\u00a9\"";
    String json = "{\"message\":\"" + record.replace("\"", "\\\"") + "\"}";
    for (String escaped :
        List.of(
            json,
            json.replace("=", "\\u003d"),
            json.replace("c", "\\u0063"),
            json.replace("\u00c3\u00a9", "\\u00e9"))) {
      assertMatches(FieldFilters.key("caf\u00e9", WHOLE), escaped);
      assertMatches(FieldFilters.command("cat", WHOLE), escaped);
      assertMatches(FieldFilters.pid(7), escaped);
      assertMatches(FieldFilters.anyUid(WantedId.numbered(5)), escaped);
      assertFalse(FieldFilters.key("cafe", WHOLE).matches(view(escaped)), escaped);
    }
  }

  private static void assertMatches(EventFilter filter, String line) {
    assertTrue(filter.matches(view(line)), line);
  }

  private static EventView view(String line) {
    return new EventView(Identities.ofLog()).of(Logged.line(line));
  }

  @Test
  void aUuidEndsWithAColon() {
    String record = "VIRT_CONTROL pid=1 msg='virt=kvm vm=\"x\" uuid=1234-5: vm-pid=9 res=success'";
    matches(FieldFilters.uuid("1234-5", WHOLE), record);
    matches(FieldFilters.uuid("234", CONTAINS), record);
    skipped(FieldFilters.uuid("1234-5:", WHOLE), record);
    matches(FieldFilters.uuid("1234-5", WHOLE), record.replace("5:", "5"));
    skipped(FieldFilters.uuid("6", CONTAINS), record.replace("5:", "5:6"));
  }

  @Test
  void keyOfARuleWithoutOneIsNull() {
    matches(FieldFilters.key("(null)", WHOLE), "SYSCALL pid=1 key=(null)");
    skipped(FieldFilters.key("(null)", WHOLE), "SYSCALL pid=1");
    skipped(FieldFilters.key("x", CONTAINS), "USER_CMD pid=1 msg='key=\"x\" res=success'");
    skipped(FieldFilters.key("x", CONTAINS), "SYSCALL subkey=\"x\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL pid=1 comm=\"we ird\" exe=\"/opt/we ird\"",
        "SYSCALL pid=1 comm=776520697264 exe=2F6F70742F776520697264",
        "SYSCALL pid=1 comm=776520697264 exe=2F6F70742F776520697264",
        "ANOM_ABEND pid=1 comm=\"we ird\" exe=\"/opt/we ird\" sig=11",
        "SECCOMP pid=1 comm=\"we ird\" exe=\"/opt/we ird\" sig=31",
        "SERVICE_START pid=1 msg='unit=x comm=\"we ird\" exe=\"/opt/we ird\" res=success'",
      })
  void commandAndExecutableAreDecoded(String record) {
    matches(FieldFilters.command("we ird", WHOLE), record);
    matches(FieldFilters.command("e i", CONTAINS), record);
    matches(FieldFilters.executable("/opt/we ird", WHOLE), record);
    matches(FieldFilters.executable("opt", CONTAINS), record);
    skipped(FieldFilters.executable("we ird", WHOLE), record);
    skipped(FieldFilters.command("WE", CONTAINS), record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AVC avc:  denied  { read } for  pid=1 comm=\"x\" name=\"n\"",
        "AVC apparmor=\"DENIED\" operation=\"open\" profile=\"/p\" name=\"/n\" pid=1 comm=\"x\"",
        "TTY tty pid=1 uid=0 comm=\"x\" data=61",
        "INTEGRITY_DATA pid=1 uid=0 comm=\"x\" name=\"/n\"",
        "NETFILTER_CFG table=filter pid=1 comm=\"x\"",
      })
  void commandIsAlsoThatOfOthers(String record) {
    matches(FieldFilters.command("x", WHOLE), record);
    matches(FieldFilters.command("x", WHOLE), "SYSCALL pid=1 comm=\"other\"", record);
    skipped(FieldFilters.command("n", CONTAINS), record);
  }

  @Test
  void commandOfTheTargetIsNotMeant() {
    skipped(FieldFilters.command("cat", CONTAINS), "OBJ_PID opid=1 ocomm=\"cat\"");
  }

  @Test
  void terminalIsTtyOrTerminal() {
    matches(FieldFilters.terminal("pts0", WHOLE), "SYSCALL pid=1 tty=pts0 ses=3");
    matches(FieldFilters.terminal("(none)", WHOLE), "SYSCALL pid=1 tty=(none) ses=3");
    matches(
        FieldFilters.terminal("/dev/pts/0", WHOLE),
        "USER_CMD pid=1 msg='terminal=/dev/pts/0 res=x'");
    matches(
        FieldFilters.terminal("?", WHOLE), "USER_AVC pid=1 msg='avc:  denied  { x } terminal=?'");
    matches(
        FieldFilters.terminal("cron", WHOLE),
        "USER_START user pid=1 msg='PAM: open (hostname=?, addr=?, terminal=cron res=success)'");
    skipped(FieldFilters.terminal("(none)", WHOLE), "NETFILTER_CFG table=filter entries=4");
    skipped(FieldFilters.terminal("pts0", WHOLE), "USER_CMD pid=1 msg='tty=pts0 res=success'");
  }

  @Test
  void virtualMachinesHaveNamesAndUuids() {
    String plain = "VIRT_CONTROL pid=1 msg='vm=\"db vm\" uuid=11-22 vm-pid=3 res=success'";
    String hex = "VIRT_MACHINE_ID pid=1 msg='vm=646220766D uuid=11-22 res=success'";
    for (String record : new String[] {plain, hex}) {
      matches(FieldFilters.vmName("db vm", WHOLE), record);
      matches(FieldFilters.vmName("b v", CONTAINS), record);
      matches(FieldFilters.uuid("11-22", WHOLE), record);
      matches(FieldFilters.uuid("1-2", CONTAINS), record);
      skipped(FieldFilters.uuid("1-2", WHOLE), record);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL pid=1 subj=u:r:t:s0 key=(null)",
        "LOGIN pid=1 uid=0 subj=u:r:t:s0 old-auid=0 auid=0",
        "DAEMON_END op=terminate auid=0 pid=1 subj=u:r:t:s0 res=success",
        "CONFIG_CHANGE auid=0 subj=u:r:t:s0 op=add_rule res=1",
        "AVC avc:  denied  { read } for  pid=1 scontext=u:r:t:s0 tcontext=a:b:c:s0 tclass=file",
        "AVC apparmor=\"DENIED\" operation=\"open\" profile=\"u:r:t:s0\" pid=1",
        "VIRT_MACHINE_ID pid=1 subj=x:y:z msg='vm-ctx=u:r:t:s0 img-ctx=a:b:c:s0 res=success'",
      })
  void subjectsAreThoseWhoAct(String record) {
    matches(FieldFilters.subject("u:r:t:s0", WHOLE), record);
    matches(FieldFilters.context("r:t", CONTAINS), record);
    skipped(FieldFilters.subject("r:t", WHOLE), record);
    skipped(FieldFilters.subject("subj", CONTAINS), record);
    skipped(FieldFilters.object("u:r:t:s0", CONTAINS), record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH item=0 name=\"/x\" obj=a:b:c:s0 nametype=NORMAL",
        "OBJ_PID opid=1 obj=a:b:c:s0 ocomm=\"cat\"",
        "IPC ouid=0 ogid=0 mode=0600 obj=a:b:c:s0",
        "AVC avc:  denied  { read } for  pid=1 scontext=u:r:t:s0 tcontext=a:b:c:s0 tclass=file",
        "USER_AVC pid=1 subj=x:y msg='avc:  denied  { m } for scontext=u:r:t tcontext=a:b:c:s0 '",
        "VIRT_MACHINE_ID pid=1 subj=x:y:z msg='vm-ctx=u:r:t:s0 img-ctx=a:b:c:s0 res=success'",
      })
  void objectsAreWhatIsActedOn(String record) {
    matches(FieldFilters.object("a:b:c:s0", WHOLE), record);
    matches(FieldFilters.context("a:b", CONTAINS), record);
    skipped(FieldFilters.subject("a:b:c:s0", CONTAINS), record);
  }

  @Test
  void theSubjectsOfUserAvcAreTheReporterAndWhoWasChecked() {
    String record = "USER_AVC pid=1 subj=x:y msg='avc:  denied  { m } for scontext=u:r:t '";
    matches(FieldFilters.subject("x:y", WHOLE), record);
    matches(FieldFilters.subject("u:r:t", WHOLE), record);
    matches(FieldFilters.context("u:r", CONTAINS), record);
    skipped(FieldFilters.object("u:r", CONTAINS), record);
  }

  @Test
  void labelsOfSmackAreSubjectAndObject() {
    String record = "AVC lsm=SMACK fn=f action=denied subject=\"Web\" object=\"Log\" pid=1";
    matches(FieldFilters.subject("Web", WHOLE), record);
    matches(FieldFilters.object("Log", WHOLE), record);
    skipped(FieldFilters.subject("Log", WHOLE), record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AVC apparmor=\"DENIED\" operation=\"signal\" profile=\"a b\" pid=1 peer=\"c d\"",
        "AVC apparmor=\"DENIED\" operation=\"signal\" profile=612062 pid=1 peer=632064",
        "AVC apparmor=\"DENIED\" operation=\"signal\" label=612062 pid=1 peer=632064",
        "APPARMOR_KILL operation=\"signal\" label=\"a b\" pid=1 peer=\"c d\"",
        "USER_AVC pid=1 msg='apparmor=\"DENIED\" pid=2 label=\"a b\" peer_label=\"c d\"'",
      })
  void labelsOfAppArmorAreSubjectAndObject(String record) {
    matches(FieldFilters.subject("a b", WHOLE), record);
    matches(FieldFilters.object("c d", WHOLE), record);
    matches(FieldFilters.context(" b", CONTAINS), record);
    matches(FieldFilters.context(" d", CONTAINS), record);
    skipped(FieldFilters.subject("c", CONTAINS), record);
    skipped(FieldFilters.object("a b", CONTAINS), record);
  }

  @Test
  void aLabelOfAnotherRecordIsNotOne() {
    String record = "USER_CMD pid=1 msg='label=\"a\" peer=\"b\" profile=a'";
    skipped(FieldFilters.context("a", CONTAINS), record);
    skipped(FieldFilters.context("b", CONTAINS), record);
  }

  @Test
  void aFieldIsALabelForFiltersIfItIsForFormats() {
    for (SecurityLabel.Source source : SecurityLabel.ofSubjects()) {
      AuditEvent event = Logged.event(record(source));
      assertNotNull(new EventView(Identities.ofLog()).of(event).subjectLabel());
      matches(FieldFilters.subject("a", WHOLE), record(source));
    }
    for (SecurityLabel.Source source : SecurityLabel.ofObjects()) {
      AuditEvent event = Logged.event(record(source));
      assertNotNull(new EventView(Identities.ofLog()).of(event).objectLabel());
      matches(FieldFilters.object("a", WHOLE), record(source));
    }
  }

  private static String record(SecurityLabel.Source source) {
    String type =
        source.classes() == RecordClass.ANY_TYPE
            ? "MAC_CALIPSO_ADD"
            : source.classes() == RecordClass.setOf(RecordClass.VIRTUAL_MACHINE)
                ? "VIRT_MACHINE_ID"
                : "AVC";
    return type + " pid=1 " + FieldId.name(source.field()).replace("*", "x") + "=\"a\"";
  }

  @Test
  void theEmptyTextIsInEveryFieldThatIsThere() {
    matches(FieldFilters.command("", CONTAINS), "SYSCALL pid=1 comm=\"x\"");
    matches(FieldFilters.command("", CONTAINS), "SYSCALL pid=1 comm=");
    skipped(FieldFilters.command("", CONTAINS), "SYSCALL pid=1");
    skipped(FieldFilters.command("", WHOLE), "SYSCALL pid=1 comm=\"x\"");
    matches(FieldFilters.command("", WHOLE), "SYSCALL pid=1 comm=\"\"");
  }

  @Test
  void textIsComparedByTheByte() {
    matches(FieldFilters.command("é", WHOLE), "SYSCALL pid=1 comm=C3A9");
    matches(FieldFilters.command("é", WHOLE), "SYSCALL pid=1 comm=\"\u00c3\u00a9\"");
    skipped(FieldFilters.command("é", WHOLE), "SYSCALL pid=1 comm=\"\u00e9\"");
  }
}
