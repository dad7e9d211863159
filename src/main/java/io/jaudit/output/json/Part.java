package io.jaudit.output.json;

import io.jaudit.record.FieldId;
import org.jspecify.annotations.Nullable;

/**
 * A part of the JSON of an event that does not follow from the head and the tail of its SYSCALL
 * record ({@link io.jaudit.output.SyscallLine}). {@link JsonParts} writes it; the text around it
 * may be that of an {@link EventTemplate}.
 */
enum Part {
  STAMP,
  NODE,
  TYPES,
  EXIT,
  /** Like EXIT, of the fields of the record. */
  EXIT_FIELD,
  OBJECT,
  PID,
  PARENT_PID,
  DIRECTORY,
  ARGUMENTS,
  TITLE,
  /** What other events tell about the process. */
  LINEAGE,
  PATHS,
  NET,
  /** The address of the peer of a call that accepts a connection. */
  PEER,
  INCOMPLETE,
  A0,
  A1,
  A2,
  A3,
  ITEMS,
  /** The elements of {@code records} after the first. */
  OTHER_RECORDS,
  /** The elements of {@code records} as logged, all of them. */
  RAW_RECORDS;

  /** Returns the part that a field of a SYSCALL record is; null if it belongs to head or tail. */
  static @Nullable Part ofField(int id) {
    return switch (id) {
      case FieldId.EXIT -> EXIT_FIELD;
      case FieldId.A0 -> A0;
      case FieldId.A1 -> A1;
      case FieldId.A2 -> A2;
      case FieldId.A3 -> A3;
      case FieldId.ITEMS -> ITEMS;
      case FieldId.PPID -> PARENT_PID;
      case FieldId.PID -> PID;
      default -> null;
    };
  }
}
