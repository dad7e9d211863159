package io.jaudit.interpret.tables;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Names error numbers; the field {@code exit} contains them negated.
 *
 * <p>In: a positive number, or a name in any case. Out: the name, the C library's message, or the
 * number. Aliases such as {@code EWOULDBLOCK} are accepted as input only. Thread-safe.
 *
 * <p>Based on {@code asm-generic/errno.h} and glibc's {@code strerror}.
 */
public final class Errno {
  private static final ConstantTable TABLE = ConstantTable.load("errno.tsv");

  private Errno() {}

  /** Returns the name of an error number, such as {@code EACCES}; empty if unknown. */
  public static Optional<String> name(long number) {
    int row = TABLE.find(number);
    return row == ConstantTable.NONE ? Optional.empty() : Optional.of(TABLE.name(row));
  }

  /**
   * Returns the message of the C library; {@code Unknown error NUMBER} for a number without a name.
   */
  public static String message(long number) {
    int row = TABLE.find(number);
    return row == ConstantTable.NONE ? "Unknown error " + number : TABLE.detail(row);
  }

  /** Returns the positive number of a name or alias. */
  public static OptionalInt number(String name) {
    int row = TABLE.find(name);
    return row == ConstantTable.NONE
        ? OptionalInt.empty()
        : OptionalInt.of((int) TABLE.number(row));
  }

  /** Returns all names and aliases. */
  public static List<String> names() {
    return TABLE.words();
  }

  /** Returns the names and aliases nearest to a wrong one, best first. */
  public static List<String> nearestNames(String wrong) {
    return Suggestion.nearest(wrong, TABLE.words());
  }
}
