package io.jaudit.output.lines;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.BodyFields;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.field.FieldRule;
import io.jaudit.interpret.field.IdRunCache;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the interpret format (docs/ausearch-semantics.md §5.3): a line of dashes, then the records
 * in log order, with the local time instead of the stamp, and with the meaning of each value
 * instead of the value.
 *
 * <p>Text between the fields is kept. Values are escaped as requested; control bytes in the text
 * between them do not reach a terminal either. An argument that the kernel split is printed
 * completely at the position of its first piece ({@link SplitArguments}). Not safe for use by
 * several threads.
 */
public final class InterpretWriter implements EventWriter {
  private static final byte JOINT = 1;

  private final Identities identities;
  private final FieldInterpreter interpreter;
  private final LocalClock clock;
  private final Escape escape;
  private final Escape textEscape;
  private final ByteBuilder stamp = new ByteBuilder(48);
  private final BodyFields fields = new BodyFields();
  private final IdRunCache runs;
  private final @Nullable LineMemory memory;
  private final LineTexts known;
  private final SplitArguments arguments = new SplitArguments();

  /**
   * @param identities the names for the IDs of users and groups
   * @param clock how times are printed
   * @param escape how to escape each value
   */
  public InterpretWriter(Identities identities, LocalClock clock, Escape escape) {
    this(identities, clock, escape, new LineMemory());
  }

  private InterpretWriter(
      Identities identities, LocalClock clock, Escape escape, @Nullable LineMemory memory) {
    this.identities = identities;
    this.interpreter = new FieldInterpreter(identities);
    this.clock = clock;
    this.escape = escape;
    this.textEscape = escape == Escape.RAW ? Escape.RAW : Escape.TTY;
    this.runs = new IdRunCache(interpreter);
    this.memory = memory;
    this.known = new LineTexts(interpreter, escape, memory);
  }

  @Override
  public InterpretWriter another() {
    return new InterpretWriter(identities, clock.another(), escape, memory);
  }

  /** Returns a writer that uses nothing of earlier records: what the others write, but slowly. */
  static InterpretWriter withoutMemory(Identities identities, LocalClock clock, Escape escape) {
    return new InterpretWriter(identities, clock, escape, null);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    out.append("----\n");
    arguments.begin(event);
    interpreter.begin(event.records());
    setStamp(event.id());
    RecordList records = event.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      int start = out.length();
      String node = event.id().nodeName();
      if (node != null) {
        out.append("node=").append(node).append(' ');
      }
      out.append("type=").append(record.type().name()).append(" msg=audit(");
      textEscape.applyFrom(start, out);
      out.append(stamp);
      if (record.is(RecordType.EXECVE) && arguments.isRest(record)) {
        out.truncate(start); // it was printed completely in an earlier record
      } else {
        if (!known.append(record, out)) {
          int bodyStart = out.length();
          writeBody(record, out);
          known.keep(record, bodyStart, out);
        }
        out.append('\n');
      }
    }
  }

  /** {@code 11/14/23 22:13:35.251:111) :}. */
  private void setStamp(EventId id) {
    clock.set(id);
    stamp.clear();
    int millis = Math.floorMod(id.timeMillis(), 1000);
    stamp.append(clock.date()).append(' ').append(clock.timeOfDay());
    stamp.append(millis < 10 ? ".00" : millis < 100 ? ".0" : ".").appendDecimal(millis);
    stamp.append(':').appendDecimal(id.serial()).append(") :");
  }

  /**
   * Almost no record contains anything to escape, and checking a complete record is faster than
   * checking each value; if there is something, the record is written again, with escaping.
   */
  private void writeBody(AuditRecord record, ByteBuilder out) {
    boolean careful = escape != Escape.TTY || record.is(RecordType.EXECVE);
    int start = out.length();
    if (!careful) {
      writeBody(record, Escape.RAW, Escape.RAW, out);
      careful = out.holdsUnprintable(start);
    }
    if (careful) {
      out.truncate(start);
      writeBody(record, escape, textEscape, out);
    }
  }

  private void writeBody(
      AuditRecord record, Escape valueEscape, Escape textEscape, ByteBuilder out) {
    out.append(' ');
    BodyFields field = fields;
    field.begin(record);
    ByteSlice text = field.text();
    boolean execve = record.is(RecordType.EXECVE);
    boolean plain = valueEscape == Escape.RAW && !execve;
    boolean words = true;
    boolean blank = false;
    int copied = 0;
    while (field.next()) {
      words = false;
      copied = plain ? runs.append(field, copied, out) : copied;
      blank = field.end() == text.length() && field.rule() != FieldRule.TYPED;
      if (copied == field.end()) {
        continue; // together with the run
      }
      int argument = execve ? arguments.indexOf(field) : -1;
      if (argument >= 0) {
        copied = writePiece(argument, field, copied, out);
      } else if (field.rule() != FieldRule.AS_IS) {
        int start = out.length();
        out.append(text, copied, field.valueStart());
        textEscape.applyFrom(start, out);
        copied = writeValue(field, valueEscape, out);
      }
    }
    copied = plain ? runs.end(field, copied, out) : copied;
    int start = out.length();
    out.append(text, copied, text.length());
    if (words) { // as in ausearch, for which the blank belongs to the value
      valueEscape.applyFrom(start - 1, out);
    } else {
      textEscape.applyFrom(start, out);
    }
    if (blank) {
      out.append(' ');
    }
  }

  /**
   * Writes a split argument at the position of its first piece; returns the position up to which
   * the body is done.
   */
  private int writePiece(int argument, BodyFields piece, int copied, ByteBuilder out) {
    if (arguments.isFirst(argument)) {
      writeText(piece.text(), copied, piece.nameStart(), out);
      int start = out.length();
      arguments.append(argument, piece, out);
      escape.applyFrom(start, out);
      return piece.end();
    }
    if (piece.nameStart() == 0) {
      return Math.min(piece.end() + 1, piece.text().length()); // including the blank after it
    }
    writeText(piece.text(), copied, Math.max(copied, piece.nameStart() - 1), out);
    return piece.end();
  }

  private void writeText(ByteSlice text, int from, int to, ByteBuilder out) {
    int start = out.length();
    out.append(text, from, to);
    textEscape.applyFrom(start, out);
  }

  /**
   * Writes the meaning of the value, escaped; returns the position up to which the body is done.
   */
  private int writeValue(BodyFields field, Escape valueEscape, ByteBuilder out) {
    int start = out.length();
    int end = field.valueEnd();
    if (!interpreter.append(field, out)) {
      // Includes the quote that closes msg='…', which ausearch treats as part of the value.
      end = field.endsInComma() ? field.valueEnd() : field.end();
      out.append(field.text(), field.valueStart(), end);
    }
    if (field.rule() == FieldRule.KEY) {
      separateKeys(start, valueEscape, out);
    } else {
      valueEscape.applyFrom(start, out);
    }
    if (field.endsInComma()) {
      out.append(' ');
      end = field.end();
    } else if (isFollowedByName(field.text(), end)) {
      out.append(' ');
    }
    return end;
  }

  /**
   * Returns true if an uppercase name follows a quoted value without a blank, in text that is not
   * certain to be an enriched part. As in ausearch, the name is printed apart.
   */
  private static boolean isFollowedByName(ByteSlice text, int valueEnd) {
    return valueEnd > 0
        && valueEnd < text.length()
        && text.at(valueEnd - 1) == '"'
        && Ascii.isUpper(text.at(valueEnd));
  }

  /** The keys of a rule with several keys are joined by 0x01. */
  private static void separateKeys(int start, Escape valueEscape, ByteBuilder out) {
    if (valueEscape == Escape.RAW && !out.holdsUnprintable(start)) {
      return;
    }
    ByteSlice keys = out.toSlice(start);
    out.truncate(start);
    int from = 0;
    for (int joint = keys.indexOf(JOINT, 0); joint >= 0; joint = keys.indexOf(JOINT, from)) {
      valueEscape.append(keys.slice(from, joint), out);
      out.append(" key=");
      from = joint + 1;
    }
    valueEscape.append(keys.slice(from), out);
  }
}
