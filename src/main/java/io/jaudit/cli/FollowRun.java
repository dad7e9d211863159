package io.jaudit.cli;

import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.search.Follow;
import io.jaudit.search.OutputException;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.search.WritingHandler;
import io.jaudit.source.Log;
import io.jaudit.source.LogDiscovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Runs a search that follows its logs. A signal that ends the process has the search save its
 * position first, and then ends it as it would have: with 130 for SIGINT, 143 for SIGTERM.
 */
final class FollowRun implements AutoCloseable {
  /** The longest time for which a signal waits, if nobody reads what is written. */
  private static final long LAST_SAVE_MILLIS = 5000;

  private final Follow follow;
  private final Consumer<String> messages;
  private final Thread onSignal;

  private FollowRun(Follow follow, Consumer<String> messages) {
    this.follow = follow;
    this.messages = messages;
    this.onSignal = new Thread(() -> endBySignal(follow), "signal");
  }

  /**
   * Begins a run, which has to be closed after all messages about it were printed.
   *
   * @param messages receives sentences for the user
   */
  static FollowRun of(SearchOptions options, Environment environment, Consumer<String> messages)
      throws UsageException {
    ReaderWatch reader = new ReaderWatch(environment.outLink());
    long poll = options.pollMillis().orElse(Follow.WATCHING);
    LogDiscovery discovery = SearchInput.discovery(options, environment);
    Follow follow = new Follow(poll, discovery, messages, reader::isGone);
    FollowRun run = new FollowRun(follow, messages);
    Runtime.getRuntime().addShutdownHook(run.onSignal);
    return run;
  }

  /** Searches until the search is stopped, or has what it wants. */
  void run(SearchPlan plan, WritingHandler writing, SearchTally tally)
      throws OutputException, CheckpointException {
    for (Log log : plan.logs().logs()) {
      if (log.sources().isEmpty()) {
        Path base = log.base().orElseThrow();
        messages.accept(
            Files.isDirectory(base)
                ? "waiting for a log in " + base
                : "waiting for " + base + ", which does not exist yet");
      }
    }
    Search.following(plan, writing, tally, follow).run();
  }

  /** Returns true if a signal ended it, or its reader has exited. */
  boolean isStopped() {
    return follow.isStopped();
  }

  /** Lets a signal that waits for the end of the run end the process. */
  @Override
  public void close() {
    follow.end();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // A signal is ending the process, with a status of its own.
      while (true) {
        LockSupport.park(this);
      }
    }
  }

  private static void endBySignal(Follow follow) {
    follow.stop();
    try {
      follow.awaitEnd(LAST_SAVE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
