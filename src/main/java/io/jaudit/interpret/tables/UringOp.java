package io.jaudit.interpret.tables;

import java.util.Optional;
import java.util.OptionalInt;

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

  /** Returns the number of an operation, by its name in any case; empty if unknown. */
  public static OptionalInt number(String name) {
    int row = TABLE.find(name);
    return row == ConstantTable.NONE
        ? OptionalInt.empty()
        : OptionalInt.of((int) TABLE.number(row));
  }
}
