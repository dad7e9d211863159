package io.jaudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs several commands in one process, so that the build can record the classes they need. The
 * class-data archive is made of these. Not for users.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs the commands, whatever their exit status.
   *
   * @param files names a file with a command for each line: words for {@code jaudit}, separated by
   *     single spaces
   * @throws IOException if the file can't be read
   */
  public static void main(String[] files) throws IOException {
    for (String command : Files.readAllLines(Path.of(files[0]))) {
      Main.run(command.split(" "));
    }
  }
}
