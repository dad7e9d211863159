package io.jaudit.process;

import org.jspecify.annotations.Nullable;

/**
 * Describes one of the programs that a process ran, one after the other. Changes while the log is
 * read. Not safe for use by several threads.
 */
public final class ProcessImage {
  private final Program program;
  private final ProgramSource source;
  private int uid;
  @Nullable ProcessImage next;

  ProcessImage(Program program, ProgramSource source, int uid) {
    this.program = program;
    this.source = source;
    this.uid = uid;
  }

  /** Returns the program. */
  public Program program() {
    return program;
  }

  /** Returns where it is known from. */
  public ProgramSource source() {
    return source;
  }

  /**
   * Returns the real user ID that the process last had with this program, of 32 bits without a
   * sign; -1 if that is not known.
   */
  public int uid() {
    return uid;
  }

  /** Returns the program that the process ran after this one; null if there is none. */
  public @Nullable ProcessImage next() {
    return next;
  }

  void uid(int last) {
    uid = last;
  }
}
