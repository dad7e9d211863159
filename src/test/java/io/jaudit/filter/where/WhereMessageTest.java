package io.jaudit.filter.where;

import static io.jaudit.filter.where.Wheres.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The errors of expressions, as they are shown. */
class WhereMessageTest {
  @Test
  void unknownFields() {
    fails(
        "uuidd = 0",
        """
        unknown field "uuidd"
          uuidd = 0
          ^^^^^
        did you mean "uuid"? ("jaudit fields" lists all fields; TYPE.uuidd accepts any name)
        """);
    fails(
        "key = a and cmdline *= wget",
        """
        unknown field "cmdline"
          key = a and cmdline *= wget
                      ^^^^^^^
        did you mean "process.cmdline", "parent.cmdline" or "ancestor.cmdline"? ("jaudit fields" lists all fields; TYPE.cmdline accepts any name)
        """);
    fails(
        "proces.exe = x",
        """
        unknown field "proces.exe"
          proces.exe = x
          ^^^^^^^^^^
        did you mean "process.exe"? ("jaudit fields" lists all fields)
        """);
  }

  @Test
  void rangesOfNumbers() {
    fails(
        "pid = 1000..1010",
        """
        ranges are only for time, found "1000..1010"
          pid = 1000..1010
                ^^^^^^^^^^  write pid >= 1000 and pid <= 1010
        """);
    fails(
        "exit in (0, -13..-1)",
        """
        ranges are only for time, found "-13..-1"
          exit in (0, -13..-1)
                      ^^^^^^^  write exit >= -13 and exit <= -1
        """);
  }

  @Test
  void typographicQuotes() {
    fails(
        "key = “net”",
        """
        unexpected "“", a typographic quote
          key = “net”
                ^  use " or '
        """);
    fails(
        "exe ~ ‘x’",
        """
        unexpected "‘", a typographic quote
          exe ~ ‘x’
                ^  use " or '
        """);
  }

  @Test
  void operators() {
    fails(
        "exe contains sudo",
        """
        expected an operator after "exe", found "contains"
          exe contains sudo
              ^^^^^^^^  use ~ for a regular expression or *= for a substring
        """);
    fails(
        "exe not contains x",
        """
        expected an operator after "exe", found "not"
          exe not contains x
              ^^^  put not before the field: not exe = ...
        """);
    fails(
        "uid:0",
        """
        expected an operator after "uid", found ":"
          uid:0
             ^  use =
        """);
    fails(
        "exit => 0",
        """
        expected an operator after "exit", found "=>"
          exit => 0
               ^^  use >=
        """);
    fails(
        "exe LIKE '/tmp/%'",
        """
        expected an operator after "exe", found "LIKE"
          exe LIKE '/tmp/%'
              ^^^^  use = with wildcards: exe = /tmp/*
        """);
    fails(
        "key is null",
        """
        expected an operator after "key", found "is"
          key is null
              ^^  not key means that it is absent
        """);
  }

  @Test
  void whatIsAfterATest() {
    fails(
        "uid = 0 gid = 0",
        """
        unexpected "gid": expected "and", "or" or end of expression
          uid = 0 gid = 0
                  ^^^
        """);
    fails(
        "uid = 0 & gid = 0",
        """
        unexpected "&": expected "and", "or" or end of expression
          uid = 0 & gid = 0
                  ^  use and
        """);
    fails(
        "(uid = 0 or gid = 0",
        """
        expected "and", "or" or ")", found the end
          (uid = 0 or gid = 0
                             ^
        """);
    fails(
        "uid = 0)",
        """
        unexpected ")": expected "and", "or" or end of expression
          uid = 0)
                 ^
        """);
  }

  @Test
  void habitsFromOtherPrograms() {
    fails(
        "exe = /bin/cat or /bin/ls",
        """
        expected a test, such as key = MyMonitor, found "/"
          exe = /bin/cat or /bin/ls
                            ^  for several values, write FIELD in (a, b)
        """);
    fails(
        "comm = cat or nosuchname",
        """
        unknown field "nosuchname"
          comm = cat or nosuchname
                        ^^^^^^^^^^  for several values, write FIELD in (a, b)
        ("jaudit fields" lists all fields; TYPE.nosuchname accepts any name)
        """);
    fails(
        "process.name = cat",
        """
        unknown field "process.name"
          process.name = cat
          ^^^^^^^^^^^^
        did you mean "process.comm"? ("jaudit fields" lists all fields)
        """);
  }

  @Test
  void slipsOfThePen() {
    fails(
        "comm =! cat",
        """
        expected an operator after "comm", found "=!"
          comm =! cat
               ^^  use !=
        """);
    fails(
        "comm = \"cat\"i",
        """
        unexpected "i" after a value in quotes
          comm = "cat"i
                      ^  only /regex/i may be in any case; separate words by blanks
        """);
    fails(
        "uid = 0; gid = 0",
        """
        unexpected ";" after a value
          uid = 0; gid = 0
                 ^  remove it, or put a value that has it in quotes
        """);
  }

  @Test
  void recordTypesThatAreNoFields() {
    fails(
        "key = a and PATH",
        """
        "PATH" is a record type, not a field
          key = a and PATH
                      ^^^^  write type = PATH, or PATH(...) with tests of one such record
        """);
    fails(
        "key = a or syscall.exe",
        """
        unknown field "syscall.exe"
          key = a or syscall.exe
                     ^^^^^^^^^^^
        did you mean "SYSCALL.exe"? ("jaudit fields" lists all fields)
        """);
  }

  @Test
  void wordsThatNoValueIs() {
    fails(
        "success = true",
        """
        "success" is yes or no, not "true"
          success = true
                    ^^^^
        did you mean "yes"?
        """);
    fails(
        "not SYSCALL(success in (yes, 0))",
        """
        "success" is yes or no, not "0"
          not SYSCALL(success in (yes, 0))
                                       ^
        did you mean "no"?
        """);
    fails(
        "incomplete = no",
        """
        "incomplete" is true or false, not "no"
          incomplete = no
                       ^^
        did you mean "false"?
        """);
    fails(
        "uid = 0x",
        """
        expected a number for "uid", found "0x"
          uid = 0x
                ^^  put it in quotes if it is a name
        """);
    fails(
        "pid in (1, abc)",
        """
        expected a number for "pid", found "abc"
          pid in (1, abc)
                     ^^^
        """);
    fails(
        "exit != abc",
        """
        expected a number or an error such as EACCES for "exit", found "abc"
          exit != abc
                  ^^^
        """);
    fails(
        "ses = none",
        """
        expected a number for "ses", found "none"
          ses = none
                ^^^^
        """);
    fails(
        "user.auid = alice",
        """
        expected a number for "user.auid", found "alice"
          user.auid = alice
                      ^^^^^  write user.auid_name = alice for a name
        """);
    fails(
        "user.auid != -1",
        """
        "user.auid" leaves unset IDs out, found "-1"
          user.auid != -1
                       ^^  write not user.auid, or auid = unset
        """);
    fails(
        "paths.ouid in (0, unset)",
        """
        "paths.ouid" leaves unset IDs out, found "unset"
          paths.ouid in (0, unset)
                            ^^^^^  write not paths.ouid, or ouid = unset
        """);
    assertEquals(
        "\"user.ses\" leaves unset IDs out, found \"4294967295\"",
        Wheres.failure("user.ses = 4294967295").getMessage());
    fails(
        "exe < 5",
        """
        "exe" is text, and "<" compares numbers and times
          exe < 5
                ^  use = with wildcards, or ~
        """);
    fails(
        "process.exe >= 5",
        """
        "process.exe" is text, and ">=" compares numbers and times
          process.exe >= 5
                         ^  use = with wildcards, or ~
        """);
    fails(
        "time = @5..@3",
        """
        "@5..@3" ends before it begins
          time = @5..@3
                 ^^^^^^  write EARLIER..LATER
        """);
  }

  @Test
  void membersOfJsonThatCantBeTested() {
    fails(
        "process.start = x",
        """
        "process.start" can't be tested, although JSON has it
          process.start = x
          ^^^^^^^^^^^^^
        ("jaudit fields" lists all fields)
        """);
    fails(
        "records",
        """
        "records" can't be tested, although JSON has it
          records
          ^^^^^^^  name a field, such as exe or PATH.name
        ("jaudit fields" lists all fields)
        """);
    fails(
        "process.session.id = 3",
        """
        "process.session.id" can't be tested, although JSON has it
          process.session.id = 3
          ^^^^^^^^^^^^^^^^^^  test user.ses
        ("jaudit fields" lists all fields)
        """);
    fails(
        "paths.name_hex = ff",
        """
        "paths.name_hex" can't be tested, although JSON has it
          paths.name_hex = ff
          ^^^^^^^^^^^^^^  test paths.name, its text
        ("jaudit fields" lists all fields)
        """);
  }

  @Test
  void partsOfNames() {
    fails(
        "user.foo = x",
        """
        unknown field "user.foo"
          user.foo = x
          ^^^^^^^^
        ("jaudit fields" lists all fields)
        """);
    fails(
        "exe.length > 3",
        """
        unknown field "exe.length"
          exe.length > 3
          ^^^^^^^^^^  after a field, only .raw, .text or .words can follow
        ("jaudit fields" lists all fields)
        """);
    fails(
        "msg.* = alice",
        """
        expected the name of one field after "msg."
          msg.* = alice
          ^^^^  such as msg.acct
        ("jaudit fields" lists all fields)
        """);
    fails(
        "$uid = 0",
        """
        expected a test, such as key = MyMonitor, found "$"
          $uid = 0
          ^  names of fields have no "$": write uid
        """);
    fails(
        "key = a and @timestamp > 1",
        """
        expected a test, such as key = MyMonitor, found "@"
          key = a and @timestamp > 1
                      ^  names of fields have no "@": write time
        """);
    fails(
        "syscall = foo",
        """
        unknown system call "foo"
          syscall = foo
                    ^^^  write a name of the kernel's, such as openat, or a number
        """);
  }

  /** The manual lists them. */
  @Test
  void theManualListsTheMembersThatCantBeTested() throws IOException {
    String manual = Files.readString(Path.of("docs/where.md"));
    int start = manual.indexOf("These members of JSON can't be tested");
    String list = manual.substring(start, manual.indexOf("\n\n", start));
    Matcher name = Pattern.compile("`(process[.a-z_]+|schema|records)`").matcher(list);
    Set<String> listed = new TreeSet<>();
    while (name.find()) {
      listed.add(name.group(1));
    }
    assertEquals(listed, new TreeSet<>(UntestedMembers.NAMES));
  }

  @Test
  void wordsThatTablesLack() {
    fails(
        "arch = x86-64",
        """
        unknown architecture "x86-64"
          arch = x86-64
                 ^^^^^^
        did you mean "x86_64"?
        """);
    fails(
        "arch = foo",
        """
        unknown architecture "foo"
          arch = foo
                 ^^^  write a name such as x86_64, i386 or aarch64, or a code such as c000003e
        """);
    fails(
        "exit_name in (EACCES, EPRM)",
        """
        unknown error "EPRM"
          exit_name in (EACCES, EPRM)
                                ^^^^
        did you mean "EPERM"?
        """);
    fails(
        "exit_name = -13",
        """
        "exit_name" is the name of an error, not "-13"
          exit_name = -13
                      ^^^  write exit = -13
        """);
    fails(
        "uring_op = opnat",
        """
        unknown io_uring operation "opnat"
          uring_op = opnat
                     ^^^^^
        did you mean "openat" or "openat2"?
        """);
    fails(
        "PATH(nametype = create)",
        """
        "nametype" is NORMAL, PARENT, CREATE, DELETE or UNKNOWN, not "create"
          PATH(nametype = create)
                          ^^^^^^
        did you mean "CREATE"?
        """);
    fails(
        "avc.result = Denied",
        """
        "avc.result" is denied, granted, allowed, audit, hint, status, error, killed or auto, not "Denied"
          avc.result = Denied
                       ^^^^^^
        did you mean "denied"?
        """);
    fails(
        "net.family = inet7",
        """
        unknown socket family "inet7"
          net.family = inet7
                       ^^^^^
        did you mean "inet" or "inet6"?
        """);
    fails(
        "net.addr = 10.0.0",
        """
        expected an IP address for "net.addr", found "10.0.0"
          net.addr = 10.0.0
                     ^^^^^^  write one such as 10.0.0.5, a network such as 10.0.0.0/8, or a pattern such as 10.*
        """);
    assertEquals(
        "\"node_source\" is node, host, syslog, container, json, journal or path, not \"file\"",
        Wheres.failure("node_source = file").getMessage());
    assertEquals("unknown error \"EFOO\"", Wheres.failure("errno = EFOO").getMessage());
    Wheres.filter("arch in (ffffffff, 0xc000003e, AMD64) and exit_name = EWOULDBLOCK");
    Wheres.filter("source_ip = 10.* and nametype = C* and uring_op = 200 and errno = 13");
  }

  @Test
  void wildcardsAreForWholeValues() {
    fails(
        "exe ^= /usr/*",
        """
        "^=" takes no wildcards, found "/usr/*"
          exe ^= /usr/*
                 ^^^^^^  write exe = /usr/*, or put it in quotes if * and ? are characters of the value
        """);
    fails(
        "comm *= a*b",
        """
        "*=" takes no wildcards, found "a*b"
          comm *= a*b
                  ^^^  write comm = *a*b*, or put it in quotes if * and ? are characters of the value
        """);
    fails(
        "exe $= ?.sh",
        """
        "$=" takes no wildcards, found "?.sh"
          exe $= ?.sh
                 ^^^^  write exe = *?.sh, or put it in quotes if * and ? are characters of the value
        """);
  }

  /** A value in quotes is the same value. */
  @Test
  void wordsThatNoValueIsInQuotes() {
    for (String value : List.of("maybe", "\"maybe\"")) {
      assertEquals(
          "\"success\" is yes or no, not \"maybe\"",
          Wheres.failure("success = " + value).getMessage());
      assertEquals(
          "expected a number for \"pid\", found \"maybe\"",
          Wheres.failure("pid = " + value).getMessage());
      assertEquals(
          "expected a number for \"ses\", found \"maybe\"",
          Wheres.failure("ses != " + value).getMessage());
      assertEquals(
          "unknown record type \"maybe\"",
          Wheres.failure("type in (PATH, " + value + ")").getMessage());
    }
    Wheres.filter("uid = \"0x\" and auid = \"uid\" and type = \"path\" and type ~ /NEW/");
    fails(
        "outcome != failure",
        """
        "outcome" is success, failed or unknown, not "failure"
          outcome != failure
                     ^^^^^^^
        did you mean "failed"?
        """);
    fails(
        "type = FOO",
        """
        unknown record type "FOO"
          type = FOO
                 ^^^
        ("jaudit search -m" lists all types; for another one, use type ~ /NAME/)
        """);
  }

  /** A suggestion must not be what was written. */
  @Test
  void aTypeWithoutTheNameOfAField() {
    for (String name : List.of("PATH.", "PATH..name", "PATH.* = x")) {
      WhereException e = Wheres.failure(name);
      assertEquals("expected the name of one field after \"PATH.\"", e.getMessage());
      assertTrue(e.excerpt().contains("type = PATH finds"), e.excerpt());
    }
  }

  @Test
  void argumentsOfMoreThan64Bits() {
    for (String test : List.of("a0 = ", "a0 > ")) {
      fails(
          test + "0x10000000000000000",
          """
          expected a number of 64 bits, found "0x10000000000000000"
            %s0x10000000000000000
                 ^^^^^^^^^^^^^^^^^^^  an argument is from 0 to 0xffffffffffffffff, or from -9223372036854775808 if signed
          """
              .formatted(test));
    }
  }

  @Test
  void networks() {
    fails(
        "addr = 10.0.0/8",
        """
        expected a network, found "10.0.0/8"
          addr = 10.0.0/8
                 ^^^^^^^^  write all four numbers: 10.0.0.0/8
        """);
    fails(
        "source_ip ^= 10.0.0.0/8",
        """
        "^=" compares text, not networks
          source_ip ^= 10.0.0.0/8
                       ^^^^^^^^^^  use = for an address in a network
        """);
    fails(
        "addr = 10.0.0.0/33",
        """
        expected a network from /0 to /32, found "10.0.0.0/33"
          addr = 10.0.0.0/33
                 ^^^^^^^^^^^
        """);
    fails(
        "source_ip in (10.0.0.1, fe80::/129)",
        """
        expected a network from /0 to /128, found "fe80::/129"
          source_ip in (10.0.0.1, fe80::/129)
                                  ^^^^^^^^^^
        """);
  }

  @Test
  void aValueWithBlanks() {
    fails(
        "proctitle = rm -rf",
        """
        unexpected "-rf": expected "and", "or" or end of expression
          proctitle = rm -rf
                         ^^^  put a value with blanks in quotes
        """);
  }

  @Test
  void values() {
    fails(
        "exe =",
        """
        expected a value after "=", found the end
          exe =
               ^
        """);
    fails(
        "key = (null)",
        """
        expected a value after "=", found "("
          key = (null)
                ^  (null) means that there is no value: write not FIELD
        """);
    fails(
        "exit > abc",
        """
        expected a number after ">", found "abc"
          exit > abc
                 ^^^
        """);
    fails(
        "auid != uid",
        """
        a field can't be compared with another field, "uid"
          auid != uid
                  ^^^  expected a value; put it in quotes if it is one
        """);
    fails(
        "syscall = excve",
        """
        unknown system call "excve"
          syscall = excve
                    ^^^^^
        did you mean "execve"?
        """);
    fails(
        "comm = \"a",
        """
        the closing " is missing
          comm = "a
                 ^
        """);
    fails(
        "comm = \"\\d\"",
        """
        unknown escape "\\d"
          comm = "\\d"
                  ^^  use \\\\ for a backslash; also \\" \\' \\n \\t \\xHH
        """);
    fails(
        "time > yestrday",
        """
        'yestrday' is not a time
          time > yestrday
                 ^^^^^^^^
        """);
  }

  @Test
  void regularExpressions() {
    fails(
        "exe ~ /a(b/",
        """
        invalid regular expression: Unclosed group
          exe ~ /a(b/
                    ^
        """);
    fails(
        "exe ~ /tmp/x",
        """
        unknown flag "x" of a regular expression
          exe ~ /tmp/x
                     ^  only i is known; a slash in /regex/ is written \\/, or use "regex"
        """);
    fails(
        "exe ~ tmp",
        """
        expected a regular expression after "~", found "tmp"
          exe ~ tmp
                ^^^  write it as /regex/ or "regex"
        """);
  }

  @Test
  void recordTypes() {
    fails(
        "SYCALL(exe = x)",
        """
        unknown record type "SYCALL"
          SYCALL(exe = x)
          ^^^^^^
        did you mean "SYSCALL"?
        """);
    fails(
        "type in (EXECVE, USER_LOGN)",
        """
        unknown record type "USER_LOGN"
          type in (EXECVE, USER_LOGN)
                           ^^^^^^^^^
        did you mean "USER_LOGIN" or "USER_LOGOUT"?
        """);
    fails(
        "SYSCALL(process.exe = x)",
        """
        "process.exe" is a fact of the event, not a field of a record
          SYSCALL(process.exe = x)
                  ^^^^^^^^^^^  put it outside of SYSCALL(...)
        """);
  }

  @Test
  void theCaretIsUnderWhatIsShown() {
    fails(
        "comm = \"漢字\u001b\" x",
        """
        unexpected "x": expected "and", "or" or end of expression
          comm = "漢字\\u001b" x
                              ^  put a value with blanks in quotes
        """);
    fails(
        "uid = 0 and\n  gidd = 0 and\n uid = 0",
        """
        unknown field "gidd"
            gidd = 0 and
            ^^^^
        did you mean "gid"? ("jaudit fields" lists all fields; TYPE.gidd accepts any name)
        """);
    String many = "uid = 0 or ".repeat(20);
    fails(
        many + "gid > x or " + many + "uid = 0",
        """
        expected a number after ">", found "x"
          ... = 0 or uid = 0 or uid = 0 or gid > x or uid = 0 or uid = 0 or uid = 0 o...
                                                 ^
        """);
  }

  @Test
  void nestingIsLimited() {
    Wheres.filter("(".repeat(190) + "uid = 0" + ")".repeat(190));
    fails(
        "(".repeat(100_000),
        """
        the expression is nested too deeply: more than 200 levels
          ...((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((...
                                                 ^
        """);
  }

  @Test
  void anEmptyExpression() {
    fails(" # nothing", "the expression is empty; expected a test, such as key = MyMonitor");
    fails("\r\n", "the expression is empty; expected a test, such as key = MyMonitor");
  }

  @Test
  void theEndOfALineIsNotShown() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String expression = "uid = 0 and" + end + "gidd = 0 and" + end + "uid = 0" + end;
      fails(
          expression,
          """
          unknown field "gidd"
            gidd = 0 and
            ^^^^
          did you mean "gid"? ("jaudit fields" lists all fields; TYPE.gidd accepts any name)
          """);
      assertEquals(2, Wheres.failure(expression).line());
    }
  }

  @Test
  void aRangeInTwoPairsOfQuotes() {
    String hint = "put both ends in one pair of quotes";
    for (String range : List.of("\"A\"..\"B\"", "'09:00'..10:00", "09:00..\"10:00\"")) {
      String shown = Wheres.failure("time = " + range).excerpt();
      assertTrue(shown.contains(hint), shown);
    }
    Wheres.filter("time = \"@1700000000..@1700000100\"");
  }

  /** Text has no order; a hint must not lead to the next error. */
  @Test
  void wordsThatCompareSizes() {
    for (String word : List.of("between", "gt", "ge", "=>", "lt", "lte", "=<")) {
      for (String text : List.of("exe", "key", "paths.path", "exe.text", "PATH.name")) {
        String shown = Wheres.failure(text + " " + word + " 1").excerpt();
        assertTrue(shown.contains(text + " is text; use = with wildcards"), shown);
      }
      for (String number : List.of("pid", "time", "process.pid", "exit")) {
        String shown = Wheres.failure(number + " " + word + " 1").excerpt();
        assertTrue(shown.contains("use ") && !shown.contains("is text"), shown);
      }
    }
  }

  /** A message is shown on a terminal, which a name must not control. */
  @Test
  void noMessageHasAControlCharacter() {
    for (String part : List.of("a\u001b[31mb", "\u202e", "b\u0007", "c\u009b", "\u200b")) {
      for (String expression :
          List.of(
              part + " = 1",
              "uid" + part + " = 1",
              "uid = " + part + " 2",
              "uid " + part,
              "uid ~ /" + part + "(/",
              "uid ~ /x/" + part,
              "pid = \"" + part + "\" x",
              "PATH" + part + "(name)",
              "pid = a" + part,
              "time = " + part,
              "syscall = op" + part,
              "process.pid > a" + part,
              "addr = 10.0.0.0/8" + part,
              "PATH.a" + part + " uid",
              "uid in (" + part)) {
        WhereException e = Wheres.failure(expression);
        assertEquals(Printable.lines(e.excerpt()), e.excerpt());
      }
    }
  }
}
