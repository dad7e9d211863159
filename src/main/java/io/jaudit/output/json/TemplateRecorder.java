package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.GappedLine;
import io.jaudit.output.GappedText;
import io.jaudit.output.SyscallLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an {@link EventTemplate} of what is written for one event: the writer reports where each
 * {@link Part} begins and ends, and what is between them is the text of the template. So members,
 * their order and their meaning are decided in one place, the writer. Not safe for use by several
 * threads.
 */
final class TemplateRecorder {
  private final JsonText json;
  private final List<EventTemplate.Gap> gaps = new ArrayList<>();
  private ByteSlice object = ByteSlice.EMPTY;
  private int values;
  private int partStart;
  private int textStart;
  private boolean recording;
  private boolean inPart;

  TemplateRecorder(JsonText json) {
    this.json = json;
  }

  /**
   * Begins at the start of an event.
   *
   * @param markers the number of values in place of which the event has a marker
   */
  void begin(int markers) {
    values = markers;
    gaps.clear();
    object = ByteSlice.EMPTY;
    textStart = json.length();
    recording = true;
    inPart = false;
  }

  /** Returns true if the event is recorded, and no part of it is being written. */
  boolean isRecording() {
    return recording && !inPart;
  }

  /** Reports that a part begins. */
  void beginPart(Part part) {
    json.writeNames();
    partStart = json.length();
    gaps.add(new EventTemplate.Gap(text(textStart), json.isAfterValue(), part));
    inPart = true;
  }

  /** Reports that the part ends. */
  void endPart() {
    if (gaps.get(gaps.size() - 1).part() == Part.OBJECT) {
      object = json.since(partStart);
    }
    textStart = json.length();
    inPart = false;
  }

  /** Returns the member {@code object} of the event. */
  ByteSlice object() {
    return object;
  }

  /** Ends without a template. */
  void end() {
    recording = false;
  }

  /** Returns the template of the event, which is written completely. */
  EventTemplate end(SyscallLine line, GappedLine tail, EventTemplate.Call call) {
    recording = false;
    EventTemplate.Gap[] all = gaps.toArray(new EventTemplate.Gap[0]);
    return new EventTemplate(line, tail, call, all, text(textStart));
  }

  private GappedText text(int start) {
    return GappedText.of(json.since(start), values);
  }
}
