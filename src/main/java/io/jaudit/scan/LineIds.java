package io.jaudit.scan;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the IDs of sampled lines: {@link HeaderPredictor} those that have the form of the line read
 * before, and {@link RecordParser} all others. The code is that of {@link RunScanner}, so it is
 * compiled by the time that the lines themselves are read. Not safe for use by several threads.
 */
public final class LineIds {
  private final RecordParser parser = new RecordParser();
  private final HeaderPredictor header = new HeaderPredictor();
  private final LineEnds lineEnds = new LineEnds();

  /** Returns the index of the first newline in {@code block[from, end)}; {@code end} if none. */
  public int lineEnd(byte[] block, int from, int end) {
    return lineEnds.find(block, from, end);
  }

  /**
   * Returns the ID of the first record in a line.
   *
   * @param lineStart where the line begins in the block
   * @param end the end of the bytes in the block
   * @return null if the line is not complete, or not a record
   */
  public @Nullable EventId first(byte[] block, int lineStart, int end) {
    int bodyStart = header.bodyStart(block, lineStart, end);
    int lineEnd = lineEnds.find(block, Math.max(bodyStart, lineStart), end);
    if (lineEnd == end) {
      return null;
    }
    boolean isOneRecord =
        bodyStart >= 0
            && !lineEnds.hasAudit() // maybe another header in the body
            && header.isOneRecord(block, bodyStart, lineEnd);
    return isOneRecord
        ? new EventId(header.node(), header.time(), header.serial())
        : parse(ByteSlice.of(block, lineStart, lineEnd));
  }

  private @Nullable EventId parse(ByteSlice line) {
    header.forget();
    try {
      AuditRecord record = parser.parse(line, 0);
      if (!parser.isOdd()) {
        header.learn(record, line, parser.place());
      }
      return record.id();
    } catch (MalformedRecordException e) {
      return null;
    }
  }
}
