package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jaudit.output.formats.OutputFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --where} and {@code --where-file} together with the other options of a search. */
class WhereOptionTest {
  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void setUp() throws IOException {
    host = new TestHost(folder);
    host.append(TestHost.runs("10:00:00", 1, 2, 3)).still();
  }

  static Iterable<String> formats() {
    return OutputFormat.names();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void selectsForEachFormat(String format) {
    String one = host.search("-a", "2", "--format", format).endsWith(0).out();
    host.search("--where", "serial = 2 and key = MyMonitor", "--format", format).prints(one);
  }

  @Test
  void eachExpressionAndEachOptionMustHold() {
    host.search("--where", "serial >= 2", "--where", "serial < 3").printsEvents(2);
    host.search("--where", "serial >= 2", "-a", "3", "-k", "MyMonitor").printsEvents(3);
    host.search("--not", "--where", "serial = 2").printsEvents(1, 3);
    host.search("--where", "uid = alice and user.uid_name = al*").printsEvents(1, 2, 3);
    host.search("--where", "uid = bob or user.uid_name = nobody").endsWith(1);
  }

  @Test
  void aCheckpointAdvancesOverWhatTheExpressionSkips() throws IOException {
    String[] words = {"--where", "serial != 2", "--checkpoint", host.checkpoint().toString()};
    host.search(words).endsWith(0).printsEvents(1, 3);
    host.search(words).endsWith(1);
    host.append(TestHost.runs("10:00:10", 4)).still();
    host.search(words).endsWith(0).printsEvents(4);
  }

  @Test
  void aFileMayHaveSeveralLines() throws IOException {
    Path file = host.file("wanted.where");
    Files.writeString(file, "# the second\nserial = 2\n  or serial = 3 # and the third\n");
    host.search("--where-file", file.toString()).printsEvents(2, 3);
    host.search("--where-file", file.toString(), "--where", "serial = 3").printsEvents(3);
    host.search("--where-file", host.file("nosuch").toString())
        .endsWith(2)
        .saysInOneLine("--where-file: can't read", "no such file");
  }

  @Test
  void aFileMayBeStandardInputUnlessThatIsTheLog() {
    byte[] expression = "serial = 2".getBytes(UTF_8);
    host.stdin(new ByteArrayInputStream(expression)).search("--where-file", "-").printsEvents(2);
    host.stdin(new ByteArrayInputStream(expression))
        .search("--where-file", "-", "-")
        .endsWith(2)
        .saysInOneLine("--where-file: standard input can't be both the log and this file");
  }

  @Test
  void aFileWithNulBytesIsRefused() throws IOException {
    Path file = host.file("utf16.where");
    Files.write(file, "serial = 2".getBytes(UTF_16LE));
    host.search("--where-file", file.toString())
        .endsWith(2)
        .saysInOneLine("is not text: it has a NUL byte; save it as UTF-8");
  }

  @Test
  void aZoneThatMeansSeveralIsNoLog() {
    host.search("-ts", "10:00", "CET")
        .endsWith(2)
        .saysInOneLine("the zone of a time must be Z, UTC, +01:00, +0100 or +01, not CET");
  }

  @Test
  void aTimeIsASpan() {
    host.search("--where", "time = this-week").endsWith(0).printsEvents(1, 2, 3);
    host.search("--where", "time = today").endsWith(0).printsEvents(1, 2, 3);
    host.search("--where", "time in (last-month, this-month)").endsWith(0).printsEvents(1, 2, 3);
    host.search("--where", "time = last-week").endsWith(1);
    host.search("--where", "time > this-week").endsWith(1);
  }

  @Test
  void aLimitThatAValueExceededIsReported() throws IOException {
    Path log = host.file("long.log");
    Files.writeString(
        log,
        "type=USER_CMD msg=audit(1710763200.000:1): pid=1 exe=\"" + "a".repeat(70_000) + "\"\n");
    host.search("--where", "exe ~ /b$/", log.toString(), "-q")
        .endsWith(1)
        .saysInOneLine("/b$/", "only the first 64 KiB of 1 value");
    host.search("--regex", "-x", "b$", log.toString(), "-q")
        .endsWith(1)
        .saysInOneLine("/b$/", "only the first 64 KiB of 1 value");
  }
}
