package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.NameFolder;
import io.jaudit.output.SyscallLine;
import io.jaudit.output.SyscallLine.Ends;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * What reports know of records that repeat: SYSCALL records with the same head and tail, or other
 * records with the same type and content. For use by one thread.
 */
final class KnownRecord {
  /** About how much it takes in addition to its content, in bytes. */
  private static final int OVERHEAD = 200;

  private final int type;
  private final ByteSlice content;
  private final ByteSlice context;
  private final @Nullable Ends ends;
  private final @Nullable NameFolder folder;
  private final boolean isFailed;
  private final @Nullable KnownValues[] values;
  private int notes;

  /**
   * @param context what the name in it is relative to; empty for a record without one
   * @param fields the number of fields that are read
   */
  KnownRecord(AuditRecord record, ByteSlice context, int fields) {
    this.type = record.type().number();
    this.content = record.contentAsLogged().copy();
    this.context = context.copy();
    this.ends = null;
    this.folder = null;
    this.isFailed = false;
    this.values = new KnownValues[fields];
  }

  /**
   * @param folder what names in the event are relative to
   * @param isFailed whether the call failed
   */
  KnownRecord(SyscallLine line, NameFolder folder, boolean isFailed, int fields) {
    this.type = RecordType.SYSCALL;
    this.content = ByteSlice.EMPTY;
    this.context = ByteSlice.EMPTY;
    this.ends = line.ends();
    this.folder = folder;
    this.isFailed = isFailed;
    this.values = new KnownValues[fields];
  }

  boolean isOf(SyscallLine line) {
    return ends != null && ends.areOf(line);
  }

  boolean isOf(AuditRecord record, ByteSlice ofRecord, ByteSlice inContext) {
    return type == record.type().number()
        && ends == null
        && content.equals(ofRecord)
        && (context.isEmpty() || context.equals(inContext));
  }

  /** Returns what names in the event are relative to; null of a record that is not a call. */
  @Nullable NameFolder folder() {
    return folder;
  }

  boolean isFailed() {
    return isFailed;
  }

  /** Returns the values of a field; null if they were not read yet. */
  @Nullable KnownValues values(int field) {
    return field < values.length ? values[field] : null;
  }

  /** Keeps the values of a field. */
  void keep(int field, KnownValues known) {
    if (field < values.length) {
      values[field] = known;
    }
  }

  /** Returns the bits that were added. */
  int notes() {
    return notes;
  }

  /** Notes that something, which has this bit, was done with its values. */
  void note(int bit) {
    notes |= bit;
  }

  /** Returns the bytes that it keeps reachable, about; the values are parts of its content. */
  int size() {
    int known = ends == null ? content.length() + context.length() : ends.length();
    return OVERHEAD + 2 * known;
  }
}
