package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.event.OpenAtEnd;
import io.jaudit.source.Log;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.util.List;

/**
 * Tracks what one run has to read, how far it got, and what is left to the next run. A run without
 * a checkpoint has {@link NoCheckpoint}. For use by one thread.
 *
 * <p>A span is named by its index in {@link ReadPlan#spans}, which is also the source of the
 * positions of its lines.
 */
public interface CheckpointSession extends OpenAtEnd {
  /** Returns what is to be read. */
  ReadPlan plan();

  /** Returns what decides which of it is new. */
  EventGate gate();

  /**
   * Has the run read its files on while they grow. Then the caller checks whether their content was
   * replaced, and {@link #save} may be called any number of times.
   */
  void follow();

  /**
   * Adds a log that appeared while others are followed; its files are added one by one.
   *
   * @return its index
   */
  int addLog(Log log);

  /**
   * Adds a file that a log continues in while it is followed.
   *
   * @param source opened, and held open
   * @return the index of its span
   */
  int add(int log, LogSource source);

  /** Has the current time be another one than when the run began, in ms since the epoch. */
  void now(long millis);

  /**
   * Records that a span is read from {@code offset} on.
   *
   * @throws IOException if its content was replaced since it was chosen
   */
  void begin(int span, long offset) throws IOException;

  /**
   * Records that all of a span was read, up to {@code offset}.
   *
   * @throws IOException if its content was replaced or removed while it was read
   */
  void end(int span, long offset) throws IOException;

  /** Records that the rest of a span could not be read. */
  void unread(int span);

  /** Records that the lines of a span before {@code offset} were read. */
  void readTo(int span, long offset);

  /** Returns true if every line has to be read, so that none may be skipped by its time. */
  boolean needsEveryLine();

  /**
   * Returns true if the writer of the log may still append to the last line of a span, so that a
   * last line without LF is left to the next run.
   */
  boolean isBeingWritten(int span);

  /** Records that no more events are wanted. */
  void enough();

  /**
   * Saves where this run ended.
   *
   * @param open the events that are left open, or that this run did not get to
   * @return what was left out or could not be read, and what happens to it; a sentence each
   * @throws CheckpointException if it can't be saved
   */
  List<String> save(List<AuditEvent> open) throws CheckpointException;
}
