package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.output.formats.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --fields} together with the other options of a search. */
class FieldsOptionTest {
  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void setUp() throws IOException {
    host = new TestHost(folder);
    host.append(TestHost.runs("10:00:00", 1, 2, 3)).still();
  }

  @Test
  void printsARowForEachEventAfterAHeader() {
    host.search("--fields", "serial,key")
        .prints("serial\tkey\n1\tMyMonitor\n2\tMyMonitor\n3\tMyMonitor\n");
    host.search("--fields", "serial", "--fields=key", "-a", "2")
        .prints("serial\tkey\n2\tMyMonitor\n");
    host.search("--fields", " serial , key", "-a", "2").prints("serial\tkey\n2\tMyMonitor\n");
    host.search("--fields", "serial", "-k", "nosuch").endsWith(1).prints("");
  }

  @Test
  void goesTogetherWithACheckpointALimitAndACount() throws IOException {
    String checkpoint = host.checkpoint().toString();
    host.search("--fields", "serial", "--checkpoint", checkpoint, "--limit", "2")
        .prints("serial\n1\n2\n");
    host.append(TestHost.runs("10:00:10", 4)).still();
    host.search("--fields", "serial", "--checkpoint", checkpoint).prints("serial\n3\n4\n");
    host.search("--fields", "serial", "--checkpoint", checkpoint).endsWith(1).prints("");
    host.search("--fields", "serial", "--count").prints("4\n");
  }

  @Test
  void aPreferredFormatOrAColorDoesNotChangeIt() {
    String rows = host.search("--fields", "serial,exe").endsWith(0).out();
    for (String format : OutputFormat.names()) {
      host.preferring(format).search("--fields", "serial,exe", "--color", "always").prints(rows);
    }
  }

  @Test
  void printsTwoFormatsMore() {
    for (String format : OutputFormat.names()) {
      CommandRun run = host.search("--fields", "serial", "--format", format);
      if (List.of("csv", "json").contains(format)) {
        run.endsWith(0);
      } else {
        run.endsWith(2).prints("").saysInOneLine("--format tsv, csv or json, not '" + format + "'");
      }
    }
    host.search("--fields", "serial", "--format", "tsv", "-a", "1").prints("serial\n1\n");
    host.search("--format", "tsv")
        .endsWith(2)
        .saysInOneLine("--format tsv requires --fields NAMES");
    host.search("--fields", "serial", "--raw").endsWith(2).saysInOneLine("not 'raw'");
    host.search("--fields", "serial", "--format", "csv", "--extra-keys")
        .endsWith(2)
        .saysInOneLine("--extra-keys", "name a field");
  }

  @Test
  void jsonHasTheNamesAsTheyAreGiven() throws IOException {
    host.search("-a", "1", "--format", "json", "--fields", "user.auid,node,keys,uid")
        .prints("{\"user.auid\":1000,\"keys\":[\"MyMonitor\"],\"uid\":1000}\n");
    host.search("-a", "1", "--format", "json", "--json-nulls", "--fields", "node,serial")
        .prints("{\"node\":null,\"serial\":1}\n");
  }

  @Test
  void wordsAreForFieldsAndTheTime() throws IOException {
    Path log = host.file("one.log");
    Files.writeString(
        log,
        "type=SYSCALL msg=audit(1710763200.005:1): arch=c000003e syscall=59 success=yes exit=-13"
            + " a0=0 a1=0 a2=0 a3=0 pid=7 uid=0 comm=\"id\"\n");
    String names = "time,syscall,exit,arch,uid,pid,syscall.raw,user.uid";
    List<String> plain =
        host.search(log.toString(), "--fields", names).endsWith(0).out().lines().toList();
    List<String> words =
        host.search(log.toString(), "--fields", names, "-i").endsWith(0).out().lines().toList();
    assertEquals("2024-03-18T12:00:00.005Z\t59\t-13\tc000003e\t0\t7\t59\t0", plain.get(1));
    assertTrue(words.get(1).endsWith("\texecve\tEACCES\tx86_64\troot\t7\t59\t0"), words::toString);
    assertTrue(
        words.get(1).matches("2024-03-18T\\d\\d:\\d\\d:00.005[+-]\\d\\d:\\d\\d\t.*"), words.get(1));
  }

  @Test
  void aWrongListIsAnErrorBeforeALogIsOpened() {
    for (String list :
        List.of("nosuch", "time,", ",", "time,,exe", "a.b", "time,time", "time.raw")) {
      host.search("nosuch.log", "--fields", list)
          .endsWith(2)
          .prints("")
          .saysSomewhere("jaudit: --fields: ");
    }
    host.search("nosuch.log", "--fields", "time,uidd").saysSomewhere("did you mean \"uid\"?");
    host.search("nosuch.log", "--fields").endsWith(2).saysInOneLine("--fields needs a value");
  }

  /** As in expressions; -i is for the other columns. */
  @Test
  void aTypeOrAWildcardIsNoColumn() {
    host.search("--fields", "time,PATH")
        .endsWith(2)
        .says(
            "jaudit: --fields: \"PATH\" is a record type, and a column is one field",
            "  time,PATH",
            "       ^^^^  name each field, such as PATH.name,PATH.mode",
            "(\"jaudit fields LOG\" lists the fields in a log; --format json shows all of them)");
    host.search("--fields", "SYSCALL.*")
        .endsWith(2)
        .says(
            "jaudit: --fields: wildcards can't be used here, and a column is one field",
            "  SYSCALL.*",
            "  ^^^^^^^^^  name each field, such as SYSCALL.FIELD",
            "(\"jaudit fields LOG\" lists the fields in a log; --format json shows all of them)");
  }

  @Test
  void aSuffixChoosesTheFormOfOneColumn() {
    String names =
        "auid,auid.words,auid.text,auid.raw,syscall.words,time.text,time.words,type.text";
    String plain =
        "1000\talice\t1000\t1000\texecve\t2024-03-18T10:00:00.000Z\t2024-03-18T10:00:00.000+00:00\tSYSCALL\n";
    String header = names.replace(',', '\t') + "\n";
    host.search("-a", "1", "--fields", names).prints(header + plain);
    host.search("-a", "1", "--fields", names, "-i")
        .prints(header + plain.replaceFirst("1000", "alice"));
    host.search("-a", "1", "--fields", "auid.words,pid.text,key.words", "--format", "json")
        .prints("{\"auid.words\":\"alice\",\"pid.text\":902,\"key.words\":[\"MyMonitor\"]}\n");
    host.search("--fields", "exe.words.text").endsWith(2).saysSomewhere("unknown field");
    host.search("--where", "time.text = \"2024-03-18T10:00:00.000Z\"", "--count").prints("3\n");
    host.search("--where", "time.words = x").endsWith(2).saysSomewhere("use time = ...");
  }

  /** A list can be told from one value with a comma. */
  @Test
  void csvEscapesCommasInColumnsWithSeveralValues() throws IOException {
    Path log = host.file("list.log");
    Files.writeString(
        log,
        "type=EXECVE msg=audit(1710763200.005:1): argc=3 a0=\"a,b\" a1=\"c\" a2=615C2C\n"
            + "type=CWD msg=audit(1710763200.005:1): cwd=\"/x,y\"\n");
    host.search(
            log.toString(),
            "--format",
            "csv",
            "--fields",
            "process.args,a0,process.cmdline,process.cwd")
        .prints(
            "process.args,a0,process.cmdline,process.cwd\n"
                + "\"a\\,b,c,a\\\\\\,\",\"a\\,b\",\"a,b c 'a\\,'\",\"/x,y\"\n");
  }
}
