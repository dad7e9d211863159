package io.jaudit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes a log as auditd does: event by event at the current time, and renamed when told to. */
final class LogWriter {
  private final Path log;
  private final List<String> lines = new ArrayList<>();
  private OutputStream out;
  private long serial;

  LogWriter(Path log) throws IOException {
    this(log, 1);
  }

  /**
   * @param firstSerial of its events
   */
  LogWriter(Path log, long firstSerial) throws IOException {
    this.log = log;
    this.serial = firstSerial - 1;
    this.out = open();
  }

  private OutputStream open() throws IOException {
    return Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** All lines that were written, in order. */
  List<String> lines() {
    return lines;
  }

  /** Writes an event of two records, each by itself. */
  LogWriter event() throws IOException {
    String stamp = nextStamp();
    line("type=SYSCALL" + stamp + "arch=c000003e syscall=59 success=yes key=\"k\"");
    return line("type=PROCTITLE" + stamp + "proctitle=\"x\"");
  }

  /** Writes an event without its end. */
  LogWriter unfinishedEvent() throws IOException {
    return line("type=SYSCALL" + nextStamp() + "arch=c000003e syscall=59 success=yes key=\"k\"");
  }

  /** Writes so many events. */
  LogWriter events(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      event();
    }
    return this;
  }

  private String nextStamp() {
    long millis = System.currentTimeMillis();
    return String.format(" msg=audit(%d.%03d:%d): ", millis / 1000, millis % 1000, ++serial);
  }

  private LogWriter line(String line) throws IOException {
    lines.add(line);
    return write(line + "\n");
  }

  /** Writes any text. */
  LogWriter write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Renames the file and all before it, and begins another. */
  LogWriter rotate() throws IOException {
    out.close();
    moveOlder();
    Files.move(log, older(1));
    out = open();
    return this;
  }

  private void moveOlder() throws IOException {
    int last = 1;
    while (Files.exists(older(last))) {
      last++;
    }
    for (int i = last; i > 1; i--) {
      Files.move(older(i - 1), older(i));
    }
  }

  /** Copies the file and empties it, as logrotate does with copytruncate. */
  LogWriter copyAndTruncate() throws IOException {
    moveOlder();
    Files.copy(log, older(1));
    Files.write(log, new byte[0]);
    return this;
  }

  /** Deletes the file and begins another. */
  LogWriter recreate() throws IOException {
    out.close();
    Files.delete(log);
    out = open();
    return this;
  }

  private Path older(int number) {
    return log.resolveSibling(log.getFileName() + "." + number);
  }
}
