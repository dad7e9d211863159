package io.jaudit.source;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads the output of {@code journalctl -o export} or {@code -o json} (systemd, Journal Export
 * Formats) as lines of audit records ({@link JournalRecords}). For use by one thread.
 */
abstract class JournalStream extends DecodedStream {
  private static final int SIZE = 256 * 1024;

  /** As much is decoded at a time, if it is there. */
  private static final int ENOUGH = 64 * 1024;

  /** The longest entry that is held; those with more have a field that no record has. */
  private static final int LONGEST = 16 << 20;

  final JournalEntry entry = new JournalEntry();
  private final JournalRecords records = new JournalRecords();
  private final ByteBuilder out = new ByteBuilder(2 * ENOUGH);
  private final InputStream in;
  private int taken;

  /** What was read; the entries that were not decoded are {@code [next, end)}. */
  byte[] buffer = new byte[SIZE];

  int next;
  int end;

  /** The offset of {@code buffer[0]} in the journal. */
  private long offset;

  private boolean ended;
  private boolean isFinished;

  JournalStream(InputStream in) {
    this.in = in;
  }

  /**
   * Reads the entry at {@code next} into {@link #entry}, and moves {@code next} after it.
   *
   * @return false if it is not there completely; then, it is called again with more
   * @throws IOException if the format is violated
   */
  abstract boolean readEntry() throws IOException;

  /** Is told that the buffer is another one, or its content was moved by so much to the front. */
  abstract void moved(byte[] from, byte[] to, int distance);

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    while (size > 0 && taken == out.length() && !isFinished) {
      out.clear();
      taken = 0;
      decode();
    }
    int count = Math.min(size, out.length() - taken);
    if (count == 0 && size > 0) {
      return -1;
    }
    ByteSlice lines = out.toSlice();
    lines.copyTo(taken, taken + count, target, from);
    taken += count;
    return count;
  }

  /** Decodes what is there; reads more if there is no complete entry, or more does not wait. */
  private void decode() throws IOException {
    while (out.length() < ENOUGH && readEntry()) {
      records.add(entry, out);
      entry.clear();
    }
    if (out.length() == 0 && ended) {
      finish();
      isFinished = true;
    } else if (out.length() == 0) {
      more();
    }
  }

  /** Reads more into the buffer. */
  private void more() throws IOException {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, end - next);
      moved(buffer, buffer, next);
      offset += next;
      end -= next;
      next = 0;
    }
    if (end == buffer.length) {
      if (end >= LONGEST) {
        throw new IOException("an entry of the journal is too long, at byte " + offset);
      }
      byte[] larger = Arrays.copyOf(buffer, 2 * end);
      moved(buffer, larger, 0);
      buffer = larger;
    }
    int count = in.read(buffer, end, buffer.length - end);
    ended = count < 0;
    end += Math.max(0, count);
  }

  /** Drops {@code count} bytes from {@code at} on, as far as they may not have been read yet. */
  final void drop(int at, long count) throws IOException {
    int there = (int) Math.min(count, end - at);
    System.arraycopy(buffer, at + there, buffer, at, end - at - there);
    end -= there;
    offset += count;
    if (there < count) {
      in.skipNBytes(count - there);
    }
  }

  /** Decodes the last entry, after which the journal ends. */
  private void finish() throws IOException {
    if (next < end) {
      boolean isWhole = readLastEntry();
      if (isWhole || entry.isUsable()) {
        records.add(entry, out);
      }
      if (!isWhole) {
        JournalRecords.problem("the journal ends within an entry", out);
      }
      next = end;
      entry.clear();
    }
    records.end(out);
  }

  /** Reads what is left, without the end of an entry, into {@link #entry}; false if it is cut. */
  abstract boolean readLastEntry() throws IOException;

  @Override
  public int available() throws IOException {
    return taken < out.length() ? out.length() - taken : in.available();
  }

  @Override
  String remark() {
    return remarkOf(in);
  }

  @Override
  final String note() {
    long skipped = records.skipped();
    return skipped == 0
        ? ""
        : "left out "
            + (skipped == 1 ? "1 entry" : skipped + " entries")
            + " of the journal, not from the audit system";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
