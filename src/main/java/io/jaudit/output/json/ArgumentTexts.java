package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the members that were written for arguments of system calls whose words depend on their
 * value alone, such as flags. Not safe for use by several threads.
 */
final class ArgumentTexts {
  private static final int SLOTS = 512;

  /** Longer values are not written by the kernel. */
  private static final int MAX_LENGTH = 16;

  private final @Nullable Entry[] entries = new Entry[SLOTS];

  private record Entry(long call, int argument, ByteSlice arch, ByteSlice value, ByteSlice text) {
    boolean isOf(EventTemplate.Call of, int which, ByteSlice itsValue) {
      return call == of.number()
          && argument == which
          && value.equals(itsValue)
          && arch.equals(of.arch());
    }
  }

  /** Returns what was written for an argument with this value; null if it is not known. */
  @Nullable ByteSlice find(EventTemplate.Call call, int argument, ByteSlice value) {
    Entry entry = entries[slot(call, argument, value)];
    return entry != null && entry.isOf(call, argument, value) ? entry.text : null;
  }

  /** Keeps what was written. */
  void keep(EventTemplate.Call call, int argument, ByteSlice value, ByteSlice text) {
    if (value.length() <= MAX_LENGTH) {
      entries[slot(call, argument, value)] =
          new Entry(call.number(), argument, call.arch(), value.copy(), text);
    }
  }

  private static int slot(EventTemplate.Call call, int argument, ByteSlice value) {
    int hash = ((int) call.number() * 4 + argument) * 31 + value.hashCode();
    return (hash ^ hash >>> 9) & SLOTS - 1;
  }
}
