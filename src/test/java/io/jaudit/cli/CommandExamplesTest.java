package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.manual.Command;
import io.jaudit.manual.HelpTopics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of help and man pages find something, in logs that have what they look for. */
class CommandExamplesTest {
  /** A program in /tmp that root ran in alice's session, and a login of bob that failed. */
  private static final String CALL =
      "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=1 ppid=15700 pid=15758"
          + " auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1"
          + " comm=\"run\" exe=\"/tmp/run\" key=\"MyMonitor\"\u001dAUID=\"alice\" UID=\"root\"";

  private static final String LOGIN =
      "pid=77 uid=0 auid=1000 ses=1 msg='op=login acct=\"bob\" exe=\"/usr/sbin/sshd\""
          + " hostname=10.0.0.5 addr=10.0.0.5 terminal=ssh res=failed'";

  @TempDir private Path folder;

  private TestHost host() throws IOException {
    TestLog log =
        new TestLog()
            .at("14:00:00")
            .record(1, TestLog.SYSCALL, CALL)
            .record(1, TestLog.EXECVE, "argc=1 a0=\"/tmp/run\"")
            .record(1, TestLog.PATH, "item=0 name=\"/etc/passwd\" nametype=NORMAL")
            .eoe(1)
            .record(2, "USER_LOGIN", LOGIN);
    TestHost host = new TestHost(folder);
    host.append(log).still();
    Files.createDirectory(folder.resolve("web-01"));
    Files.write(folder.resolve("web-01/audit.log"), log.toByteArray());
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("audit.log.9.gz")))) {
      out.write(log.toByteArray());
    }
    return host;
  }

  private static List<String> examples(Command command) {
    String help = HelpTopics.text(command);
    return help.substring(help.indexOf("Examples:"))
        .lines()
        .filter(line -> line.startsWith("  jaudit "))
        .map(line -> line.strip().replaceAll(" (\\| .*|>.*)", ""))
        .toList();
  }

  private void run(TestHost host, String example) {
    String here =
        example
            .replace("/srv/logs", folder.toString())
            .replace("state.ckpt", folder + "/state.ckpt")
            .replace("report.html", folder + "/report.html");
    List<String> words = ShellWords.of(here);
    CommandRun run = host.run(words.subList(1, words.size()).toArray(String[]::new)).endsWith(0);
    boolean isInFile = example.contains("--html");
    assertTrue(isInFile || !run.out().isBlank(), run::toString);
    run.saysNothing();
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void findSomething(Command command) throws IOException {
    TestHost host = host();
    if (command == Command.CHECKPOINT) {
      run(host, "jaudit search --checkpoint state.ckpt");
    }
    List<String> examples =
        command == Command.HELP ? List.of("jaudit help times") : examples(command);
    assertFalse(examples.isEmpty());
    for (String example : examples) {
      run(host, example);
    }
  }

  @Test
  void anUnknownShellIsRefused() {
    TestHost host = new TestHost(folder);
    String expected = "jaudit: completion: expected bash, zsh or fish";
    host.run("completion").endsWith(2).says(expected);
    host.run("completion", "tcsh").endsWith(2).says(expected + ", not 'tcsh'");
    host.run("completion", "zsh", "x").endsWith(2).says(expected + ", not 'zsh x'");
  }
}
