package io.jaudit.record;

/**
 * Lists the kinds of a field's value, independent of the type of its record. A column of the field
 * table.
 */
public enum FieldKind {
  /** Text, however encoded, or a number that only represents words. */
  TEXT,
  /** A decimal number. */
  NUMBER,
  /** The number of a login session. */
  SESSION,
  /** The id of a user, which may have a name. */
  USER,
  /** The id of a group, which may have a name. */
  GROUP,
  /** The number of a system call. */
  SYSCALL,
  /** The return value of a system call. */
  EXIT,
  /** The architecture that a system call was made for. */
  ARCH,
  /** The number of an io_uring operation. */
  URING_OP,
  /** The mode of a file. */
  MODE,
  /** The message of a program. */
  MESSAGE;

  /** Returns true if the value is the id of a user or group. */
  public boolean isId() {
    return this == USER || this == GROUP;
  }

  /** Returns true if the value is a decimal number. */
  public boolean isNumber() {
    return this == NUMBER || this == SESSION || isId() || this == SYSCALL || this == EXIT;
  }

  /** Returns true if 4294967295 and -1 mean that there is none. */
  public boolean mayBeUnset() {
    return this == SESSION || isId();
  }
}
