package io.jaudit.cli;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.options.UsageException;
import io.jaudit.source.FileProblem;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;

/**
 * The file that a page is written to. Only its owner may read it, because it has audit data. It is
 * complete or as it was before: the page is written to a temporary file, which is then renamed.
 */
final class PageFile {
  private static final String OPTION = "--html";
  private static final String START = "<!doctype html>";

  private final Path file;

  private PageFile(Path file) {
    this.file = file;
  }

  /**
   * Checks that a page can be written to a file, before a log is read.
   *
   * @param name the value of {@code --html}
   * @param logs the logs that are read, none of which is overwritten
   * @throws UsageException if it can't
   */
  static PageFile of(String name, LogSet logs) throws UsageException {
    if (name.equals("-")) {
      throw new UsageException(OPTION + " needs a file; --format html prints the page");
    }
    Path file = SearchInput.path(name);
    try {
      if (Files.isDirectory(file)) {
        throw new UsageException(OPTION + ": " + name + " is a folder; add the name of a file");
      }
      if (Files.isRegularFile(file)) {
        Path real = file.toRealPath();
        checkReplaceable(name, real, logs);
        file = real;
      }
      Path folder = folder(file);
      if (!Files.exists(file) && !Files.isDirectory(folder)) {
        throw new UsageException(OPTION + ": " + name + ": there is no folder " + folder);
      }
      if (!isSpecial(file) && !Files.isWritable(folder)) {
        throw new UsageException(OPTION + ": " + name + ": can't write to the folder " + folder);
      }
    } catch (IOException e) {
      throw new UsageException(OPTION + ": " + name + ": " + FileProblem.reason(e));
    }
    return new PageFile(file);
  }

  /** A user who forgets FILE has the log in its place. */
  private static void checkReplaceable(String name, Path file, LogSet logs)
      throws IOException, UsageException {
    for (LogSource source : logs.sources()) {
      Optional<Path> log = source.file();
      if (log.isPresent() && Files.exists(log.get()) && Files.isSameFile(log.get(), file)) {
        throw new UsageException(
            OPTION + ": " + name + " is a log that is read; name another file");
      }
    }
    if (Files.size(file) > 0 && !isPage(file)) {
      throw new UsageException(
          OPTION + ": " + name + " exists and is not a page; name another file, or remove it");
    }
  }

  private static boolean isPage(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(START.length());
      String text = new String(start, StandardCharsets.ISO_8859_1);
      return text.toLowerCase(Locale.ROOT).equals(START);
    }
  }

  private static boolean isSpecial(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /**
   * Writes a page.
   *
   * @throws IOException if it can't be written; then nothing of it is left
   */
  void write(ByteBuilder page) throws IOException {
    if (isSpecial(file)) { // such as a pipe, which is not to be replaced
      try (OutputStream out = Files.newOutputStream(file)) {
        page.writeTo(out);
      }
      return;
    }
    Path temporary =
        Files.createTempFile(
            folder(file),
            ".jaudit.",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        page.writeTo(out);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
