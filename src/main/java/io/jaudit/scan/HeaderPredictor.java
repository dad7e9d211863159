package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.HeaderPlace;
import io.jaudit.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Predicts that a header has the form of the one before: the same bytes before the type ({@link
 * PrefixForm}), a type that was seen, and after it {@code msg=audit(SECONDS.MILLIS:SERIAL): } as
 * auditd writes it, with ten digits of seconds. It does not parse anything else; every other form
 * is left to {@code RecordParser}, from whose records it learns.
 *
 * <p>Most lines have the ID of the line before, and five comparisons of eight bytes detect that.
 * {@code BlockScanPropertyTest} compares it with the parser. Not safe for use by several threads.
 */
final class HeaderPredictor {
  private static final String TYPE = "type=";

  /** The five bytes {@code type=}. */
  private static final long TYPE_WORD = word("type=\0\0\0");

  private static final long TYPE_MASK = 0xFF_FFFF_FFFFL;

  /** {@code " msg=audit("} in two words, which overlap. */
  private static final long MSG_WORD = word(" msg=aud");

  private static final long AUDIT_WORD = word("g=audit(");

  /** The point before, and the colon after the milliseconds. */
  private static final long POINT_AND_COLON = word(".\0\0\0:\0\0\0");

  private static final long POINT_AND_COLON_MASK = 0xFF_0000_00FFL;

  private static final long SERIAL_END = word("): \0\0\0\0\0");
  private static final long SERIAL_END_MASK = 0xFF_FFFFL;
  private static final int SERIAL_END_LENGTH = 3;
  private static final long ZEROS = word("00000000");
  private static final long HIGHS = 0x8080808080808080L;

  /** Added to a byte below 128, sets its highest bit if it is above 9. */
  private static final long ABOVE_NINE = 0x7676767676767676L;

  // Where things are, counted from the blank before "msg".
  private static final int AUDIT = 3;
  private static final int SECONDS = 11;
  private static final int POINT = SECONDS + 10;
  private static final int COLON = POINT + 4;
  private static final int SERIAL = COLON + 1;

  /** The last eight bytes of the seconds and the point. */
  private static final int SECONDS_END = POINT + 1 - Long.BYTES;

  private static final int MAX_SERIAL_DIGITS = 10;

  /** Longer than what is compared of a line without asking for its end. */
  private static final int ROOM = 160;

  private final TypeCache types = new TypeCache();

  /** What is before the type; null if that is {@code type=} alone. */
  private @Nullable PrefixForm prefix;

  /** Of a line that has the record in a JSON string; null if the line is the record. */
  private @Nullable JsonForm json;

  private int headLength = TYPE.length();

  /** Where the record begins, after host and boot of a journal. */
  private int textStart;

  private @Nullable String node;

  /** Length of the last {@code " msg=audit(…): "}; 0 if the line before had another form. */
  private int tailLength;

  private long tail0;
  private long tail1;
  private long tail2;
  private long tail3;
  private long tailEnd;
  private int tail3At;

  /** The seconds last read, in two words that overlap; at first they are of no text. */
  private long secondsWord0;

  private long secondsWord1 = -1;
  private long secondsMillis;

  private int slot;
  private long time;
  private long serial;
  private boolean isSame;

  private static long word(String text) {
    return ByteSearch.word(text.getBytes(StandardCharsets.ISO_8859_1), 0);
  }

  /**
   * Returns where the body begins in the line at {@code block[lineStart]}; -1 if the header is not
   * one that was predicted.
   */
  int bodyStart(byte[] block, int lineStart, int end) {
    if (tailLength == 0 || lineStart + headLength + ROOM > end) {
      return -1;
    }
    boolean hasHead =
        prefix == null
            ? (ByteSearch.word(block, lineStart) & TYPE_MASK) == TYPE_WORD
            : prefix.isAt(block, lineStart, end);
    if (!hasHead) {
      return -1;
    }
    int typeStart = lineStart + headLength;
    slot = types.find(block, typeStart);
    if (slot < 0) {
      return -1;
    }
    int at = typeStart + types.length(slot);
    isSame =
        ((ByteSearch.word(block, at) ^ tail0)
                | (ByteSearch.word(block, at + 8) ^ tail1)
                | (ByteSearch.word(block, at + 16) ^ tail2)
                | (ByteSearch.word(block, at + tail3At) ^ tail3)
                | (ByteSearch.word(block, at + tailLength - 8) ^ tailEnd))
            == 0;
    return isSame || readTail(block, at) ? at + tailLength : -1;
  }

  /** Returns true if predicted lines have the record in a JSON string. */
  boolean isInJson() {
    return json != null;
  }

  /** Returns true if the line with the body {@code block[bodyStart, end)} is only one record. */
  boolean isOneRecord(byte[] block, int bodyStart, int end) {
    return json == null || json.fits(block, bodyStart, end);
  }

  /** Returns where the record begins in predicted lines. */
  int textStart() {
    return textStart;
  }

  /** Returns the type in the line last predicted. */
  RecordType type() {
    return types.type(slot);
  }

  /** Returns true if its ID is that of the line before. */
  boolean isSame() {
    return isSame;
  }

  @Nullable String node() {
    return node;
  }

  /** Returns the time in its ID, in ms since 1970. */
  long time() {
    return time;
  }

  long serial() {
    return serial;
  }

  /** Reads the ID, and expects the next line to have the same; false if it has another form. */
  private boolean readTail(byte[] block, int at) {
    if (ByteSearch.word(block, at) != MSG_WORD
        || ByteSearch.word(block, at + AUDIT) != AUDIT_WORD
        || !readSeconds(block, at)) {
      return false;
    }
    int millis = millis(ByteSearch.word(block, at + POINT));
    int end = millis < 0 ? -1 : readSerial(block, at + SERIAL);
    if (end < 0) {
      return false;
    }
    time = secondsMillis + millis;
    expect(block, at, end - at);
    return true;
  }

  /** Returns the number in {@code .NNN:}; -1 if it is not that. */
  private static int millis(long word) {
    long digits = (word >>> Byte.SIZE & 0xffffff) ^ 0x303030;
    boolean isUsual =
        (word & POINT_AND_COLON_MASK) == POINT_AND_COLON
            && ((digits & 0xf0f0f0) | (digits + 0x767676 & 0x808080)) == 0;
    int number = (int) digits;
    return isUsual ? (number & 15) * 100 + (number >> 8 & 15) * 10 + (number >> 16) : -1;
  }

  /** Reads {@code SERIAL): }; returns where it ends, -1 if it is not that. */
  private int readSerial(byte[] block, int at) {
    long digits = ByteSearch.word(block, at) ^ ZEROS;
    long others = ((digits & ~HIGHS) + ABOVE_NINE | digits) & HIGHS;
    if (others == 0) {
      return readLongSerial(block, at);
    }
    int count = ByteSearch.firstLane(others);
    int end = at + count;
    boolean isUsual =
        count > 0
            && (block[at] != '0' || count == 1)
            && (ByteSearch.word(block, end) & SERIAL_END_MASK) == SERIAL_END;
    if (!isUsual) {
      return -1;
    }
    serial = eightDigits(digits << ((Long.BYTES - count) * Byte.SIZE));
    return end + SERIAL_END_LENGTH;
  }

  /** Returns the number of eight decimal digits, each in a byte, the first in the lowest. */
  private static long eightDigits(long digits) {
    long pairs = ((digits * (10 << 8 | 1)) >>> 8) & 0x00ff_00ff_00ff_00ffL;
    long fours = ((pairs * (100 << 16 | 1)) >>> 16) & 0x0000_ffff_0000_ffffL;
    return (fours * (10_000L << 32 | 1)) >>> 32;
  }

  private int readLongSerial(byte[] block, int at) {
    int end = at;
    long number = 0;
    for (; end - at < MAX_SERIAL_DIGITS && isDigit(block[end]); end++) {
      number = number * 10 + block[end] - '0';
    }
    boolean isUsual =
        block[at] != '0'
            && number <= EventId.MAX_SERIAL
            && (ByteSearch.word(block, end) & SERIAL_END_MASK) == SERIAL_END;
    if (!isUsual) {
      return -1;
    }
    serial = number;
    return end + SERIAL_END_LENGTH;
  }

  /** Reads the seconds, which mostly are those of the line before. */
  private boolean readSeconds(byte[] block, int at) {
    long word0 = ByteSearch.word(block, at + SECONDS);
    long word1 = ByteSearch.word(block, at + SECONDS_END);
    if (word0 == secondsWord0 && word1 == secondsWord1) {
      return true;
    }
    int first = digits(block, at + SECONDS, at + SECONDS + 5);
    int second = digits(block, at + SECONDS + 5, at + POINT);
    if (first < 0 || second < 0 || block[at + POINT] != '.') {
      return false;
    }
    long seconds = first * 100_000L + second;
    if (seconds > EventId.MAX_SECONDS) {
      return false;
    }
    secondsWord0 = word0;
    secondsWord1 = word1;
    secondsMillis = seconds * 1000;
    return true;
  }

  /** Returns the number that {@code block[from, to)} is; -1 if not all of it are digits. */
  private static int digits(byte[] block, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      if (!isDigit(block[at])) {
        return -1;
      }
      number = number * 10 + block[at] - '0';
    }
    return number;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private void expect(byte[] block, int at, int length) {
    tail0 = ByteSearch.word(block, at);
    tail1 = ByteSearch.word(block, at + 8);
    tail2 = ByteSearch.word(block, at + 16);
    tail3At = Math.min(24, length - Long.BYTES);
    tail3 = ByteSearch.word(block, at + tail3At);
    tailEnd = ByteSearch.word(block, at + length - Long.BYTES);
    tailLength = length;
  }

  /** Expects the next lines to be of any form. */
  void forget() {
    tailLength = 0;
  }

  /**
   * Expects the next lines to have the form of {@code line}.
   *
   * @param record the only one of the line
   * @param place where its header is
   */
  void learn(AuditRecord record, ByteSlice line, HeaderPlace place) {
    tailLength = 0;
    if (!place.isKnown()) {
      return;
    }
    int typeStart = place.typeStart();
    int typeEnd = line.indexOf((byte) ' ', typeStart);
    int bodyStart = place.textStart() + record.bodyStart();
    if (typeEnd < 0 || typeEnd >= bodyStart || !learnForm(record, line, place)) {
      return;
    }
    int length = bodyStart - typeEnd;
    byte[] tail = line.slice(typeEnd, bodyStart).toByteArray();
    boolean isRead =
        length > SERIAL + SERIAL_END_LENGTH
            && readTail(Arrays.copyOf(tail, length + ROOM), 0)
            && tailLength == length;
    if (isRead && time == record.id().timeMillis() && serial == record.id().serial()) {
      RecordType type = record.type();
      if (!type.needsName() || line.slice(typeStart, typeEnd).equals(type.nameBytes())) {
        types.add(line, typeStart, typeEnd + 1, type);
      }
    } else {
      tailLength = 0;
    }
  }

  private boolean learnForm(AuditRecord record, ByteSlice line, HeaderPlace place) {
    node = record.id().node();
    headLength = place.typeStart();
    textStart = place.textStart();
    boolean isPlain = place.headerStart() == 0 && headLength == TYPE.length();
    prefix = isPlain ? null : PrefixForm.of(line, place);
    json = place.isInJson() ? JsonForm.of(line, place) : null;
    boolean isJsonKnown = json != null && line.indexOf((byte) '\\', 0, headLength) < 0;
    return isJsonKnown || !place.isInJson();
  }
}
