package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Describes the program that a process runs: decoded path and command line. Immutable.
 *
 * @param executable the path; null if it is not known
 * @param commandLine the arguments as one line of a shell; null if they are not known
 * @param source where it is known from; never {@link ProgramSource#INHERITED}
 * @param execMillis the time of the event that executed it, in ms since 1970; 0 without one
 * @param execSerial the serial of that event
 */
public record Program(
    @Nullable ByteSlice executable,
    @Nullable ByteSlice commandLine,
    ProgramSource source,
    long execMillis,
    long execSerial) {
  /** No known program. */
  static final Program UNKNOWN = new Program(null, null, ProgramSource.NONE, 0, 0);

  private static final ByteSlice DELETED = ByteSlice.of(" (deleted)");

  /** Returns true if a process that runs this may log {@code other} as its program. */
  boolean isAt(@Nullable ByteSlice other) {
    ByteSlice own = executable;
    return own == null
        || other == null
        || own.equals(other)
        || isDeleted(own, other)
        || isDeleted(other, own);
  }

  /** Returns true if {@code path} is what the kernel logs for a file that was deleted. */
  private static boolean isDeleted(ByteSlice file, ByteSlice path) {
    return path.length() == file.length() + DELETED.length()
        && path.startsWith(file)
        && path.slice(file.length()).equals(DELETED);
  }
}
