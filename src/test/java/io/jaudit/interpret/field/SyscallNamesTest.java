package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.bytes.ByteSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyscallNamesTest {
  private final SyscallNames names = new SyscallNames();

  @Test
  void forgetsCallsWhenTheArchChanges() {
    ByteSlice x86 = ByteSlice.of("c000003e");
    ByteSlice i386 = ByteSlice.of("40000003");
    assertEquals("execve", names.syscall(x86, 59));
    assertEquals("oldolduname", names.syscall(i386, 59));
    assertEquals("i386", names.arch(i386));
    assertEquals("execve", names.syscall(x86, 59));
    assertEquals("x86_64", names.arch(x86));
  }

  @Test
  void namesNothingWithoutAnArch() {
    assertNull(names.syscall(null, 59));
    assertNull(names.syscall(ByteSlice.of("zz"), 59));
    assertNull(names.arch(ByteSlice.of("100000000")));
  }

  @ParameterizedTest
  @CsvSource({"-1, EPERM", "-13, EACCES"})
  void namesTheErrorOfAnExit(long exit, String name) {
    assertEquals(name, SyscallNames.exit(exit));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, -135, -4096, Long.MIN_VALUE})
  void otherExitsAreNoErrors(long exit) {
    assertNull(SyscallNames.exit(exit));
  }
}
