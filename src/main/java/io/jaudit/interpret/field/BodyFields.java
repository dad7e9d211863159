package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the positions of the fields in the body of a record, for a format that keeps the
 * text between them (docs/ausearch-semantics.md §5.3).
 *
 * <p>Unlike {@link io.jaudit.record.Fields} it determines the end of a value by the rule of the
 * field: a comma is part of a security label and ends any other value. In: a record. Out: one field
 * at a time, as positions in {@link #text()}; everything between {@link #end()} of one field and
 * {@link #valueStart()} of the next is text. For use by one thread at a time.
 *
 * <p>Looks at a copy of the body, as plain loops over an array take half the time of the same over
 * a slice when compiled by the quick compiler only.
 */
public final class BodyFields {
  private static final int NONE = -1;
  private static final int UNQUOTED = Integer.MAX_VALUE;

  private final FieldLayoutCache usual = new FieldLayoutCache();
  private @Nullable AuditRecord record;
  private long walk;
  private ByteSlice text = ByteSlice.EMPTY;
  private byte[] bytes = new byte[1024];
  private FieldRule rule = FieldRule.AS_IS;
  private int length;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private int end;
  private int previousEnd;
  private boolean endsInComma;

  /** Position of the quote that closes {@code msg='…'}. */
  private int messageEnd;

  /** Moves to the beginning of a record. */
  public void begin(AuditRecord next) {
    walk++;
    record = next;
    text = next.body();
    length = text.length();
    if (length + Long.BYTES > bytes.length) {
      bytes = new byte[length + length / 2 + Long.BYTES];
    }
    text.copyTo(bytes, 0);
    end = 0;
    messageEnd = NONE;
    usual.begin(next.type());
  }

  /** Moves to the next field; returns false if there is none. */
  public boolean next() {
    if (record == null) {
      return false;
    }
    previousEnd = end;
    int start = end < length && bytes[end] == ' ' ? end + 1 : end;
    int value = usual.find(bytes, start, length);
    if (value >= 0) {
      nameStart = start;
      nameEnd = value - 1;
      valueStart = value;
      rule = usual.rule();
    } else if (!findName(record.type())) {
      return false;
    }
    findValue();
    return true;
  }

  /** Moves to the next field if its name is not the expected one. */
  private boolean findName(RecordType type) {
    do {
      if (!findName()) {
        return false;
      }
    } while (opensMessage());
    rule = FieldRule.of(type, bytes, nameStart, nameEnd);
    if (!isMessage()) {
      usual.remember(bytes, nameStart, valueStart, rule);
    }
    return true;
  }

  /** Returns the record of the fields; null before the first one. */
  public @Nullable AuditRecord record() {
    return record;
  }

  /** Returns the number of records begun. */
  long walk() {
    return walk;
  }

  /** Returns the number of the record's type. */
  int type() {
    return record == null ? RecordType.NO_NUMBER : record.type().number();
  }

  /** Returns the number of fields visited, counting the end of the record as one. */
  int position() {
    return usual.position();
  }

  /** {@link #end()} of the field before this one; 0 if there is none. */
  int previousEnd() {
    return previousEnd;
  }

  /** Returns true inside {@code msg='…'}. */
  boolean isInMessage() {
    return messageEnd != NONE;
  }

  /** Returns true if these bytes begin at this name and end at the end of a value. */
  boolean beginsWith(ByteSlice fields) {
    int after = nameStart + fields.length();
    return fields.isAt(bytes, nameStart, length) && (after == length || bytes[after] == ' ');
  }

  /** Moves to the last of {@code count} fields beginning with this one. */
  void skip(ByteSlice fields, int count) {
    end = nameStart + fields.length();
    usual.skip(count - 1);
  }

  /** Returns an array that begins with the body; the bytes after it are undefined. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns the body. */
  public ByteSlice text() {
    return text;
  }

  /** Returns the rule of this field. */
  public FieldRule rule() {
    return rule;
  }

  /** Returns where the name of the current field begins. */
  public int nameStart() {
    return nameStart;
  }

  /** Returns where the name of the current field ends. */
  public int nameEnd() {
    return nameEnd;
  }

  /** Returns the position where the value begins, including its quotes. */
  public int valueStart() {
    return valueStart;
  }

  /** Returns the position where the value ends, including its quotes. */
  public int valueEnd() {
    return valueEnd;
  }

  /**
   * Returns the position where text continues: after the comma or the quote of {@code msg='…'} that
   * ends the value.
   */
  public int end() {
    return end;
  }

  /** Returns true if a comma ends the value. */
  public boolean endsInComma() {
    return endsInComma;
  }

  /** Finds the word before the next {@code =}, without a bracket or quote before it. */
  private boolean findName() {
    byte[] b = bytes;
    int to = length;
    int start = end;
    for (int i = end; i < to; i++) {
      byte c = b[i];
      if (c == '=') {
        while (start < i && (b[start] == '\'' || b[start] == '(')) {
          start++;
        }
        nameStart = start;
        nameEnd = i;
        valueStart = i + 1;
        return true;
      }
      if (c == ' ' || c == ',') {
        start = i + 1;
      }
    }
    return false;
  }

  /**
   * Enters the message of a program, {@code msg='…'} or without quotes; returns false for other
   * fields.
   */
  private boolean opensMessage() {
    if (messageEnd != NONE || !isMessage()) {
      return false;
    }
    if (valueStart < length && bytes[valueStart] == '\'') {
      messageEnd = text.lastIndexOf((byte) '\'');
      end = valueStart + 1;
      return true;
    }
    if (find('=', valueStart, find(' ', valueStart, length)) == find(' ', valueStart, length)) {
      return false;
    }
    messageEnd = UNQUOTED;
    end = valueStart;
    return true;
  }

  private boolean isMessage() {
    return nameEnd - nameStart == 3
        && bytes[nameStart] == 'm'
        && bytes[nameStart + 1] == 's'
        && bytes[nameStart + 2] == 'g';
  }

  private void findValue() {
    endsInComma = false;
    byte first = valueStart < length ? bytes[valueStart] : 0;
    if (first == '"' || first == '\'') {
      int quote = find((char) first, valueStart + 1, length);
      if (quote < length) {
        valueEnd = quote + 1;
        end = valueEnd == messageEnd ? valueEnd + 1 : valueEnd;
        return;
      }
      if (first == '"') {
        rule = FieldRule.AS_IS; // truncated inside the value
        valueEnd = length;
        end = length;
        return;
      }
    }
    findBareEnd();
  }

  private void findBareEnd() {
    byte[] b = bytes;
    int to = length;
    byte other = (byte) (rule == FieldRule.LABEL || rule == FieldRule.ENCODED_LABEL ? ' ' : ',');
    int i = valueStart;
    while (i < to && b[i] != ' ' && b[i] != other) {
      i++;
    }
    endsInComma = i < to && b[i] == ',';
    valueEnd = i - 1 == messageEnd && i > valueStart ? messageEnd : i;
    end = endsInComma ? i + 1 : i;
  }

  /** Returns the index of the first {@code wanted}; {@code to} if there is none. */
  private int find(char wanted, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != wanted) {
      i++;
    }
    return i;
  }
}
