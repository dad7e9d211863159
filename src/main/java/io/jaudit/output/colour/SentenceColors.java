package io.jaudit.output.colour;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/**
 * Colors the sentences of the text format: {@code At 22:13:37 11/14/23 WHO successfully …}. In a
 * sentence without a result, the end of the subject is unknown, so it is not colored.
 */
final class SentenceColors implements LineColors {
  private static final ByteSlice AT = ByteSlice.of(" at ");
  private static final ByteSlice SUCCEEDED = ByteSlice.of(" successfully ");
  private static final ByteSlice FAILED = ByteSlice.of(" unsuccessfully ");

  @Override
  public void append(ByteSlice line, ByteBuilder out) {
    int subject = afterTime(line);
    Palette.FAINT.append(line, 0, subject, out);
    int succeeded = indexOf(line, SUCCEEDED, subject - 1);
    int failed = indexOf(line, FAILED, subject - 1);
    int result = Math.min(succeeded, failed);
    int copied = subject;
    if (result < line.length()) {
      if (result > subject) {
        Palette.YELLOW.append(line, subject, result, out);
      }
      boolean good = result == succeeded;
      int end = result + (good ? SUCCEEDED : FAILED).length() - 1;
      copied = Math.max(result, subject);
      out.append(line, copied, result + 1);
      (good ? Palette.GREEN : Palette.RED).append(line, result + 1, end, out);
      copied = end;
    }
    out.append(line, copied, line.length());
  }

  /**
   * Returns the position of the subject: after {@code At TIME DATE}, or {@code On NODE at TIME
   * DATE}.
   */
  private static int afterTime(ByteSlice line) {
    int at = line.startsWith("On ") ? indexOf(line, AT, 0) + AT.length() : "At ".length();
    int date = line.indexOf((byte) ' ', Math.min(at, line.length())) + 1;
    int end = date == 0 ? -1 : line.indexOf((byte) ' ', date);
    return end < 0 ? line.length() : end + 1;
  }

  /** Returns the position of {@code words}; the length of the line if it does not contain them. */
  private static int indexOf(ByteSlice line, ByteSlice words, int from) {
    int found = line.indexOf(words, Math.max(0, from));
    return found < 0 ? line.length() : found;
  }
}
