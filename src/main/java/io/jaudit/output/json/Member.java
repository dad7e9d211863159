package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import java.util.Locale;

/**
 * The members of an event whose names do not come from the log, as bytes that need no further work.
 * The order is that of the objects in which they are first written. Immutable.
 */
enum Member {
  TIME,
  ID,
  SERIAL,
  NODE,
  NODE_SOURCE,
  TYPE,
  TYPES,
  KEYS,
  SUCCESS,
  SYSCALL,
  ARCH,
  EXIT,
  EXIT_NAME,
  ACTION,
  OBJECT,
  HOW,
  USER,
  PROCESS,
  PATHS,
  NET,
  SOURCE_IP,
  MSG,
  AVC,
  INCOMPLETE,
  RECORDS,

  AUID,
  AUID_NAME,
  UID,
  UID_NAME,
  GID,
  GID_NAME,
  EUID,
  EUID_NAME,
  EGID,
  EGID_NAME,
  SUID,
  SUID_NAME,
  SGID,
  SGID_NAME,
  FSUID,
  FSUID_NAME,
  FSGID,
  FSGID_NAME,
  SES,
  ACCT,

  PID,
  PPID,
  COMM,
  EXE,
  CWD,
  TTY,
  SUBJ,
  ARGS,
  CMDLINE,
  TITLE,

  ENTITY_ID,
  START,
  IMAGE_ID,
  SOURCE,
  LINK,
  KNOWN,
  ORPHANED,
  PARENT,
  ANCESTORS,
  ANCESTORS_CUT,
  SESSION,
  LOGIN_ID,

  END,
  STATUS,
  SIGNAL,
  EXECS,
  EVENTS,
  FAILED,
  EXEC_FAILED,
  HIT,

  ITEM,
  PATH,
  NAME,
  NAMETYPE,
  INODE,
  DEV,
  MODE,
  MODE_NAME,
  OUID,
  OUID_NAME,
  OGID,
  OGID_NAME,
  RDEV,
  OBJ,

  FAMILY,
  ADDR,
  PORT,
  DETAIL,

  RESULT,
  PERMS,
  SCONTEXT,
  TCONTEXT,
  TCLASS,
  OPERATION,
  PROFILE,
  REQUESTED_MASK,
  DENIED_MASK,

  FIELDS,
  RAW,
  ARGS_START,
  TEXT;

  @SuppressWarnings("ImmutableEnumChecker") // in an array of its own
  private final ByteSlice json;

  @SuppressWarnings("ImmutableEnumChecker") // in an array of its own
  private final ByteSlice hexJson;

  Member() {
    String name = name().toLowerCase(Locale.ROOT);
    json = MemberName.json(name);
    hexJson = MemberName.json(name + "_hex");
  }

  /** Returns the name in quotes, with a comma before it and a colon after it. */
  ByteSlice json() {
    return json;
  }

  /** Like {@link #json}, for the member with all bytes of a value that is not UTF-8. */
  ByteSlice hexJson() {
    return hexJson;
  }
}
