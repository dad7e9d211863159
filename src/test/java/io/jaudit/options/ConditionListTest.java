package io.jaudit.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Logged;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Arch;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of values, negated conditions and regular expressions, on one event. */
class ConditionListTest {
  private static final String CALL =
      "SYSCALL arch=c000003e syscall=87 success=yes exit=-2 ppid=1 pid=200 auid=1000 uid=0 ses=3"
          + " comm=\"rm,x\" exe=\"/usr/bin/rm\" key=\"a,b\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-sc unlink,unlinkat       | true",
        "-sc open,openat           | false",
        "-sc 1,87                  | true",
        "-p 1,200,300              | true",
        "-p 1,2                    | false",
        "-e 0,ENOENT               | true",
        "-ui 7,root                | true",
        "-ua 7,8                   | false",
        "-a 1,42                   | true",
        "--session unset,3         | true",
        "--arch aarch64,x86_64     | true",
        "-m EXECVE,SYSCALL         | true",
        "-k a,b                    | true",
        "-k b,a                    | false",
        "-c rm,x -w                | true",
        "--not -k a                | false",
        "--not -k c                | true",
        "--not -x /bin/sh -k a     | true",
        "-k a --not -k b           | false",
        "--not -sc open,openat     | true",
        "--not -sc unlink,openat   | false",
        "--not -f /etc             | true",
        "--not -hn 10.0.0.1        | true",
        "--not -sv no              | true",
        "--not -m ALL              | false",
        "--not -m PATH,CWD         | true",
        "--not --where uid=0       | false",
        "--regex -x ^/usr/.*/r.$   | true",
        "--regex -k ^b$            | false",
        "--regex -k ^a,b$          | true",
        "--regex --not -c ^x       | true",
        "--invert -k a -k c        | false",
        "--invert -k c -ts @0      | true",
        "-ts @0 -te @1 -k a        | false",
        "--where uid=0 --where auid=0 | false"
      })
  void selects(String words, boolean expected) throws UsageException {
    assertEquals(expected, filter(words).matches(Logged.event(CALL)), words);
    boolean meetsAll = true;
    for (SearchCondition condition : options(words).conditions(context())) {
      meetsAll &= condition.filter().matches(Logged.event(CALL));
    }
    assertEquals(expected, meetsAll, words);
  }

  @Test
  void aListMayHaveBlanks() throws UsageException {
    for (List<String> words :
        List.of(
            List.of("-sc", "open, execve"),
            List.of("-m", "PATH , SYSCALL"),
            List.of("-sv", "no, yes"),
            List.of("-p", "1, 7"))) {
      EventFilter filter = SearchOptions.parse(words).filter(context());
      assertTrue(
          filter.matches(Logged.event("SYSCALL arch=c000003e syscall=59 success=yes pid=7")),
          words.toString());
    }
  }

  @Test
  void aRegexNeedsText() throws UsageException {
    for (String words : List.of("--regex", "--regex -sc open", "--regex -p 1 --where key")) {
      var e = assertThrows(UsageException.class, () -> filter(words), words);
      assertTrue(e.getMessage().startsWith("--regex needs an option that takes TEXT: -k, -x, -c"));
    }
    assertTrue(filter("--not --regex -k ^x").matches(Logged.event(CALL)));
    assertTrue(filter("--regex --not -k ^x").matches(Logged.event(CALL)));
  }

  @Test
  void aNodeOrUserMayHaveACommaInItsName() throws UsageException {
    assertTrue(
        filter("-ui a,b").matches(Logged.event("SYSCALL uid=7" + Logged.ENRICHED + "UID=\"a,b\"")));
    assertTrue(filter("-n a,b").matches(Logged.line("node=a,b " + line())));
    assertTrue(filter("-n c,b").matches(Logged.line("node=b " + line())));
  }

  private static String line() {
    return "type=SYSCALL msg=audit(1700000000.123:42): pid=1";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-p 1,",
        "-sc ,open",
        "-ui a,,b",
        "-sc open,opnat",
        "-e 1,x",
        "-m PATH,,CWD",
        "-m ,CWD",
        "-sv yes,maybe",
        "-sv no,"
      })
  void aWrongValueInAListIsAnError(String words) {
    assertThrows(UsageException.class, () -> filter(words));
  }

  @Test
  void aWrongRegexIsAnError() {
    var e = assertThrows(UsageException.class, () -> filter("--regex -x a(b"));
    assertEquals(
        "--executable: 'a(b' is not a regular expression: Unclosed group at the end",
        e.getMessage());
    assertThrows(UsageException.class, () -> filter("--regex -w -x a"));
  }

  private static EventFilter filter(String words) throws UsageException {
    return options(words).filter(context());
  }

  private static SearchOptions options(String words) throws UsageException {
    return SearchOptions.parse(List.of(words.split(" ")));
  }

  private static OptionContext context() {
    return new OptionContext(
        Clock.systemUTC(), now -> now, Arch.host(), IdNames.none(), IdNames.none());
  }
}
