package io.jaudit.filter.where;

import static io.jaudit.filter.where.Wheres.matches;
import static io.jaudit.filter.where.Wheres.skipped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.filter.Logged;
import io.jaudit.filter.TextMatch;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions mean, by example; docs/where.md lists the rules. */
class WhereFilterTest {
  private static final String CALL =
      "SYSCALL arch=c000003e syscall=257 success=no exit=-13 a0=ffffff9c a1=1f a2=10 items=1 ppid=1"
          + " pid=200 auid=1000 uid=0 ses=3 comm=\"cat\" exe=\"/usr/bin/cat\" tty=(none)"
          + " key=6101622063";
  private static final String SHADOW =
      "PATH item=0 name=\"/etc/shadow\" inode=1 dev=fd:00 mode=0100600 ouid=0 nametype=NORMAL";
  private static final String TEMPORARY = "PATH item=1 name=\"/tmp/x\" nametype=DELETE ouid=1000";
  private static final String LOGIN =
      "USER_LOGIN pid=9 uid=0 auid=4294967295 ses=4294967295 msg='op=login acct=\"alice\""
          + " exe=\"/usr/sbin/sshd\" hostname=? addr=10.1.2.3 terminal=sshd res=failed'";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exe = /usr/bin/cat",
        "exe == \"/usr/bin/cat\"",
        "exe=/usr/*/c?t",
        "exe ^= /usr and exe *= bin && exe $= cat",
        "exe ~ /BIN/i",
        "exe ~ \"/[^/]+$\"",
        "exe ~ /\\/[^/]+$/",
        "not exe = /bin/sh",
        "! exe = /bin/sh",
        "exe != /bin/sh",
        "exe !~ /sh/",
        "exe not in (/bin/sh, /bin/bash)",
        "comm in (cat, \"ls\")",
        "key",
        "key = a",
        "key = \"b c\"",
        "keys = a",
        "key.raw = 6101622063",
        "not tty",
        "not SYSCALL.nosuch and not TYPE_X.nosuch",
        "uid = 0",
        "uid = root",
        "auid != 0",
        "auid >= 1000 and auid < 1001",
        "syscall = openat",
        "syscall = 257",
        "syscall in (open, openat)",
        "exit = EACCES",
        "exit = -13",
        "exit < 0",
        "exit <= EACCES",
        "a1 = 0x1f",
        "a1 = 31",
        "a1 > 30",
        "a0 = AT_FDCWD",
        "a0 = -100",
        "arch = x86_64",
        "PATH(name = /etc/shadow and nametype = NORMAL)",
        "path(name = /etc/* and not nametype = DELETE)",
        "PATH.name = /tmp/x",
        "PATH(ouid = 1000) and not PATH(name = /etc/shadow and ouid = 1000)",
        "type = PATH",
        "types = syscall",
        "serial = 42 and serial < 43",
        "time >= @1700000000 and time < @1700000001",
        "time = @1700000000",
        "time in (@1, @1699999999.000..@1700000002.000)",
        "process.exe = /usr/bin/cat",
        "paths.name = /tmp/x and paths.path = /etc/shadow",
        "paths.ouid = 1000",
        "user.auid = 1000",
        "user.uid_name = root",
        "(exe = x or uid = 0) and success = no",
        "exe = x or uid = 0 and success = no",
        "  uid\n=\t0 # a comment\n",
        "AND_TYPE.x or key"
      })
  void matchesAnEvent(String expression) {
    matches(expression, CALL, SHADOW, TEMPORARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exe = /usr/bin/ca",
        "exe = \"/usr/*\"",
        "exe *= \"*\"",
        "exe ~ /^cat/",
        "tty != x",
        "tty !~ /x/",
        "tty not in (x)",
        "tty",
        "auid != 1000",
        "auid < 1000",
        "a2 = 10",
        "a1.raw = 31",
        "key = \"a\\x01b c\"",
        "PATH(name = /etc/shadow and nametype = DELETE)",
        "SYSCALL(name = /etc/shadow)",
        "CWD.name",
        "paths.name != /tmp/x",
        "exit > 0",
        "syscall != openat",
        "not (uid = 0 or uid = 1)",
        "type = EXECVE",
        "time < @1700000000",
        "time > @1700000000",
        "user.auid > 1000"
      })
  void skipsAnEvent(String expression) {
    skipped(expression, CALL, SHADOW, TEMPORARY);
  }

  @Test
  void namesOfTablesAreInAnyCase() {
    String call = "SYSCALL arch=c000003e syscall=257 exit=-13 a0=1 errno=13";
    for (String name :
        List.of(
            "type = syscall",
            "type = sysc*",
            "type ^= sys",
            "types *= YSC",
            "type $= call",
            "syscall = OpenAt",
            "syscall = OPEN??",
            "syscall ^= OPEN",
            "exit = eacces",
            "exit = eacc*",
            "exit $= acces",
            "exit_name = eacces",
            "exit_name ^= eac",
            "errno = eacces",
            "errno = eacc*",
            "arch = X86_64",
            "arch = amd64",
            "arch = C000003E",
            "arch *= X86")) {
      matches(name, call);
    }
    for (String other : List.of("syscall.raw = OPEN*", "type ~ /sysc/", "SYSCALL.tty = PTS*")) {
      skipped(other, call + " tty=pts0");
    }
    matches("net.family = UNIX", "SOCKADDR saddr=01002F746D702F7300");
  }

  @Test
  void wildcardsInQuotesAreCharacters() {
    String record = "SYSCALL comm=\"a*b\"";
    matches("comm *= \"*\"", record);
    skipped("comm *= \"?\"", record);
  }

  @Test
  void aTestIsTrueForAnyRecordAndAnyValue() {
    matches("name = /tmp/x and name = /etc/shadow", SHADOW, TEMPORARY);
    skipped("name != /tmp/x", SHADOW, TEMPORARY);
    matches("name != /tmp/y", SHADOW, TEMPORARY);
    matches("comm = a and comm = b", "SYSCALL comm=\"a\"", "OBJ_PID comm=\"b\"");
    matches("uid = 1 and uid = 2", "USER_CMD uid=1 msg='uid=2'");
  }

  /** Digits of the hex are not in the text. */
  @Test
  void textLoggedInHexIsDecoded() {
    String path = "PATH item=0 name=2F746D702F6120620A nametype=DELETE";
    for (String name :
        List.of(
            "name ^= /tmp", "name = \"/tmp/a b\\n\"", "name !~ /[0-9]/", "name.raw ^= 2F746D")) {
      matches(name, path);
    }
    matches("name = 2F746D702F6120620A", path);
    for (String hex : List.of("name *= 746", "name ~ /^[0-9A-F]+$/", "name = 2F*", "name ^= 2F")) {
      skipped(hex, path);
    }
  }

  @Test
  void absentNeverMatches() {
    for (String absent : List.of("comm=(null)", "comm=(none)", "comm=?", "x=1")) {
      String record = "SYSCALL " + absent;
      for (String test :
          List.of("comm", "comm = ?", "comm != a", "comm !~ /a/", "comm = \"(null)\"")) {
        skipped(test, record);
      }
      matches("not comm", record);
      matches("not comm = a", record);
    }
    skipped("key", "SYSCALL key=(null)");
    matches("name", "PATH name=\"(none)\""); // a file may have this name
  }

  @Test
  void idsHaveSeveralForms() {
    matches("auid = unset", LOGIN);
    matches("auid = -1", LOGIN);
    matches("auid = 4294967295", LOGIN);
    skipped("user.auid", LOGIN);
    String enriched = "SYSCALL uid=7" + Logged.ENRICHED + "UID=\"alice\"";
    matches("uid = alice and uid = al* and uid ~ /lic/", enriched);
    skipped("uid = bob", enriched);
    assertTrue(
        Wheres.filter("uid = bob", Logged.names("bob", 7)).matches(Logged.event("SYSCALL uid=7")));
    assertTrue(
        Wheres.filter("user.uid_name = bob", Logged.names("bob", 7))
            .matches(Logged.event("SYSCALL uid=7")));
  }

  @Test
  void messagesOfProgramsCount() {
    matches("acct = alice and msg.acct = alice and user.acct = alice", LOGIN);
    matches("msg.res = failed and res != success", LOGIN);
    skipped("msg.uid = 0", LOGIN);
    matches("source_ip = 10.1.0.0/16 and not source_ip = 10.2.0.0/16", LOGIN);
  }

  @Test
  void addressesAreInBlocks() {
    for (String block :
        List.of("10.1.2.3", "10.1.2.3/32", "10.0.0.0/8", "0.0.0.0/0", "10.1.2.2/31")) {
      matches("addr = " + block, LOGIN);
    }
    matches("addr = ::ffff:10.1.2.3", LOGIN);
    matches("addr in (192.168.0.0/16, 10.0.0.0/8)", LOGIN);
    skipped("addr = 10.1.2.4/31", LOGIN);
    skipped("addr = ::/8", LOGIN);
    matches("addr = 10.0.0.0/8", "USER_LOGIN msg='addr=::ffff:10.1.2.3'");
    matches("addr = fe80::/10", "USER_LOGIN msg='addr=fe80::1'");
    skipped("addr = 10.0.0.0/8", "USER_LOGIN msg='addr=ten'");
    String socket = "SOCKADDR saddr=020000500A010203000000000000000000";
    matches("saddr = 10.1.0.0/16 and net.addr = 10.1.2.3 and net.port = 80", socket);
    matches("exe = 10.0.0.0/8", "SYSCALL exe=\"10.0.0.0/8\"");
  }

  @Test
  void argumentsOfAProgramAreText() {
    String program = "EXECVE argc=3 a0=\"ls\" a1=\"10\" a2=2D6C2061";
    matches("a0 = ls and a1 = 10 and a2 = \"-l a\"", program);
    matches("EXECVE.a2 ^= -l and process.args = 10", program);
    matches("argc > 2 and EXECVE.argc <= 3 and argc = 3 and argc != 4", program);
    matches("not (argc > 3 or a1 > 9)", program);
    matches(
        "EXECVE.a1_len > 99 and EXECVE.a1_len = 100", "EXECVE argc=2 a0=\"x\" a1_len=100 a1[0]=61");
    matches("process.cmdline = \"ls 10 '-l a'\"", "SYSCALL syscall=59", program);
    matches("process.cmdline = \"cat x\"", "USER_CMD msg='cmd=6361742078 res=success'");
    matches("proctitle = \"ls -l\"", "PROCTITLE proctitle=6C73002D6C");
    matches("process.title *= \"s -\"", "PROCTITLE proctitle=6C73002D6C");
  }

  @Test
  void escapesAreThoseOfTheLanguage() {
    matches("comm = \"a\\\"b\\\\c\\n\\x41\"", "SYSCALL comm=6122625C630A41");
    matches("comm = 'it\\'s'", "SYSCALL comm=\"it's\"");
    matches("comm ~ \"^a\\\\.b\\\"$\" or comm ~ \"^a\\.b\\\"$\"", "SYSCALL comm=612E6222");
    matches("comm = ä*", "SYSCALL comm=C3A462");
    matches("comm = ?b", "SYSCALL comm=C3A462");
    matches("comm ~ /^.b$/", "SYSCALL comm=C3A462");
  }

  @Test
  void aFactAndAFieldOfOneNameBothCount() {
    matches("action = opened-file and how = /usr/bin/cat", CALL, SHADOW);
    matches("object = a and not how", "MAC_ACCESS object=a");
    matches("action = DENY", "INTEGRITY_RULE action=DENY");
    matches("INTEGRITY_RULE(action = DENY)", "INTEGRITY_RULE action=DENY");
  }

  @Test
  void aNameThatBeginsLikeANumberIsAValueInQuotes() {
    matches("uid = \"2fa\"", "SYSCALL uid=\"2fa\"");
  }

  /** The value of an argument is its 64 bits. */
  @Test
  void argumentsOf64Bits() {
    String all =
        "SYSCALL arch=c000003e syscall=3 a0=ffffffffffffffff a1=8000000000000000 a2=0 a3=1";
    matches("a0 = 0xffffffffffffffff and a0 = 18446744073709551615 and a0 = -1", all);
    matches("a0 in (7, 0xffffffffffffffff) and a0 >= 0x8000000000000000 and a0 > 5", all);
    matches("a0 >= -1 and a0 < 0xffffffffffffffff", "SYSCALL a0=5");
    matches("a0 > -2 and not a0 < 0 and not a0 < -1", all);
    matches("a1 = 0x8000000000000000 and a1 = -9223372036854775808 and a1 < -1", all);
    matches("a2 = 0644", "SYSCALL arch=c000003e syscall=2 a0=1 a1=241 a2=1a4 a3=0");
  }

  @Test
  void incompleteAloneIsACondition() {
    matches("incomplete and incomplete = true", "PATH name=\"a\"");
    matches("not incomplete and incomplete = false", "USER_LOGIN pid=1");
  }

  @Test
  void theIdIsThatOfTheEventOrInAField() {
    matches("id = 1700000000.123:42", CALL);
    matches("id = 1000", "ADD_USER id=1000");
    skipped("id = 1700000000.123:43", CALL);
  }

  @Test
  void aFileMayComeFromAnotherSystem() {
    matches("\ufeff# one\r\nuid = 0\r\n  or uid = 1000 # two\r\n", CALL);
    matches("# an old one\ruid = 0 or uid = 1000", CALL);
  }

  /** Many numbers are looked up in a set, unless the log has a word. */
  @ParameterizedTest
  @ValueSource(strings = {"pid", "uid", "ses", "exit", "syscall", "items", "gid", "uring_op", "a1"})
  void aListOfNumbersIsAnyOfThem(String field) {
    List<String> logged =
        List.of(
            "0",
            "1",
            "13",
            "-13",
            "59",
            "4294967295",
            "-1",
            "0x3b",
            "root",
            "unset",
            "EACCES",
            "execve",
            "alice",
            "x",
            "007");
    List<String> wanted = List.of("0", "1", "13", "-1", "4294967295", "0x3b", "59", "7");
    for (String value : logged) {
      AuditEvent event = Logged.event("SYSCALL arch=c000003e " + field + "=" + value);
      List<String> found = new ArrayList<>();
      for (String number : wanted) {
        if (Wheres.filter(field + " = " + number).matches(view(event))) {
          found.add(number);
        }
      }
      for (int i = 0; i < wanted.size(); i++) {
        for (int j = i + 1; j < wanted.size(); j++) {
          List<String> two = List.of(wanted.get(i), wanted.get(j));
          assertEquals(
              found.contains(two.get(0)) || found.contains(two.get(1)),
              Wheres.filter(field + " in (" + String.join(",", two) + ")").matches(view(event)),
              () -> field + "=" + value + " in " + two);
        }
      }
    }
  }

  private static EventView view(AuditEvent event) {
    return new EventView(Identities.ofLog()).of(event);
  }

  @Test
  void timesLimitWhatIsRead() {
    assertEquals(
        new TimeSpan(1000, 2999), Wheres.filter("time >= @1 and time <= @2").interest().times());
    assertEquals(
        new TimeSpan(1000, 5999), Wheres.filter("time = @1 or time = @5").interest().times());
    assertTrue(Wheres.filter("time = @1 or uid = 0").interest().times().isAlways());
  }

  @Test
  void aValueMayBeWrittenAsItIsLogged() {
    AuditEvent event = Logged.event("SYSCALL arch=c000003e syscall=2 key=6101622063");
    for (String expression :
        List.of(
            "arch = 0xc000003e",
            "arch = 0XC000003E",
            "arch = c000003e",
            "arch = x86_64",
            "key = 6101622063",
            "key = a",
            "key in (x, \"b c\")")) {
      WhereFilter filter = Wheres.filter(expression);
      assertTrue(filter.matches(event), expression);
    }
    assertFalse(Wheres.filter("arch = 0x40000003").matches(event));
    assertFalse(Wheres.filter("key *= 61016").matches(event));
  }

  @Test
  void literalsAreThoseOfTheOptions() {
    sameLiterals("key = MyMonitor", FieldFilters.key("MyMonitor", TextMatch.WHOLE));
    sameLiterals("exe *= /bin/cat", FieldFilters.executable("/bin/cat", TextMatch.CONTAINS));
    sameLiterals("pid = 4100", FieldFilters.pid(4100));
    sameLiterals("outcome = failed", Filters.outcome(Outcome.FAILED));
    sameLiterals("syscall = openat", FieldFilters.syscall("openat"));
    sameLiterals("key = MyMonitor and not uid = 0", FieldFilters.key("MyMonitor", TextMatch.WHOLE));
    for (String any :
        List.of("not key = a", "key != a", "key ~ /a/", "exit < 0", "a1 = 5", "key")) {
      assertFalse(Wheres.filter(any).interest().isSelective(), any);
      assertFalse(Wheres.filter("key = a or " + any).interest().isSelective(), any);
    }
  }

  private static void sameLiterals(String expression, EventFilter option) {
    Set<String> expected = new TreeSet<>();
    option.interest().literals().forEach(needle -> expected.add(needle.toString()));
    Set<String> found = new TreeSet<>();
    Wheres.filter(expression).interest().literals().forEach(needle -> found.add(needle.toString()));
    assertEquals(expected, found);
  }

  @Test
  void isWrittenWithAbsoluteTimes() {
    String text = Wheres.filter("key = a and time > @1 # since\n or time in (@2, @3)").text();
    assertEquals(
        "key = a and time > \"@1.000..@1.999\" # since\n"
            + " or time in (\"@2.000..@2.999\", \"@3.000..@3.999\")",
        text);
    assertEquals(text, Wheres.filter(text).text());
  }

  @Test
  void aCatastrophicRegexIsStoppedAndReported() {
    WhereFilter filter = Wheres.filter("comm ~ /^(a+)+\\1b/");
    assertEquals(List.of(), filter.problems());
    assertFalse(filter.matches(Logged.event("SYSCALL comm=\"" + "a".repeat(60) + "!\"")));
    assertEquals(
        List.of(
            "the regular expression /^(a+)+\\1b/ took too many steps on 1 value, which count as not"
                + " matching"),
        filter.problems());
  }

  @Test
  void aRegexThatNeedsTooMuchStackIsReported() {
    WhereFilter filter = Wheres.filter("comm ~ /^(a|b)*$/");
    filter.matches(Logged.event("SYSCALL comm=\"" + "ab".repeat(400_000) + "\""));
    assertFalse(filter.problems().isEmpty());
  }

  @Test
  void aRegexReadsTheFirst64KiB() {
    WhereFilter filter = Wheres.filter("comm ~ /b$/ or comm ~ /c$/");
    String record = "SYSCALL comm=\"" + "a".repeat(65_535) + "bc\"";
    assertTrue(filter.matches(Logged.event(record)));
    assertEquals(1, filter.problems().size());
    assertTrue(filter.problems().get(0).contains("only the first 64 KiB of 1 value"));
  }

  /** On 32-bit x86, the first argument of socketcall is the call. */
  @Test
  void thePeerOfAnAcceptedConnectionIsTheSource() {
    String peer = "SOCKADDR saddr=020000160A000009";
    for (String call :
        new String[] {
          "arch=c000003e syscall=43 a0=3",
          "arch=40000003 syscall=102 a0=5 a1=0",
          "arch=40000003 syscall=102 a0=12 a1=0",
          "arch=i386 syscall=socketcall(accept) a0=5"
        }) {
      matches("source_ip = 10.0.0.9", "SYSCALL success=yes exit=4 " + call, peer);
    }
    skipped("source_ip", "SYSCALL success=yes arch=40000003 syscall=102 a0=3 a1=0", peer);
  }

  @Test
  void wordsOfModesAndDetailsOfSocketsAreMembersOfJson() {
    matches("paths.mode_name = \"file,755\"", "PATH item=0 name=\"/a\" mode=0100755");
    matches("net.detail *= nlnk-pid", "SOCKADDR saddr=100000000000000000000000");
    matches("net.detail = abstract", "SOCKADDR saddr=01000061");
  }
}
