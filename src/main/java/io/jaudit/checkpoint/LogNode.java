package io.jaudit.checkpoint;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A node of a log; null is the node of records without one. */
record LogNode(int log, @Nullable String node) {
  // Written out: the generated methods of a record start through invokedynamic, which costs time at
  // every start of the program.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogNode that && log == that.log && Objects.equals(node, that.node);
  }

  @Override
  public int hashCode() {
    return 31 * log + Objects.hashCode(node);
  }
}
