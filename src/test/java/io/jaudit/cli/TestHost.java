package io.jaudit.cli;

import io.jaudit.TestLog;
import io.jaudit.source.Decoders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A host to run the command on: a folder with auditd.conf, the log that this names, the user alice,
 * a getent that knows nobody unless a test puts its own there, and whatever else a test puts there;
 * a stopped clock, and streams that the test holds.
 */
final class TestHost {
  private final Path folder;
  private Clock clock = Clock.fixed(TestLog.DAY.atTime(15, 0).toInstant(ZoneOffset.UTC), utc());
  private InputStream in = InputStream.nullInputStream();
  private OutputStream broken;
  private Path outLink;
  private List<Path> getents;
  private List<Path> decoderFolders = Decoders.PROGRAM_FOLDERS;
  private Terminals terminals = Terminals.NONE;
  private String temporary;
  private String format = "";
  private String searchName = Environment.SEARCH;

  /**
   * @param folder an empty one
   */
  TestHost(Path folder) {
    this.folder = folder;
    this.temporary = folder.toString();
    this.outLink = folder.resolve("no-link");
    this.getents =
        List.of(folder.resolve("getent"), Path.of("/bin/false"), Path.of("/usr/bin/false"));
    try {
      Files.createDirectory(folder.resolve("audit"));
      Files.writeString(folder.resolve("auditd.conf"), "log_file = " + log() + "\n");
      Files.writeString(folder.resolve("passwd"), "alice:x:1000:1000::/home/alice:/bin/sh\n");
      Files.writeString(folder.resolve("group"), "alice:x:1000:\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Programs that were run, one event each, under the key MyMonitor. */
  static TestLog runs(String timeOfDay, long... serials) {
    TestLog log = new TestLog().at(timeOfDay);
    for (long serial : serials) {
      log.execve(serial, "\"MyMonitor\"");
    }
    return log;
  }

  /** The log of this host's auditd; not there at first. */
  Path log() {
    return file("audit").resolve("audit.log");
  }

  /** A rotated predecessor of that log. */
  Path rotated(int number) {
    return file("audit").resolve("audit.log." + number);
  }

  /** Rotates that log as auditd does, by renaming. */
  TestHost rotate() throws IOException {
    for (int i = 9; i > 0; i--) {
      if (Files.exists(rotated(i))) {
        Files.move(rotated(i), rotated(i + 1));
      }
    }
    Files.move(log(), rotated(1));
    return this;
  }

  TestHost append(TestLog lines) throws IOException {
    Files.write(log(), lines.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return this;
  }

  /** Nothing has written to that log for a minute. */
  TestHost still() throws IOException {
    Files.setLastModifiedTime(log(), FileTime.from(Instant.now().minusSeconds(60)));
    return this;
  }

  /** A file in the host's folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Where the tests keep their checkpoint. */
  Path checkpoint() {
    return file("state");
  }

  String checkpointText() throws IOException {
    return Files.readString(checkpoint(), StandardCharsets.ISO_8859_1);
  }

  /** From now on it is this late on {@link TestLog#DAY}, in UTC. */
  TestHost at(String timeOfDay) {
    return at(timeOfDay, utc());
  }

  /** From now on it is this late on {@link TestLog#DAY}, in a zone. */
  TestHost at(String timeOfDay, ZoneId zone) {
    clock =
        Clock.fixed(TestLog.DAY.atTime(LocalTime.parse(timeOfDay)).atZone(zone).toInstant(), zone);
    return this;
  }

  /** From now on the time is that of {@code other}. */
  TestHost with(Clock other) {
    clock = other;
    return this;
  }

  /** From now on it is as late as on the host of the test, in UTC. */
  TestHost atPresent() {
    clock = Clock.systemUTC();
    return this;
  }

  /** From now on no program is found that decodes compressed logs. */
  TestHost withoutDecoders() {
    decoderFolders = List.of(file("no-bin"), file("audit"));
    return this;
  }

  /** From now on nobody can be asked for names but the files, and the test's own getent. */
  TestHost withoutGetent() {
    getents = List.of(file("getent"));
    return this;
  }

  /** From now on some of the streams are terminals. */
  TestHost with(Terminals seen) {
    terminals = seen;
    return this;
  }

  /** From now on temporary files are in this folder. */
  TestHost withTemporary(Path other) {
    temporary = other.toString();
    return this;
  }

  /** From now on the environment variable JAUDIT_FORMAT names this format. */
  TestHost preferring(String name) {
    format = name;
    return this;
  }

  /** From now on users type {@code name} to search, as with a link. */
  TestHost called(String name) {
    searchName = name;
    return this;
  }

  TestHost stdin(InputStream stream) {
    in = stream;
    return this;
  }

  /** From now on standard output is {@code stream}. */
  TestHost stdout(OutputStream stream) {
    broken = stream;
    return this;
  }

  /** From now on standard output is a pipe that nobody reads any more. */
  TestHost stdoutWithoutReader() throws IOException {
    outLink = Files.createSymbolicLink(file("stdout"), Path.of("pipe:[4711]"));
    return stdout(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        });
  }

  /** From now on standard output is a connection that the network has reset. */
  TestHost stdoutReset(String error) throws IOException {
    outLink = Files.createSymbolicLink(file("stdout"), Path.of("socket:[4711]"));
    return stdout(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(error);
          }
        });
  }

  /** From now on standard output works again. */
  TestHost stdoutMended() throws IOException {
    broken = null;
    Files.deleteIfExists(file("stdout"));
    return this;
  }

  /** {@code jaudit search --checkpoint ... --raw} and {@code words}. */
  CommandRun searchOn(String... words) {
    return run(concat(List.of("search", "--checkpoint", checkpoint().toString(), "--raw"), words));
  }

  CommandRun search(String... words) {
    return run(concat(List.of("search"), words));
  }

  CommandRun run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
    Environment environment = environment(broken == null ? out : broken, messages);
    int status = JauditCommand.run(words, environment);
    return new CommandRun(
        status,
        out.toString(StandardCharsets.ISO_8859_1),
        err.toString(StandardCharsets.ISO_8859_1));
  }

  Environment environment(OutputStream out, PrintStream messages) {
    return new Environment(
        in,
        out,
        outLink,
        messages,
        clock,
        List.of(file("auditd.conf")),
        file("passwd"),
        file("group"),
        file("machine-id"),
        getents,
        decoderFolders,
        terminals,
        temporary,
        format,
        searchName);
  }

  private static String[] concat(List<String> first, String... rest) {
    String[] all = new String[first.size() + rest.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < first.size() ? first.get(i) : rest[i - first.size()];
    }
    return all;
  }

  private static ZoneId utc() {
    return ZoneOffset.UTC;
  }
}
