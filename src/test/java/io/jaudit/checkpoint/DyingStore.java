package io.jaudit.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A checkpoint whose save kills the process it runs in, at one step. */
public final class DyingStore {
  private DyingStore() {}

  /** The names of the steps, in order. */
  public static Stream<String> steps() {
    return Stream.of(SaveWatch.Step.values()).map(SaveWatch.Step::name);
  }

  /** Returns true for a step after which the new content is there. */
  public static boolean hasSaved(String step) {
    return SaveWatch.Step.valueOf(step).compareTo(SaveWatch.Step.RENAMED) >= 0;
  }

  /** The checkpoint {@code file}, which SIGKILL meets at {@code step}. */
  public static CheckpointStore of(Path file, String step) {
    SaveWatch.Step last = SaveWatch.Step.valueOf(step);
    return new CheckpointStore(
        file,
        reached -> {
          if (reached == last) {
            die();
          }
        });
  }

  private static void die() throws IOException {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("sh", "-c", "kill -KILL " + self).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("still alive");
  }
}
