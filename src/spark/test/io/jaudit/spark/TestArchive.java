package io.jaudit.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.AuditLog;
import io.jaudit.Query;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.output.lines.RawWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.XZInputStream;

/**
 * An archive of four hosts in a folder: a real log, cut inside events; rotated, compressed, and
 * with the names of nodes.
 */
final class TestArchive {
  static final List<String> HOSTS = List.of("db-01", "relay-01", "web-01", "web-02");

  /** Searches that find some events, all, and none. */
  static final List<String> SEARCHES =
      List.of(
          "",
          "-m SYSCALL -sv no",
          "-sc execve",
          "-m PATH -x /",
          "-ui 0",
          "-ua -1",
          "--where 'exit < 0'",
          "-k nothing-has-this-key",
          "-m EXECVE -m PROCTITLE",
          "--invert -sc execve",
          "-ue 0 -m SYSCALL");

  private final Path folder;

  private TestArchive(Path folder) {
    this.folder = folder;
  }

  static TestArchive in(Path folder) throws IOException {
    byte[] log = realLog();
    TestArchive archive = new TestArchive(folder);
    byte[] part = Arrays.copyOf(log, lineEnd(log, log.length / 4));
    archive.add("web-01", log, 5, "");
    archive.add("web-02", log, 5, ".gz");
    archive.add("db-01", part, 1, "");
    archive.add("relay-01", ofNodes(part), 5, "");
    return archive;
  }

  /** Returns a log with a node in each line, as a host that collects those of others has it. */
  private static byte[] ofNodes(byte[] log) {
    String lines = new String(log, ISO_8859_1);
    return lines.replaceAll("(?m)^type=", "node=db-07 type=").getBytes(ISO_8859_1);
  }

  static byte[] realLog() throws IOException {
    try (InputStream in =
        new XZInputStream(Files.newInputStream(Path.of("testdata/process/zoo.log.xz")))) {
      return in.readAllBytes();
    }
  }

  /** Adds a log as so many files, all but the newest of which may be compressed. */
  void add(String host, byte[] log, int files, String ending) throws IOException {
    Path to = Files.createDirectories(folder.resolve(host));
    int start = 0;
    for (int i = 0; i < files; i++) {
      int end = lineEnd(log, (int) ((long) log.length * (i + 1) / files));
      boolean isNewest = i == files - 1;
      byte[] part = Arrays.copyOfRange(log, start, end);
      String name = isNewest ? "audit.log" : "audit.log." + (files - 1 - i) + ending;
      Files.write(to.resolve(name), isNewest || ending.isEmpty() ? part : gzip(part));
      start = end;
    }
  }

  private static int lineEnd(byte[] log, int from) {
    int end = from;
    while (end < log.length && log[end - 1] != '\n') {
      end++;
    }
    return end;
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }

  Path folder() {
    return folder;
  }

  /** Returns what a search of each host prints, host by host, one character a byte. */
  String raw(String search) throws IOException {
    return printed(new RawWriter(), search);
  }

  String json(String search) throws IOException {
    return printed(new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED), search);
  }

  private String printed(EventWriter writer, String search) throws IOException {
    Query query = Query.parse(SearchWords.split(search).toArray(new String[0]));
    ByteBuilder out = new ByteBuilder();
    for (String host : HOSTS) {
      try (AuditLog log = AuditLog.open(folder.resolve(host))) {
        log.search(
            query,
            event -> {
              writer.write(event, out);
              return true;
            });
      }
    }
    return new String(out.toByteArray(), ISO_8859_1);
  }
}
