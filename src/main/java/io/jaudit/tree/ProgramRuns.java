package io.jaudit.tree;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProgramSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often each program was run in some trees, also by processes that a page has no room
 * for. Immutable.
 */
final class ProgramRuns {
  private final Map<ByteSlice, Integer> runs = new HashMap<>();

  ProgramRuns(List<SessionTree> trees) {
    for (SessionTree tree : trees) {
      for (Branch branch : tree.all()) {
        if (branch.isOwn()) {
          add(branch.process().firstImage());
        }
      }
    }
  }

  private void add(@Nullable ProcessImage first) {
    for (ProcessImage image = first; image != null; image = image.next()) {
      ByteSlice program = program(image);
      if (program != null) {
        runs.merge(program, 1, Integer::sum);
      }
    }
  }

  /** Returns true if the program of an image was run by nothing else. */
  boolean isOnly(ProcessImage image) {
    ByteSlice program = program(image);
    return program != null && runs.getOrDefault(program, 0) == 1;
  }

  /** Returns the program that an image began with; null if it has that of its parent. */
  private static @Nullable ByteSlice program(ProcessImage image) {
    return image.source() == ProgramSource.INHERITED ? null : image.program().executable();
  }
}
