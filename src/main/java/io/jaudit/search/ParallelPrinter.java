package io.jaudit.search;

import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.EventFilter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.process.FactBatch;
import io.jaudit.search.PrintTarget.Order;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link Workers} match and write events, a batch at a time, and prints the text in the order
 * of the events. For use by one thread.
 */
final class ParallelPrinter {
  /** Bytes of input for which a task takes about a millisecond. */
  private static final int SIZE = 64 * 1024;

  /**
   * Limit of bytes of input in running tasks, unless there is only one. An event may take 5 MiB,
   * and its text several times that.
   */
  private static final long MAX_RUNNING = 64 * SIZE;

  /**
   * A buffer that grew beyond this is not reused, and the lines of an event count no more, however
   * far they are from each other.
   */
  private static final int LARGE = 16 * SIZE;

  /** Input between events whose lines were copied counts 1/64. */
  private static final int COPIED_DIVISOR = 64;

  private final EventFilter filter;
  private final Workers workers;
  private final PrintTarget output;
  private final SearchTally tally;
  private final Queue<Slot> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Task> running = new ArrayDeque<>();
  private final Queue<Reading> reading = new ArrayDeque<>();
  private List<AuditEvent> batch = new ArrayList<>();
  private long size;
  private long runningSize;
  private long position;

  /** Null unless processes are followed. */
  private @Nullable ProcessFollower processes;

  /** A running batch, and the bytes of input it holds. */
  private record Task(Future<Slot> slot, long size) {}

  /** A batch of which the facts about processes are being read. */
  private record Reading(Future<FactBatch> facts, List<AuditEvent> events, long size) {}

  /** A writer and what it has written of one batch. */
  private static final class Slot {
    final EventWriter writer;
    final EventTexts texts = new EventTexts(SIZE);
    final EventView view = new EventView(Identities.ofLog());
    final List<AuditEvent> damaged = new ArrayList<>();

    Slot(EventWriter writer) {
      this.writer = writer;
    }

    /** Prints the events that match, in the order and up to the number that the target wants. */
    Slot print(List<AuditEvent> batch, EventFilter filter, Order order, long most) {
      boolean isForward = order == Order.OLDEST_FIRST;
      for (int i = 0; i < batch.size(); i++) {
        AuditEvent event = batch.get(isForward ? i : batch.size() - 1 - i);
        if (texts.count() < most && filter.matches(view.of(event))) {
          writer.write(event, texts.bytes());
          texts.end();
        }
        if (event.isDamaged()) {
          damaged.add(event); // with its records, which know the damage
        } else {
          // The event may have been promoted to the old generation by now. Everything it refers to
          // would be promoted too, even if dead: half of all garbage collection.
          event.discard();
        }
      }
      if (!isForward) {
        Collections.reverse(damaged);
      }
      return this;
    }
  }

  ParallelPrinter(EventFilter filter, Workers workers, PrintTarget output, SearchTally tally) {
    this.filter = filter;
    this.workers = workers;
    this.output = output;
    this.tally = tally;
  }

  /** Has a table follow the processes of all events that are added. */
  void follow(ProcessFollower by) {
    processes = by;
  }

  /**
   * Takes the next event.
   *
   * @return false if no more can be written
   */
  boolean add(AuditEvent event) {
    batch.add(event);
    size += held(event);
    return size < SIZE || submit();
  }

  /**
   * Returns the bytes of input that an event keeps reachable with its blocks: everything from the
   * event before it in the batch to its last line, up to a limit. A block with one matching line
   * counts completely. If the lines were copied, only they count, and a small share of the input
   * before them, so that rare events are not held back for long.
   */
  private long held(AuditEvent event) {
    long before = Math.abs(event.position() - position);
    position = event.position() + event.span();
    if (event.ownsLines()) {
      return event.lineBytes() + Math.min(before / COPIED_DIVISOR, SIZE);
    }
    return Math.min(before, SIZE) + Math.max(event.lineBytes(), Math.min(event.span(), LARGE));
  }

  /**
   * Writes all that was added.
   *
   * @return false if not all could be written
   */
  boolean finish() {
    boolean written = batch.isEmpty() || submit();
    while (written && !reading.isEmpty()) {
      written = followNext();
    }
    while (written && !running.isEmpty()) {
      written = print(running.remove());
    }
    return written;
  }

  private boolean submit() {
    List<AuditEvent> full = batch;
    long bytes = size;
    batch = new ArrayList<>();
    size = 0;
    ProcessFollower follower = processes;
    if (follower == null) {
      return submit(full, bytes);
    }
    reading.add(new Reading(workers.submit(() -> follower.read(full)), full, bytes));
    return reading.size() < workers.ahead() || followNext();
  }

  /** Has the processes of the next batch followed, and submits it. */
  private boolean followNext() {
    Reading next = reading.remove();
    ProcessFollower follower = Objects.requireNonNull(processes, "facts are read for it");
    try {
      follower.take(next.events, Workers.await(next.facts));
    } catch (IOException e) {
      output.fail(e); // interrupted
      return false;
    }
    return submit(next.events, next.size);
  }

  private boolean submit(List<AuditEvent> full, long bytes) {
    while (!running.isEmpty()
        && (running.size() >= workers.ahead() || runningSize + bytes > MAX_RUNNING)) {
      if (!print(running.remove())) {
        return false;
      }
    }
    Slot free = idle.poll();
    Slot slot = free == null ? new Slot(output.anotherWriter()) : free;
    running.add(new Task(workers.submit(() -> print(slot, full)), bytes));
    runningSize += bytes;
    return true;
  }

  private Slot print(Slot slot, List<AuditEvent> events) {
    return slot.print(events, filter, output.order(), output.most());
  }

  /** Waits for a task and writes its text. */
  private boolean print(Task task) {
    try {
      Slot slot = Workers.await(task.slot);
      runningSize -= task.size;
      boolean written = slot.texts.count() == 0 || output.write(slot.texts);
      tally.matched(slot.texts.count());
      for (AuditEvent event : slot.damaged) {
        tally.damage(event);
      }
      slot.damaged.clear();
      if (slot.texts.bytes().length() <= LARGE) {
        slot.texts.clear();
        idle.add(slot);
      }
      return written;
    } catch (IOException e) {
      output.fail(e); // interrupted: unwritten text is lost
      return false;
    }
  }
}
