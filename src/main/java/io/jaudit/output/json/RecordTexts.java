package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.PieceCache;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/** What was written for one record of an event, other than its SYSCALL record. Immutable. */
final class RecordTexts implements PieceCache.Entry {
  /**
   * What other parts of an event need to know of the record.
   *
   * @param isParent true for the directory of another PATH record
   * @param isComplete false for an EXECVE record that lacks arguments
   */
  record Traits(boolean isParent, boolean isComplete) {}

  /** Use of a record as a member of the event or its process, or as an element of {@code paths}. */
  static final int MEMBER = 0;

  /** Use as the member {@code object}. */
  static final int OBJECT = 1;

  /** Use as an element of {@code records}. */
  static final int RECORD = 2;

  /** The number of uses. */
  static final int USES = 3;

  private final int type;
  private final ByteSlice content;
  private final ByteSlice context;
  private final Traits traits;
  private final @Nullable ByteSlice[] texts;

  /**
   * @param record whose content is copied
   * @param context what else the texts depend on, as {@link EventTexts} has it; empty for nothing
   * @param texts by use, null for one that the record has not had
   */
  RecordTexts(AuditRecord record, ByteSlice context, Traits traits, @Nullable ByteSlice[] texts) {
    this.type = record.type().number();
    this.content = record.contentAsLogged().copy();
    this.context = context.copy();
    this.traits = traits;
    this.texts = texts.clone();
  }

  /** Returns true if these are the texts for a record with this content in this context. */
  boolean isOf(AuditRecord record, ByteSlice ofRecord, ByteSlice inContext) {
    return type == record.type().number()
        && content.equals(ofRecord)
        && (context.isEmpty() || context.equals(inContext));
  }

  Traits traits() {
    return traits;
  }

  ByteSlice context() {
    return context;
  }

  @Nullable ByteSlice text(int use) {
    return texts[use];
  }

  @Override
  public int size() {
    int size = content.length() + context.length();
    for (ByteSlice text : texts) {
      size += text == null ? 0 : text.length();
    }
    return size;
  }
}
