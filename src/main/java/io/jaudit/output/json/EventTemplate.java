package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.NameFolder;
import io.jaudit.describe.ObjectSource;
import io.jaudit.output.GappedLine;
import io.jaudit.output.GappedText;
import io.jaudit.output.PieceCache;
import io.jaudit.output.SyscallLine;

/**
 * The JSON of an event whose SYSCALL record has a certain head, and a certain tail except for the
 * values that a {@link GappedLine} leaves out, with gaps for its {@link Part}s. Recorded by {@link
 * TemplateRecorder}. Immutable.
 */
final class EventTemplate implements PieceCache.Entry {
  private final ByteSlice head;
  private final ByteSlice tail;
  private final int values;
  private final Call call;
  private final Gap[] gaps;
  private final GappedText end;

  /**
   * A gap.
   *
   * @param before the text before it, from the gap before that one on
   * @param comma whether another member or element comes before it in its object or array
   * @param part what belongs there
   */
  record Gap(GappedText before, boolean comma, Part part) {}

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
      ByteSlice arch, long number, NameFolder folder, ObjectSource source, GappedText object) {}

  /**
   * @param tail the tail of the line
   * @param end the text after the last gap
   */
  EventTemplate(SyscallLine line, GappedLine tail, Call call, Gap[] gaps, GappedText end) {
    this.head = line.head();
    this.tail = tail.key();
    this.values = tail.gaps();
    this.call = call;
    this.gaps = gaps;
    this.end = end;
  }

  /** Returns true if the record has the head and the tail of this template. */
  boolean isOf(SyscallLine line, GappedLine ofTail) {
    return line.hasHead(head) && ofTail.has(values, tail);
  }

  /** Returns the template for records that have exactly this tail. */
  EventTemplate filled(SyscallLine line, GappedLine ofTail) {
    Gap[] filled = new Gap[gaps.length];
    for (int i = 0; i < gaps.length; i++) {
      filled[i] = new Gap(gaps[i].before.filled(ofTail), gaps[i].comma, gaps[i].part);
    }
    GappedText object = call.object.filled(ofTail);
    Call same = new Call(call.arch, call.number, call.folder, call.source, object);
    return new EventTemplate(line, ofTail, same, filled, end.filled(ofTail));
  }

  Call call() {
    return call;
  }

  /** Writes the event that {@code parts} is at, whose SYSCALL record has this tail. */
  void write(JsonParts parts, GappedLine ofTail, JsonText json) {
    for (Gap gap : gaps) {
      json.append(gap.before, ofTail, gap.comma);
      parts.write(gap.part);
    }
    json.append(end, ofTail, false);
  }

  @Override
  public int size() {
    int size = head.length() + tail.length() + call.object.size() + end.size();
    for (Gap gap : gaps) {
      size += gap.before.size();
    }
    return size;
  }
}
