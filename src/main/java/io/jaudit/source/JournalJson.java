package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.JsonCursor;
import java.io.InputStream;

/**
 * Reads {@code journalctl -o json}, and {@code json-pretty}, {@code json-seq} and {@code json-sse}:
 * an object for each entry. The value of a field is a string; null if it is too long and {@code -a}
 * was not given; an array of bytes if it is not text; an array of these if the field occurs several
 * times. For use by one thread.
 */
final class JournalJson extends JournalStream {
  private static final byte[] EVENT = {'d', 'a', 't', 'a', ':'};
  private static final String WRONG = "a line is not an entry of the journal in JSON";

  private final JsonCursor json = new JsonCursor();

  /** Holds the values that are not in the buffer as they are. */
  private byte[] values = {};

  private int valuesEnd;

  JournalJson(InputStream in) {
    super(in);
  }

  @Override
  boolean readEntry() {
    skipBetween();
    int stop = entryEnd();
    if (stop < 0) {
      return false;
    }
    readObject(stop);
    next = stop;
    return true;
  }

  @Override
  void moved(byte[] from, byte[] to, int distance) {}

  @Override
  boolean readLastEntry() {
    skipBetween();
    if (next < end) {
      readObject(end);
    }
    return next == end || entry.problem() == null;
  }

  private void skipBetween() {
    while (next < end && TextForm.isBeforeJson(buffer[next])) {
      next++;
    }
    if (next + EVENT.length < end && buffer[next] == EVENT[0] && buffer[next + 4] == EVENT[4]) {
      next += EVENT.length;
      skipBetween();
    }
  }

  /** Returns the index after the entry at {@code next}; -1 if it is not there completely. */
  private int entryEnd() {
    int line = ByteSearch.indexOf(buffer, next, end, (byte) '\n');
    if (line == next + 1 && buffer[next] == '{') { // a field in each line
      while (line >= 0 && line + 1 < end && buffer[line + 1] != '}') {
        line = ByteSearch.indexOf(buffer, line + 1, end, (byte) '\n');
      }
      line = line < 0 ? -1 : ByteSearch.indexOf(buffer, line + 1, end, (byte) '\n');
    }
    return line < 0 ? -1 : line + 1;
  }

  private void readObject(int stop) {
    valuesEnd = 0;
    if (values.length < stop - next) {
      values = new byte[stop - next];
    }
    json.begin(buffer, next, stop);
    boolean isRead = json.accept('{');
    if (isRead && !json.isAt('}')) {
      do {
        isRead =
            json.string()
                && readField(JournalEntry.field(buffer, json.stringStart(), json.stringEnd()));
      } while (isRead && json.accept(','));
    }
    if (!isRead || !json.accept('}') || !json.isAtEnd()) {
      entry.setProblem(WRONG);
    }
  }

  /** Reads the value of a field. */
  private boolean readField(int field) {
    if (!json.accept(':')) {
      return false;
    }
    return field == JournalEntry.OTHER ? json.value() : readValue(field, 0);
  }

  private boolean readValue(int field, int depth) {
    if (json.string()) {
      return json.isEscaped() ? setUnescaped(field) : set(field);
    }
    if (json.nothing()) {
      entry.setNull(field);
      return true;
    }
    if (depth > 1 || !json.accept('[')) {
      return json.value();
    }
    int byteValue = json.number();
    if (byteValue >= 0) {
      return setBytes(field, byteValue);
    }
    boolean isRead = json.isAt(']') || readValue(field, depth + 1);
    while (isRead && json.accept(',')) {
      isRead = json.value();
    }
    return isRead && json.accept(']');
  }

  private boolean set(int field) {
    entry.set(field, buffer, json.stringStart(), json.stringEnd());
    return true;
  }

  private boolean setUnescaped(int field) {
    int start = valuesEnd;
    int stop = JsonCursor.unescape(buffer, json.stringStart(), json.stringEnd(), values, valuesEnd);
    if (stop < 0) {
      return false;
    }
    valuesEnd = stop;
    entry.set(field, values, start, stop);
    return true;
  }

  private boolean setBytes(int field, int first) {
    int start = valuesEnd;
    int each = first;
    boolean isMore = true;
    while (isMore) {
      if (each < 0 || each > 0xff) {
        return false;
      }
      values[valuesEnd++] = (byte) each;
      isMore = json.accept(',');
      each = isMore ? json.number() : 0;
    }
    entry.set(field, values, start, valuesEnd);
    return json.accept(']');
  }
}
