package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.NameFolder;
import io.jaudit.describe.ObjectSource;
import io.jaudit.output.PieceCache;
import io.jaudit.output.SyscallLine;

/**
 * The JSON of an event whose SYSCALL record has a certain head and tail, with gaps for its {@link
 * Part}s. Recorded by {@link TemplateRecorder}. Immutable.
 */
final class EventTemplate implements PieceCache.Entry {
  private final SyscallLine.Ends ends;
  private final Call call;
  private final Gap[] gaps;
  private final ByteSlice end;

  /**
   * A gap.
   *
   * @param before the text before it, from the gap before that one on
   * @param comma whether another member or element comes before it in its object or array
   * @param part what belongs there
   */
  record Gap(ByteSlice before, boolean comma, Part part) {}

  /**
   * What the parts need to know of the system call.
   *
   * @param arch in hex, as logged
   * @param number of the call
   * @param folder to which relative names of paths are relative
   * @param source where the object of the event comes from
   * @param object the member {@code object}, if it comes from the call
   */
  record Call(
      ByteSlice arch, long number, NameFolder folder, ObjectSource source, ByteSlice object) {}

  EventTemplate(SyscallLine line, Call call, Gap[] gaps, ByteSlice end) {
    this.ends = line.ends();
    this.call = call;
    this.gaps = gaps;
    this.end = end;
  }

  /** Returns true if the record has the head and the tail of this template. */
  boolean isOf(SyscallLine line) {
    return ends.areOf(line);
  }

  Call call() {
    return call;
  }

  /** Writes the event that {@code parts} is at. */
  void write(JsonParts parts, JsonText json) {
    for (Gap gap : gaps) {
      json.append(gap.before, gap.comma);
      parts.write(gap.part);
    }
    json.append(end, false);
  }

  @Override
  public int size() {
    int size = ends.length() + call.object.length() + end.length();
    for (Gap gap : gaps) {
      size += gap.before.length();
    }
    return size;
  }
}
