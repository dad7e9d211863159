package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.output.SyscallLine.Ends;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what is counted of the events whose SYSCALL record has the head and the tail of an
 * earlier one: outcome, keys, program, system call and user. Their fields need not be located
 * again. For use by one thread.
 */
public final class CallMemory {
  private static final int SLOTS = 2048;

  /**
   * Holds what is counted of an event. Immutable; the same one for events that repeat.
   *
   * @param outcome its outcome
   * @param keys the keys of its rules, each once
   * @param executable its program; null if it is not known
   * @param name of the system call, such as {@code execve}; null if it is not known
   * @param uid the real user ID; {@link Actor#NONE} without one
   * @param isUsual whether it is a system call with only the records of one
   */
  public record Call(
      Outcome outcome,
      List<@Nullable ByteSlice> keys,
      @Nullable ByteSlice executable,
      @Nullable String name,
      long uid,
      boolean isUsual) {}

  private record Known(Ends ends, Call call) {}

  private final UsualEvent usual = new UsualEvent();
  private final ContentHash hash = new ContentHash();
  private final Repeats repeats = new Repeats(SLOTS);
  private final @Nullable Known[] known = new Known[SLOTS];

  /** Returns what is counted of the event that a view is of. */
  public Call of(EventView view) {
    if (!usual.read(view.records())) {
      return read(view, false);
    }
    SyscallLine line = usual.line();
    int content = line.addTo(hash.begin()).value();
    int slot = content & SLOTS - 1;
    Known last = known[slot];
    if (last != null && last.ends.areOf(line)) {
      return last.call;
    }
    Call call = read(view, true);
    if (repeats.isRepeated(content)) {
      known[slot] = new Known(line.ends(), copy(call));
    }
    return call;
  }

  private static Call read(EventView view, boolean isUsual) {
    return new Call(
        view.outcome(),
        view.keys(),
        view.process().executable(),
        view.call().name(),
        view.actor().id(Actor.UID),
        isUsual);
  }

  private static Call copy(Call call) {
    List<@Nullable ByteSlice> keys = new ArrayList<>();
    for (ByteSlice key : call.keys) {
      keys.add(key == null ? null : key.copy());
    }
    ByteSlice executable = call.executable == null ? null : call.executable.copy();
    return new Call(call.outcome, keys, executable, call.name, call.uid, call.isUsual);
  }
}
