package io.jaudit.search;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a search. They start with the first task, because a small search needs none, don't
 * keep the process alive, and end with {@link #close}. For use by one thread.
 */
final class Workers implements AutoCloseable {
  /**
   * Tasks finished or running for each thread: enough to avoid waiting, few enough to save memory.
   */
  private static final int AHEAD = 3;

  /**
   * Tasks that one thread finishes by itself: until their code is compiled, a second one would
   * mostly take time from the compiler.
   */
  private static final int WARM_UP = 10;

  private final int threads;
  private @Nullable ThreadPoolExecutor executor;

  Workers(int threads) {
    this.threads = threads;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "search");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the best number of running tasks of one kind. */
  int ahead() {
    return AHEAD * threads;
  }

  <T> Future<T> submit(Callable<T> task) {
    ThreadPoolExecutor started = executor;
    if (started == null) {
      started =
          new ThreadPoolExecutor(
              1, threads, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), Workers::thread);
      executor = started;
    } else if (started.getCorePoolSize() < threads && started.getCompletedTaskCount() >= WARM_UP) {
      started.setCorePoolSize(threads);
    }
    return started.submit(task);
  }

  /**
   * Returns the result of the task.
   *
   * @throws IOException that the task threw; any other exception is rethrown
   */
  static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException unreadable) {
        throw unreadable;
      }
      if (cause instanceof Error error) {
        throw error; // out of memory is reported as such
      }
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdown();
    }
  }
}
