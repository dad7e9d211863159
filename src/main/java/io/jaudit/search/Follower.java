package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.source.FileProblem;
import io.jaudit.source.FileSource;
import io.jaudit.source.Log;
import io.jaudit.source.LogChain;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
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

  private final Search search;
  private final Follow follow;
  private final ChangeWatch watch;
  private final long quietMillis;
  private final List<FollowedLog> logs = new ArrayList<>();
  private int next;
  private boolean begun;
  private long savedAt;
  private long savedState;
  private long askedAt;
  private @Nullable CheckpointException problem;

  /**
   * @param quietMillis the time after which an event gets no more records, in ms
   */
  Follower(Search search, Follow follow, List<Log> ofPlan, long quietMillis) {
    this.search = search;
    this.follow = follow;
    this.quietMillis = quietMillis;
    this.watch = new ChangeWatch(follow.pollMillis(), LOOK_MILLIS);
    this.savedAt = millis();
    this.askedAt = savedAt;
    follow.onStop(watch::close);
    for (int i = 0; i < ofPlan.size(); i++) {
      int log = i;
      EventAssembler assembler = search.newAssembler(ofPlan.size());
      FollowedLog.Adder adder = file -> search.add(log, file);
      LogChain chain = ofPlan.get(i).base().isPresent() ? new LogChain(ofPlan.get(i)) : null;
      logs.add(new FollowedLog(chain, assembler, adder, follow));
    }
  }

  /** Returns what joins the records of a log. */
  EventAssembler assembler(int log) {
    return logs.get(log).assembler();
  }

  List<EventAssembler> assemblers() {
    List<EventAssembler> all = new ArrayList<>();
    for (FollowedLog log : logs) {
      all.add(log.assembler());
    }
    return all;
  }

  /** Is notified that the newest file of a log is read from {@code position} on. */
  void reads(int log, ReadPosition position) {
    if (position.source() instanceof FileSource file && file.hold() && file.mayGrow()) {
      logs.get(log).add(new FollowedFile(file, position));
    } else {
      logs.get(log).compressed(position.source());
    }
  }

  /** Is notified that a file can't be read. */
  void unreadable(ReadPosition position, IOException cause) {
    for (FollowedLog log : logs) {
      log.fail(position);
    }
    if (begun) {
      follow.warn(FileProblem.cantRead(position.source().name(), cause));
    }
  }

  /**
   * Returns a reader of what is new, after waiting for it; null if the search is to end. Events are
   * passed on, and the position is saved, before it waits.
   */
  @Nullable SpanReader next() {
    try {
      begun = true;
      while (goesOn() && !areOver()) {
        for (; next < logs.size(); next++) {
          SpanReader reader = next(logs.get(next));
          if (reader != null) {
            return reader;
          }
        }
        next = 0;
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
    for (FollowedLog log : logs) {
      if (!log.isOver()) {
        return false;
      }
    }
    return true;
  }

  private @Nullable SpanReader next(FollowedLog log) {
    try {
      FollowedFile more = log.more();
      if (more != null) {
        return search.reader(log.assembler(), more.position(), Reading.GROWING);
      }
      FollowedFile ending = log.ending();
      if (ending != null) {
        return search.reader(log.assembler(), ending.position(), Reading.TO_END);
      }
    } catch (IOException e) {
      follow.warn(FileProblem.cantRead(log.name(), e));
    }
    return null;
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
    long left = Long.MAX_VALUE;
    for (FollowedLog log : logs) {
      left = Math.min(left, log.assembler().release(millis(), quietMillis));
    }
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
    boolean isAnyOpen = caughtUp() < Long.MAX_VALUE;
    follow.setBlocked(!isAnyOpen);
    if (isAnyOpen) {
      try {
        watch.await(STREAM_MILLIS);
      } catch (InterruptedIOException e) {
        follow.stop();
      }
    }
    return isAnyOpen && goesOn();
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

  /** Returns the events that were not passed on, of all logs. */
  List<AuditEvent> open() {
    List<AuditEvent> open = new ArrayList<>();
    for (FollowedLog log : logs) {
      open.addAll(log.assembler().open());
    }
    return open;
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
