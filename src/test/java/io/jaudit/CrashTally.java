package io.jaudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the runs over one log printed, held against the events written to it; and the sums over all
 * logs. Not safe for use by several threads.
 */
final class CrashTally {
  /** How a run is ended. */
  enum End {
    WELL,
    WELL_TOO,
    KILLED,
    TERMINATED,
    INTERRUPTED,
    DIES_SAVING,
    READER_LEFT,
    DISK_FULL;

    boolean isWell() {
      return this == WELL || this == WELL_TOO;
    }
  }

  /**
   * A run.
   *
   * @param status its exit status, above 128 if a signal ended it
   * @param printed what standard output got; empty if nobody can know
   * @param before the checkpoint when it began; empty if there was none
   * @param after the checkpoint when it had ended
   */
  record Run(End end, int status, String printed, String errors, String before, String after) {
    boolean endedWell() {
      return status == 0 || status == 1;
    }

    boolean bySignal() {
      return status > 128;
    }

    /**
     * Returns true if it did not know its position in the log, and went by the stamps of events.
     */
    boolean wentByStamp() {
      return errors.contains("; continuing with all events");
    }

    boolean saved() {
      return !before.equals(after);
    }

    @Override
    public String toString() {
      String sort = saved() ? " saved, " : " ";
      return end + " " + status + ":" + sort + printed.lines().count() + " lines; " + errors;
    }
  }

  private final Map<End, Integer> runs = new EnumMap<>(End.class);
  private int all;
  private int bySignal;
  private int unsaved;
  private long written;
  private long lost;
  private long repeated;
  private long byStamp;

  /**
   * What is wrong with the runs over a log with these events, each the text of its lines; empty if
   * nothing is:
   *
   * <ul>
   *   <li>an event that no run printed whole,
   *   <li>one that a run printed again though it, or one that had printed it before, had saved or
   *       ended well: only a run that died between printing and saving may leave one to be
   *       repeated,
   *   <li>output of a run that saved which is no whole event,
   *   <li>a checkpoint that moved though standard output did not take everything.
   * </ul>
   */
  List<String> faults(List<String> events, List<Run> ofLog, boolean clockWasSet) {
    List<String> faults = new ArrayList<>();
    Map<String, Integer> times = new HashMap<>();
    Map<String, Run> done = new HashMap<>();
    for (Run run : ofLog) {
      String rest = run.printed;
      boolean settled = run.endedWell() || run.saved();
      for (String event : events) {
        int at = run.printed.indexOf(event);
        if (at < 0) {
          continue;
        }
        if (done.containsKey(event) && run.wentByStamp() && clockWasSet) {
          byStamp++;
        } else if (done.containsKey(event) || run.printed.indexOf(event, at + 1) >= 0) {
          faults.add("printed again by " + run.end + ", was by " + done.get(event) + ": " + event);
        }
        times.merge(event, 1, Integer::sum);
        rest = rest.replace(event, "");
        if (settled) {
          done.put(event, run);
        }
      }
      if (settled && !rest.isEmpty()) {
        faults.add("no whole event, of " + run.end + ": " + rest);
      }
      if (run.saved() && run.errors.contains("not all events were printed")) {
        faults.add("saved what was not printed: " + run);
      }
      count(run, settled);
    }
    for (String event : events) {
      if (!times.containsKey(event)) {
        lost++;
        faults.add("lost: " + event);
      }
    }
    written += events.size();
    times.values().forEach(count -> repeated += count - 1);
    return faults;
  }

  private void count(Run run, boolean settled) {
    all++;
    runs.merge(run.end, 1, Integer::sum);
    bySignal += run.bySignal() ? 1 : 0;
    unsaved += !settled && !run.printed.isEmpty() ? 1 : 0;
  }

  void writeTo(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("runs ").append(all).append(' ').append(runs);
    text.append("\nended by a signal ").append(bySignal);
    text.append("\nof these, between printing and saving ").append(unsaved);
    text.append("\nevents written ").append(written);
    text.append("\nlost ").append(lost);
    text.append("\nprinted again after such an end ").append(repeated - byStamp);
    text.append("\nprinted again, as the log was written over and the clock set ").append(byStamp);
    text.append('\n');
    Files.writeString(file, text);
  }
}
