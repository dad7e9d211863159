package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.output.lines.LineWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Situations in which ausearch loses events, hangs, or reports nothing. Situations with checkpoints
 * are in {@link SearchCheckpointTest} and the classes next to it.
 */
class SearchTrapsTest {
  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
  }

  @Test
  @DisplayName("a pipe on standard input is neither searched nor drained")
  void doesNotReadStandardInputUnasked() throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"net\""));
    host.stdin(new NeverRead(0)).search("-k", "net", "--raw").endsWith(0).printsEvents(1);
    host.stdin(new NeverRead(3)).search("-if", host.log().toString(), "--raw").saysNothing();
  }

  @Test
  @DisplayName("prints a note if standard input has unread data")
  void hintsAtUnreadInput() throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"net\""));
    host.stdin(new NeverRead(3))
        .search("-k", "net", "--raw")
        .endsWith(0)
        .printsEvents(1)
        .says("jaudit: standard input is not read; use - to read it instead of this host's log");
  }

  @Test
  @DisplayName("prints the note also if this host has no log to read instead")
  void hintsAtUnreadInputWhereThereIsNoLog() {
    host.stdin(new NeverRead(3))
        .search("-k", "net", "--raw")
        .endsWith(2)
        .says(
            "jaudit: can't read "
                + host.log()
                + ": no such file; standard input is not read; use - to read it instead"
                + " of this host's log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-k", "-f", "-n", "-if", "-ts", "--checkpoint-out", "--passwd", ""})
  @DisplayName("a word that begins with @ is no file with more options")
  void readsNoOptionsFromFiles(String option) throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"net\""));
    Path planted = Files.writeString(folder.resolve("planted"), "--help\n");
    List<String> words = option.isEmpty() ? List.of() : List.of(option);
    CommandRun run =
        host.search(Stream.concat(words.stream(), Stream.of("@" + planted)).toArray(String[]::new));
    assertTrue(run.status() == 1 || run.status() == 2, run::toString);
    run.prints("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "-if -", "--input -"})
  @DisplayName("reads standard input if told to with -")
  void readsStandardInputWhenAsked(String words) {
    byte[] log = new TestLog().execve(1, "\"net\"").toByteArray();
    host.stdin(new ByteArrayInputStream(log))
        .search(("--raw -k net " + words).split(" ", -1))
        .endsWith(0)
        .prints(latin1(log))
        .saysNothing();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 11/14/23 23:13:20",
    "Europe/Berlin, 11/14/2023 23:13:20",
    "Europe/Berlin, 23:13:20 11/14/2023",
    "Europe/Berlin, 2023-11-14 23:13:20",
    "Europe/Berlin, 2023-11-14T22:13:20Z",
    "America/New_York, 2023-11-14T23:13:20+01:00",
    "America/New_York, 11/14/23 17:13:20",
    "America/New_York, @1700000000",
    "UTC, @1700000000.000",
  })
  @DisplayName("accepts a time in every form and locale")
  void readsTimesInEveryForm(String zone, String time) {
    Path log =
        new TestLog()
            .at(1_699_999_999L)
            .execve(1, "\"a\"")
            .at(1_700_000_000L)
            .execve(2, "\"a\"")
            .at(1_700_000_001L)
            .execve(3, "\"a\"")
            .writeTo(host.file("log"));
    host.at("12:00", ZoneId.of(zone));
    host.search(("--raw " + log + " -ts " + time).split(" ", -1)).printsEvents(2, 3);
    host.search(("--raw -te " + time + " -if " + log).split(" ", -1)).printsEvents(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"14/11/2023", "11/31/2023", "25:00", "tomorrow", "2023-11-14 22:13:62Z"})
  @DisplayName("refuses an invalid time in one line")
  void refusesWhatIsNoTime(String time) throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"net\""));
    host.search("-ts", time).endsWith(2).prints("").saysInOneLine("jaudit: --start: ");
  }

  @ParameterizedTest
  @CsvSource({
    "0, '',  -k net",
    "1, '',  -k nothing",
    "2, 'no such file', -if nowhere -k net",
    "2, 'unknown option', --bogus",
    "2, 'unknown', -m NOPE",
    "2, 'expected TYPE', '-m '",
    "2, 'expected LOG', '-if '",
    "2, 'expected FILE', '--checkpoint '",
    "2, 'expected TEXT', '-k '",
    "2, 'not an empty value', '-w -x '",
    "2, 'requires --checkpoint', -ts checkpoint",
    "0, '', -ts -4h",
    "1, '', -ts -2h",
    "0, '', -k=net",
    "2, 'expected record types', '-m ,'",
    "2, 'unknown', -sc nope",
    "2, 'unknown name', -ui nobody-of-this-name",
    "2, 'expected', -p x",
    "2, 'needs a value', -k",
    "2, 'one output format', --raw --format json",
    "2, 'requires --checkpoint', --checkpoint-out x",
    "2, 'requires --checkpoint', --checkpoint-strict",
  })
  @DisplayName("status 1 means that nothing matched, and nothing else gives it")
  void tellsApartByExitStatus(int status, String message, String words) throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"net\""));
    CommandRun run = host.search(words.split(" ", -1)).endsWith(status);
    if (status == 1) {
      run.prints("").says("<no matches>");
    } else if (status == 2) {
      run.prints("").saysInOneLine("jaudit: ", message);
    } else {
      run.printsEvents(1).saysNothing();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ts yestrday",
        "-te 25:00",
        "-m NOPE!",
        "-sc nope",
        "-sc=",
        "-p x",
        "-e NOPE",
        "-e=",
        "-ts 2024-03-02 -te 2024-03-01",
        "-te yesterday -ts today",
        "-sv maybe",
        "-a x",
        "--arch x87",
        "--session x",
        "-ui 0x10",
        "-gi 0x10",
        "--eoe-timeout 0",
        "--poll 1s",
        "-F --poll 0s",
        "-F --poll 100",
        "-F --poll 2h",
        "-F --poll 99999999999999999s",
        "--format xml",
        "--escape x",
        "--color x",
        "--json-records x",
        "--checkpoint=",
        "--checkpoint-out x",
        "--extra-argv",
        "--iso-time",
        "-if=",
        "--passwd nowhere",
        "-ts checkpoint",
        "-k=",
        "-w -n="
      })
  @DisplayName("a wrong value is reported even if there is no log, and before its absence")
  void checksValuesBeforeItOpensLogs(String words) {
    CommandRun run = host.search(words.split(" ", -1)).endsWith(2).prints("");
    assertEquals(1, run.err().lines().count(), run::toString);
    assertFalse(run.err().contains(host.log().toString()), run::toString);
  }

  @ParameterizedTest
  @CsvSource({"-m NOSUCH, unknown record type", "-ul nosuchuser, unknown name"})
  @DisplayName("a name that only the log could know is reported first if there is no log")
  void reportsAnUnknownNameBeforeTheAbsenceOfTheLog(String words, String problem) {
    CommandRun run = host.search(words.split(" ", -1)).endsWith(2).prints("");
    assertEquals(1, run.err().lines().count(), run::toString);
    int at = run.err().indexOf(problem);
    assertTrue(at > 0 && at < run.err().indexOf(host.log().toString()), run::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-M TTY", "-m !TTY", "--exclude TTY"})
  @DisplayName("an option of another program that excludes events is an error that says what to do")
  void saysHowToExclude(String words) {
    host.search(words.split(" ", -1)).endsWith(2).saysInOneLine("--not -m");
  }

  @ParameterizedTest
  @CsvSource({
    "--since today,     use -ts TIME",
    "--until=now,       use -te TIME",
    "--json,            use --format json",
    "--line,            use --format line",
    "--ecs,             use --format ecs",
    "--jsonl,           use --format json",
    "--raw-json,        use --format json",
    "--to now,          use -te TIME",
    "-n20,              use --limit 20",
    "--grep x,          --where EXPR",
    "--columns exe,     use --fields NAMES",
    "-b,                use -ts boot",
    "--unit sshd,       --where EXPR"
  })
  @DisplayName("an option of journalctl or another program is an error that names jaudit's")
  void saysWhatToUseInstead(String words, String advice) {
    host.search(words.split(" ", -1)).endsWith(2).saysInOneLine("unknown option", advice);
  }

  @Test
  @DisplayName("-hn finds the remote host; whoever means the logging host gets a hint")
  void hintsAtTheNode() throws IOException {
    Files.writeString(
        host.log(), "node=web01.example type=USER_LOGIN msg=audit(1.000:1): pid=1 res=success\n");
    host.search("-hn", "web01")
        .endsWith(1)
        .says(
            "<no matches>",
            "jaudit: --host is the remote host; for the host that logged the events,"
                + " use --node web01.example");
    host.search("-hn", "web02").endsWith(1).says("<no matches>");
    host.search("-hn", "web01", "--quiet").endsWith(1).saysNothing();
    host.search("-n", "web01.example", "--raw").endsWith(0).printsEvents(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-m", "--raw --message", "-m --raw"})
  @DisplayName("-m without a type lists all types, as ausearch does")
  void listsRecordTypes(String words) {
    CommandRun run = host.search(words.split(" ", -1)).endsWith(2).prints("");
    List<String> said = run.err().lines().toList();
    assertEquals("jaudit: --message needs a value: TYPE", said.get(0));
    assertTrue(said.get(1).startsWith("Valid message types are: ALL USER LOGIN USER_AUTH "));
    assertTrue(said.get(1).endsWith(" VIRT_MIGRATE_IN VIRT_MIGRATE_OUT "));
    assertEquals(2, said.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-m USER_*   | --message takes no wildcards, found 'USER_*'; use --where 'type = USER_*'",
        "-sc open*   | --syscall takes no wildcards, found 'open*'; use --where 'syscall = open*'",
        "-e E?CES    | --exit takes no wildcards, found 'E?CES'; use --where 'exit = E?CES'",
        "-m No-Type  | 'No-Type'; -m without a type lists all",
        "-sc zzzzzz  | 'zzzzzz'; write a name of the kernel's, such as openat, or a number",
        "-e EZZZZZZ  | 'EZZZZZZ'; write a name such as EACCES, or a number",
        "--arch zzzz | 'zzzz'; write a name such as x86_64, i386 or aarch64",
      })
  @DisplayName("a value that no table has is an error that says what to write")
  void saysWhatToWriteForAnUnknownName(String words, String advice) {
    host.search(words.split(" ", -1)).endsWith(2).saysInOneLine(advice);
  }

  @Test
  @DisplayName("suggests --format if -o is the name of one, and nothing matched")
  void hintsAtTheFormat() throws IOException {
    host.append(TestHost.runs("10:00", 1));
    host.search("-o", "json")
        .endsWith(1)
        .says("<no matches>", "jaudit: -o is the label of the object; did you mean --format json?");
  }

  @Test
  @DisplayName("suggests --limit if -n is a number, and nothing matched")
  void hintsAtTheLimit() throws IOException {
    host.append(TestHost.runs("10:00", 1));
    host.search("-n", "20")
        .endsWith(1)
        .says(
            "<no matches>",
            "jaudit: -n is the host that logged the event; did you mean --limit 20?");
    host.search("-n", "20", "-q").endsWith(1).saysNothing();
  }

  @Test
  @DisplayName("an unknown command, or none, is a usage error")
  void refusesUnknownCommands() {
    host.run("serach").endsWith(2).saysInOneLine("did you mean search?");
    host.run().endsWith(2).saysInOneLine("expected a command");
    host.search().endsWith(2).saysInOneLine("expected an option or a log");
    host.run("help", "serach").endsWith(2).saysInOneLine("did you mean search?");
    host.run("checkpoint", "hide").endsWith(2).saysInOneLine("checkpoint show FILE");
  }

  @ParameterizedTest
  @CsvSource({
    "help search,            Usage: jaudit search [OPTION]",
    "--help search,          Usage: jaudit search [OPTION]",
    "search --help,          Usage: jaudit search [OPTION]",
    "help checkpoint,        Usage: jaudit checkpoint show FILE",
    "checkpoint --help,      Usage: jaudit checkpoint show FILE",
    "help,                   Usage: jaudit COMMAND",
    "help --help,            Usage: jaudit COMMAND"
  })
  void printsTheHelpOfTheCommandThatIsNamed(String words, String begin) {
    CommandRun run = host.run(words.split(" ", -1)).endsWith(0).saysNothing();
    assertTrue(run.out().startsWith(begin), run::toString);
  }

  @Test
  @DisplayName("copies next to a log are named to people, and not in the mail of a cron job")
  void namesCopiesThatAreNotReadOnATerminal() throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"net\""));
    Files.copy(host.log(), host.log().resolveSibling("audit.log.bak"));
    String hint = "(not part of the rotated set; to search them, name them): audit.log.bak";
    host.search("--raw").endsWith(0).printsEvents(1).saysNothing();
    host.search("--raw", "--verbose").endsWith(0).saysSomewhere(hint);
    host.with(new Terminals(false, true, false, LineWriter.UNLIMITED));
    host.search("--raw").endsWith(0).printsEvents(1).saysSomewhere(hint);
    CommandRun quiet = host.search("--raw", "--quiet").endsWith(0).printsEvents(1);
    assertFalse(quiet.err().contains(hint), quiet::toString);
  }

  @Test
  @DisplayName("a file that can't be read to its end gives status 2, and the others are read")
  void continuesAfterAnUnreadableFile() throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"net\""));
    Path torn = host.rotated(1);
    Files.createSymbolicLink(torn, host.file("nowhere"));
    host.search("-k", "net", "--raw")
        .endsWith(2)
        .printsEvents(1)
        .says("jaudit: can't read " + torn + ": no such file");
  }

  @Test
  @DisplayName("finds the AVC records of AppArmor")
  void findsAppArmor() throws IOException {
    TestLog log =
        new TestLog()
            .at("12:00:00")
            .record(
                4088,
                "AVC",
                "apparmor=\"ALLOWED\" operation=\"open\" class=\"file\" profile=\"x\""
                    + " name=\"/etc/foo\" pid=123 comm=\"foo\" requested_mask=\"r\""
                    + " denied_mask=\"r\" fsuid=0 ouid=0");
    host.append(log);
    for (String words : List.of("", " -m AVC", " -c foo", " -p 123", " -f /etc/foo")) {
      host.search(("--raw" + words).split(" ", -1)).endsWith(0).prints(log.text()).saysNothing();
    }
  }

  @Test
  @DisplayName("reads a node name that contains a space")
  void readsNodeNamesWithBlanks() throws IOException {
    TestLog log = new TestLog().at("12:00:00").node("CentOS 7.7").proctitle(14682074, "sh");
    host.append(log);
    host.search("--raw").endsWith(0).prints(log.text()).saysNothing();
    host.search("--raw", "-n", "CentOS 7.7").endsWith(0).prints(log.text());
    host.search("--raw", "-n", "CentOS").endsWith(1);
  }

  @ParameterizedTest
  @CsvSource({
    "k1, 1 2",
    "k2, 1",
    "k1suf, 2",
    "carol exec, 3",
    "carol, 3",
    "-k k1 -w, 1",
    "-k k2 -k carol, 1 3",
    "-k k2 --key k1suffix --word, 1 2",
    "none, ''",
  })
  @DisplayName("finds each of several keys, and accepts several -k")
  void findsSeveralKeys(String keys, String expected) throws IOException {
    host.append(
        new TestLog()
            .at("12:00:00")
            .execve(1, "6B31016B32")
            .later(5000)
            .execve(2, "\"k1suffix\"")
            .later(5000)
            .execve(3, "6361726F6C2065786563"));
    String[] words = keys.startsWith("-k") ? keys.split(" ", -1) : new String[] {"-k", keys};
    String[] all = new String[words.length + 1];
    System.arraycopy(words, 0, all, 1, words.length);
    all[0] = "--raw";
    host.search(all).printsEvents(serials(expected)).saysNothing();
  }

  @Test
  @DisplayName("continues across a gap in the numbers of a rotated set")
  void readsAcrossGaps() throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"x\"")).rotate();
    Files.move(host.rotated(1), host.rotated(2));
    host.append(new TestLog().at("12:00:10").execve(2, "\"x\"")).rotate();
    host.append(new TestLog().at("12:00:20").execve(3, "\"x\""));
    host.search("--raw", host.file("audit").toString())
        .endsWith(0)
        .printsEvents(1, 2, 3)
        .saysInOneLine("missing: ", "audit.log.2; the files before and after");
  }

  @Test
  @DisplayName("reads a folder without audit.log")
  void readsAFolderWithoutTheNewestFile() throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, "\"x\"")).rotate();
    for (List<String> words : List.of(List.of("--raw"), List.of("--raw", folder + "/audit"))) {
      host.search(words.toArray(String[]::new))
          .endsWith(0)
          .printsEvents(1)
          .saysInOneLine("missing: ", "audit.log;");
    }
  }

  @Test
  @DisplayName("reports a folder that holds only an archive")
  void saysWhyAFolderHasNoLog() throws IOException {
    Files.writeString(host.rotated(1).resolveSibling("audit.log.1.gz"), "PK\u0003\u0004");
    host.search("--raw", folder + "/audit")
        .endsWith(2)
        .prints("")
        .saysInOneLine("no audit log in it", "(unpack them first): audit.log.1.gz");
    Files.delete(host.rotated(1).resolveSibling("audit.log.1.gz"));
    host.search("--raw", folder + "/audit")
        .endsWith(2)
        .saysInOneLine("can't read " + host.log().getParent() + ": no audit log in it");
  }

  @Test
  void takesALogThatCannotBeAFileForAFaultOfTheSettings() throws IOException {
    Files.writeString(host.file("auditd.conf"), "log_file = /var/log/a\0b\n");
    host.search("--raw").saysSomewhere("can't read auditd.conf (log_file: ");
  }

  @Test
  @DisplayName("reads every -if")
  void readsEveryInput() {
    Path one = new TestLog().at("12:00:00").execve(1, "\"x\"").writeTo(host.file("one"));
    Path two = new TestLog().at("12:00:10").execve(2, "\"x\"").writeTo(host.file("two"));
    host.search("--raw", "-if", one.toString(), "-if", two.toString())
        .endsWith(0)
        .printsEvents(1, 2)
        .saysNothing();
  }

  @Test
  @DisplayName("joins an event that a rotation split")
  void joinsAcrossRotation() throws IOException {
    host.append(new TestLog().at("12:00:00").syscall(1).cwd(1, "/")).rotate();
    host.append(new TestLog().at("12:00:00").path(1, "/a").proctitle(1, "a"));
    host.search("-f", "/a", "--raw").endsWith(0).printsEvents(1).saysNothing();
    assertEquals(4, host.search("-f", "/a", "--raw").out().lines().count());
  }

  @Test
  @DisplayName("prints and reports both parts of an event whose records came too late")
  void printsLateRecords() throws IOException {
    TestLog log = new TestLog().at("12:00:00").syscall(1).cwd(1, "/");
    log.later(3000).execve(2, "\"x\"").later(-3000).path(1, "/a").proctitle(1, "a");
    host.append(log);
    String late =
        "jaudit: 1 event has late records, which form a separate event because they came after"
            + " the timeout; a larger --eoe-timeout may join them";
    CommandRun run = host.search("--raw").endsWith(0).says(late);
    assertEquals(
        log.lines().stream().sorted().toList(), run.out().lines().sorted().toList(), run::out);
    host.search("-f", "/a", "--raw").endsWith(0).printsEvents(1).says(late);
    List<String> json = host.search("--format", "json").endsWith(0).out().lines().toList();
    assertEquals(
        List.of(true, true, false),
        json.stream().map(line -> line.contains("\"incomplete\":true")).toList(),
        json::toString);
    host.search("-f", "/a", "--raw", "--eoe-timeout", "4")
        .endsWith(0)
        .prints(lines(log, 0, 1, 5, 6))
        .saysNothing();
  }

  @Test
  @DisplayName("a clock set back does not make a record late")
  void saysNothingOfAClockSetBack() throws IOException {
    host.append(
        new TestLog()
            .at("12:00:00")
            .execve(1, "\"x\"")
            .at("11:00:00")
            .execve(2, "\"x\"")
            .userCmd(3, "id")
            .at("11:00:05")
            .execve(4, "\"x\""));
    host.search("--raw").endsWith(0).saysNothing();
  }

  @Test
  @DisplayName("copies lines of any length byte for byte")
  void copiesLongLines() throws IOException {
    TestLog log =
        new TestLog()
            .at("12:00:00")
            .syscall(1)
            .record(1, "EXECVE", "argc=2 a0=\"echo\" a1=" + "A".repeat(20_000))
            .record(1, "EXECVE", "a1[1]=" + "41".repeat(600_000))
            .record(1, "PATH", "item=0 name=\"\u00e4\u0000\u0001 \" nametype=NORMAL\r")
            .proctitle(1, "true");
    host.append(log);
    host.search("--raw").endsWith(0).prints(log.text()).saysNothing();
  }

  @Test
  @DisplayName("a host whose clock is ahead does not split the events of another")
  void keepsClocksApart() throws IOException {
    TestLog slow = new TestLog().at("11:00:00").node("b").execve(1, "\"k\"");
    TestLog ahead = new TestLog().at("12:00:00").node("a").execve(900, "\"k\"");
    host.append(interleaved(slow, ahead))
        .append(new TestLog().at("12:01:40").node("a").execve(901, "\"k\""));
    host.search("--raw", "-c", "true").endsWith(0).printsEvents(1, 900, 901).saysNothing();
  }

  @Test
  @DisplayName("one time and serial on two nodes is two events")
  void keepsNodesApart() throws IOException {
    TestLog one = new TestLog().at("12:00:00").node("b").execve(1, "\"k\"");
    TestLog other = new TestLog().at("12:00:00").node("a").execve(1, "\"k\"");
    host.append(interleaved(one, other));
    host.search("--raw", "-n", "a").endsWith(0).prints(other.text());
    host.search("--raw", "-n", "b").endsWith(0).prints(one.text());
    String both = host.search("--format", "default").endsWith(0).out();
    assertEquals(2, both.lines().filter("----"::equals).count(), both);
  }

  @ParameterizedTest
  @CsvSource({"/etc/passwd, 1", "passwd, 1", "/etc, 1", "/etc/shadow, ''"})
  @DisplayName("matches a relative name by the folder it is in")
  void resolvesRelativeNames(String name, String expected) throws IOException {
    host.append(
        new TestLog().at("12:00:00").syscall(1).cwd(1, "/etc").path(1, "passwd").proctitle(1, "a"));
    host.search("--raw", "-f", name).printsEvents(serials(expected)).saysNothing();
  }

  @Test
  @DisplayName("waits for a pipe that pauses in the middle of an event")
  void waitsForAPipe() throws Exception {
    TestLog log = new TestLog().at("12:00:00").execve(1, "\"k\"").execve(2, "\"k\"");
    PausingStream pipe = new PausingStream(log.toByteArray(), log.toByteArray().length / 3);
    host.stdin(pipe);
    CompletableFuture<CommandRun> run =
        CompletableFuture.supplyAsync(() -> host.search("-k", "k", "--raw", "-"));
    pipe.awaitPause();
    assertFalse(run.isDone());
    pipe.goOn();
    run.get().endsWith(0).prints(log.text()).saysNothing();
    assertTrue(pipe.wasReadToItsEnd());
  }

  private static String lines(TestLog log, int... numbers) {
    StringBuilder lines = new StringBuilder();
    for (int number : numbers) {
      lines.append(log.lines().get(number)).append('\n');
    }
    return lines.toString();
  }

  private static TestLog interleaved(TestLog one, TestLog other) {
    TestLog both = new TestLog();
    for (int i = 0; i < one.lines().size(); i++) {
      both.line(one.lines().get(i)).line(other.lines().get(i));
    }
    return both;
  }

  private static long[] serials(String text) {
    return text.isEmpty()
        ? new long[0]
        : List.of(text.split(" ", -1)).stream().mapToLong(Long::parseLong).toArray();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** What a loop or ssh has on standard input, and wants to keep. */
  private static final class NeverRead extends InputStream {
    private final int available;

    NeverRead(int available) {
      this.available = available;
    }

    @Override
    public int available() {
      return available;
    }

    @Override
    public int read() {
      throw new AssertionError("standard input was read");
    }
  }

  /** Gives some bytes, then none until it is told to go on. */
  private static final class PausingStream extends InputStream {
    private final ByteArrayInputStream before;
    private final ByteArrayInputStream rest;
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();

    PausingStream(byte[] bytes, int pauseAt) {
      before = new ByteArrayInputStream(bytes, 0, pauseAt);
      rest = new ByteArrayInputStream(bytes, pauseAt, bytes.length - pauseAt);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = before.read(target, offset, length);
      if (count > 0) {
        return count;
      }
      paused.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      count = rest.read(target, offset, length);
      ended.set(count < 0);
      return count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    void awaitPause() throws InterruptedException {
      paused.await();
    }

    void goOn() {
      released.countDown();
    }

    boolean wasReadToItsEnd() {
      return ended.get();
    }
  }
}
