package io.jaudit.search;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits until something may have changed in some folders. The system's reports (inotify) only end
 * the wait: what has changed is up to the caller, who also has to look without a report from time
 * to time, because a network file system reports nothing. Only {@link #close} may be called by
 * other threads.
 */
final class ChangeWatch implements AutoCloseable {
  /** The wait after the first report, so that many changes are one. */
  private static final long COLLECT_MILLIS = 20;

  /** How often to look if the system can't report changes. */
  private static final long UNREPORTED_MILLIS = 250;

  private static final WatchEvent.Kind<?>[] CHANGES = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private final @Nullable WatchService service;
  private final long longestMillis;

  /**
   * @param pollMillis the longest wait, in ms; {@link Follow#WATCHING} to wait for reports
   * @param longestMillis the longest wait in that case
   */
  ChangeWatch(long pollMillis, long longestMillis) {
    this.service = pollMillis == Follow.WATCHING ? newService() : null;
    this.longestMillis =
        pollMillis != Follow.WATCHING
            ? pollMillis
            : service == null ? UNREPORTED_MILLIS : longestMillis;
  }

  private static @Nullable WatchService newService() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      return null; // the user has too many
    }
  }

  /** Has changes in these folders end the wait, from now on; one that does not exist has none. */
  void watch(Collection<Path> folders) {
    if (service == null) {
      return;
    }
    for (Path folder : folders) {
      WatchKey key = keys.get(folder);
      if (key == null || !key.isValid()) {
        register(service, folder);
      }
    }
  }

  private void register(WatchService open, Path folder) {
    try {
      keys.put(folder, folder.register(open, CHANGES));
    } catch (ClosedWatchServiceException e) {
      return; // the search ends
    } catch (IOException e) {
      keys.remove(folder);
    }
  }

  /**
   * Waits for a change.
   *
   * @param millis the longest wait, in ms
   */
  void await(long millis) throws InterruptedIOException {
    long most = Math.max(1, Math.min(millis, longestMillis));
    try {
      if (service == null) {
        closed.await(most, TimeUnit.MILLISECONDS);
        return;
      }
      WatchKey changed = service.poll(most, TimeUnit.MILLISECONDS);
      if (changed != null) {
        closed.await(COLLECT_MILLIS, TimeUnit.MILLISECONDS);
        for (WatchKey key = changed; key != null; key = service.poll()) {
          key.pollEvents();
          key.reset();
        }
      }
    } catch (ClosedWatchServiceException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Ends the wait, and all later ones at once. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (service != null) {
        service.close();
      }
    } catch (IOException e) {
      return; // nothing is left to wait for
    }
  }
}
