package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.ContentHash;
import io.jaudit.output.GappedLine;
import io.jaudit.output.GappedLine.Kind;
import io.jaudit.output.GappedText;
import io.jaudit.output.MarkedEvent;
import io.jaudit.output.PieceCache;
import io.jaudit.output.Repeats;
import io.jaudit.record.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what was written for PATH and CWD records that differ from another one only in an
 * absolute name and in the inode. Not safe for use by several threads.
 */
final class FileTexts {
  private final PieceCache<FileText> known;

  /** The lines of the records of the event that were found, and one more. */
  private final List<GappedLine> lines = new ArrayList<>();

  private int count;
  private GappedLine line = new GappedLine(Kind.FILE);
  private final ContentHash hash = new ContentHash();
  private final Repeats repeats = new Repeats();
  private int lineHash;
  private boolean isWanted;

  FileTexts(PieceCache<FileText> known) {
    this.known = known;
    lines.add(line);
  }

  /** Goes to the next event. */
  void begin() {
    count = 0;
    line = lines.get(0);
  }

  /** Goes to the next record; returns what was written for others like it, or null. */
  @Nullable FileText find(AuditRecord record) {
    isWanted = false;
    if (!read(record)) {
      return null;
    }
    FileText text = known.get(lineHash);
    if (text != null && text.isOf(record.type().number(), line)) {
      keepLine();
      return text;
    }
    isWanted = repeats.isRepeated(lineHash);
    return null;
  }

  private void keepLine() {
    count++;
    if (count == lines.size()) {
      lines.add(new GappedLine(Kind.FILE));
    }
    line = lines.get(count);
  }

  /** Returns the line of the record that was found last. */
  GappedLine foundLine() {
    return lines.get(count - 1);
  }

  private boolean read(AuditRecord record) {
    if (record.damage() != null || !line.read(record.contentAsLogged(), 0)) {
      return false;
    }
    lineHash = line.addTo(hash.begin()).value() + record.type().number();
    return true;
  }

  /** Returns true if the texts of the record, which were not found, are worth keeping. */
  boolean isWanted() {
    return isWanted;
  }

  /** Returns the event with markers in this record; null if that is not possible. */
  @Nullable AuditEvent marked(AuditEvent event, int index) {
    return read(event.records().get(index)) ? MarkedEvent.of(event, index, line) : null;
  }

  /**
   * Keeps the texts of the record that was marked last, by use, unless the values do not determine
   * what differs.
   *
   * @param marked what is written for the record with markers
   * @param written what was written for the record itself
   */
  void keep(AuditRecord record, @Nullable ByteSlice[] marked, @Nullable ByteSlice[] written) {
    @Nullable GappedText[] texts = new GappedText[RecordTexts.USES];
    int uses = 0;
    for (int use = 0; use < RecordTexts.USES; use++) {
      ByteSlice expected = written[use];
      ByteSlice text = marked[use];
      if (expected == null) {
        continue;
      }
      uses |= 1 << use;
      GappedText made = text == null ? null : GappedText.of(text, line.size());
      texts[use] = made != null && GappedText.isExact(made.with(line), expected) ? made : null;
    }
    known.put(lineHash, new FileText(record.type().number(), line, texts, uses));
  }
}
