package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.source.WideText.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How content has the lines of a log that does not have them as they are: in UTF-16 or UTF-32, or
 * as entries of the journal. The first bytes tell. Stateless.
 */
final class TextForm {
  /**
   * So many first bytes are examined. An export may begin within a MESSAGE, the longest of which is
   * that of a record of 8970 bytes (MAX_AUDIT_MESSAGE_LENGTH in linux/audit.h).
   */
  static final int HEAD = 16 * 1024;

  private static final ByteSlice CURSOR = ByteSlice.of("__CURSOR=");

  /** Fields of an entry that no other text has. */
  private static final List<ByteSlice> FIELDS =
      List.of(
          ByteSlice.of("_AUDIT_ID="),
          ByteSlice.of("_AUDIT_SESSION="),
          ByteSlice.of("_AUDIT_TYPE_NAME="));

  /** Ends an object, after which the first whole one begins. */
  private static final ByteSlice NEXT_OBJECT = ByteSlice.of("}\n{");

  private static final ByteSlice RECORD = ByteSlice.of("audit(");
  private static final ByteSlice KERNEL_MESSAGE = ByteSlice.of("=audit: ");

  private static final ByteSlice JSON_CURSOR = ByteSlice.of("\"__CURSOR\"");
  private static final ByteSlice AUDIT_ID = ByteSlice.of("\"_AUDIT_ID\"");
  private static final ByteSlice BOOT = ByteSlice.of("\"_BOOT_ID\"");
  private static final ByteSlice TRANSPORT = ByteSlice.of("\"_TRANSPORT\"");

  private TextForm() {}

  /** Returns true if more bytes are needed to know; {@link Compression#mayHaveForm} is true. */
  static boolean needsMore(byte[] head, int length) {
    return length < HEAD && ByteSearch.indexOf(head, 0, length, (byte) '\n') < 0;
  }

  /** Returns true if content that begins with these bytes has to be decoded. */
  static boolean isEncoded(byte[] head, int length) {
    return Compression.mayHaveForm(head, length)
        && (WideText.encoding(head, length) != null
            || isExport(head, length)
            || isJson(head, length));
  }

  /**
   * Returns the lines of {@code in}, which is decoded if its first bytes tell that; closes it with
   * the result.
   */
  static DecodedStream lines(DecodedStream in) throws IOException {
    byte[] head = new byte[HEAD];
    int length = 0;
    int count = 0;
    IOException problem = null;
    while (count >= 0 && length < HEAD && (length < 2 || needsMore(head, length))) {
      try {
        count = in.read(head, length, HEAD - length);
      } catch (IOException e) {
        problem = e; // thrown after what could be decoded was read
        count = -1;
      }
      length += Math.max(0, count);
    }
    DecodedStream whole = new HeadStream(Arrays.copyOf(head, length), in, problem);
    DecodedStream lines = decoded(head, length, whole);
    return lines == null ? whole : lines;
  }

  /** Returns the lines of content that begins with these bytes; null if it has them as they are. */
  static @Nullable DecodedStream decoded(byte[] head, int length, InputStream whole) {
    if (!Compression.mayHaveForm(head, length)) {
      return null;
    }
    Encoding encoding = WideText.encoding(head, length);
    if (encoding != null) {
      return new WideText(whole, encoding);
    }
    if (beginsEntry(head, length)) {
      return new JournalExport(whole);
    }
    if (isLastPartOfExport(ByteSlice.of(head, 0, length))) {
      return JournalExport.ofLastPart(whole);
    }
    return isJson(head, length) ? new JournalJson(whole) : null;
  }

  private static boolean isExport(byte[] head, int length) {
    return beginsEntry(head, length) || isLastPartOfExport(ByteSlice.of(head, 0, length));
  }

  private static boolean beginsEntry(byte[] head, int length) {
    int start = 0;
    while (start < length && head[start] == '\n') {
      start++; // what ended the entry before
    }
    return ByteSlice.of(head, start, length).startsWith(CURSOR);
  }

  /** Returns true if the first entry lacks its beginning, as {@code tail -c} cuts it. */
  private static boolean isLastPartOfExport(ByteSlice text) {
    int line = text.indexOf((byte) '\n', 0) + 1;
    if (line == 0 || mayBeRecord(text.slice(0, line))) {
      return false;
    }
    while (line < text.length() && isField(text.slice(line))) {
      for (ByteSlice field : FIELDS) {
        if (text.hasAt(line, field)) {
          return true;
        }
      }
      line = text.indexOf((byte) '\n', line) + 1;
      if (line == 0) {
        return false;
      }
    }
    return text.slice(line - 1).startsWith(JournalExport.NEXT_ENTRY);
  }

  /** Returns true if there is a record in a line, unless it is in a field of an entry. */
  private static boolean mayBeRecord(ByteSlice line) {
    return line.contains(RECORD) && !line.contains(KERNEL_MESSAGE);
  }

  private static boolean isField(ByteSlice text) {
    int end = 0;
    while (end < text.length() && JournalExport.isOfName(text.at(end))) {
      end++;
    }
    return end > 0 && end < text.length() && text.at(end) == '=';
  }

  /** Fields of entries may have been left out, or be in another order, as jq writes them. */
  private static boolean isJson(byte[] head, int length) {
    int start = 0;
    while (start < length && isBeforeJson(head[start])) {
      start++;
    }
    ByteSlice all = ByteSlice.of(head, start, length);
    int line = all.indexOf((byte) '\n', 0) + 1;
    boolean isCut = !all.startsWith("{") && line > 1 && all.slice(line - 2).startsWith(NEXT_OBJECT);
    ByteSlice text = isCut && !mayBeRecord(all.slice(0, line)) ? all.slice(line) : all;
    return text.startsWith("{")
        && (text.contains(JSON_CURSOR)
            || (text.contains(TRANSPORT) && (text.contains(BOOT) || text.contains(AUDIT_ID))));
  }

  /** Returns true if the byte is blank, of a byte order mark, or the separator of RFC 7464. */
  static boolean isBeforeJson(byte b) {
    return (b <= ' ' && b >= 0) || b == (byte) 0xef || b == (byte) 0xbb || b == (byte) 0xbf;
  }
}
