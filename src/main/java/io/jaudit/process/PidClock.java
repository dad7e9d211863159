package io.jaudit.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Follows the kernel as it gives out process IDs, from low to high and then from the beginning
 * again: a number can't be given to another process before the kernel has come round to it.
 *
 * <p>Time is the place on an endless line of numbers: that of process ID {@code p} in the round
 * that begins at {@code b} is {@code b + p}. Based on {@code alloc_pid} in {@code kernel/pid.c} of
 * Linux 6.18, which continues at RESERVED_PIDS (300) after the highest number. Not safe for use by
 * several threads.
 */
final class PidClock {
  /** The highest process ID of any kernel, PID_MAX_LIMIT: 4 Mi. */
  static final int HIGHEST = 4 * 1024 * 1024;

  /** The first number after the highest one. */
  static final int RESERVED = 300;

  /** The place before any number was seen. */
  static final long NOT_RUNNING = Long.MIN_VALUE;

  private static final int DEFAULT_MAX = 32768;
  private static final int LEAST_SLACK = 64;
  private static final int MOST_SLACK = 1024;

  private final int fixedMax;
  private int highest;
  private int newest;

  /** The place of number 0 of the current round. */
  private long round;

  /** The place of the first number that was seen. */
  private long start = NOT_RUNNING;

  private boolean hasWrapped;

  /** How far the kernel may be ahead of the newest number that was seen. */
  private double slack = LEAST_SLACK;

  /**
   * @param fixedMax the kernel's pid_max; 0 to find out: 32768, unless a higher number is seen
   */
  PidClock(int fixedMax) {
    this.fixedMax = fixedMax;
  }

  private int max() {
    return fixedMax > 0 ? fixedMax : highest <= DEFAULT_MAX ? DEFAULT_MAX : HIGHEST;
  }

  /** Returns the place that the kernel is known to have reached. */
  long now() {
    return round + newest;
  }

  /** Returns true if a number was given out since the beginning, or since the last boot. */
  boolean isRunning() {
    return newest != 0;
  }

  /** Moves to the place of a number that a fork has just given out, and returns it. */
  long allocated(int pid) {
    return moveTo(pid, true);
  }

  /**
   * Moves to the place of a process that was not seen before and executes a program, as new ones
   * do, and returns it. If it is far ahead it is rather an old process.
   */
  long executed(int pid) {
    return moveTo(pid, false);
  }

  private long moveTo(int pid, boolean isNew) {
    highest = Math.max(highest, pid);
    int max = max();
    int half = max / 2;
    start = newest == 0 ? round + pid : start;
    boolean isFarAhead = newest != 0 && pid - newest >= half;
    if (newest - pid > half) {
      round += max;
      hasWrapped = true;
      newest = pid;
    } else if (isFarAhead && hasWrapped) {
      return round - max + pid; // of the round before, logged late
    } else if (pid > newest && (isNew || !isFarAhead)) {
      if (newest != 0) {
        slack = Math.min(MOST_SLACK, Math.max(LEAST_SLACK, 0.9 * slack + 0.8 * (pid - newest)));
      }
      newest = pid;
    }
    return round + pid;
  }

  /** Returns the present place for the process with this number, which is alive. */
  long signOf(int pid) {
    if (!isRunning()) {
      return NOT_RUNNING;
    }
    int ahead = pid - newest;
    return ahead >= 0 && ahead <= slack ? round + pid : now();
  }

  /** Returns true if the kernel may have given out a number again since the process had a sign. */
  boolean mayHaveReused(int pid, long signed) {
    if (pid < RESERVED || !isRunning()) {
      return false;
    }
    int max = max();
    long sign = signed == NOT_RUNNING ? start : signed;
    long next = round + pid + (Math.floorDiv(sign - pid - round, (long) max) + 1) * max;
    double ahead = slack + (newest + slack >= max ? RESERVED : 0);
    return now() + ahead >= next;
  }

  /**
   * Returns true if a process can't have got this number from the kernel as its own child: it is
   * below that of the process, and either one that is never given out again or far from what is.
   * Then it is of another namespace.
   */
  boolean isForeign(int child, int parent) {
    if (child >= parent) {
      return false;
    }
    boolean isAhead = !hasWrapped && newest - child <= max() / 2;
    return child < RESERVED || (!isNear(child) && (!isRunning() || isAhead));
  }

  private boolean isNear(int pid) {
    return isRunning() && Math.abs(pid - newest) <= MOST_SLACK;
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(highest);
    out.writeInt(newest);
    out.writeLong(round);
    out.writeLong(start);
    out.writeBoolean(hasWrapped);
    out.writeDouble(slack);
  }

  void readFrom(DataInputStream in) throws IOException {
    highest = in.readInt();
    newest = in.readInt();
    round = in.readLong();
    start = in.readLong();
    hasWrapped = in.readBoolean();
    slack = in.readDouble();
  }

  /** Begins anew, after a boot. */
  void restart() {
    newest = 0;
    round += 2L * max(); // beyond all signs
    hasWrapped = false;
    slack = LEAST_SLACK;
  }
}
