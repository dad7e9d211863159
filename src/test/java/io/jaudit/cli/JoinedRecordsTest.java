package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program writes between records that it joins in one line belongs to none of them. */
final class JoinedRecordsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {" ", ", ", ",", "; ", " | ", "|", "<br>", "<br/>", "#012", "\\n", "\t"})
  void theSeparatorIsOfNoValue(String separator) throws IOException {
    String log =
        "type=SYSCALL msg=audit(1700000001.100:1): arch=c000003e syscall=42 success=no exit=-13"
            + " pid=1 key=6B31"
            + separator
            + "type=CWD msg=audit(1700000001.100:1): cwd=2F612062\n";
    search(log, "-k", "k1", "-w", "--format", "json").endsWith(0).printsSomewhere("\"/a b\"");
  }

  @Test
  void aMessageInDoubleQuotesIsReported() throws IOException {
    String log =
        "type=USER_LOGIN msg=audit(1700000001.100:3): pid=1 uid=0 msg=\"op=login"
            + " exe=\"/usr/sbin/sshd\" res=failed\"\n";
    search(log, "-sv", "no").endsWith(1).saysSomewhere("another program changed quotes");
  }

  @Test
  void aProgramInSingleQuotesIsReported() throws IOException {
    String log =
        "type=USER_LOGIN msg=audit(1700000001.100:3): pid=1 uid=0 msg='op=login"
            + " exe='/usr/sbin/s d' res=failed'\n";
    search(log, "-sv", "no").endsWith(0).saysSomewhere("another program changed quotes");
  }

  private CommandRun search(String log, String... options) throws IOException {
    Path file = folder.resolve("input.log");
    Files.writeString(file, log, ISO_8859_1);
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    String[] words = new String[options.length + 2];
    words[0] = "-if";
    words[1] = file.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return host.search(words);
  }
}
