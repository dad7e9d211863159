package io.jaudit.search;

/** Starts the threads that feed the programs that decode logs: one for each, as long as it runs. */
public final class Feeders {
  private Feeders() {}

  /** Runs a task on a thread of its own, which does not keep the process alive. */
  public static void start(Runnable task) {
    Thread thread = new Thread(task, "feed a decoder");
    thread.setDaemon(true);
    thread.start();
  }
}
