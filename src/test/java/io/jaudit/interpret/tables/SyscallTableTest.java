package io.jaudit.interpret.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SyscallTableTest {
  // From asm/unistd.h of each arch; the youngest are the same everywhere.
  @ParameterizedTest
  @CsvSource({
    "x86_64, 0, read",
    "x86_64, 59, execve",
    "x86_64, 257, openat",
    "x86_64, 334, rseq",
    "x86_64, 450, set_mempolicy_home_node",
    "x86_64, 451, cachestat",
    "x86_64, 471, rseq_slice_yield",
    "loongarch64, 56, openat",
    "loongarch64, 221, execve",
    "i386, 3, read",
    "i386, 11, execve",
    "i386, 102, socketcall",
    "i386, 117, ipc",
    "i386, 403, clock_gettime64",
    "i386, 471, rseq_slice_yield",
    "aarch64, 0, io_setup",
    "aarch64, 56, openat",
    "aarch64, 79, newfstatat",
    "aarch64, 221, execve",
    "aarch64, 222, mmap",
    "armeb, 11, execve",
    "armeb, 322, openat",
    "armeb, 192, mmap2",
    "armeb, 13, time",
    "armeb, 335, pselect6",
    "ppc, 11, execve",
    "ppc, 102, socketcall",
    "ppc64, 11, execve",
    "ppc64, 286, openat",
    "ppc64le, 286, openat",
    "s390, 11, execve",
    "s390, 192, mmap2",
    "s390x, 11, execve",
    "s390x, 288, openat",
    "s390x, 7, restart_syscall",
    "riscv64, 221, execve",
    "riscv64, 259, riscv_flush_icache",
    "riscv64, 62, lseek",
    "riscv32, 62, llseek",
    "riscv32, 403, clock_gettime64",
    "riscv32, 470, listns",
  })
  void namesCalls(String arch, int number, String name) {
    assertEquals(Optional.of(name), of(arch).name(number));
    assertEquals(name, of(arch).displayName(number));
    assertEquals(OptionalInt.of(number), of(arch).number(name));
  }

  // From asm/unistd_x32.h.
  @ParameterizedTest
  @CsvSource({"1073741824, read", "1073742081, openat", "1073742344, execve"})
  void namesCallsOfX32(int number, String name) {
    assertEquals(name, of("x86_64").displayName(number));
    assertEquals(OptionalInt.of(number), of("x86_64").x32Number(name));
    assertEquals("unknown-syscall(" + number + ")", of("i386").displayName(number));
    assertEquals(OptionalInt.empty(), of("aarch64").x32Number(name));
  }

  // What ausyscall 3.0.9 prints, and what the header says.
  @ParameterizedTest
  @CsvSource({
    "x86_64, 17, pread, pread64",
    "x86_64, 18, pwrite, pwrite64",
    "i386, 283, sys_kexec_load, kexec_load",
    "i386, 423, sched_rr_get_interval64, sched_rr_get_interval_time64",
    "i386, 219, madvise, madvise1",
    "i386, 180, pread64, pread",
    "aarch64, 61, getdents, getdents64",
    "aarch64, 67, pread, pread64",
    "aarch64, 68, pwrite, pwrite64",
    "aarch64, 80, newfstat, fstat",
    "armeb, 142, newselect, _newselect",
    "armeb, 341, sync_file_range, sync_file_range2",
    "armeb, 341, sync_file_range, arm_sync_file_range",
    "ppc64, 291, fstatat64, newfstatat",
    "ppc64le, 319, perf_counter_open, perf_event_open",
    "ppc, 306, timerfd, timerfd_create",
    "s390x, 180, pread, pread64",
    "s390, 181, pwrite, pwrite64",
    "riscv64, 67, pread64, pread",
  })
  void showsAusearchsNameAndTakesBoth(String arch, int number, String shown, String other) {
    assertEquals(shown, of(arch).displayName(number));
    assertEquals(OptionalInt.of(number), of(arch).number(shown));
    assertEquals(OptionalInt.of(number), of(arch).number(other));
  }

  @Test
  void anotherSpellingNeverHidesACallOfThatName() {
    assertEquals(OptionalInt.of(78), of("x86_64").number("getdents"));
    assertEquals(OptionalInt.of(217), of("x86_64").number("getdents64"));
  }

  @Test
  void takesNamesInAnyCase() {
    assertEquals(OptionalInt.of(59), of("x86_64").number("ExecVE"));
    assertEquals(OptionalInt.empty(), of("x86_64").number("socketcall"));
    assertEquals(OptionalInt.empty(), of("x86_64").number(""));
  }

  @Test
  void showsTheNumberOfAnUnknownCall() {
    assertEquals("unknown-syscall(1000)", of("x86_64").displayName(1000));
    assertEquals("unknown-syscall(-1)", of("x86_64").displayName(-1));
    assertEquals(Optional.empty(), of("x86_64").name(337));
  }

  @Test
  void anArchWithoutNameHasNoCalls() {
    SyscallTable table = SyscallTable.of(new Arch(0xc0000103L));

    assertEquals("unknown-syscall(0)", table.displayName(0));
    assertEquals(OptionalInt.empty(), table.number("read"));
  }

  @Test
  void isReadOnce() {
    assertSame(of("i386"), of("i386"));
  }

  static List<Arch> arches() {
    return Arch.known();
  }

  @ParameterizedTest
  @MethodSource("arches")
  void namesAndNumbersAreOneToOne(Arch arch) {
    SyscallTable table = SyscallTable.of(arch);
    int calls = 0;
    for (int number = 0; number < 1000; number++) {
      Optional<String> name = table.name(number);
      if (name.isPresent()) {
        calls++;
        assertEquals(OptionalInt.of(number), table.number(name.get()));
      }
    }
    assertTrue(calls > 300, arch.displayName());
  }

  @Test
  void knowsTheNamesOfAnyArch() {
    assertTrue(SyscallTable.isName("execve"));
    assertTrue(SyscallTable.isName("s390_guarded_storage"));
    assertTrue(SyscallTable.isName("PREAD64"));
    assertFalse(SyscallTable.isName("exceve"));
  }

  @ParameterizedTest
  @CsvSource({
    "exceve, execve",
    "opnat, openat",
    "unlink_at, unlinkat",
    "conect, connect",
    "socketcal, socketcall"
  })
  void suggestsTheNearestName(String wrong, String right) {
    assertEquals(right, SyscallTable.nearestNames(wrong).get(0));
  }

  private static Arch arch(String name) {
    return Arch.named(name, Arch.host()).orElseThrow();
  }

  private static SyscallTable of(String arch) {
    return SyscallTable.of(arch(arch));
  }
}
