package io.jaudit.interpret.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrnoTest {
  @ParameterizedTest
  @CsvSource({
    "1, EPERM, Operation not permitted",
    "2, ENOENT, No such file or directory",
    "11, EAGAIN, Resource temporarily unavailable",
    "13, EACCES, Permission denied",
    "35, EDEADLK, Resource deadlock avoided",
    "85, ERESTART, Interrupted system call should be restarted",
    "95, EOPNOTSUPP, Operation not supported",
    "133, EHWPOISON, Memory page has hardware error",
  })
  void namesErrors(int number, String name, String message) {
    assertEquals(Optional.of(name), Errno.name(number));
    assertEquals(message, Errno.message(number));
    assertEquals(OptionalInt.of(number), Errno.number(name));
  }

  @ParameterizedTest
  @ValueSource(longs = {-13, 0, 41, 58, 135, 512})
  void someNumbersHaveNoName(long number) {
    assertEquals(Optional.empty(), Errno.name(number));
    assertEquals("Unknown error " + number, Errno.message(number));
  }

  @ParameterizedTest
  @CsvSource({"ewouldblock, 11", "EDEADLOCK, 35", "ENOTSUP, 95", "eacces, 13", "eAcCeS, 13"})
  void takesAliasesAndAnyCase(String name, int number) {
    assertEquals(OptionalInt.of(number), Errno.number(name));
  }

  @Test
  void everyNumberButTwoHasANameUpToTheLast() {
    for (int number = 1; number <= 133; number++) {
      Optional<String> name = Errno.name(number);
      assertEquals(number == 41 || number == 58, name.isEmpty());
      if (name.isPresent()) {
        assertEquals(OptionalInt.of(number), Errno.number(name.get()));
      }
    }
  }

  @Test
  void suggestsTheNearestName() {
    assertEquals(OptionalInt.empty(), Errno.number("EACCESS"));
    assertEquals("EACCES", Errno.nearestNames("EACCESS").get(0));
    assertEquals(List.of(), Errno.nearestNames("denied"));
  }
}
