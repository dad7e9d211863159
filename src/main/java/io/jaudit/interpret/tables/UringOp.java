package io.jaudit.interpret.tables;

import io.jaudit.bytes.ByteSlice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Names the operations of io_uring: the values of {@code uring_op} in URINGOP records.
 *
 * <p>In: a number, or a name in any case. Out: the name, or the number. Thread-safe.
 *
 * <p>Based on {@code enum io_uring_op} of {@code linux/io_uring.h}.
 */
public final class UringOp {
  private static final ConstantTable TABLE = ConstantTable.load("uring-ops.tsv");

  private UringOp() {}

  /** Returns the name of an operation; empty if unknown. */
  public static Optional<String> name(long number) {
    int row = TABLE.find(number);
    return row == ConstantTable.NONE ? Optional.empty() : Optional.of(TABLE.name(row));
  }

  /** Returns the name of the operation in a record: of a number, or the name itself; or null. */
  public static @Nullable String logged(ByteSlice text) {
    long number = LoggedCall.number(text);
    return number < 0 ? LoggedCall.name(text) : name(number).orElse(null);
  }

  /** Returns the names of operations nearest to a wrong one, best first. */
  public static List<String> nearestNames(String wrong) {
    return Suggestion.nearest(wrong, TABLE.words());
  }

  /** Returns the number of an operation, by its name in any case; empty if unknown. */
  public static OptionalInt number(String name) {
    int row = TABLE.find(name);
    return row == ConstantTable.NONE
        ? OptionalInt.empty()
        : OptionalInt.of((int) TABLE.number(row));
  }
}
