package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jaudit.Compressor;
import io.jaudit.TestLog;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.search.SearchTally.MalformedListener;
import io.jaudit.search.SearchWatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a terminal, a search that finds nothing explains why. */
class EmptyResultTest {
  private static final String READ =
      "jaudit: read 4 events, from 2024-03-18 10:00:00 to 2024-03-18 11:00:00";

  @TempDir private Path folder;
  private TestHost host;

  /** Three runs with a key at 10:00, and a call without one at 11:00, of the user 1000. */
  @BeforeEach
  void makeHost() throws IOException {
    host =
        new TestHost(folder)
            .append(TestHost.runs("10:00", 1, 2, 3).at("11:00").syscall(4))
            .with(terminals(true, true));
  }

  private static Terminals terminals(boolean out, boolean err) {
    return new Terminals(out, err, false, LineWriter.UNLIMITED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-k MyMonitr       | none of them matches -k MyMonitr / did you mean -k MyMonitor?",
        "-k mymon          | none of them matches -k mymon / did you mean -k MyMonitor?",
        "-w -k MyMon       | none of them matches -k MyMon / did you mean -k MyMonitor? (-w compares the whole key)",
        "-k other          | none of them matches -k other / the keys of the log are MyMonitor",
        "-k My*           | none of them matches -k 'My*' / in TEXT, * and ? are no wildcards; with --regex, -k takes a regular expression",
        "-x /bin/c?t      | none of them matches -x '/bin/c?t' / in TEXT, * and ? are no wildcards; with --regex, -x takes a regular expression",
        "-w -x a*         | none of them matches -x 'a*' / in TEXT, * and ? are no wildcards; with --regex, -x takes a regular expression",
        "--regex -x no.*  | none of them matches -x 'no.*'",
        "-k MyMonitor -ui 0 | none of them matches -ui 0; 3 match what else is asked for",
        "-k MyMonitor -sc openat | 1 matches -sc openat; none of them matches -k MyMonitor / 3 match -k MyMonitor; none of them matches -sc openat",
        "-k MyMonitor -sc openat -p 901 | 1 matches -sc openat -p 901; none of them matches -k MyMonitor",
        "-m BPF            | none of them matches -m BPF / the types of its records are SYSCALL, EXECVE, PROCTITLE",
        "-w -x ca          | none of them matches -x ca / with -w, TEXT is the whole field; without it, a part of the field",
        "-k MyMonitor -ts 10:30 | 3 match -k MyMonitor; none of them is in that time: -ts 10:30 (from 2024-03-18 10:30:00) / 1 matches -ts 10:30; none of them matches -k MyMonitor",
        "-ts 12:00         | none of them is in that time: -ts 12:00 (from 2024-03-18 12:00:00); the log ends before it",
        "-te 09:00         | none of them is in that time: -te 09:00 (to 2024-03-18 09:00:00); the log begins after it, and a folder is read with its older files",
        "-ts today -te 10:00 -k x | none of them matches -k x; 3 match what else is asked for / the keys of the log are MyMonitor",
        "--not -k MyMonitor --not -sc openat | 3 match --not -sc openat; none of them matches --not -k MyMonitor / 1 matches --not -k MyMonitor; none of them matches --not -sc openat",
        "--where exe=/bin/x | none of them matches --where exe=/bin/x / the values of exe are /usr/bin/true, /usr/bin/cat",
        "--where key=MyMonitr | none of them matches --where key=MyMonitr / did you mean key = MyMonitor?",
        "--where exe=CAT | none of them matches --where exe=CAT / did you mean exe = /usr/bin/cat?",
        "--where type=BPF | none of them matches --where type=BPF / the types of its records are SYSCALL, EXECVE, PROCTITLE",
        "--where exe=null | none of them matches --where exe=null / for events without exe, write --where 'not exe'",
        "--where vm=x | none of them matches --where vm=x / no event has vm",
        "--where uid=7 | none of them matches --where uid=7 / the values of uid are 1000",
        "--where PATH(name=1) | none of them matches --where 'PATH(name=1)'",
        "--where key=MyMonitor&&success=no | none of them matches --where success=no; 3 match what else is asked for / the values of success are yes",
        "--where key=MyMonitor&&time>=10:30 | 1 matches --where 'time>=10:30'; none of them matches --where key=MyMonitor / 3 match --where key=MyMonitor; none of them is in that time: --where 'time>=10:30' (from 2024-03-18 10:30:00)",
        "--where key=MyMonitor --where syscall=openat | 1 matches --where syscall=openat; none of them matches --where key=MyMonitor / 3 match --where key=MyMonitor; none of them matches --where syscall=openat",
        "--invert          | --invert needs a condition: without one, every event matches, and is left out",
        "-ul unset         | none of them matches -ul unset",
        "--invert -ul 1000 | none of them matches --invert -ul 1000",
        "-ts 10:00 -te 10:00 -k MyMonitor -sc openat -p 901 | 3 match -ts 10:00 -te 10:00, 3 match -k MyMonitor, 1 matches -sc openat, 1 matches -p 901; no event matches all but one of these",
      })
  void namesTheConditionThatRemovedAllAndTheLikelyReason(String words, String expected) {
    List<String> lines = new ArrayList<>(List.of("<no matches>", READ));
    for (String sentence : expected.split(" / ")) {
      lines.add("jaudit: " + sentence);
    }
    host.search(words.split(" ")).endsWith(1).prints("").says(lines.toArray(String[]::new));
  }

  @Test
  void suggestsTheUserIdIfNoLoginUserIsSet() throws IOException {
    Files.delete(host.log());
    host.append(new TestLog().at("10:00").record(1, TestLog.SYSCALL, "auid=4294967295 uid=1000"));
    String read = "jaudit: read 1 event, from 2024-03-18 10:00:00 to 2024-03-18 10:00:00";
    host.search("-ul", "alice")
        .endsWith(1)
        .says(
            "<no matches>",
            read,
            "jaudit: none of them matches -ul alice",
            "jaudit: every auid is unset, as that of services, containers and cron jobs; use -ui for"
                + " the user ID (uid=)",
            "jaudit: did you mean -ui alice? 1 matches; -ui is the user ID (uid=), -ul who logged in"
                + " (auid=)");
    host.search("-k", "x")
        .says(
            "<no matches>",
            read,
            "jaudit: none of them matches -k x",
            "jaudit: no event has a key; the rules need -k KEY, and auditctl -l lists them");
  }

  @Test
  void suggestsToRepeatTheOptionForAListOfKeys() throws IOException {
    Files.delete(host.log());
    TestLog log = new TestLog().at("10:00");
    log.record(1, TestLog.SYSCALL, "auid=0 key=\"exec\"");
    host.append(log.record(2, TestLog.SYSCALL, "auid=0 key=\"net\""));
    host.search("-k", "exec,net")
        .says(
            "<no matches>",
            "jaudit: read 2 events, from 2024-03-18 10:00:00 to 2024-03-18 10:00:00",
            "jaudit: none of them matches -k exec,net",
            "jaudit: did you mean -k exec -k net?");
  }

  @Test
  void suggestsNoUserIdIfOneIsGiven() throws IOException {
    String none = "jaudit: none of them matches -ul 1001";
    String rest = "; 4 match what else is asked for";
    host.search("-ui", "1000", "-ul", "1001").says("<no matches>", READ, none + rest);
    Files.delete(host.log());
    host.append(new TestLog().at("10:00").record(1, TestLog.SYSCALL, "auid=4294967295 uid=1000"));
    host.search("-ui", "1000", "-ul", "1001")
        .says(
            "<no matches>",
            "jaudit: read 1 event, from 2024-03-18 10:00:00 to 2024-03-18 10:00:00",
            none + "; 1 matches what else is asked for",
            "jaudit: every auid is unset, as that of services, containers and cron jobs");
  }

  /** Users who don't know auid expect that -ul finds what a user does. */
  @Test
  void suggestsTheUserIdIfThatWouldMatch() throws IOException {
    Files.delete(host.log());
    TestLog log = new TestLog().at("10:00");
    log.record(1, TestLog.SYSCALL, "auid=4294967295 uid=1000 key=\"k\"");
    log.record(2, TestLog.SYSCALL, "auid=0 uid=0");
    log.record(3, TestLog.SYSCALL, "auid=0 uid=1000");
    log.record(4, TestLog.SYSCALL, "auid=5 uid=0");
    host.append(log);
    String advice = "; -ui is the user ID (uid=), -ul who logged in (auid=)";
    host.search("-ul", "alice")
        .says(
            "<no matches>",
            "jaudit: read 4 events, from 2024-03-18 10:00:00 to 2024-03-18 10:00:00",
            "jaudit: none of them matches -ul alice",
            "jaudit: did you mean -ui alice? 2 match" + advice);
    host.search("-ul", "alice", "-k", "k")
        .saysSomewhere("jaudit: did you mean -ui alice? 1 matches" + advice);
    for (String[] words :
        List.of(
            new String[] {"-ul", "alice", "-k", "x"},
            new String[] {"-ul", "7"},
            new String[] {"-ul", "alice", "-ui", "0"})) {
      String messages = host.search(words).endsWith(1).err();
      assertFalse(messages.contains("did you mean -ui"), messages);
    }
  }

  @Test
  void explainsAPipeAsItDoesAFile() throws Exception {
    byte[] log = Files.readAllBytes(host.log());
    List<String[]> searches =
        List.of(
            new String[] {"-k", "MyMonitr"},
            new String[] {"-k", "MyMonitor", "-ui", "0"},
            new String[] {"-ts", "12:00"},
            new String[] {"-m", "BPF", "--reverse"});
    for (String[] words : searches) {
      String expected = host.search(words).endsWith(1).err();
      assertEquals(expected, ofPipe(log, words).endsWith(1).err());
      assertEquals(expected, ofPipe(Compressor.GZIP.compress(log), words).endsWith(1).err());
    }
    ofPipe(log, "-k", "MyMonitor").endsWith(0).saysNothing();
    ofPipe(new byte[0], "-k", "x").says("<no matches>", "jaudit: the log has no events");
  }

  @Test
  void tellsThatOnlyTheStartOfALongPipeWasKept() throws Exception {
    byte[] log = TestHost.runs("10:00", 1, 2, 3, 4, 5).toByteArray();
    host.stdin(new ByteArrayInputStream(log));
    SearchValues values = values("-k", "x", "-");
    SearchPlan plan = new SearchPlans(values).plan();
    KeptStarts kept = KeptStarts.of(plan.logs(), 3 * log.length / 5);
    SearchTally tally = new SearchTally(MalformedListener.NONE);
    try (plan) {
      OutputStream out = OutputStream.nullOutputStream();
      new Search(plan, new SearchPlans(values).writing(out), tally, SearchWatch.NONE).run();
    }
    assertEquals(
        List.of(
            "of the first 3 events, from 2024-03-18 10:00:00 to 2024-03-18 10:00:00; the others were"
                + " not counted",
            "none of them matches -k x",
            "the keys of these events are MyMonitor"),
        new NothingFound(values, plan, tally, kept).explanation(System::nanoTime));
  }

  private CommandRun ofPipe(byte[] log, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("-");
    return host.stdin(new ByteArrayInputStream(log)).search(all.toArray(String[]::new));
  }

  @Test
  void tellsHowMuchWasReadIfItCantReadAgain() throws IOException {
    host.search("--where", "parent.exe = /bin/x").says("<no matches>", "jaudit: read 4 events");
    host.still();
    host.searchOn("-k", "x")
        .endsWith(1)
        .says(
            READ, "jaudit: none of them matches -k x", "jaudit: the keys of the log are MyMonitor");
    host.searchOn("-k", "x").endsWith(1).says("jaudit: read 0 events since the checkpoint");
  }

  @Test
  void aLogWithoutEventsIsReportedAsSuch() throws IOException {
    Files.writeString(host.log(), "");
    host.search("-k", "x").endsWith(1).says("<no matches>", "jaudit: the log has no events");
  }

  @Test
  void explainsACountOfNothing() {
    host.search("-k", "x", "--count")
        .endsWith(1)
        .prints("0\n")
        .says(
            READ, "jaudit: none of them matches -k x", "jaudit: the keys of the log are MyMonitor");
    host.with(terminals(false, true)).search("-k", "x", "--count").prints("0\n").saysNothing();
  }

  @Test
  void isSilentInAPipeWithQuietAndIfSomethingMatched() {
    host.search("-k", "MyMonitor", "--raw").endsWith(0).saysNothing();
    host.search("-k", "x", "-q").endsWith(1).saysNothing();
    for (boolean out : new boolean[] {true, false}) {
      host.with(terminals(out, !out)).search("-k", "x").endsWith(1).says("<no matches>");
    }
  }

  /** A search of a large log by time is fast, and the time may be at its end. */
  @Test
  void ofALogThatTakesTooLongTheEventsOfTheTimeAreCounted() throws Exception {
    TestLog log = new TestLog();
    for (int i = 0; i < 1000; i++) {
      log.at(1_710_763_200L + i).syscall(i);
    }
    Files.write(host.log(), log.toByteArray());

    assertEquals(
        List.of(
            "of the first 256 events, from 2024-03-18 12:00:00 to 2024-03-18 12:04:15; the others were not counted",
            "none of them matches -k x",
            "none of these events has a key; the rules need -k KEY, and auditctl -l lists them"),
        explained("-k", "x"));
    assertEquals(
        List.of(
            "read 20 events, from 2024-03-18 12:16:20 to 2024-03-18 12:16:39",
            "none of them matches -k x; 20 match what else is asked for",
            "none of these events has a key; the rules need -k KEY, and auditctl -l lists them"),
        explained("-k", "x", "-ts", "12:16:20"));
    assertEquals(
        List.of(
            "of the first 256 events, from 2024-03-18 12:00:00 to 2024-03-18 12:04:15; the others were not counted",
            "none of them is in that time: -ts 13:00 (from 2024-03-18 13:00:00)"),
        explained("-ts", "13:00"));
  }

  /** Returns the explanation if each look at the clock takes longer than a user waits. */
  private List<String> explained(String... words) throws Exception {
    SearchValues values = values(words);
    AtomicLong now = new AtomicLong();
    SearchTally none = new SearchTally(MalformedListener.NONE);
    SearchPlan plan = new SearchPlans(values).plan();
    LongSupplier clock = () -> now.addAndGet(4_000_000_000L);
    return new NothingFound(values, plan, none, KeptStarts.NONE).explanation(clock);
  }

  private SearchValues values(String... words) throws UsageException {
    return SearchValues.of(
        SearchOptions.parse(List.of(words)),
        host.environment(OutputStream.nullOutputStream(), System.err));
  }
}
