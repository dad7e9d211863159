package io.jaudit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Writes a log as badly as auditd, the kernel and logrotate may between them: records interleaved
 * and of several nodes, lines in pieces, clocks set, files renamed, copied, compressed, truncated
 * and written over. Every event ends, and everything comes of one seed.
 */
final class AuditdModel {
  private static final List<String> NODES = List.of("", "", "node=a ", "node=b ");
  private static final LocalDate FIRST_DAY = LocalDate.of(2030, 1, 1);

  private static final String GZIP = ".gz";

  private static final int CLOCK_RANGE_MILLIS = 5 * 60_000;

  /** A line of {@link #padded} is not shorter. */
  private static final int MIN_PADDED = 150;

  private static final int MAX_PADDED = 600;

  private final Path folder;
  private final Path log;
  private final Random random;
  private final long firstMillis;
  private final List<String> nodes;
  private final String tag;

  /** logrotate names the files of some hosts by date. */
  private final boolean byDate;

  private int days;
  private final List<String> events = new ArrayList<>();
  private final StringBuilder unwritten = new StringBuilder();
  private long millis;
  private long serial;
  private boolean clockWasSet;
  private boolean fresh;

  /**
   * @param folder gets {@code audit.log} and the rotated ones
   * @param firstMillis time of the first event. A minute ahead of the wall clock and not ten, so
   *     that no event is taken for finished because its time is up, or because its clock is wrong
   */
  AuditdModel(Path folder, long seed, long firstMillis) throws IOException {
    this(folder, seed, firstMillis, NODES, "");
  }

  private AuditdModel(Path folder, long seed, long firstMillis, List<String> nodes, String tag)
      throws IOException {
    this.nodes = nodes;
    this.tag = tag;
    this.byDate = Math.floorMod(seed, 3) == 0;
    this.folder = folder;
    this.log = folder.resolve("audit.log");
    this.random = new Random(seed);
    this.firstMillis = firstMillis;
    this.millis = firstMillis;
    Files.createFile(log);
  }

  /** The same history with the same ids on another host, none of whose records has a node. */
  static AuditdModel ofAnotherHost(Path folder, long seed, long firstMillis) throws IOException {
    return new AuditdModel(folder, seed, firstMillis, List.of(""), "host=2 ");
  }

  /** The lines of each event that was written whole, one character a byte. */
  List<String> events() {
    return events;
  }

  /** Something happens to the log. */
  void happen() throws IOException {
    switch (random.nextInt(10)) {
      case 9 -> compress();
      case 0 -> rotate();
      case 1 -> setClock();
      case 2 -> Files.setLastModifiedTime(log, FileTime.from(Instant.now())); // does not grow
      default -> write(random.nextInt(3000));
    }
  }

  /** All that was begun is finished. */
  void finish() throws IOException {
    write(Integer.MAX_VALUE);
  }

  /**
   * Another log is written over this one, shorter, longer or just as long: the file is the same to
   * the system, and all that was in it is gone.
   */
  void replace() throws IOException {
    int size = (int) Files.size(log);
    rewriteFrom(0, exactly(anySize(size)));
  }

  /**
   * The end of the log is lost, as a power cut may leave it, and the log continues. What is new may
   * end a line where one ended before.
   */
  void loseEnd() throws IOException {
    byte[] old = Files.readAllBytes(log);
    int kept = 0;
    for (int end = random.nextInt(old.length + 1); kept == 0 && end > 0; end--) {
      kept = old[end - 1] == '\n' ? end : 0;
    }
    String first = exactly(anySize(old.length - kept));
    rewriteFrom(kept, random.nextBoolean() ? first : first + exactly(MIN_PADDED + size(3000)));
  }

  private int anySize(int old) {
    int size =
        switch (random.nextInt(4)) {
          case 0 -> size(old + 1);
          case 1 -> old + size(3000);
          default -> old;
        };
    return Math.max(MIN_PADDED, size);
  }

  private int size(int bound) {
    return random.nextInt(bound);
  }

  private void rewriteFrom(int offset, String text) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.seek(offset);
      file.write(text.getBytes(StandardCharsets.ISO_8859_1));
      file.setLength(file.getFilePointer());
    }
  }

  /** Whole events of so many bytes. */
  private String exactly(int bytes) {
    StringBuilder text = new StringBuilder();
    while (text.length() < bytes) {
      int rest = bytes - text.length();
      text.append(
          padded(rest < MAX_PADDED ? rest : MIN_PADDED + size(MAX_PADDED - 2 * MIN_PADDED)));
    }
    return text.toString();
  }

  /** An event that is one line of so many bytes. */
  private String padded(int length) {
    String head = "type=USER_CMD" + nextStamp() + "pid=1 uid=0 msg='cmd=";
    String tail = " res=success'\n";
    String line = head + "x".repeat(length - head.length() - tail.length()) + tail;
    events.add(line);
    return line;
  }

  private String nextStamp() {
    millis += random.nextInt(40);
    serial++;
    return String.format(" msg=audit(%d.%03d:%d): ", millis / 1000, millis % 1000, serial) + tag;
  }

  /**
   * A run begins to read. A log that has no line by then is not copied and emptied before another
   * begins: what was written and moved away within that instant, nobody can know of.
   */
  void runBegins() throws IOException {
    fresh = !Files.readString(log, StandardCharsets.ISO_8859_1).contains("\n");
  }

  /** Returns true if the clock was set, so that serials and times disagree. */
  boolean clockWasSet() {
    return clockWasSet;
  }

  private void setClock() {
    clockWasSet = true;
    millis = firstMillis + random.nextInt(CLOCK_RANGE_MILLIS);
  }

  private void write(int bytes) throws IOException {
    while (bytes != Integer.MAX_VALUE && unwritten.length() < bytes) {
      makeEvents();
    }
    int end = Math.min(bytes, unwritten.length());
    append(unwritten.substring(0, end));
    unwritten.delete(0, end);
  }

  private void append(String text) throws IOException {
    try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Some events at once; their records interleave, each event's in order. */
  private void makeEvents() {
    List<List<String>> open = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      List<String> lines = event();
      events.add(String.join("", lines));
      open.add(new ArrayList<>(lines));
    }
    while (!open.isEmpty()) {
      List<String> next = open.get(random.nextInt(open.size()));
      unwritten.append(next.remove(0));
      if (next.isEmpty()) {
        open.remove(next);
      }
    }
  }

  private List<String> event() {
    String node = nodes.get(random.nextInt(nodes.size()));
    String stamp = nextStamp();
    if (random.nextInt(4) == 0) {
      return List.of(node + "type=USER_CMD" + stamp + "pid=1 uid=0 msg='cmd=6C73 res=success'\n");
    }
    List<String> lines = new ArrayList<>();
    String key = random.nextBoolean() ? "key=\"MyMonitor\"" : "key=(null)";
    lines.add(node + "type=SYSCALL" + stamp + "arch=c000003e syscall=59 success=yes " + key + "\n");
    lines.addAll(
        Collections.nCopies(random.nextInt(3), node + "type=PATH" + stamp + "name=\"/x\"\n"));
    lines.add(
        node
            + "type=PROCTITLE"
            + stamp
            + "proctitle=\""
            + "x".repeat(serial % 50 == 0 ? 9000 : 3)
            + "\"\n");
    return lines;
  }

  /**
   * At the end of a line, as auditd does: by a new name, by a copy, or with a gap in the numbers.
   */
  private void rotate() throws IOException {
    int newline = unwritten.indexOf("\n");
    if (newline >= 0) {
      append(unwritten.substring(0, newline + 1));
      unwritten.delete(0, newline + 1);
    }
    Path older = byDate ? nextDay() : nextNumber();
    if (random.nextInt(3) == 0 && !fresh) {
      Files.copy(log, older);
      Files.write(log, new byte[0]);
    } else {
      Files.move(log, older);
      Files.createFile(log);
    }
    fresh = true;
  }

  /** Compresses one of the older files as gzip does, which removes it after that. */
  private void compress() throws IOException {
    List<Path> plain;
    try (Stream<Path> files = Files.list(folder)) {
      plain = files.filter(file -> !file.equals(log) && !isCompressed(file)).sorted().toList();
    }
    if (plain.isEmpty()) {
      return;
    }
    Path file = plain.get(random.nextInt(plain.size()));
    byte[] content = Compressor.GZIP.compress(Files.readAllBytes(file));
    int begun = random.nextInt(content.length + 1);
    Path compressed = file.resolveSibling(file.getFileName() + GZIP);
    try (OutputStream out = Files.newOutputStream(compressed)) {
      out.write(content, 0, begun);
      out.write(content, begun, content.length - begun);
    }
    Files.delete(file);
  }

  private static boolean isCompressed(Path file) {
    return file.toString().endsWith(GZIP);
  }

  private Path nextDay() {
    String day = FIRST_DAY.plusDays(days++).format(DateTimeFormatter.BASIC_ISO_DATE);
    return folder.resolve("audit.log-" + day);
  }

  /** Moves the older files out of the way, and sometimes leaves a gap. */
  private Path nextNumber() throws IOException {
    int gap = random.nextInt(5) == 0 ? 1 : 0;
    for (int n = rotated(); n > 0; n--) {
      Path file = folder.resolve("audit.log." + n);
      for (String ending : List.of("", GZIP)) {
        Path each = file.resolveSibling(file.getFileName() + ending);
        if (Files.exists(each)) {
          Files.move(each, folder.resolve("audit.log." + (n + 1 + gap) + ending));
        }
      }
    }
    return folder.resolve("audit.log." + (1 + gap));
  }

  private int rotated() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(GZIP, ""))
          .filter(name -> name.startsWith("audit.log."))
          .mapToInt(name -> Integer.parseInt(name.substring("audit.log.".length())))
          .max()
          .orElse(0);
    }
  }
}
