package io.jaudit.interpret;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;

/**
 * The places of the fields in the body of a record, one after the other, for a format that keeps
 * the text between them (semantics §5.3).
 *
 * <p>Unlike {@link io.jaudit.record.Fields} it knows by the rule of a field where its value ends: a
 * comma is part of a security label and ends any other value. In: a record. Out: one field at a
 * time, as places in {@link #text()}; what stands between {@link #end()} of one and {@link
 * #valueStart()} of the next is text. For use by one thread at a time.
 */
public final class BodyFields {
  private static final int NONE = -1;

  private AuditRecord record;
  private ByteSlice text = ByteSlice.EMPTY;
  private FieldRule rule = FieldRule.AS_IS;
  private int length;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private int end;
  private boolean endsInComma;
  private int messageEnd;

  /** Goes to the beginning of this record. */
  public BodyFields(AuditRecord record) {
    this.record = record;
    begin(record);
  }

  /** Goes to the beginning of another record. */
  public void begin(AuditRecord next) {
    record = next;
    text = next.body();
    length = text.length();
    end = 0;
    messageEnd = NONE;
  }

  /** Goes to the next field; false where there is none. */
  public boolean next() {
    while (true) {
      int equals = text.indexOf((byte) '=', end);
      if (equals < 0) {
        return false;
      }
      findName(equals);
      valueStart = equals + 1;
      if (!opensMessage()) {
        rule = FieldRule.of(record.type(), text, nameStart, nameEnd);
        findValue();
        return true;
      }
    }
  }

  /** The record that the fields are of. */
  public AuditRecord record() {
    return record;
  }

  /** The body. */
  public ByteSlice text() {
    return text;
  }

  /** What the value of this field is. */
  public FieldRule rule() {
    return rule;
  }

  public int nameStart() {
    return nameStart;
  }

  public int nameEnd() {
    return nameEnd;
  }

  /** Where the value begins, its quotes included. */
  public int valueStart() {
    return valueStart;
  }

  /** Where the value ends, its quotes included. */
  public int valueEnd() {
    return valueEnd;
  }

  /** Where text goes on: behind the comma or the quote of {@code msg='…'} that ends the value. */
  public int end() {
    return end;
  }

  /** True where a comma ends the value. */
  public boolean endsInComma() {
    return endsInComma;
  }

  private void findName(int equals) {
    int start = equals;
    while (start > end && text.at(start - 1) != ' ' && text.at(start - 1) != ',') {
      start--;
    }
    while (start < equals && (text.at(start) == '\'' || text.at(start) == '(')) {
      start++;
    }
    nameStart = start;
    nameEnd = equals;
  }

  /** Goes into what programs say, {@code msg='…'} or without quotes; false for other fields. */
  private boolean opensMessage() {
    if (messageEnd != NONE || !text.is("msg", nameStart, nameEnd)) {
      return false;
    }
    if (valueStart < length && text.at(valueStart) == '\'') {
      messageEnd = text.lastIndexOf((byte) '\'');
      end = valueStart + 1;
      return true;
    }
    int space = text.indexOf((byte) ' ', valueStart);
    if (text.indexOf((byte) '=', valueStart, space < 0 ? length : space) < 0) {
      return false;
    }
    messageEnd = length;
    end = valueStart;
    return true;
  }

  private void findValue() {
    endsInComma = false;
    byte first = valueStart < length ? text.at(valueStart) : 0;
    int quote = first == '"' || first == '\'' ? text.indexOf(first, valueStart + 1) : -1;
    if (quote >= 0) {
      valueEnd = quote + 1;
      end = valueEnd == messageEnd ? valueEnd + 1 : valueEnd;
    } else if (first == '"') {
      rule = FieldRule.AS_IS; // torn within the value
      valueEnd = length;
      end = length;
    } else {
      findBareEnd();
    }
  }

  private void findBareEnd() {
    int space = text.indexOf((byte) ' ', valueStart);
    end = space < 0 ? length : space;
    valueEnd = end - 1 == messageEnd && end > valueStart ? messageEnd : end;
    int comma = rule == FieldRule.LABEL ? -1 : text.indexOf((byte) ',', valueStart, valueEnd);
    if (comma >= 0) {
      valueEnd = comma;
      end = comma + 1;
      endsInComma = true;
    }
  }
}
