package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.event.EventAssembler;
import io.jaudit.source.FileBegin;
import io.jaudit.source.FileProblem;
import io.jaudit.source.FileSource;
import io.jaudit.source.Log;
import io.jaudit.source.LogChain;
import io.jaudit.source.LogDiscovery;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has a search go on when it has read its logs: waits for more, and says what to read. In between,
 * it passes on the events that nothing more is expected of, and saves the checkpoint.
 *
 * <p>All logs are looked at in rounds. A round reads each file to the end that it has then, so that
 * a busy log does not keep others waiting. For use by one thread.
 */
final class Follower implements Closeable {
  /** How often all logs are looked at, even if the system reports no change. */
  private static final long LOOK_MILLIS = 1000;

  private static final long SAVE_MILLIS = 1000;

  /** How often a stream is asked for more while events wait for their time. */
  private static final long STREAM_MILLIS = 50;

  /** Logs are looked for at most for this share of the time, if there are many files. */
  private static final int DISCOVERY_SHARE = 20;

  private static final long RAREST_DISCOVERY_MILLIS = 10_000;

  private final Search search;
  private final LogReading reading;
  private final EventAssembler assembler;
  private final Follow follow;
  private final @Nullable LogDiscovery discovery;
  private final ChangeWatch watch;
  private final long quietMillis;
  private final List<FollowedLog> logs = new ArrayList<>();
  private int next;
  private long discoverAt;
  private long savedAt;
  private long savedState;
  private long askedAt;
  private @Nullable CheckpointException problem;

  private final Set<String> refused = new HashSet<>();

  /**
   * @param reading reads what this returns
   * @param assembler joins what is read
   */
  Follower(
      Search search, LogReading reading, EventAssembler assembler, Follow follow, SearchPlan plan) {
    this.search = search;
    this.reading = reading;
    this.assembler = assembler;
    this.follow = follow;
    this.discovery = follow.discovery();
    this.quietMillis = plan.eventTimeout() * 1000L;
    this.watch = new ChangeWatch(follow.pollMillis(), LOOK_MILLIS);
    this.savedAt = millis();
    this.askedAt = savedAt;
    follow.onStop(watch::close);
    refused.addAll(plan.logs().refused());
    for (Log log : plan.logs().logs()) {
      add(log);
    }
  }

  private void add(Log log) {
    int number = logs.size();
    LogChain chain = log.base().isPresent() ? new LogChain(log) : null;
    logs.add(new FollowedLog(chain, file -> reading.add(number, file), follow));
  }

  /** Returns true if events of no other log can be open. */
  boolean hasOneLog() {
    return logs.size() == 1;
  }

  /** Is notified that the newest file of a log is read from {@code position} on. */
  void reads(int log, ReadPosition position) {
    if (position.source() instanceof FileSource file && file.hold() && file.mayGrow()) {
      logs.get(log).add(new FollowedFile(file, position));
    } else {
      logs.get(log).compressed(position.source());
    }
  }

  /** Is notified that a file can't be read; returns true if that is tried again. */
  boolean unreadable(ReadPosition position, IOException cause) {
    boolean isTriedAgain = false;
    for (FollowedLog log : logs) {
      isTriedAgain |= log.fail(position, cause);
    }
    String sentence = FileProblem.cantRead(position.source().name(), cause);
    follow.warn(isTriedAgain ? sentence + "; trying again" : sentence);
    return isTriedAgain;
  }

  /**
   * Returns a reader of what is new, after waiting for it; null if the search is to end, or if
   * other logs were found, which {@link LogReading} reads then. Events are passed on, and the
   * position is saved, before it waits.
   */
  @Nullable SpanReader next() {
    try {
      while (goesOn() && !areOver()) {
        for (; next < logs.size(); next++) {
          SpanReader reader = next(next);
          if (reader != null) {
            return reader;
          }
        }
        next = 0;
        if (hasFoundOthers()) {
          return null;
        }
        await(caughtUp());
        for (FollowedLog log : logs) {
          log.begin();
          watch.watch(log.folders());
        }
      }
    } catch (InterruptedIOException e) {
      follow.stop();
    }
    return null;
  }

  private boolean areOver() {
    boolean areOver = discovery == null;
    for (FollowedLog log : logs) {
      areOver &= log.isOver();
    }
    return areOver;
  }

  private @Nullable SpanReader next(int number) {
    FollowedLog log = logs.get(number);
    try {
      FollowedFile more = log.more();
      if (more != null) {
        return reading.reader(number, more.position(), Reading.GROWING);
      }
      FollowedFile ending = log.ending();
      if (ending != null) {
        return reading.reader(number, ending.position(), Reading.TO_END);
      }
    } catch (IOException e) {
      follow.warn(FileProblem.cantRead(log.name(), e));
    }
    return null;
  }

  /** Looks for other logs if it is time to; returns true if there are any. */
  private boolean hasFoundOthers() {
    long begin = millis();
    if (discovery == null || begin < discoverAt) {
      return false;
    }
    List<Log> found = found(discovery);
    for (Log log : found) {
      add(log);
    }
    if (!found.isEmpty()) {
      reading.add(found);
    }
    long now = millis();
    boolean isFirst = discoverAt == 0; // it also loads classes
    long took = isFirst ? 0 : Math.min(DISCOVERY_SHARE * (now - begin), RAREST_DISCOVERY_MILLIS);
    discoverAt = now + Math.max(LOOK_MILLIS, took);
    return !found.isEmpty();
  }

  private List<Log> found(LogDiscovery by) {
    List<Path> bases = new ArrayList<>();
    List<FileBegin> read = new ArrayList<>();
    for (FollowedLog log : logs) {
      Path base = log.base();
      if (base != null) {
        bases.add(base);
      }
      log.addBegins(read);
    }
    try {
      List<Log> found = by.find(bases, read);
      for (String sentence : by.refused()) {
        warnOnce(sentence);
      }
      return found;
    } catch (IOException e) {
      warnOnce(FileProblem.cantRead("the folder", e));
      return List.of();
    }
  }

  private void warnOnce(String sentence) {
    if (refused.add(sentence)) {
      follow.warn(sentence + "; trying again");
    }
  }

  /** Returns true if the search is to end where it is. */
  boolean isStopped() {
    return follow.isStopped();
  }

  /** Returns false if the search is to end. Saves the position if it is time to. */
  boolean goesOn() {
    search.now(System.currentTimeMillis());
    saveIfDue();
    return problem == null && !search.isDone() && !follow.isStopped();
  }

  /**
   * Passes on the events that nothing more is expected of.
   *
   * @return the time, in ms, after which there may be others
   */
  private long caughtUp() {
    long left = assembler.release(millis(), quietMillis);
    search.flush();
    saveIfDue();
    return left;
  }

  /**
   * Is notified that a stream has nothing at the moment.
   *
   * @return true if it is to be called again if that is so still; it has waited then
   */
  boolean idle() {
    boolean isAnyLeft = caughtUp() < Long.MAX_VALUE || search.state() != savedState;
    follow.setBlocked(!isAnyLeft);
    if (isAnyLeft) {
      try {
        watch.await(STREAM_MILLIS);
      } catch (InterruptedIOException e) {
        follow.stop();
      }
    }
    return isAnyLeft && goesOn();
  }

  private void await(long millis) throws InterruptedIOException {
    if (!goesOn()) {
      return;
    }
    long now = millis();
    if (now - askedAt >= LOOK_MILLIS) {
      askedAt = now;
      if (follow.isReaderGone()) {
        follow.stop();
        return;
      }
    }
    long untilSave = search.state() == savedState ? Long.MAX_VALUE : savedAt + SAVE_MILLIS - now;
    watch.await(Math.min(millis, untilSave));
  }

  private void saveIfDue() {
    long now = millis();
    long state = search.state();
    if (now - savedAt < SAVE_MILLIS || state == savedState || problem != null) {
      return;
    }
    try {
      search.saveMeanwhile();
    } catch (CheckpointException e) {
      problem = e;
    }
    savedAt = millis();
    savedState = state;
  }

  /** Returns why the checkpoint could not be saved; null if it could. */
  @Nullable CheckpointException problem() {
    return problem;
  }

  /** Has the files be reported that could not be opened to the end. */
  void reportUnopened(SearchTally tally) {
    for (FollowedLog log : logs) {
      log.reportUnopened(tally);
    }
  }

  private static long millis() {
    return System.nanoTime() / 1_000_000;
  }

  @Override
  public void close() {
    watch.close();
    for (FollowedLog log : logs) {
      close(log);
    }
  }

  private static void close(FollowedLog log) {
    try {
      log.close();
    } catch (IOException e) {
      return; // the files were only read
    }
  }
}
