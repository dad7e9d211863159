package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.GappedLine;
import io.jaudit.output.GappedText;
import io.jaudit.output.PieceCache;
import org.jspecify.annotations.Nullable;

/**
 * What was written for a PATH or CWD record, by use as in {@link RecordTexts}, with gaps for the
 * name and the inode. Immutable.
 */
final class FileText implements PieceCache.Entry {
  private final int type;
  private final ByteSlice key;
  private final int values;
  private final @Nullable GappedText[] texts;

  /** The uses that the record had, as bits, even if the text for one can't be used again. */
  private final int uses;

  FileText(int type, GappedLine line, @Nullable GappedText[] texts, int uses) {
    this.type = type;
    this.key = line.key();
    this.values = line.gaps();
    this.texts = texts;
    this.uses = uses;
  }

  /** Returns true if it is the text of records of this type and like this line. */
  boolean isOf(int typeNumber, GappedLine line) {
    return type == typeNumber && line.has(values, key);
  }

  /** Returns the text for a use; null if it is not known. */
  @Nullable GappedText text(int use) {
    return texts[use];
  }

  /** Returns true if a record had this use. */
  boolean hasHad(int use) {
    return (uses & 1 << use) != 0;
  }

  @Override
  public int size() {
    int size = key.length();
    for (GappedText text : texts) {
      size += text == null ? 0 : text.size();
    }
    return size;
  }
}
