package io.jaudit.output.timesketch;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.json.MemberName;
import java.util.Locale;

/** The members of an event in their order, as bytes that need no further work. */
enum TimesketchMember {
  MESSAGE,
  DATETIME,
  TIMESTAMP_DESC,
  TIMESTAMP,
  EVENT_ID,
  HOSTNAME,
  TYPE,
  TAG,
  OUTCOME,
  ACTION,
  OBJECT,
  HOW,
  SYSCALL,
  ARCH,
  EXIT,
  AUID,
  USERNAME,
  UID,
  EUID,
  GID,
  EGID,
  SES,
  ACCT,
  PID,
  PPID,
  COMM,
  EXE,
  CWD,
  TTY,
  CMDLINE,
  TITLE,
  PATHS,
  SOURCE_IP,
  DESTINATION_IP,
  DESTINATION_PORT,
  SUBJ;

  @SuppressWarnings("ImmutableEnumChecker") // in an array of its own
  private final ByteSlice json = MemberName.json(name().toLowerCase(Locale.ROOT));

  /** Returns the name in quotes, with a comma before it and a colon after it. */
  ByteSlice json() {
    return json;
  }
}
