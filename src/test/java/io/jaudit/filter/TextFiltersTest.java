package io.jaudit.filter;

import static io.jaudit.filter.Logged.matches;
import static io.jaudit.filter.Logged.skipped;
import static io.jaudit.filter.TextMatch.CONTAINS;
import static io.jaudit.filter.TextMatch.WHOLE;

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
    matches(Filters.key("second", WHOLE), record);
    matches(Filters.key("eco", CONTAINS), record);
    skipped(Filters.key("eco", WHOLE), record);
    skipped(Filters.key("Second", CONTAINS), record);
    skipped(Filters.key("tsec", CONTAINS), record);
  }

  @Test
  void aValueThatLacksItsClosingQuoteIsWhatIsThere() {
    matches(Filters.executable("/usr/bi", WHOLE), "SYSCALL pid=1 comm=\"x\" exe=\"/usr/bi");
    matches(Filters.key("exe", WHOLE), "SYSCALL pid=1 key=\"exe");
    skipped(Filters.executable("/usr/bin", CONTAINS), "SYSCALL pid=1 exe=\"/usr/bi");
  }

  @Test
  void aUuidEndsWithAColon() {
    String record = "VIRT_CONTROL pid=1 msg='virt=kvm vm=\"x\" uuid=1234-5: vm-pid=9 res=success'";
    matches(Filters.uuid("1234-5", WHOLE), record);
    matches(Filters.uuid("234", CONTAINS), record);
    skipped(Filters.uuid("1234-5:", WHOLE), record);
    matches(Filters.uuid("1234-5", WHOLE), record.replace("5:", "5"));
    skipped(Filters.uuid("6", CONTAINS), record.replace("5:", "5:6"));
  }

  @Test
  void keyOfARuleWithoutOneIsNull() {
    matches(Filters.key("(null)", WHOLE), "SYSCALL pid=1 key=(null)");
    skipped(Filters.key("(null)", WHOLE), "SYSCALL pid=1");
    skipped(Filters.key("x", CONTAINS), "USER_CMD pid=1 msg='key=\"x\" res=success'");
    skipped(Filters.key("x", CONTAINS), "SYSCALL subkey=\"x\"");
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
    matches(Filters.command("we ird", WHOLE), record);
    matches(Filters.command("e i", CONTAINS), record);
    matches(Filters.executable("/opt/we ird", WHOLE), record);
    matches(Filters.executable("opt", CONTAINS), record);
    skipped(Filters.executable("we ird", WHOLE), record);
    skipped(Filters.command("WE", CONTAINS), record);
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
    matches(Filters.command("x", WHOLE), record);
    matches(Filters.command("x", WHOLE), "SYSCALL pid=1 comm=\"other\"", record);
    skipped(Filters.command("n", CONTAINS), record);
  }

  @Test
  void commandOfTheTargetIsNotMeant() {
    skipped(Filters.command("cat", CONTAINS), "OBJ_PID opid=1 ocomm=\"cat\"");
  }

  @Test
  void terminalIsTtyOrTerminal() {
    matches(Filters.terminal("pts0", WHOLE), "SYSCALL pid=1 tty=pts0 ses=3");
    matches(Filters.terminal("(none)", WHOLE), "SYSCALL pid=1 tty=(none) ses=3");
    matches(
        Filters.terminal("/dev/pts/0", WHOLE), "USER_CMD pid=1 msg='terminal=/dev/pts/0 res=x'");
    matches(Filters.terminal("?", WHOLE), "USER_AVC pid=1 msg='avc:  denied  { x } terminal=?'");
    matches(
        Filters.terminal("cron", WHOLE),
        "USER_START user pid=1 msg='PAM: open (hostname=?, addr=?, terminal=cron res=success)'");
    skipped(Filters.terminal("(none)", WHOLE), "NETFILTER_CFG table=filter entries=4");
    skipped(Filters.terminal("pts0", WHOLE), "USER_CMD pid=1 msg='tty=pts0 res=success'");
  }

  @Test
  void virtualMachinesHaveNamesAndUuids() {
    String plain = "VIRT_CONTROL pid=1 msg='vm=\"db vm\" uuid=11-22 vm-pid=3 res=success'";
    String hex = "VIRT_MACHINE_ID pid=1 msg='vm=646220766D uuid=11-22 res=success'";
    for (String record : new String[] {plain, hex}) {
      matches(Filters.vmName("db vm", WHOLE), record);
      matches(Filters.vmName("b v", CONTAINS), record);
      matches(Filters.uuid("11-22", WHOLE), record);
      matches(Filters.uuid("1-2", CONTAINS), record);
      skipped(Filters.uuid("1-2", WHOLE), record);
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
    matches(Filters.subject("u:r:t:s0", WHOLE), record);
    matches(Filters.context("r:t", CONTAINS), record);
    skipped(Filters.subject("r:t", WHOLE), record);
    skipped(Filters.subject("subj", CONTAINS), record);
    skipped(Filters.object("u:r:t:s0", CONTAINS), record);
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
    matches(Filters.object("a:b:c:s0", WHOLE), record);
    matches(Filters.context("a:b", CONTAINS), record);
    skipped(Filters.subject("a:b:c:s0", CONTAINS), record);
  }

  @Test
  void theSubjectsOfUserAvcAreTheReporterAndWhoWasChecked() {
    String record = "USER_AVC pid=1 subj=x:y msg='avc:  denied  { m } for scontext=u:r:t '";
    matches(Filters.subject("x:y", WHOLE), record);
    matches(Filters.subject("u:r:t", WHOLE), record);
    matches(Filters.context("u:r", CONTAINS), record);
    skipped(Filters.object("u:r", CONTAINS), record);
  }

  @Test
  void labelsOfSmackAreSubjectAndObject() {
    String record = "AVC lsm=SMACK fn=f action=denied subject=\"Web\" object=\"Log\" pid=1";
    matches(Filters.subject("Web", WHOLE), record);
    matches(Filters.object("Log", WHOLE), record);
    skipped(Filters.subject("Log", WHOLE), record);
  }

  @Test
  void theEmptyTextIsInEveryFieldThatIsThere() {
    matches(Filters.command("", CONTAINS), "SYSCALL pid=1 comm=\"x\"");
    matches(Filters.command("", CONTAINS), "SYSCALL pid=1 comm=");
    skipped(Filters.command("", CONTAINS), "SYSCALL pid=1");
    skipped(Filters.command("", WHOLE), "SYSCALL pid=1 comm=\"x\"");
    matches(Filters.command("", WHOLE), "SYSCALL pid=1 comm=\"\"");
  }

  @Test
  void textIsComparedByTheByte() {
    matches(Filters.command("é", WHOLE), "SYSCALL pid=1 comm=C3A9");
    matches(Filters.command("é", WHOLE), "SYSCALL pid=1 comm=\"\u00c3\u00a9\"");
    skipped(Filters.command("é", WHOLE), "SYSCALL pid=1 comm=\"\u00e9\"");
  }
}
