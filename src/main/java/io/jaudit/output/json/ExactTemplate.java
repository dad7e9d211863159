package io.jaudit.output.json;

import io.jaudit.output.PieceCache;
import io.jaudit.output.SyscallLine;

/**
 * The JSON of an event whose SYSCALL record has a certain head and a certain tail: an {@link
 * EventTemplate} with the values of the tail, which is found and written without taking the tail
 * apart. Immutable.
 *
 * @param ends head and tail
 * @param template the same for all records with them
 */
record ExactTemplate(SyscallLine.Ends ends, EventTemplate template) implements PieceCache.Entry {
  /** Returns true if the record has the head and the tail. */
  boolean isOf(SyscallLine line) {
    return ends.areOf(line);
  }

  @Override
  public int size() {
    return ends.length() + template.size();
  }
}
