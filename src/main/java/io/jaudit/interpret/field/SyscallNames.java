package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.Errno;
import io.jaudit.interpret.tables.LoggedCall;
import io.jaudit.interpret.tables.SyscallTable;
import org.jspecify.annotations.Nullable;

/**
 * Names the values of the fields {@code arch}, {@code syscall} and {@code exit}. Caches those of
 * the last arch, which most records share. Not safe for use by several threads.
 */
public final class SyscallNames {
  private static final int REMEMBERED = 512;
  private static final long MAX_ERRNO = 4095;

  private ByteSlice lastCode = ByteSlice.EMPTY;
  private @Nullable Arch lastArch;
  private @Nullable String lastArchName;
  private @Nullable String[] calls = new String[REMEMBERED];

  /** Returns the name of an arch; null if {@code code} is not an arch in hex, nor its name. */
  public @Nullable String arch(ByteSlice code) {
    find(code);
    return lastArchName;
  }

  /** Returns the name of a system call of that arch; null if the arch is missing. */
  public @Nullable String syscall(@Nullable ByteSlice archCode, long number) {
    if (archCode == null) {
      return null;
    }
    find(archCode);
    Arch arch = lastArch;
    if (arch == null) {
      return null;
    }
    if (number < 0 || number >= REMEMBERED) {
      return SyscallTable.of(arch).displayName(number);
    }
    String name = calls[(int) number];
    if (name == null) {
      name = SyscallTable.of(arch).displayName(number);
      calls[(int) number] = name;
    }
    return name;
  }

  /**
   * Returns the name of the call in the field {@code syscall} of a record: of a number on that
   * arch, or the word that the field contains instead; null if it has no name.
   */
  public @Nullable String call(@Nullable ByteSlice archCode, ByteSlice syscall) {
    long number = LoggedCall.number(syscall);
    return number < 0 ? LoggedCall.name(syscall) : syscall(archCode, number);
  }

  /** Returns true if an argument tells what the call does: {@code socketcall} and {@code ipc}. */
  public static boolean isMultiplexed(@Nullable String call) {
    return call != null && (call.equals("socketcall") || call.equals("ipc"));
  }

  /** Returns the name of the error that a system call returned; null if it did not fail. */
  public static @Nullable String exit(long exit) {
    return exit < 0 && exit >= -MAX_ERRNO ? Errno.name(-exit).orElse(null) : null;
  }

  private void find(ByteSlice code) {
    if (code.equals(lastCode)) {
      return;
    }
    lastArch = Arch.logged(code);
    lastArchName = lastArch == null ? null : lastArch.displayName();
    lastCode = code.copy();
    calls = new String[REMEMBERED];
  }
}
