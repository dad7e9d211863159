package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was written for records that nearly all repeat an earlier one: every system call of a
 * process comes with its title and mostly with its folder, and most open the same files.
 *
 * <p>To compare 100 bytes takes a tenth of the time of decoding and escaping them. {@code
 * InterpretMemoryTest} and {@code JsonMemoryTest} compare what is written with and without. Not
 * safe for use by several threads.
 */
final class RenderedBodyCache {
  /** Bodies that are remembered; a power of two. */
  private static final int REMEMBERED = 256;

  private static final int MAX_LENGTH = 2048;

  private final @Nullable ByteSlice[] bodies = new ByteSlice[REMEMBERED];
  private final @Nullable ByteSlice[] texts = new ByteSlice[REMEMBERED];
  private final int[] types = new int[REMEMBERED];

  /**
   * Appends what was written for a record of this type with the same body; false where there was
   * none, or long ago. What is written must be that of type and body alone.
   */
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

  private static int slot(ByteSlice body) {
    return body.hashCode() & REMEMBERED - 1;
  }
}
