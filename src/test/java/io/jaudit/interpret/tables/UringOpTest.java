package io.jaudit.interpret.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UringOpTest {
  // 9 to 57: as ausearch 4.2.2 shows them.
  @ParameterizedTest
  @CsvSource({
    "0, nop",
    "9, sendmsg",
    "10, recvmsg",
    "13, accept",
    "16, connect",
    "17, fallocate",
    "18, openat",
    "19, close",
    "28, openat2",
    "34, shutdown",
    "35, renameat",
    "36, unlinkat",
    "37, mkdirat",
    "38, symlinkat",
    "39, linkat",
    "41, fsetxattr",
    "42, setxattr",
    "48, sendmsg_zc",
    "55, ftruncate",
    "56, bind",
    "57, listen",
    "64, uring_cmd128"
  })
  void namesOperations(int number, String name) {
    assertEquals(Optional.of(name), UringOp.name(number));
    assertEquals(OptionalInt.of(number), UringOp.number(name));
  }

  @Test
  void someNumbersAndWordsAreNoOperation() {
    assertEquals(Optional.empty(), UringOp.name(65));
    assertEquals(Optional.empty(), UringOp.name(-1));
    assertEquals(OptionalInt.of(18), UringOp.number("OpenAt"));
    assertEquals(OptionalInt.empty(), UringOp.number("execve"));
  }
}
