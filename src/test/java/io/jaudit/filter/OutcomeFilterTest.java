package io.jaudit.filter;

import static io.jaudit.filter.Logged.matches;
import static io.jaudit.filter.Logged.skipped;

import io.jaudit.describe.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeFilterTest {
  private static final EventFilter YES = Filters.outcome(Outcome.SUCCEEDED);
  private static final EventFilter NO = Filters.outcome(Outcome.FAILED);
  private static final String DENIED = "AVC avc:  denied  { read } for  pid=79 tclass=file";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL syscall=2 success=yes exit=3",
        "URINGOP uring_op=18 success=yes exit=0",
        "USER_CMD pid=1 msg='cmd=\"x\" res=success'",
        "USER_CMD pid=1 msg='cmd=\"x\" res=yes'",
        "USER_CMD pid=1 msg='cmd=\"x\" result=Success)'",
        "LOGIN login pid=5 uid=0 old auid=4294967295 new auid=1000",
        "LOGIN pid=5 uid=0 auid=1000 res=1",
        "CONFIG_CHANGE audit_enabled=1 old=1 by auid=1000",
        "CONFIG_CHANGE audit_enabled=1 old=1 by auid=1000 res=1",
        "MAC_STATUS enforcing=0 old_enforcing=1 auid=1000 ses=3 res=1",
        "DAEMON_ACCEPT addr=::1 port=60000 res=success",
        "ANOM_ABEND auid=1000 uid=1000 sig=11 res=1",
        "AVC avc:  granted  { setenforce } for  pid=3002 tclass=security",
        "AVC apparmor=\"ALLOWED\" operation=\"open\" denied_mask=\"r\" pid=1",
        "AVC apparmor=\"STATUS\" operation=\"profile_load\" name=\"x\" pid=1",
        "USER_AVC pid=1 msg='avc:  granted  { send_msg } for tclass=dbus  terminal=?'",
        "USER_AVC pid=1 msg='avc:  denied  { send_msg } for tclass=dbus permissive=1  terminal=?'",
        "AVC avc:  denied  { read } for  pid=7 tclass=file permissive=1",
        "AVC lsm=SMACK fn=smack_inode_permission action=granted subject=\"_\" object=\"_\" pid=1",
        "SECCOMP pid=1 sig=0 code=0x7fff0000",
        "SECCOMP pid=1 sig=0 code=0x7ffc0000",
        "FANOTIFY resp=1 fan_type=0 fan_info=0 subj_trust=2 obj_trust=2",
        "IPE_ACCESS ipe_op=EXECUTE enforcing=0 path=\"/x\" rule=\"DEFAULT action=DENY\"",
        "IPE_ACCESS ipe_op=EXECUTE enforcing=1 path=\"/x\" rule=\"op=EXECUTE action=ALLOW\"",
        "BOGUS res=success",
      })
  void succeeds(String record) {
    matches(YES, record);
    skipped(NO, record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL syscall=2 success=no exit=-13",
        "USER_CMD pid=1 msg='cmd=\"x\" res=failed'",
        "USER_CMD pid=1 msg='cmd=\"x\" result=Authentication failure)'",
        "LOGIN pid=5 uid=0 auid=1000 res=0",
        "CONFIG_CHANGE auid=1000 op=\"updated rules\" path=\"/x\" res=0",
        "INTEGRITY_DATA pid=3019 uid=0 op=appraise_data res=0",
        "ANOM_LINK op=follow_link ppid=1 pid=77 res=0",
        "DAEMON_CLOSE addr=::1 port=60000 res=failed",
        "FANOTIFY resp=2",
        "FANOTIFY resp=2 fan_type=1 fan_info=3137 subj_trust=3 obj_trust=5",
        "FANOTIFY resp=16777218", // with an error for the program
        "IPE_ACCESS ipe_op=EXECUTE enforcing=1 path=\"/x\" rule=\"DEFAULT action=DENY\"",
        "LANDLOCK_ACCESS domain=195ba459b blockers=fs.refer path=\"/usr/bin\" dev=\"vda2\"",
        "SECCOMP pid=1 sig=0 code=0x5000d",
        DENIED,
        "AVC apparmor=\"DENIED\" operation=\"open\" pid=1",
        "APPARMOR_DENIED apparmor=\"DENIED\" operation=\"open\" pid=1",
        "USER_AVC pid=1 msg='avc:  denied  { send_msg } for tclass=dbus  terminal=?'",
        "USER_AVC pid=1 msg='avc:  denied  { start } for tclass=service permissive=0  terminal=?'",
        "USER_AVC pid=1 msg='apparmor=\"DENIED\" operation=\"dbus_method_call\" label=\"x\"'",
        "AVC avc:  denied  { read",
        "AVC avc:  denied  pid=1 comm=\"x\"",
        "AVC lsm=SMACK fn=smack_inode_permission action=denied subject=\"_\" object=\"x\" pid=1",
        "SECCOMP pid=1 sig=31 code=0x0",
        "SECCOMP pid=1 sig=31 code=0x80000000",
        "DM_EVENT module=integrity op=integrity-checksum dev=254:3 sector=77480 res=0",
        "DM_CTRL module=verity op=ctr ppid=1 pid=2 error_msg='bad' res=0",
        "BPF prog-id=75 op=LOAD res=0",
        "KERNEL_OTHER res=0",
      })
  void fails(String record) {
    matches(NO, record);
    skipped(YES, record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL syscall=2 exit=3",
        "USER_CMD pid=1 msg='cmd=\"x\"'",
        "USER_AVC pid=1 msg='avc:  received policyload notice (seqno=2)  terminal=?'",
        "PATH item=0 name=\"/x\"",
        "FANOTIFY resp=0",
        "AVC lsm=SMACK fn=smack_inode_permission pid=1",
        "DM_EVENT module=integrity dev=254:3 sector=77480 res=?",
      })
  void saysNothing(String record) {
    skipped(YES, record);
    skipped(NO, record);
  }

  @Test
  void whatIsDeniedButLetPassSucceeds() {
    matches(YES, DENIED, "SYSCALL syscall=2 success=yes exit=3");
    skipped(NO, DENIED, "SYSCALL syscall=2 success=yes exit=3");
    matches(YES, "SYSCALL syscall=2 success=yes exit=3", DENIED);
    matches(NO, DENIED, "PATH item=0 name=\"/x\"");
  }

  @Test
  void theSystemCallCountsFirst() {
    matches(NO, "SYSCALL syscall=44 success=no exit=-1", "CONFIG_CHANGE op=add_rule auid=0 res=1");
    matches(NO, "URINGOP uring_op=18 success=yes", "SYSCALL syscall=426 success=no exit=-1");
    matches(NO, "SYSCALL syscall=44 exit=-1", "CONFIG_CHANGE op=add_rule auid=0 res=0");
    matches(NO, "CONFIG_CHANGE op=add_rule auid=0 res=1", "SYSCALL syscall=44 success=no exit=-1");
  }
}
