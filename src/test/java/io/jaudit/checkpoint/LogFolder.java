package io.jaudit.checkpoint;

import io.jaudit.source.FileSource;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A folder with a log that is written and rotated as auditd does. */
final class LogFolder {
  final Path path;
  final Path log;

  LogFolder(Path path) {
    this.path = path;
    this.log = path.resolve("audit.log");
  }

  /** An event of one record, which is complete at once. */
  static String single(long second, long serial) {
    return "type=USER_CMD msg=audit(" + second + ".000:" + serial + "): pid=1 cmd=x";
  }

  /** The first record of an event of two. */
  static String syscall(long second, long serial) {
    return "type=SYSCALL msg=audit(" + second + ".000:" + serial + "): syscall=59 pid=1";
  }

  /** The last record of an event. */
  static String proctitle(long second, long serial) {
    return "type=PROCTITLE msg=audit(" + second + ".000:" + serial + "): proctitle=\"x\"";
  }

  void append(String... lines) throws IOException {
    for (String line : lines) {
      appendText(line + "\n");
    }
  }

  void appendText(String text) throws IOException {
    Files.writeString(
        log,
        text,
        StandardCharsets.ISO_8859_1,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** {@code audit.log.1} becomes {@code .2} and so on; only so many are kept. */
  void rotate(int keep) throws IOException {
    for (int number = keep; number >= 0; number--) {
      Path from = number == 0 ? log : rotated(number);
      if (Files.exists(from)) {
        if (number == keep) {
          Files.delete(from);
        } else {
          Files.move(from, rotated(number + 1));
        }
      }
    }
    Files.createFile(log);
  }

  Path rotated(int number) {
    return path.resolve("audit.log." + number);
  }

  LogSet all() throws IOException {
    return LogFiles.named(List.of(path));
  }

  LogSet logAlone() {
    return SearchModel.only(FileSource.of(log));
  }
}
