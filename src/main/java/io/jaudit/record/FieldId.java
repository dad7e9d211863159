package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * Numbers the known fields, and supplies their properties.
 *
 * <p>The rows of {@link FieldTable} are the one list of field names. {@link FieldScanner} stores
 * the number of a field's name when it splits a record, so that every later lookup compares
 * numbers. A constant exists only for a field that code uses; a test checks that each has the
 * number of its row. Stateless and safe for use by several threads.
 */
public final class FieldId {
  /** The number of a name that is not in the table, and of a word without a name. */
  public static final int NONE = 0;

  public static final int AUID = 1;
  public static final int UID = 2;
  public static final int GID = 3;
  public static final int EUID = 4;
  public static final int SUID = 5;
  public static final int FSUID = 6;
  public static final int EGID = 7;
  public static final int SGID = 8;
  public static final int FSGID = 9;
  public static final int OUID = 10;
  public static final int OGID = 11;
  public static final int OAUID = 12;
  public static final int OLD_AUID = 13;
  public static final int SAUID = 14;
  public static final int IUID = 15;
  public static final int IGID = 16;
  public static final int INODE_UID = 17;
  public static final int INODE_GID = 18;
  public static final int OBJ_UID = 19;
  public static final int OBJ_GID = 20;
  public static final int NEW_GID = 21;
  public static final int LOGINUID = 22;
  public static final int ID = 23;
  public static final int SES = 24;
  public static final int OSES = 25;
  public static final int OLD_SES = 26;
  public static final int PID = 27;
  public static final int PPID = 28;
  public static final int OPID = 29;
  public static final int ARCH = 30;
  public static final int SYSCALL = 31;
  public static final int URING_OP = 32;
  public static final int SUCCESS = 33;
  public static final int EXIT = 34;
  public static final int A0 = 35;
  public static final int A1 = 36;
  public static final int A2 = 37;
  public static final int A3 = 38;
  public static final int ITEMS = 39;
  public static final int ITEM = 40;
  public static final int ARGC = 41;
  public static final int KEY = 42;
  public static final int COMM = 43;
  public static final int EXE = 44;
  public static final int TTY = 45;
  public static final int TERMINAL = 46;
  public static final int CWD = 47;
  public static final int NAME = 48;
  public static final int NAMETYPE = 49;
  public static final int INODE = 50;
  public static final int DEV = 51;
  public static final int RDEV = 52;
  public static final int MODE = 53;
  public static final int PATH = 54;
  public static final int PROCTITLE = 55;
  public static final int DATA = 56;
  public static final int CMD = 57;
  public static final int FILE = 58;
  public static final int SUBJ = 59;
  public static final int OBJ = 60;
  public static final int SCONTEXT = 61;
  public static final int TCONTEXT = 62;
  public static final int PROFILE = 63;
  public static final int APPARMOR = 64;
  public static final int VM_CTX = 65;
  public static final int IMG_CTX = 66;
  public static final int SADDR = 67;
  public static final int ADDR = 68;
  public static final int HOSTNAME = 69;
  public static final int PORT = 70;
  public static final int FAMILY = 71;
  public static final int PROTO = 72;
  public static final int MSG = 73;
  public static final int OP = 74;
  public static final int ACCT = 75;
  public static final int RES = 76;
  public static final int RESULT = 77;
  public static final int UNIT = 78;
  public static final int VM = 79;
  public static final int UUID = 80;
  public static final int NEW_DISK = 81;
  public static final int OLD_DISK = 82;
  public static final int DEVICE = 93;
  public static final int GRP = 96;
  public static final int SW = 99;
  public static final int ROOT_DIR = 100;
  public static final int OPERATION = 101;
  public static final int DENIED_MASK = 102;
  public static final int INFO = 103;
  public static final int REQUESTED_MASK = 104;
  public static final int PERM = 105;
  public static final int PROM = 107;
  public static final int FP = 116;
  public static final int SIG = 129;
  public static final int LIST = 131;
  public static final int CODE = 134;
  public static final int FLAGS = 136;
  public static final int HOOK = 138;
  public static final int ACTION = 139;
  public static final int RESP = 142;
  public static final int NL_MCGRP = 143;
  public static final int FAN_TYPE = 146;
  public static final int FAN_INFO = 147;
  public static final int ERRNO = 148;
  public static final int NEW_LEVEL = 150;
  public static final int TABLE = 151;
  public static final int FEATURE = 152;
  public static final int PROG_ID = 153;
  public static final int ENFORCING = 154;
  public static final int BOOL = 155;
  public static final int NLBL_DOMAIN = 156;
  public static final int PRINTER = 157;
  public static final int SELECTED_CONTEXT = 158;
  public static final int RPORT = 159;
  public static final int RESRC = 160;
  public static final int SW_TYPE = 161;
  public static final int UNLBL_ACCEPT = 162;
  public static final int SOCKET = 163;
  public static final int OBJTYPE = 164;
  public static final int AUDIT_ENABLED = 165;
  public static final int AUDIT_PID = 166;
  public static final int AUDIT_BACKLOG_LIMIT = 167;
  public static final int AUDIT_FAILURE = 168;
  public static final int ACTIONS = 169;
  public static final int TCLASS = 170;
  public static final int PERMISSIVE = 171;
  public static final int SUBJECT = 172;
  public static final int OBJECT = 173;

  /** All fields whose name is {@code subj_} and that of a security module. */
  public static final int SUBJ_LSM = 177;

  /** All fields whose name is {@code obj_} and that of a security module. */
  public static final int OBJ_LSM = 178;

  public static final int LABEL = 179;
  public static final int PEER = 180;
  public static final int PEER_LABEL = 181;

  private FieldId() {}

  /** Returns the number of a field name as written in the log, or {@link #NONE}. */
  public static int of(ByteSlice name) {
    return FieldTable.find(name);
  }

  /** Like {@link #of(ByteSlice)}. */
  public static int of(String name) {
    return of(ByteSlice.of(name));
  }

  /** Returns the number of the name at {@code [from, to)} of {@code text}, or {@link #NONE}. */
  static int of(ByteSlice text, int from, int to) {
    return FieldTable.find(text, from, to);
  }

  /** Returns the number of the name at {@code [from, to)} of {@code text}, or {@link #NONE}. */
  public static int of(byte[] text, int from, int to) {
    return FieldTable.find(text, from, to);
  }

  /** Returns the highest number; all from 1 on are in use. */
  public static int highest() {
    return FieldTable.highest();
  }

  /** Returns the name that has the number {@code id}; empty for {@link #NONE}. */
  public static String name(int id) {
    return FieldTable.name(id);
  }

  /** Returns true if {@code id} represents all names with a prefix; its name ends in {@code *}. */
  public static boolean isPrefix(int id) {
    return id == SUBJ_LSM || id == OBJ_LSM;
  }

  /** Returns what the value of the field {@code id} is; TEXT for {@link #NONE}. */
  public static FieldKind kind(int id) {
    return FieldTable.kind(id);
  }

  /**
   * Returns the name of the interpretation rule of the field {@code id}; empty if it is printed as
   * logged.
   */
  public static String rule(int id) {
    return FieldTable.rule(id);
  }

  /** Returns true if records of the parts of a system call may have the field: {@code name}. */
  public static boolean isOfParts(int id) {
    return FieldTable.isOfParts(id);
  }

  /** Returns true if auditd's ENRICHED format adds a name for the field {@code id}. */
  public static boolean isEnriched(int id) {
    return FieldTable.isEnriched(id);
  }
}
