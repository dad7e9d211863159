package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * What was written for records that nearly all repeat an earlier one: every system call of a
 * process comes with its title and mostly with its folder.
 *
 * <p>To compare 100 bytes takes a tenth of the time of decoding and escaping them. {@code
 * InterpretMemoryTest} compares what is written with and without. Not safe for use by several
 * threads.
 */
final class UsualBodies {
  /** Bodies that are remembered; a power of two. */
  private static final int REMEMBERED = 128;

  private static final int MAX_LENGTH = 1024;

  private final @Nullable ByteSlice[] bodies = new ByteSlice[REMEMBERED];
  private final @Nullable ByteSlice[] texts = new ByteSlice[REMEMBERED];
  private final int[] types = new int[REMEMBERED];

  /** True for records whose text is that of their type and body alone, and which repeat. */
  boolean mayHold(AuditRecord record) {
    return (record.is(RecordType.PROCTITLE) || record.is(RecordType.CWD))
        && record.enrichment().isEmpty();
  }

  /** Appends what was written for such a record; false where it was never met, or long ago. */
  boolean append(AuditRecord record, ByteSlice body, ByteBuilder out) {
    int slot = slot(body);
    ByteSlice text = texts[slot];
    if (text == null || types[slot] != record.type().number() || !body.equals(bodies[slot])) {
      return false;
    }
    out.append(text);
    return true;
  }

  /** Remembers what was written for it. */
  void put(AuditRecord record, ByteSlice body, ByteSlice text) {
    if (body.length() + text.length() <= MAX_LENGTH) {
      int slot = slot(body);
      types[slot] = record.type().number();
      bodies[slot] = body.copy();
      texts[slot] = text;
    }
  }

  /** Of the length and the last bytes: titles of many processes begin alike. */
  private static int slot(ByteSlice body) {
    int hash = body.length();
    for (int i = Math.max(0, body.length() - 6); i < body.length(); i++) {
      hash = hash * 31 + body.at(i);
    }
    return (hash ^ hash >>> 7) & REMEMBERED - 1;
  }
}
