package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.ContentHash;
import io.jaudit.output.GappedLine;
import io.jaudit.output.GappedLine.Kind;
import io.jaudit.output.GappedText;
import io.jaudit.output.MarkedEvent;
import io.jaudit.output.Repeats;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what was written for earlier events of one record that differ from the current one only
 * in the values that a {@link GappedLine} leaves out: most of those that programs report. Not safe
 * for use by several threads.
 */
final class MessageTexts {
  private final @Nullable JsonMemory memory;
  private final GappedLine line = new GappedLine(Kind.PROCESS);
  private final ContentHash hash = new ContentHash();
  private final Repeats repeats = new Repeats();
  private RecordType type = RecordType.of(RecordType.USER);
  private int lineHash;
  private boolean isWanted;

  /**
   * @param memory null to look up nothing
   */
  MessageTexts(@Nullable JsonMemory memory) {
    this.memory = memory;
  }

  /** Goes to an event; returns what is written for it after the node, or null. */
  @Nullable MessageText find(AuditEvent event) {
    isWanted = false;
    JsonMemory known = memory;
    RecordList records = event.records();
    if (known == null || records.size() > 1 || !read(records.get(0))) {
      return null;
    }
    type = records.get(0).type();
    lineHash = line.addTo(hash.begin()).value() + type.hashCode();
    MessageText text = known.messages.get(lineHash);
    if (text != null && text.isOf(type, line)) {
      return text;
    }
    isWanted = repeats.isRepeated(lineHash);
    return null;
  }

  private boolean read(AuditRecord record) {
    return !record.type().isOfSyscall()
        && !record.type().continuesEvent()
        && !record.isTruncated()
        && record.damage() == null
        && line.read(record.contentAsLogged(), 0);
  }

  /** Returns true if the text of the event, which was not found, is worth keeping. */
  boolean isWanted() {
    return isWanted;
  }

  /** Returns the event with a marker in place of each value; null if that is not possible. */
  @Nullable AuditEvent marked(AuditEvent event) {
    return MarkedEvent.of(event, line);
  }

  /**
   * Keeps the text of the event, unless the values do not determine what differs.
   *
   * @param marked what is written for the event with markers
   * @param written what was written for the event itself
   */
  void keep(ByteSlice marked, ByteSlice written) {
    JsonMemory known = memory;
    MessageText made = new MessageText(type, line, marked);
    if (known != null && GappedText.isExact(made.with(line), written)) {
      known.messages.put(lineHash, made);
    }
  }

  /** Appends a text that was found. */
  void append(MessageText text, ByteBuilder out) {
    text.appendTo(out, line);
  }
}
