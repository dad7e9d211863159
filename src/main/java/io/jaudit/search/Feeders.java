package io.jaudit.search;

import java.util.function.Consumer;

/** Starts the threads that feed the programs that decode logs: one for each, as long as it runs. */
public final class Feeders implements Consumer<Runnable> {
  /** Runs a task on a thread of its own, which does not keep the process alive. */
  @Override
  public void accept(Runnable task) {
    Thread thread = new Thread(task, "feed a decoder");
    thread.setDaemon(true);
    thread.start();
  }
}
