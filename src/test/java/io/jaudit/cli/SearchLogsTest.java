package io.jaudit.cli;

import static io.jaudit.cli.TestHost.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.TestLog;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are one log, which are read, and which are refused. */
class SearchLogsTest {
  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
  }

  /** The first has a system call without its end, the second the end of one with the same id. */
  @ParameterizedTest
  @ValueSource(strings = {"default", "raw", "interpret", "csv", "text", "json"})
  void recordsOfTwoLogsNeverJoin(String format) {
    String a = new TestLog().at("12:00:00").syscall(1).writeTo(host.file("10.0.0.1")).toString();
    TestLog other = new TestLog().at("12:00:00").path(1, "/etc/shadow").proctitle(1, "cat");
    String b = other.userCmd(2, "id").writeTo(host.file("10.0.0.2")).toString();
    String alone = host.search("--format", format, a).out();
    String rest = host.search("--format", format, b).out();
    String both = host.search("--format", format, a, b).out();
    String header = format.equals("csv") ? rest.substring(0, rest.indexOf('\n') + 1) : "";
    assertEquals(alone + rest.substring(header.length()), both);
    host.run("search", "--checkpoint", host.checkpoint().toString(), "--format", format, a, b);
    host.searchOn(a, b).endsWith(1).prints("");
  }

  @Test
  void standardInputIsReadAmongFiles() {
    String file = runs("12:00:00", 2).writeTo(host.file("log")).toString();
    host.stdin(new ByteArrayInputStream(runs("12:00:05", 1).toByteArray()));
    host.search("--raw", "-", file).endsWith(0).printsEvents(1, 2);
    host.stdin(new ByteArrayInputStream(runs("12:00:05", 1).toByteArray()));
    host.search("--raw", file, "-").endsWith(0).printsEvents(2, 1);
    host.stdin(new ByteArrayInputStream(runs("12:00:05", 1).toByteArray()));
    host.searchOn(file, "-")
        .endsWith(0)
        .printsEvents(2, 1)
        .saysInOneLine("standard input has no position");
    host.stdin(new ByteArrayInputStream(runs("12:00:05", 1).execve(3, "\"x\"").toByteArray()));
    host.searchOn(file, "-").endsWith(0).printsEvents(3).saysNothing();
  }

  /** As a shell's process substitution gives it. */
  @Test
  void aPipeIsALogOfItsOwn() throws Exception {
    Path pipe = host.file("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
    TestLog log = runs("12:00:00", 1);
    Thread writer = new Thread(() -> log.writeTo(pipe));
    writer.start();
    String file = runs("12:00:05", 2).writeTo(host.file("log")).toString();
    host.search("--raw", pipe.toString(), file).endsWith(0).printsEvents(1, 2).saysNothing();
    writer.join();
  }

  @Test
  void aPipeThatBeginsAsCompressedContentDoesIsReadToItsEnd() {
    for (String text : List.of("", "B", "BZ", "(", "BZ is not an audit record\n")) {
      host.stdin(oneByOne(text.getBytes(StandardCharsets.ISO_8859_1)));
      host.search("--raw", "-").endsWith(1).prints("");
    }
  }

  /** A pipe whose writer is slow. */
  private static InputStream oneByOne(byte[] content) {
    return new FilterInputStream(new ByteArrayInputStream(content)) {
      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        return super.read(target, from, Math.min(1, length));
      }
    };
  }

  @Test
  void anEmptyLogHasNoMatches() throws IOException {
    Files.createFile(host.log());
    host.search("--raw").endsWith(1).prints("").saysNothing();
    host.search("--raw", host.log().toString()).endsWith(1).prints("").saysNothing();
  }

  /** A search may run between the copy and the truncation of copytruncate. */
  @Test
  void aLogAndItsCopyAreReadOnce() throws IOException {
    host.append(runs("12:00:00", 1, 2));
    Files.copy(host.log(), host.rotated(1));
    host.search("--raw").endsWith(0).printsEvents(1, 2).saysNothing();
    host.append(runs("12:00:05", 3)).search("--raw").endsWith(0).printsEvents(1, 2, 3);
    host.searchOn().endsWith(0).printsEvents(1, 2, 3).saysNothing();
    Files.write(host.log(), runs("12:00:10", 4).toByteArray());
    CommandRun run = host.searchOn().endsWith(0).printsEvents(4);
    assertTrue(run.err().contains("continuing with all events"), run.err());
  }

  @Test
  void aRotationByDateIsFollowed() throws IOException {
    host.append(runs("12:00:00", 1)).searchOn().printsEvents(1);
    host.append(runs("12:00:05", 2));
    Files.move(host.log(), host.log().resolveSibling("audit.log-20240318"));
    host.append(runs("12:00:10", 3)).searchOn().endsWith(0).printsEvents(2, 3).saysNothing();
  }

  @Test
  void aRotationThatCompressesIsFollowed() throws IOException {
    host.append(runs("12:00:00", 1)).searchOn().printsEvents(1);
    TestLog rotated = runs("12:00:00", 1).at("12:00:05").execve(2, "\"x\"");
    Files.delete(host.log());
    compressed("audit.log.1.gz", rotated);
    host.append(runs("12:00:10", 3)).searchOn().endsWith(0).printsEvents(2, 3).saysNothing();
    host.searchOn().endsWith(1).prints("");
  }

  private Path compressed(String name, TestLog log) throws IOException {
    Path file = host.log().resolveSibling(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(log.toByteArray());
    }
    return file;
  }

  @Test
  void readsTheOthersIfALogIsMissing() throws IOException {
    Path log = Files.write(host.file("a.log"), TestHost.runs("10:00", 1).toByteArray());
    Path missing = host.file("nosuch.log");
    Files.createSymbolicLink(host.file("b.log"), host.file("gone"));

    host.search("--raw", log.toString(), missing.toString())
        .endsWith(2)
        .printsEvents(1)
        .says("jaudit: can't read " + missing + ": no such file");
    host.search("--raw", host.file("?.log").toString())
        .endsWith(2)
        .printsEvents(1)
        .says("jaudit: can't read " + host.file("b.log") + ": no such file");
    for (String pattern : List.of("none*", "none/*.log", "n?ne/a.log")) {
      String none = host.file(pattern).toString();
      host.search("--raw", none, log.toString())
          .endsWith(2)
          .printsEvents(1)
          .says("jaudit: can't read " + none + ": no file matches");
      host.searchOn(none, log.toString()).endsWith(2).prints("");
    }
    host.search("-k", "x", log.toString(), missing.toString())
        .endsWith(2)
        .says("jaudit: can't read " + missing + ": no such file");
    host.search("--raw", missing.toString(), host.file("b.log").toString())
        .endsWith(2)
        .prints("")
        .saysInOneLine("nosuch.log: no such file", "b.log: no such file");
    host.stdin(new ByteArrayInputStream(TestHost.runs("10:00", 2).toByteArray()))
        .search("--raw", missing.toString(), "-")
        .endsWith(2)
        .printsEvents(2)
        .says("jaudit: can't read " + missing + ": no such file");
  }

  @Test
  void aMissingLogDoesNotAdvanceACheckpoint() throws IOException {
    Path log = Files.write(host.file("a.log"), TestHost.runs("10:00", 1).toByteArray());
    Path other = Files.write(host.file("b.log"), TestHost.runs("11:00", 2).toByteArray());
    host.searchOn(log.toString(), other.toString()).endsWith(0).printsEvents(1, 2);
    String state = host.checkpointText();
    Path away = Files.move(other, host.file("away"));
    Files.write(log, TestHost.runs("12:00", 3).toByteArray(), StandardOpenOption.APPEND);

    host.searchOn(log.toString(), other.toString())
        .endsWith(2)
        .prints("")
        .saysInOneLine("b.log: no such file");
    assertEquals(state, host.checkpointText());
    Files.move(away, other);
    host.searchOn(log.toString(), other.toString()).endsWith(0).printsEvents(3);
  }

  @Test
  void aSearchThatFollowsHasNoEnd() {
    host.search("-F", "-te", "now").endsWith(2).saysInOneLine("--follow and --end", "--limit N");
  }
}
