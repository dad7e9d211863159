package io.jaudit.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.event.AuditEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SyscallNamedTest {
  private static final long X86_64 = 0xc000003eL;
  private static final long I386 = 0x40000003L;

  private final Map<Long, Long> numbers = new ConcurrentHashMap<>();
  private final EventFilter execve =
      FieldFilters.SYSCALL_NUMBER.matching(new SyscallNamed("execve", numbers));

  @Test
  void remembersTheNumbersOfRealArchesAlone() {
    for (long code = 0x1000; code < 0x4000; code++) {
      assertFalse(execve.matches(call(code, 59)));
    }
    assertTrue(execve.matches(call(X86_64, 59)));
    assertTrue(execve.matches(call(I386, 11)));
    assertTrue(execve.matches(call(X86_64, 59)));
    assertFalse(execve.matches(call(I386, 59)));
    assertEquals(Set.of(X86_64, I386), numbers.keySet());
  }

  @Test
  void aCallOfX32HasANumberOfItsOwn() {
    assertTrue(execve.matches(call(X86_64, 1_073_742_344)));
    assertFalse(execve.matches(call(X86_64, 1_073_741_883))); // 59 with the bit of x32
    assertFalse(execve.matches(call(I386, 1_073_742_344)));
    assertTrue(FieldFilters.syscall("pread64").matches(call(X86_64, 1_073_741_841)));
  }

  private static AuditEvent call(long arch, int number) {
    return Logged.event("SYSCALL arch=" + Long.toHexString(arch) + " syscall=" + number);
  }
}
