package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.GappedLine;
import io.jaudit.output.GappedText;
import io.jaudit.output.PieceCache;
import io.jaudit.record.RecordType;

/**
 * What is written after the node for an event of one record, with gaps for the values of that
 * record. Immutable.
 */
final class MessageText implements PieceCache.Entry {
  private final RecordType type;
  private final ByteSlice key;
  private final int values;
  private final GappedText text;

  /**
   * @param type of the record
   * @param marked what is written for {@link GappedLine#marked}
   */
  MessageText(RecordType type, GappedLine line, ByteSlice marked) {
    this.type = type;
    this.key = line.key();
    this.values = line.gaps();
    this.text = GappedText.of(marked, line.size());
  }

  /** Returns true if it is the text of records of this type and like this line. */
  boolean isOf(RecordType other, GappedLine line) {
    return type.equals(other) && line.has(values, key);
  }

  void appendTo(ByteBuilder out, GappedLine line) {
    text.appendTo(out, line);
  }

  ByteSlice with(GappedLine line) {
    return text.with(line);
  }

  @Override
  public int size() {
    return key.length() + text.size();
  }
}
