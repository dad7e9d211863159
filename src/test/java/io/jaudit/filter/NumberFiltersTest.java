package io.jaudit.filter;

import static io.jaudit.filter.Logged.matches;
import static io.jaudit.filter.Logged.skipped;

import io.jaudit.interpret.tables.Arch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFiltersTest {
  private static final String X86_64 = "SYSCALL arch=c000003e syscall=";
  private static final String I386 = "SYSCALL arch=40000003 syscall=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL ppid=1 pid=7 auid=0",
        "ANOM_LINK op=follow_link ppid=1 pid=7 auid=0",
        "USER_CMD pid=7 uid=0 auid=0 ses=1 msg='cmd=\"id\" res=success'",
        "USER_LOGIN user pid=7 uid=0 auid=0 msg='uid=0: exe=\"/x\" (hostname=h, res=success)'",
        "USER_AVC pid=7 uid=81 msg='avc:  denied  { send_msg } for spid=3'",
        "LOGIN login pid=7 uid=0 old auid=4294967295 new auid=1000",
        "DAEMON_START op=start ver=3.0.9 format=raw auid=0 pid=7 uid=0 res=success",
        "AVC avc:  denied  { read } for  pid=7 comm=\"x\" tclass=file",
        "AVC apparmor=\"DENIED\" operation=\"open\" profile=\"/p\" name=\"/n\" pid=7 comm=\"x\"",
        "APPARMOR_DENIED apparmor=\"DENIED\" operation=\"open\" profile=\"/p\" pid=7 comm=\"x\"",
        "SECCOMP auid=1 uid=1 gid=1 ses=3 pid=7 comm=\"x\" sig=31 arch=c000003e syscall=273",
        "INTEGRITY_RULE file=\"/f\" ppid=1 pid=7 auid=1",
        "TTY tty pid=7 uid=0 auid=1000 ses=3 comm=\"bash\" data=61",
        "NETFILTER_CFG table=filter:7 family=2 entries=4 op=x pid=7 comm=\"nft\"",
        "DM_CTRL module=dm op=ctr ppid=1 pid=7 auid=1",
      })
  void pidIsThatOfManyTypes(String record) {
    matches(FieldFilters.pid(7), record);
    skipped(FieldFilters.pid(1), record);
    skipped(FieldFilters.pid(70), record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL ppid=7 pid=70 auid=0",
        "SYSCALL pid=7x",
        "SYSCALL pid=",
        "SYSCALL pid=\"\"",
        "SYSCALL pid=99999999999999999999",
        "OBJ_PID opid=7",
        "CAPSET pid=7 cap_pi=0",
        "UNKNOWN[1999] pid=7",
        "BOGUS pid=7",
        "VIRT_CONTROL pid=1 msg='vm-pid=7 res=success'",
        "SYSCALL pid=1" + Logged.ENRICHED + "PID=7 pid=7",
      })
  void pidIsAWholeFieldOfTheTypesThatHaveOne(String record) {
    skipped(FieldFilters.pid(7), record);
  }

  @Test
  void pidOfAnyRecordCounts() {
    String[] event = {"SYSCALL ppid=1 pid=80 auid=0", "AVC avc:  denied  { read } for  pid=81"};
    matches(FieldFilters.pid(80), event);
    matches(FieldFilters.pid(81), event);
  }

  @Test
  void parentPidIsThatOfASystemCallOrTask() {
    matches(FieldFilters.parentPid(7), "SYSCALL ppid=7 pid=1");
    matches(FieldFilters.parentPid(7), "ANOM_LINK ppid=7 pid=1");
    skipped(FieldFilters.parentPid(7), "SYSCALL ppid=1 pid=7");
    skipped(FieldFilters.parentPid(7), "INTEGRITY_RULE ppid=7 pid=1");
  }

  @Test
  void sessionComparesUnsigned() {
    matches(FieldFilters.session(3), "USER_CMD pid=1 uid=0 auid=0 ses=3 msg='res=success'");
    matches(FieldFilters.session(-1), "SYSCALL ses=4294967295");
    matches(FieldFilters.session(4294967295L), "USER_CMD pid=1 ses=-1 msg='res=success'");
    matches(FieldFilters.session(9), "LOGIN login pid=5 old ses=4294967295 new ses=9");
    skipped(FieldFilters.session(-1), "LOGIN login pid=5 old ses=4294967295 new ses=9");
    skipped(FieldFilters.session(-1), "LOGIN pid=5 old-ses=4294967295 ses=9 res=1");
    skipped(FieldFilters.session(-2), "SYSCALL ses=4294967295");
    skipped(FieldFilters.session(-1), "NETFILTER_CFG table=filter family=2 entries=4");
    skipped(FieldFilters.session(3), "OBJ_PID oses=3");
  }

  @Test
  void syscallNumberIsThatOfAnyArch() {
    matches(FieldFilters.syscall(59), X86_64 + 59);
    matches(FieldFilters.syscall(59), I386 + 59);
    matches(FieldFilters.syscall(59), "SYSCALL syscall=59 success=yes");
    matches(FieldFilters.syscall(273), "SECCOMP pid=1 arch=c000003e syscall=273 compat=0");
    matches(FieldFilters.syscall(18), "UNKNOWN[1336] uring_op=18 success=yes");
    skipped(FieldFilters.syscall(59), X86_64 + 590);
    skipped(FieldFilters.syscall(59), X86_64 + "execveat");
  }

  @Test
  void syscallZeroIsOnlyThatCall() {
    matches(FieldFilters.syscall(0), X86_64 + 0);
    skipped(FieldFilters.syscall(0), "USER_CMD pid=1 uid=0 msg='res=success'");
    skipped(FieldFilters.syscall(0), "AVC avc:  denied  { read } for  pid=1 syscall=0");
  }

  @Test
  void syscallNameIsLookedUpInTheArchOfTheRecord() {
    EventFilter execve = FieldFilters.syscall("EXECVE");
    matches(execve, X86_64 + 59);
    matches(execve, I386 + 11);
    matches(execve, "SYSCALL arch=c00000b7 syscall=221");
    skipped(execve, X86_64 + 11);
    skipped(execve, I386 + 59);
    skipped(execve, "SYSCALL syscall=59");
    skipped(execve, "SYSCALL arch=deadbeef syscall=59");
    skipped(execve, "SYSCALL arch=zz syscall=59");
    matches(FieldFilters.syscall("socketcall"), I386 + 102);
    matches(FieldFilters.syscall("openat"), "URINGOP uring_op=18 success=yes");
    skipped(FieldFilters.syscall("openat"), "URINGOP uring_op=257 success=yes");
    skipped(FieldFilters.syscall("nosuch"), X86_64 + "-1");
    matches(FieldFilters.syscall("dup3"), "SECCOMP pid=1 arch=c000003e syscall=292 compat=0");
  }

  @Test
  void archIsAHexadecimalCodeOrAName() {
    EventFilter filter = FieldFilters.arch(new Arch(0xc000003eL));
    matches(filter, X86_64 + 1);
    matches(filter, "SECCOMP pid=1 arch=C000003E syscall=1");
    skipped(filter, I386 + 1);
    skipped(filter, "SELINUX_ERR arch=c000003e");
    matches(filter, "SYSCALL arch=x86_64 syscall=1");
    skipped(filter, "SYSCALL arch=i386 syscall=1");
    skipped(filter, "SYSCALL arch=nosuch syscall=1");
    skipped(filter, "USER_CMD pid=1 msg='res=success'");
  }

  @Test
  void exitComparesTheSign() {
    matches(FieldFilters.exit(-13), "SYSCALL success=no exit=-13");
    skipped(FieldFilters.exit(13), "SYSCALL success=no exit=-13");
    matches(FieldFilters.exit(140000000000L), "SYSCALL success=yes exit=140000000000");
    matches(FieldFilters.exit(0), "SYSCALL success=yes exit=0");
    skipped(FieldFilters.exit(0), "SYSCALL success=no exit=ERESTARTSYS");
    skipped(FieldFilters.exit(0), "USER_CMD pid=1 msg='exit=0 res=success'");
    skipped(FieldFilters.exit(Long.MIN_VALUE), "SYSCALL exit=x");
  }

  @Test
  void exitErrorIsAFailureInEitherSign() {
    EventFilter denied = FieldFilters.exitError(13);
    matches(denied, "SYSCALL success=no exit=-13");
    matches(denied, "SYSCALL success=no exit=13");
    skipped(denied, "SYSCALL success=yes exit=13");
    skipped(denied, "SYSCALL success=\"no\" exit=13"); // quotes: no outcome, as for -sv
    skipped(denied, "SYSCALL success=no exit=-1");
    matches(denied, "SYSCALL success=no exit=EACCES(Permission denied)");
    skipped(denied, "SYSCALL success=no exit=EACCESS");
    skipped(denied, "SYSCALL success=no exit=EPERM(Operation not permitted)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL arch=c000003e syscall=openat success=yes",
        "SYSCALL arch=x86_64 syscall=openat success=yes",
        "SYSCALL arch=x86_64 syscall=257 success=yes",
        "SYSCALL arch=x86_64 syscall=\"openat\" success=yes",
        "SECCOMP pid=1 arch=x86_64 syscall=openat compat=0",
      })
  void aWordIsTheNameOfTheCall(String record) {
    matches(FieldFilters.syscall("openat"), record);
    matches(FieldFilters.syscall("OpenAt"), record);
    matches(FieldFilters.syscall(257), record);
    skipped(FieldFilters.syscall("open"), record);
    skipped(FieldFilters.syscall(2), record);
    matches(FieldFilters.arch(new Arch(0xc000003eL)), record);
  }

  @Test
  void aWordNeedsNoArchButANumberDoes() {
    matches(FieldFilters.syscall("openat"), "SYSCALL syscall=openat");
    skipped(FieldFilters.syscall(257), "SYSCALL syscall=openat");
    matches(FieldFilters.syscall("pread64"), "SYSCALL arch=x86_64 syscall=pread");
    matches(FieldFilters.syscall("socketcall"), I386 + "socketcall(connect)");
    matches(FieldFilters.syscall("openat"), "URINGOP uring_op=openat");
    matches(FieldFilters.syscall(18), "URINGOP uring_op=openat");
    matches(FieldFilters.syscall(999), X86_64 + "unknown-syscall(999)");
    skipped(FieldFilters.syscall(-1), X86_64 + "nosuch");
    skipped(FieldFilters.syscall("nosuch"), X86_64 + "?");
  }

  @Test
  void theNameOfAnErrorIsItsNumber() {
    matches(FieldFilters.exit(-2), "SYSCALL success=no exit=ENOENT(No such file or directory)");
    skipped(FieldFilters.exit(2), "SYSCALL success=no exit=ENOENT(No such file or directory)");
    skipped(FieldFilters.exit(-2), "SYSCALL success=no exit=E(x)");
  }

  @Test
  void anUnsetSessionMayBeAWord() {
    matches(FieldFilters.session(-1), "SYSCALL ses=unset");
    skipped(FieldFilters.session(3), "SYSCALL ses=unset");
  }

  @Test
  void whatIsNoNumberIsAbsent() {
    skipped(FieldFilters.syscall(Long.MIN_VALUE), "SYSCALL syscall=x");
    skipped(FieldFilters.pid(-1), "SYSCALL pid=x");
  }
}
