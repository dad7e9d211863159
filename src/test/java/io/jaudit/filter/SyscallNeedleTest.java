package io.jaudit.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.record.Interest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the needles of expressions find, so that no event is ruled out that may match. */
class SyscallNeedleTest {
  /** auditd may have named a call that the tables don't have. */
  @ParameterizedTest
  @CsvSource({
    "arch=c000003e syscall=257, true",
    "arch=c000003e syscall=2, false",
    "arch=c000003e syscall=999, true",
    "arch=c000003e syscall=5000, true",
    "arch=1 syscall=2, true",
    "arch=c00000b7 syscall=56, true",
    "arch=c00000b7 syscall=57, false",
    "syscall=2, true",
  })
  void findsTheCallAndCallsWithoutAName(String fields, boolean isFound) {
    assertEquals(isFound, find(FieldTest.syscall("openat").interest(), fields));
  }

  @ParameterizedTest
  @CsvSource({
    "success=no, true",
    "success=\"no\", true",
    "success=0, true",
    "success=yes, false",
    "res=no, false",
  })
  void findsTheWordAndNumbers(String fields, boolean isFound) {
    Interest interest =
        FieldTest.interestInWordOrNumber(ByteSlice.of("success="), ByteSlice.of("no"));
    assertEquals(isFound, find(interest, fields));
  }

  @ParameterizedTest
  @CsvSource({"res=1, true", "res='1', true", "res=10, true", "res=0, false", "res=, false"})
  void findsTheWord(String fields, boolean isFound) {
    assertEquals(
        isFound, find(FieldTest.interestInWord(ByteSlice.of("res="), ByteSlice.of("1")), fields));
  }

  private static boolean find(Interest interest, String fields) {
    byte[] block =
        ("\ntype=SYSCALL msg=audit(1.000:1): " + fields + " a0=1\n").getBytes(ISO_8859_1);
    for (Needle needle : interest.literals()) {
      if (needle.indexIn(block, 1, block.length) >= 0) {
        return true;
      }
    }
    return false;
  }
}
