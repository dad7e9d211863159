package io.jaudit.interpret.names;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Maps IDs to the names of the users, or of the groups, of one host, and back.
 *
 * <p>In: an id, or a name. Out: the other of the two. Names have one character per byte
 * (ISO-8859-1), so that nothing of a file is lost. Safe for use by several threads.
 *
 * <p>It is an interface because names may come from other sources than a file
 * (docs/ausearch-differences.md no. 9).
 */
public interface IdNames {
  /** Knows no names. */
  static IdNames none() {
    return IdFile.NONE;
  }

  /**
   * Reads a file in the format of {@code /etc/passwd} or {@code /etc/group}. Comments and lines
   * without an ID are skipped; of two lines for one name or ID the first counts, as in the C
   * library.
   *
   * @throws IOException if the file can't be read
   */
  static IdNames read(Path file) throws IOException {
    return IdFile.read(file);
  }

  /** Returns names that query {@code first}, then {@code second}. */
  static IdNames inOrder(IdNames first, IdNames second) {
    return new FirstKnown(first, second);
  }

  /** Returns the name of an id; null if it has none. */
  @Nullable String name(long id);

  /** Returns the id of a name, which is case-sensitive. */
  OptionalLong id(String name);

  /** Returns all names in the order of the file, for suggestions. */
  List<String> names();
}
