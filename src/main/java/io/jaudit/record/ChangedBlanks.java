package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/** Restores the blanks of a record where another program wrote tabs instead. Stateless. */
final class ChangedBlanks {
  private ChangedBlanks() {}

  /**
   * Returns {@code text} with a blank in place of each tab outside of quotes; but not in the
   * message of a program, which may have written it.
   *
   * @param bodyStart the body of the record begins here
   * @param from no tab is before this index
   * @param end the record ends here
   */
  static ByteSlice restore(ByteSlice text, int bodyStart, int from, int end) {
    int payload = text.indexOf(AuditRecord.PAYLOAD, bodyStart);
    int to = payload < 0 ? end : Math.min(payload, end);
    if (text.indexOf((byte) '\t', from, Math.max(from, to)) < 0) {
      return text;
    }
    byte[] restored = text.toByteArray();
    boolean isQuoted = false;
    for (int i = bodyStart; i < to; i++) {
      isQuoted ^= restored[i] == '"';
      if (restored[i] == '\t' && !isQuoted) {
        restored[i] = ' ';
      }
    }
    return ByteSlice.of(restored);
  }
}
