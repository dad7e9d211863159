package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.source.Log;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSource;
import io.jaudit.source.StoredSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

/** The pieces of a log, one after the other, against the whole. */
class LogPieceTest {
  private static final Query ALL = Query.parse();
  private static final byte[] DENSE = events(4000, 10);
  private static final byte[] SPARSE = events(4000, 200);

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-k other", "-sv no", "-m PROCTITLE", "-ts @1710763300 -te @1710763400"})
  void allPiecesGiveWhatTheWholeGives(String words) throws IOException {
    Query query = Query.parse(words.isEmpty() ? new String[0] : words.split(" "));
    for (byte[] log : List.of(DENSE, SPARSE)) {
      try (AuditLog whole = files(log, 3)) {
        List<String> expected = pull(whole.search(query));
        assertTrue(!expected.isEmpty() || words.startsWith("-ts"), words);
        List<LogPiece> pieces = whole.pieces(query, 300_000);
        assertTrue(pieces.size() >= 4, pieces::toString);
        assertEquals(expected, pull(whole, query, pieces));
      }
    }
  }

  @Test
  void aRealLogIsDividedAndGivesWhatTheWholeGives() throws IOException {
    byte[] log;
    try (InputStream in =
        new XZInputStream(Files.newInputStream(Path.of("testdata/process/zoo.log.xz")))) {
      log = in.readAllBytes();
    }
    try (AuditLog whole = files(log, 2)) {
      List<LogPiece> pieces = whole.pieces(ALL, 256 * 1024);
      assertTrue(pieces.size() > log.length / (512 * 1024), pieces::toString);
      assertEquals(pull(whole.search(ALL)), pull(whole, ALL, pieces));
    }
  }

  @Test
  void aPieceReadsItsBytesAndTheLastSecondsBefore() throws IOException {
    try (AuditLog whole = files(SPARSE, 1)) {
      for (LogPiece piece : whole.pieces(ALL, 300_000)) {
        long lead = piece.start() - piece.leadIn();
        assertTrue(piece.start() == 0 ? lead == 0 : lead > 0 && lead < 300_000, piece::toString);
      }
    }
  }

  @Test
  void eventsArePositionedInTheWholeLog() throws IOException {
    try (AuditLog whole = files(SPARSE, 2)) {
      List<LogPiece> pieces = whole.pieces(ALL, 300_000);
      List<Long> positions = new ArrayList<>();
      for (LogPiece piece : pieces) {
        try (EventStream events = whole.search(ALL, piece)) {
          events.forEachRemaining(event -> positions.add(events.position(event)));
        }
      }
      List<Long> expected = new ArrayList<>();
      try (EventStream events = whole.search(ALL)) {
        events.forEachRemaining(event -> expected.add(events.position(event)));
      }
      assertEquals(expected, positions);
      assertEquals(1, LogPosition.source(positions.get(positions.size() - 1)));
    }
  }

  @Test
  void whatCannotBeDividedIsOnePiece() throws IOException {
    byte[] nodes =
        "node=a "
            .concat(text(SPARSE))
            .replace("\n", "\nnode=a ")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] backwards = reversed(SPARSE);
    List<LogPiece> whole = List.of(LogPiece.WHOLE);
    try (AuditLog small = files(SPARSE, 1);
        AuditLog ofNodes = files(nodes, 1);
        AuditLog notInOrder = files(backwards, 1);
        AuditLog compressed = AuditLog.ofLogs(List.of(log(gzip(SPARSE))));
        AuditLog twoLogs = AuditLog.ofLogs(List.of(log(SPARSE), log(SPARSE)))) {
      assertEquals(whole, small.pieces(ALL, 1 << 30));
      assertEquals(whole, ofNodes.pieces(ALL, 300_000));
      assertEquals(whole, notInOrder.pieces(ALL, 300_000));
      assertEquals(whole, compressed.pieces(ALL, 30_000));
      assertEquals(whole, twoLogs.pieces(ALL, 300_000));
      Query ofProcess = Query.parse("--where", "process.parent.exe = /bin/sh");
      assertEquals(whole, small.pieces(ofProcess, 300_000));
    }
  }

  @Test
  void aCompressedSourceThatIsStoredIsDecoded() throws IOException {
    try (AuditLog plain = files(DENSE, 1);
        AuditLog compressed = AuditLog.ofLogs(List.of(log(gzip(DENSE))))) {
      assertEquals(pull(plain.search(ALL)), pull(compressed.search(ALL)));
    }
  }

  @Test
  void aPieceHasNoLimit() throws IOException {
    try (AuditLog log = files(SPARSE, 1)) {
      LogPiece last = log.pieces(ALL, 300_000).get(1);
      Query one = Query.parse("--just-one");
      assertThrows(IllegalArgumentException.class, () -> log.search(one, last));
    }
  }

  /** Events of four records, interleaved; some of them late. */
  private static byte[] events(int count, int millisApart) {
    Random random = new Random(7);
    List<String> waiting = new ArrayList<>();
    long millis = 1_710_763_200_000L;
    for (int serial = 1; serial <= count; serial++) {
      millis += random.nextInt(2 * millisApart);
      String stamp = "%d.%03d:%d".formatted(millis / 1000, millis % 1000, serial);
      String yes = random.nextInt(5) == 0 ? "no" : "yes";
      String key = random.nextInt(50) == 0 ? "other" : "usual";
      add(
          waiting,
          random,
          stamp,
          "SYSCALL",
          "arch=c000003e syscall=59 success="
              + yes
              + " exit=0 pid="
              + serial
              + " auid=1000 uid=0 comm=\"c\" exe=\"/bin/c\" key=\""
              + key
              + "\"");
      add(waiting, random, stamp, "CWD", "cwd=\"/home/someone\"");
      add(waiting, random, stamp, "PATH", "item=0 name=\"/bin/c\" inode=1 nametype=NORMAL");
      if (random.nextInt(20) > 0) {
        add(waiting, random, stamp, "PROCTITLE", "proctitle=\"c" + serial + "\"");
      }
    }
    return (String.join("\n", waiting) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void add(
      List<String> lines, Random random, String stamp, String type, String fields) {
    int back = Math.min(lines.size(), random.nextInt(3) * random.nextInt(4));
    String line = "type=" + type + " msg=audit(" + stamp + "): " + fields;
    lines.add(type.equals("SYSCALL") ? lines.size() : lines.size() - back, line);
  }

  private static AuditLog files(byte[] log, int files) {
    List<LogSource> sources = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= files; i++) {
      int end = (int) ((long) log.length * i / files);
      while (end < log.length && log[end - 1] != '\n') {
        end++;
      }
      sources.add(source(Arrays.copyOfRange(log, start, end)));
      start = end;
    }
    return AuditLog.ofLogs(List.of(new Log(Optional.empty(), sources)));
  }

  private static Log log(byte[] bytes) {
    return new Log(Optional.empty(), List.of(source(bytes)));
  }

  private static LogSource source(byte[] bytes) {
    return new StoredSource("stored", Optional.empty(), () -> new BytesContent(bytes));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }

  private static byte[] reversed(byte[] log) {
    List<String> lines = new ArrayList<>(text(log).lines().toList());
    Collections.reverse(lines);
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static List<String> pull(AuditLog log, Query query, List<LogPiece> pieces) {
    List<String> all = new ArrayList<>();
    for (LogPiece piece : pieces) {
      all.addAll(pull(log.search(query, piece)));
    }
    return all;
  }

  private static List<String> pull(EventStream events) {
    List<String> all = new ArrayList<>();
    try (events) {
      while (events.hasNext()) {
        AuditEvent event = events.next();
        ByteBuilder raw = new ByteBuilder();
        new RawWriter().write(event, raw);
        all.add(raw.toSlice().utf8());
      }
    }
    return all;
  }
}
