package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.BodyFields;
import io.jaudit.interpret.FieldInterpreter;
import io.jaudit.interpret.FieldRule;
import io.jaudit.interpret.Identities;
import io.jaudit.record.AuditRecord;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The interpret format (semantics §5.3): a line of dashes, then the records in log order, the local
 * time in place of the stamp, and what a value means in place of the value.
 *
 * <p>Text between the fields stays. Values are escaped as asked; control bytes in the text between
 * them do not reach a terminal either. Not safe for use by several threads.
 */
public final class InterpretWriter implements EventWriter {
  private static final byte JOINT = 1;

  private final LocalStamp stamp;
  private final Escape escape;
  private final Escape textEscape;
  private final ZoneId zone;
  private final Identities identities;
  private final FieldInterpreter interpreter;
  private @Nullable BodyFields fields;

  /**
   * @param zone in which times are shown
   * @param escape what is done to each value
   * @param identities who stands behind the ids of users and groups
   */
  public InterpretWriter(ZoneId zone, Escape escape, Identities identities) {
    this.zone = zone;
    this.identities = identities;
    this.stamp = new LocalStamp(zone);
    this.escape = escape;
    this.textEscape = escape == Escape.RAW ? Escape.RAW : Escape.TTY;
    this.interpreter = new FieldInterpreter(identities);
  }

  @Override
  public InterpretWriter another() {
    return new InterpretWriter(zone, escape, identities);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    out.append("----\n");
    ByteSlice when = stamp.of(event.id());
    List<AuditRecord> records = event.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      int start = out.length();
      String node = event.id().node();
      if (node != null) {
        out.append("node=").append(node).append(' ');
      }
      out.append("type=").append(record.type().name()).append(" msg=audit(").append(when);
      textEscape.applyFrom(start, out);
      writeBody(record, out);
      out.append('\n');
    }
  }

  private void writeBody(AuditRecord record, ByteBuilder out) {
    BodyFields field = begin(record);
    ByteSlice text = field.text();
    boolean plain = textEscape == Escape.RAW || !text.holdsUnprintable();
    boolean words = true;
    boolean blank = false;
    int copied = 0;
    while (field.next()) {
      words = false;
      blank = field.end() == text.length() && field.rule() != FieldRule.TYPED;
      if (field.rule() != FieldRule.AS_IS) {
        int textStart = out.length();
        out.append(text, copied, field.valueStart());
        if (!plain) {
          textEscape.applyFrom(textStart, out);
        }
        copied = writeValue(field, out);
      }
    }
    int start = out.length();
    out.append(text, copied, text.length());
    if (words) {
      escape.applyFrom(start - 1, out); // as ausearch, for which the blank belongs to them
    } else if (!plain) {
      textEscape.applyFrom(start, out);
    }
    if (blank) {
      out.append(' ');
    }
  }

  /** Writes what the value means, escaped; returns how far the body is dealt with. */
  private int writeValue(BodyFields field, ByteBuilder out) {
    int start = out.length();
    int dealtWith = field.valueEnd();
    if (!interpreter.append(field, out)) {
      // With the quote that closes msg='…', as ausearch takes it for a part of the value.
      dealtWith = field.endsInComma() ? field.valueEnd() : field.end();
      out.append(field.text(), field.valueStart(), dealtWith);
    }
    if (field.rule() == FieldRule.KEY) {
      separateKeys(start, out);
    } else {
      escape.applyFrom(start, out);
    }
    if (field.endsInComma()) {
      out.append(' ');
      dealtWith = field.end();
    }
    return dealtWith;
  }

  /** The keys of a rule that has several are joined by 0x01. */
  private void separateKeys(int start, ByteBuilder out) {
    ByteSlice keys = out.toSlice(start);
    out.truncate(start);
    int from = 0;
    for (int joint = keys.indexOf(JOINT, 0); joint >= 0; joint = keys.indexOf(JOINT, from)) {
      escape.append(keys.slice(from, joint), out);
      out.append(" key=");
      from = joint + 1;
    }
    escape.append(keys.slice(from), out);
  }

  private BodyFields begin(AuditRecord record) {
    BodyFields begun = fields;
    if (begun == null) {
      begun = new BodyFields(record);
      fields = begun;
    } else {
      begun.begin(record);
    }
    return begun;
  }
}
