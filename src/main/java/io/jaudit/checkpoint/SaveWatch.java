package io.jaudit.checkpoint;

import java.io.IOException;

/** Is notified of each step of a save, so that tests can fail or end the program there. */
@FunctionalInterface
interface SaveWatch {
  /** The steps, in order. */
  enum Step {
    BEGUN,
    CREATED,
    WRITTEN,
    FORCED,
    RENAMED,
    FOLDER_FORCED
  }

  /** Called after each step. */
  void reached(Step step) throws IOException;
}
