package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the programs of processes. Many processes run the same one, so paths are stored once, and
 * so is a program without arguments of its own. For use by one thread.
 */
final class Programs {
  /** With more paths than this, it begins anew. */
  private static final int MOST = 20_000;

  private final CommandLines lines;
  private final Map<ByteSlice, ByteSlice> paths = new HashMap<>();
  private Program last = Program.UNKNOWN;

  /** The whole title of it. */
  private @Nullable ByteSlice lastTitle;

  /**
   * @param lines limits what is kept of command lines
   */
  Programs(CommandLines lines) {
    this.lines = lines;
  }

  /** Returns the program that a process has executed by this event. */
  Program executed(ProcessFacts event) {
    return new Program(
        stored(event.executable),
        lines.kept(event.commandLine),
        ProgramSource.EXEC,
        event.millis,
        event.serial);
  }

  /** Returns the program that a process is seen to run. */
  @SuppressWarnings("ReferenceEquality") // paths are stored once
  Program seen(ByteSlice executable, @Nullable ByteSlice title, ProgramSource source) {
    ByteSlice path = stored(executable);
    Program known = last;
    boolean isSame =
        known.executable() == path && known.source() == source && isSame(title, lastTitle);
    if (!isSame) {
      known = new Program(path, lines.kept(title), source, 0, 0);
      last = known;
      lastTitle = title;
    }
    return known;
  }

  private static boolean isSame(@Nullable ByteSlice one, @Nullable ByteSlice other) {
    return one == null ? other == null : one.equals(other);
  }

  private @Nullable ByteSlice stored(@Nullable ByteSlice path) {
    if (path == null) {
      return null;
    }
    ByteSlice known = paths.get(path);
    if (known == null) {
      if (paths.size() == MOST) {
        paths.clear();
      }
      known = path.copy();
      paths.put(known, known);
    }
    return known;
  }
}
