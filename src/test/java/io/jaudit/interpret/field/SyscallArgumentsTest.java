package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.Protocols;
import io.jaudit.interpret.tables.SyscallTable;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.RecordParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of docs/ausearch-semantics.md §6.4, and what is shown where a rule has no words. */
class SyscallArgumentsTest {
  private SyscallArguments arguments = new SyscallArguments(Identities.ofLog());

  @BeforeEach
  void names(@TempDir Path folder) throws Exception {
    Path users = Files.writeString(folder.resolve("passwd"), "bob:x:1000:5::/:/x\n");
    Path groups = Files.writeString(folder.resolve("group"), "staff:x:1000:\n");
    arguments = new SyscallArguments(new Identities(IdNames.read(users), IdNames.read(groups)));
  }

  /**
   * Returns the meaning of the arguments of a call of this arch, each after its name: {@code a0=…
   * a1=…}.
   */
  private String meaning(String arch, long syscall, String logged) throws Exception {
    String body = "arch=" + arch + " syscall=" + syscall + " success=yes exit=0 " + logged;
    return meaning("SYSCALL", body);
  }

  private String meaning(String type, String body) throws Exception {
    String line = "type=" + type + " msg=audit(1700000000.123:42): " + body;
    AuditRecord record = new RecordParser().parse(ByteSlice.of(line), 0);
    ByteBuilder out = new ByteBuilder();
    for (int argument = 0; argument < 4; argument++) {
      Field field = record.find("a" + argument);
      if (field != null) {
        out.append(out.length() == 0 ? "" : " ").append("a" + argument + "=");
        arguments.append(argument, field.raw(), record, out);
      }
    }
    return out.toSlice().latin1();
  }

  private String onX86(String syscall, String logged) throws Exception {
    Arch arch = new Arch(0xc000003eL);
    return meaning("c000003e", SyscallTable.of(arch).number(syscall).getAsInt(), logged);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // files
        "open; a1=0; a1=O_RDONLY",
        "open; a1=10800; a1=O_RDONLY|O_NONBLOCK|O_DIRECTORY",
        "open; a1=241 a2=1b6; a1=O_WRONLY|O_CREAT|O_TRUNC a2=0666",
        "open; a1=2 a2=1b6; a1=O_RDWR a2=0x1b6",
        "open; a1=8000; a1=O_RDONLY",
        "openat; a0=ffffff9c a2=80000 a3=1b6; a0=AT_FDCWD a2=O_RDONLY|O_CLOEXEC a3=0x1b6",
        "openat; a0=ffffffffffffff9c a2=3; a0=AT_FDCWD a2=O_WRONLY|O_RDWR",
        "openat; a0=3 a2=101000; a0=0x3 a2=O_RDONLY|O_DSYNC|__O_SYNC",
        "openat2; a0=ffffff9c a2=0; a0=AT_FDCWD a2=0x0",
        "open_by_handle_at; a0=ffffff9c a2=1; a0=0xffffff9c a2=O_WRONLY",
        "mq_open; a1=42 a2=1a4; a1=O_RDWR|O_CREAT a2=0644",
        "access; a1=0; a1=F_OK",
        "access; a1=7; a1=X_OK|W_OK|R_OK",
        "access; a1=8; a1=0x8",
        "faccessat; a0=ffffff9c a2=4 a3=200; a0=AT_FDCWD a2=R_OK a3=AT_EACCESS",
        "faccessat2; a2=2 a3=1300; a2=W_OK a3=AT_SYMLINK_NOFOLLOW|AT_EACCESS|AT_EMPTY_PATH",
        "chmod; a1=9ff; a1=suid,0777",
        "fchmod; a1=1ed; a1=0755",
        "creat; a1=fff; a1=suid,sgid,sticky,0777",
        "fchmodat; a0=ffffff9c a2=1ed; a0=AT_FDCWD a2=0755",
        "mkdir; a1=1ff a2=1ff; a1=0777 a2=0x1ff",
        "mkdirat; a2=1ff; a2=0777",
        "mknod; a1=21b6 a2=103; a1=character,666 a2=0x103",
        "mknod; a1=ffffffff; a1=017,suid,sgid,sticky,777",
        "mknodat; a0=5 a2=11a4; a0=0x5 a2=0644",
        "renameat2; a0=ffffff9c a2=ffffff9c; a0=AT_FDCWD a2=AT_FDCWD",
        "linkat; a0=7ff a2=ffffff9c; a0=0x7ff a2=AT_FDCWD",
        "rename; a0=ffffff9c a1=ffffff9c; a0=0xffffff9c a1=0xffffff9c",
        "chown; a1=3e8 a2=ffffffff; a1=bob a2=unset",
        "chown; a1=0 a2=3e8; a1=root a2=staff",
        "fchown; a1=3e8 a2=3e8; a1=0x3e8 a2=0x3e8",
        "fcntl; a1=2 a2=1; a1=F_SETFD a2=FD_CLOEXEC",
        "fcntl; a1=2 a2=0; a1=F_SETFD a2=0x0",
        "fcntl; a1=8 a2=3e8; a1=F_SETOWN a2=bob",
        "fcntl; a1=406 a2=3; a1=F_DUPFD_CLOEXEC a2=0x3",
        "fcntl; a1=63; a1=unknown-fcntl-command(99)",
        "fcntl; a1=ffffff9c; a1=unknown-fcntl-command(-100)",
        "lseek; a2=2; a2=SEEK_END",
        "lseek; a2=9; a2=unknown-whence(9)",
        "epoll_ctl; a1=1; a1=EPOLL_CTL_ADD",
        "epoll_ctl; a1=11; a1=unknown-epoll_ctl-operation(17)",
        "ioctl; a1=5413; a1=TIOCGWINSZ",
        "ioctl; a1=ffffffffc0189436; a1=0xc0189436",
        "mount; a3=1001; a3=MS_RDONLY|MS_BIND",
        "mount; a3=200; a3=0x200",
        "umount2; a1=2; a1=MNT_DETACH",
        "umount2; a1=0; a1=0x0",
        "fsconfig; a1=6; a1=FSCONFIG_CMD_CREATE",
        "fsconfig; a1=63; a1=unknown-fsconfig-command(0x63)",
        "fsopen; a1=1; a1=FSOPEN_CLOEXEC",
        "fsmount; a1=1 a2=1; a1=FSMOUNT_CLOEXEC a2=MS_RDONLY",
        "fsmount; a1=2 a2=0; a1=0x2 a2=0x0",
        "move_mount; a0=3 a2=ffffff9c; a0=0x3 a2=AT_FDCWD",
        "setxattrat; a0=ffffff9c a2=1100; a0=AT_FDCWD a2=AT_SYMLINK_NOFOLLOW|AT_EMPTY_PATH",
        "open_tree_attr; a2=8000 a3=7ffc; a2=AT_RECURSIVE a3=0x7ffc",
        // processes
        "kill; a0=fffffffe a1=f; a0=0xfffffffe a1=SIGTERM",
        "kill; a1=0; a1=SIG0",
        "kill; a1=1e; a1=SIGPWR",
        "kill; a1=20; a1=unknown-signal(0x20)",
        "tgkill; a1=1 a2=9; a1=0x1 a2=SIGKILL",
        "rt_sigaction; a0=11; a0=SIGCHLD",
        "exit_group; a0=0; a0=EXIT_SUCCESS",
        "exit; a0=1; a0=EXIT_FAILURE",
        "exit_group; a0=7f; a0=UNKNOWN",
        "setuid; a0=3e8; a0=bob",
        "setuid; a0=3e9; a0=unknown(1001)",
        "setgid; a0=3e8; a0=staff",
        "setreuid; a0=ffffffff a1=0; a0=unset a1=root",
        "setresuid; a0=ffffffff a1=3e8 a2=ffffff9c; a0=unset a1=bob a2=unknown(-100)",
        "setresgid; a0=0 a1=3e8 a2=ffffffffffffffff; a0=root a1=staff a2=unset",
        "prctl; a0=17 a1=15; a0=PR_CAPBSET_READ a1=sys_admin",
        "prctl; a0=18 a1=63; a0=PR_CAPBSET_DROP a1=unknown-capability(0x63)",
        "prctl; a0=1 a1=9; a0=PR_SET_PDEATHSIG a1=SIGKILL",
        "prctl; a0=f a1=1; a0=PR_SET_NAME a1=0x1",
        "prctl; a0=ff; a0=unknown-prctl-option(0xff)",
        "ptrace; a0=10; a0=PTRACE_ATTACH",
        "ptrace; a0=4206; a0=PTRACE_SEIZE",
        "ptrace; a0=99; a0=unknown-ptrace(0x99)",
        "personality; a0=40000; a0=PER_LINUX|~ADDR_NO_RANDOMIZE",
        "personality; a0=8; a0=PER_LINUX32",
        "personality; a0=ffffffff; a0=unknown-personality(0xffffffff)",
        "clone; a0=1200011; a0=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD",
        "clone; a0=11 a2=7ffc1100; a0=SIGCHLD a2=0x7ffc1100",
        "clone; a0=0; a0=0x0",
        "clone; a0=7f; a0=0x7f",
        "unshare; a0=2020000; a0=CLONE_NEWNS|CLONE_NEWCGROUP",
        "unshare; a0=80; a0=CLONE_NEWTIME",
        "setns; a0=3 a1=40000000; a0=0x3 a1=CLONE_NEWNET",
        "sched_setscheduler; a1=40000001; a1=SCHED_FIFO|SCHED_RESET_ON_FORK",
        "sched_setscheduler; a1=9; a1=unknown-scheduler-policy(0x9)",
        "getrlimit; a0=7; a0=RLIMIT_NOFILE",
        "setrlimit; a0=63; a0=unknown-rlimit(0x63)",
        "clock_settime; a0=0; a0=CLOCK_REALTIME",
        "clock_settime; a0=7; a0=unknown-clk_id(0x7)",
        "bpf; a0=5; a0=BPF_PROG_LOAD",
        "bpf; a0=99; a0=unknown-bpf-cmd(99)",
        // memory
        "mmap; a2=7 a3=22; a2=PROT_READ|PROT_WRITE|PROT_EXEC a3=MAP_PRIVATE|MAP_ANONYMOUS",
        "mmap; a2=0 a3=20; a2=PROT_NONE a3=MAP_FILE|MAP_ANONYMOUS",
        "mmap; a2=9 a3=0; a2=PROT_READ|PROT_SEM a3=MAP_FILE",
        "mmap; a2=8 a3=4; a2=PROT_NONE a3=0x4",
        "mprotect; a2=f; a2=PROT_READ|PROT_WRITE|PROT_EXEC",
        "mprotect; a2=8; a2=PROT_NONE",
        "shmget; a2=3b6; a2=IPC_CREAT|0666",
        "shmget; a2=1f; a2=0037",
        // sockets
        "socket; a0=2 a1=80001 a2=6; a0=inet a1=SOCK_STREAM a2=tcp",
        "socket; a0=1 a1=5 a2=0; a0=local a1=SOCK_SEQPACKET a2=ip",
        "socket; a0=0 a1=1 a2=0; a0=unknown-family(0x0) a1=SOCK_STREAM a2=ip",
        "socket; a0=63 a1=0 a2=ffff; a0=unknown-family(0x63) a1=unknown-type(0) a2=unknown-proto(ffff)",
        "setsockopt; a1=1 a2=2; a1=SOL_SOCKET a2=SO_REUSEADDR",
        "setsockopt; a1=0 a2=1; a1=ip a2=IP_TOS",
        "setsockopt; a1=6 a2=1; a1=tcp a2=TCP_NODELAY",
        "setsockopt; a1=11 a2=64; a1=udp a2=UDP_ENCAP",
        "setsockopt; a1=29 a2=1a; a1=ipv6 a2=IPV6_V6ONLY",
        "setsockopt; a1=107 a2=1; a1=SOL_PACKET a2=PACKET_ADD_MEMBERSHIP",
        "getsockopt; a1=10e a2=1; a1=SOL_NETLINK a2=0x1",
        "getsockopt; a2=1; a2=0x1",
        "getsockopt; a1=100000000 a2=1; a1=ip a2=0x1",
        "getsockopt; a1=999 a2=1; a1=unknown-sockopt-level(0x999) a2=0x1",
        "setsockopt; a1=0 a2=999; a1=ip a2=unknown-ipopt-name(0x999)",
        "setsockopt; a1=1 a2=999; a1=SOL_SOCKET a2=unknown-sockopt-name(0x999)",
        "setsockopt; a1=6 a2=999; a1=tcp a2=unknown-tcpopt-name(0x999)",
        "setsockopt; a1=11 a2=999; a1=udp a2=unknown-udpopt-name(0x999)",
        "setsockopt; a1=29 a2=999; a1=ipv6 a2=unknown-ip6opt-name(0x999)",
        "setsockopt; a1=107 a2=999; a1=SOL_PACKET a2=unknown-pktopt-name(0x999)",
        "sendmsg; a2=4000; a2=MSG_NOSIGNAL",
        "recvfrom; a3=42; a3=MSG_PEEK|MSG_DONTWAIT",
        "sendto; a3=0; a3=0x0",
      })
  void saysWhatAnArgumentMeans(String syscall, String logged, String meaning) throws Exception {
    assertEquals(meaning, onX86(syscall, logged));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "40000003; 5; a1=241 a2=1b6; a1=O_WRONLY|O_CREAT|O_TRUNC a2=0666", // i386 open
        "40000003; 37; a1=9; a1=SIGKILL", // i386 kill
        "40000003; 62; a1=9; a1=0x9", // i386 ustat, x86_64 kill
        "40000003; 102; a0=3; a0=connect", // i386 socketcall
        "40000003; 102; a0=63; a0=unknown-socketcall(63)",
        "40000003; 212; a1=3e8 a2=3e8; a1=bob a2=staff", // i386 chown32
        "40000003; 221; a1=1; a1=F_GETFD", // i386 fcntl64
        "c00000b7; 56; a0=ffffff9c a2=0; a0=AT_FDCWD a2=O_RDONLY", // aarch64 openat
        "c00000b7; 220; a0=11; a0=SIGCHLD", // aarch64 clone
        "40000028; 322; a0=ffffff9c; a0=AT_FDCWD", // arm openat
        "40000028; 291; a3=2; a3=MSG_PEEK", // arm recv
        "80000015; 5; a1=1; a1=O_WRONLY", // ppc64 open
        "c0000015; 5; a1=1; a1=O_WRONLY", // ppc64le open
        "14; 37; a1=9; a1=SIGKILL", // ppc kill
        "80000016; 37; a1=9; a1=SIGKILL", // s390x kill
        "16; 37; a1=9; a1=SIGKILL", // s390 kill
        "c00000f3; 129; a1=9; a1=SIGKILL", // riscv64 kill
      })
  void findsTheCallByTheArchOfTheRecord(String arch, long syscall, String logged, String meaning)
      throws Exception {
    assertEquals(meaning, meaning(arch, syscall, logged));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "kill; a1=0009; a1=SIGKILL",
        "kill; a1=0x9; a1=SIGKILL",
        "kill; a1=100000009; a1=SIGKILL",
        "kill; a1=0063; a1=unknown-signal(0x0063)",
        "kill; a1=zz; a1=zz",
        "kill; a1=10000000000000009; a1=0x10000000000000009",
        "openat; a0=FFFFFF9C; a0=AT_FDCWD",
        "bpf; a0=0AbC; a0=unknown-bpf-cmd(0AbC)",
      })
  void readsWhateverDigitsThereAre(String syscall, String logged, String meaning) throws Exception {
    assertEquals(meaning, onX86(syscall, logged));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz", "-1", "12g", "g", "(null)", "\"12\"", "?"})
  void aValueThatIsNotHexIsLeftAsItIs(String value) throws Exception {
    String logged = "a0=" + value + " a1=" + value;
    for (String call : List.of("open", "openat", "close", "socket", "mmap", "kill")) {
      assertEquals(logged, onX86(call, logged));
    }
    assertEquals(logged, meaning("SYSCALL", "pid=1 " + logged));
  }

  @Test
  void showsHexWhereNoCallIsNamed() throws Exception {
    assertEquals("a0=0x2 a1=0x9", meaning("SOCKETCALL", "nargs=2 a0=2 a1=9"));
    assertEquals("a1=0x9", meaning("SYSCALL", "syscall=62 a1=9"));
    assertEquals("a1=0x9", meaning("SYSCALL", "arch=c000003e syscall=zz a1=9"));
    assertEquals("a1=0x9", meaning("c000003e", 99_999, "a1=9"));
    assertEquals("a1=0x9", meaning("99999999", 62, "a1=9"));
    assertEquals("a1=0x9", meaning("zz", 62, "a1=9"));
  }

  @Test
  void keepsRecordsApartWhenArchesTakeTurns() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertEquals("a1=SIGKILL", meaning("c000003e", 62, "a1=9"));
      assertEquals("a1=0x9", meaning("40000003", 62, "a1=9"));
    }
  }

  @Test
  void takesProtocolsFromTheFileOrTheTable(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("protocols");
    assertEquals("tcp", Protocols.read(file).get(6L));

    Files.writeString(
        file, "# known\nip 0 IP\nhopopt 0 HOPOPT\r\nmine\t77 # not MINE\nbroken\nx y\n");
    assertEquals("{0=ip, 77=mine}", Protocols.read(file).toString());
  }
}
