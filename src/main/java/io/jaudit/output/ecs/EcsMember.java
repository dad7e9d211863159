package io.jaudit.output.ecs;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.json.MemberName;
import java.util.Locale;

/** The members whose names do not come from the log, as bytes that need no further work. */
enum EcsMember {
  TIMESTAMP("@timestamp"),
  ACTION,
  ACTOR,
  ADDR,
  ADDRESS,
  ARGS,
  ARGS_COUNT,
  AUDIT,
  AUDITD,
  CAPABILITIES,
  CATEGORY,
  COMMAND_LINE,
  DATA,
  DATA_STREAM,
  DATASET,
  DESTINATION,
  DEVICE,
  DIRECTION,
  DOMAIN,
  ECS,
  EFFECTIVE,
  ENTITY_ID,
  EVENT,
  EXECUTABLE,
  FAMILY,
  FILE,
  FILESYSTEM,
  GID,
  GROUP,
  HOST,
  HOSTNAME,
  HOW,
  ID,
  INODE,
  IP,
  KIND,
  LEVEL,
  MESSAGE_TYPE,
  MESSAGES,
  MODE,
  MODULE,
  NAME,
  NETWORK,
  OBJECT,
  ORIGINAL,
  OS,
  OUTCOME,
  OWNER,
  PARENT,
  PATH,
  PATHS,
  PID,
  PORT,
  PRIMARY,
  PROCESS,
  REASON,
  RELATED,
  RESULT,
  ROLE,
  SADDR,
  SAVED,
  SECONDARY,
  SELINUX,
  SEQUENCE,
  SERVICE,
  SESSION,
  SOCKET,
  SOURCE,
  START,
  SUMMARY,
  TAGS,
  TARGET,
  THREAD,
  TITLE,
  TYPE,
  UID,
  USER,
  VERSION,
  WORKING_DIRECTORY;

  @SuppressWarnings("ImmutableEnumChecker") // in an array of its own
  private final ByteSlice json;

  EcsMember() {
    json = MemberName.json(name().toLowerCase(Locale.ROOT));
  }

  EcsMember(String name) {
    json = MemberName.json(name);
  }

  /** Returns the name in quotes, with a comma before it and a colon after it. */
  ByteSlice json() {
    return json;
  }
}
