package io.jaudit;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a log by intent: what a test does not name gets a value that any log could hold.
 *
 * <pre>{@code
 * TestLog log = new TestLog().at("12:00:00.100")
 *     .record(41, SYSCALL, "auid=0").record(42, SYSCALL, "auid=1000").eoe(41).eoe(42);
 * }</pre>
 *
 * <p>Time and node stay as they were set until they are set again. Each character up to U+00FF is
 * one byte.
 */
public final class TestLog {
  public static final String SYSCALL = "SYSCALL";
  public static final String PATH = "PATH";
  public static final String CWD = "CWD";
  public static final String EXECVE = "EXECVE";
  public static final String PROCTITLE = "PROCTITLE";
  public static final String EOE = "EOE";
  public static final String LOGIN = "LOGIN";
  public static final String AVC = "AVC";
  public static final String USER_CMD = "USER_CMD";

  /** The day of {@link #at(String)}. */
  public static final LocalDate DAY = LocalDate.of(2024, 3, 18);

  private static final char ENRICHMENT_SEPARATOR = 0x1d;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> lines = new ArrayList<>();
  private String prefix = "";
  private long timeMillis = DAY.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();

  /** What follows happens at this time of {@link #DAY} in UTC, such as {@code 12:00:00.100}. */
  public TestLog at(String timeOfDay) {
    timeMillis = DAY.atTime(LocalTime.parse(timeOfDay)).toInstant(ZoneOffset.UTC).toEpochMilli();
    return this;
  }

  /** What follows happens at this second since the epoch. */
  public TestLog at(long second) {
    timeMillis = second * 1000;
    return this;
  }

  /** What follows happens this much later, or earlier where {@code millis} is negative. */
  public TestLog later(long millis) {
    timeMillis += millis;
    return this;
  }

  /** What follows is of this node. */
  public TestLog node(String name) {
    prefix = "node=" + name + " ";
    return this;
  }

  /** What follows has no node. */
  public TestLog noNode() {
    prefix = "";
    return this;
  }

  /** A record of any type and body. */
  public TestLog record(long serial, String type, String body) {
    return line(prefix + "type=" + type + " msg=audit(" + stamp(serial) + "): " + body);
  }

  /** Like {@link #record}, with what auditd adds after 0x1d. */
  public TestLog enriched(long serial, String type, String body, String names) {
    return record(serial, type, body + ENRICHMENT_SEPARATOR + names);
  }

  /** An openat of the user 1000. */
  public TestLog syscall(long serial) {
    return record(
        serial,
        SYSCALL,
        "arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=7ffd a2=0 a3=0 items=1"
            + " ppid=900 pid=901 auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000"
            + " egid=1000 sgid=1000 fsgid=1000 tty=pts0 ses=3 comm=\"cat\" exe=\"/usr/bin/cat\""
            + " key=(null)");
  }

  /**
   * The program /usr/bin/true run by the user 1000, in three records.
   *
   * @param key as the log spells it: {@code "name"} with quotes, or in hex
   */
  public TestLog execve(long serial, String key) {
    return record(
            serial,
            SYSCALL,
            "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=2 ppid=900"
                + " pid=902 auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000"
                + " sgid=1000 fsgid=1000 tty=pts0 ses=3 comm=\"true\" exe=\"/usr/bin/true\""
                + " key="
                + key)
        .record(serial, EXECVE, "argc=1 a0=\"true\"")
        .proctitle(serial, "true");
  }

  public TestLog cwd(long serial, String folder) {
    return record(serial, CWD, "cwd=\"" + folder + "\"");
  }

  public TestLog path(long serial, String name) {
    return record(serial, PATH, "item=0 name=\"" + name + "\" nametype=NORMAL");
  }

  public TestLog proctitle(long serial, String title) {
    return record(serial, PROCTITLE, "proctitle=\"" + title + "\"");
  }

  public TestLog eoe(long serial) {
    return record(serial, EOE, "");
  }

  /** A command that the user 1000 ran as root: an event of one record. */
  public TestLog userCmd(long serial, String command) {
    return record(
        serial,
        USER_CMD,
        "pid=950 uid=1000 auid=1000 ses=3 msg='cwd=\"/\" cmd=\""
            + command
            + "\" exe=\"/usr/bin/sudo\" terminal=pts/0 res=success'");
  }

  /** Any line. */
  public TestLog line(String text) {
    lines.add(text);
    return raw(text + "\n");
  }

  /** Any bytes, such as the torn end of a log. */
  public TestLog raw(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** {@code SEC.MILLI:SERIAL} of the present time. */
  public String stamp(long serial) {
    return String.format("%d.%03d:%d", timeMillis / 1000, timeMillis % 1000, serial);
  }

  /** The present time in ms since the epoch. */
  public long timeMillis() {
    return timeMillis;
  }

  /** The lines without their newlines; torn ends are not among them. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  public byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** The log as text, one character a byte. */
  public String text() {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /** Writes the log to {@code path} and returns that. */
  public Path writeTo(Path path) {
    try {
      return Files.write(path, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines, parsed; each at its position in the log. */
  public List<AuditRecord> records() {
    RecordParser parser = new RecordParser();
    List<AuditRecord> records = new ArrayList<>();
    long position = 0;
    for (String line : lines) {
      records.add(parsed(parser, line, position));
      position += line.length() + 1;
    }
    return records;
  }

  /** One line, parsed. */
  public static AuditRecord parse(String line) {
    return parsed(new RecordParser(), line, 0);
  }

  private static AuditRecord parsed(RecordParser parser, String line, long position) {
    try {
      return parser.parse(ByteSlice.of(line.getBytes(StandardCharsets.ISO_8859_1)), position);
    } catch (MalformedRecordException e) {
      throw new AssertionError(line, e);
    }
  }
}
