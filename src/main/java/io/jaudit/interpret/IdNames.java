package io.jaudit.interpret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the users, or the groups, of one host are called.
 *
 * <p>In: an id, or a name. Out: the other of the two. Names are one character a byte (ISO-8859-1),
 * so that nothing of a file is lost. Safe for use by several threads.
 *
 * <p>An interface because names may be asked of other places than a file
 * (docs/ausearch-differences.md no. 9).
 */
public interface IdNames {
  /** Knows nobody. */
  static IdNames none() {
    return IdFile.NONE;
  }

  /**
   * Those of a file in the format of {@code /etc/passwd} or {@code /etc/group}. Comments and lines
   * that name no id are passed over; of two lines for one name or id the first counts, as it does
   * for the C library.
   *
   * @throws IOException if the file can't be read
   */
  static IdNames read(Path file) throws IOException {
    return IdFile.read(file);
  }

  /** What {@code first} knows, else what {@code second} does. */
  static IdNames inOrder(IdNames first, IdNames second) {
    return new FirstKnown(first, second);
  }

  /** The name of an id; null where it has none. */
  @Nullable String name(long id);

  /** The id of a name, which is case-sensitive. */
  OptionalLong id(String name);

  /** All names in the order of the file, to choose suggestions from. */
  List<String> names();
}
