package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Represents the type of a record: a number of the kernel or of user space, its name, and what is
 * known of it.
 *
 * <p>Numbers and names are those of {@code linux/audit.h} and of audit-userspace. The rows of
 * {@link TypeTable} are the one list of them; a constant exists only for a type that code asks for.
 * A type that is not listed keeps its number ({@code UNKNOWN[1999]}) or, with {@link #NO_NUMBER},
 * its name. Immutable.
 */
public final class RecordType {
  /** The number of a type whose name is in no table. */
  public static final int NO_NUMBER = -1;

  public static final int USER = 1005;
  public static final int LOGIN = 1006;
  public static final int USER_END = 1106;
  public static final int USER_AVC = 1107;
  public static final int USER_START = 1105;
  public static final int USER_LOGIN = 1112;
  public static final int USER_LOGOUT = 1113;
  public static final int CHGRP_ID = 1119;
  public static final int USER_CMD = 1123;
  public static final int ADD_GROUP = 1116;
  public static final int DEL_GROUP = 1117;
  public static final int TRUSTED_APP = 1121;
  public static final int USER_TTY = 1124;
  public static final int CHUSER_ID = 1125;
  public static final int GRP_MGMT = 1132;
  public static final int DAEMON_START = 1200;
  public static final int DAEMON_END = 1201;
  public static final int DAEMON_ACCEPT = 1207;
  public static final int DAEMON_CLOSE = 1208;
  public static final int SYSCALL = 1300;
  public static final int PATH = 1302;
  public static final int IPC = 1303;
  public static final int SOCKETCALL = 1304;
  public static final int CONFIG_CHANGE = 1305;
  public static final int SOCKADDR = 1306;
  public static final int CWD = 1307;
  public static final int EXECVE = 1309;
  public static final int MQ_OPEN = 1312;
  public static final int OBJ_PID = 1318;
  public static final int TTY = 1319;
  public static final int BPRM_FCAPS = 1321;
  public static final int CAPSET = 1322;
  public static final int EOE = 1320;
  public static final int NETFILTER_PKT = 1324;
  public static final int NETFILTER_CFG = 1325;
  public static final int SECCOMP = 1326;
  public static final int PROCTITLE = 1327;
  public static final int FEATURE_CHANGE = 1328;
  public static final int KERN_MODULE = 1330;
  public static final int FANOTIFY = 1331;
  public static final int TIME_INJOFFSET = 1332;
  public static final int TIME_ADJNTPVAL = 1333;
  public static final int BPF = 1334;
  public static final int EVENT_LISTENER = 1335;
  public static final int URINGOP = 1336;
  public static final int OPENAT2 = 1337;
  public static final int DM_CTRL = 1338;
  public static final int AVC = 1400;
  public static final int SELINUX_ERR = 1401;
  public static final int AVC_PATH = 1402;
  public static final int MAC_POLICY_LOAD = 1403;
  public static final int MAC_STATUS = 1404;
  public static final int MAC_CONFIG_CHANGE = 1405;
  public static final int MAC_UNLBL_ALLOW = 1406;
  public static final int MAC_UNLBL_STCDEL = 1417;
  public static final int MAC_CALIPSO_ADD = 1418;
  public static final int IPE_ACCESS = 1420;
  public static final int LANDLOCK_ACCESS = 1423;
  public static final int MAC_TASK_CONTEXTS = 1425;
  public static final int MAC_OBJ_CONTEXTS = 1426;
  public static final int ANOM_PROMISCUOUS = 1700;
  public static final int ANOM_ABEND = 1701;
  public static final int ANOM_LINK = 1702;
  public static final int KERNEL = 2000;
  public static final int ANOM_EXEC = 2112;
  public static final int USER_ROLE_CHANGE = 2300;
  public static final int VIRT_RESOURCE = 2501;
  public static final int VIRT_MACHINE_ID = 2502;

  private static final int NO_ROW = -1;
  private static final int NOT_A_PART = RecordClass.setOf(RecordClass.OTHER_THAN_PARTS);

  private final int number;
  private final String name;
  private final int row;
  private final int section;
  private final boolean hasName;
  private final boolean endsEvent;
  private final boolean ofSyscall;
  private final boolean continuesEvent;

  private final int classes;

  /** Created on first use; several threads get the same result. */
  private @Nullable String kind;

  /** Like {@link #kind}. */
  private @Nullable ByteSlice nameBytes;

  private RecordType(int number, String name, int row, int section, boolean hasName) {
    this.number = number;
    this.name = name;
    this.row = row;
    this.section = section;
    this.hasName = hasName;
    this.endsEvent = row != NO_ROW && TypeTable.hasLetter(row, section, 'e');
    this.ofSyscall = row != NO_ROW && TypeTable.hasLetter(row, section, 's');
    this.continuesEvent = row != NO_ROW && TypeTable.hasLetter(row, section, 'c');
    this.classes = RecordClass.setOf(cell(TypeTable.CLASSES)) | (isPart() ? 0 : NOT_A_PART);
  }

  /** Returns the type of a row of the table, in the section that the row {@code section} opens. */
  static RecordType ofRow(int row, int section) {
    int number = TypeTable.number(row);
    String name = TypeTable.cell(row, section, TypeTable.NAME);
    return name.isEmpty()
        ? new RecordType(number, unknown(number), row, section, false)
        : new RecordType(number, name, row, section, true);
  }

  private static String unknown(int number) {
    return "UNKNOWN[" + number + "]";
  }

  /** Returns the type with this number, named {@code UNKNOWN[n]} if it has no name. */
  public static RecordType of(int number) {
    RecordType known = RecordTypes.byNumber(number);
    if (known != null) {
      return known;
    }
    int section = number < 0 ? NO_ROW : RecordTypes.section(number);
    return new RecordType(number, unknown(number), section, section, false);
  }

  /**
   * Returns the type for a name in any case, {@code UNKNOWN[n]} or a bare number; null if it is
   * none of these.
   */
  public static @Nullable RecordType named(ByteSlice text) {
    return RecordTypes.named(text);
  }

  /** Like {@link #named(ByteSlice)}. */
  public static @Nullable RecordType named(String text) {
    return named(ByteSlice.of(text));
  }

  /** Like {@link #named(ByteSlice)}; anything else keeps its name and has no number. */
  public static RecordType ofLog(ByteSlice text) {
    RecordType known = named(text);
    return known != null ? known : new RecordType(NO_NUMBER, text.latin1(), NO_ROW, NO_ROW, false);
  }

  /** Returns the number, or {@link #NO_NUMBER}. */
  public int number() {
    return number;
  }

  /**
   * Returns true if only the name tells this type for certain: the number depends on the kernel.
   */
  public boolean needsName() {
    return RenumberedType.isPossible(number);
  }

  /** Returns the canonical name; as logged if there is no number. */
  public String name() {
    return name;
  }

  /** Returns the name as bytes, for an output that writes it very often. */
  public ByteSlice nameBytes() {
    ByteSlice found = nameBytes;
    if (found == null) {
      found = ByteSlice.of(name.getBytes(StandardCharsets.ISO_8859_1));
      nameBytes = found;
    }
    return found;
  }

  /** Returns true if the table has the name; false for {@code UNKNOWN[n]}. */
  public boolean hasName() {
    return hasName;
  }

  /** Returns all types that have a name, by number. */
  public static Iterable<RecordType> all() {
    return RecordTypes.all();
  }

  /**
   * Returns true for the types that end an event wherever they occur in it: those of user space,
   * the marks PROCTITLE and EOE, and the others that the kernel never continues.
   */
  public boolean endsEvent() {
    return endsEvent;
  }

  /** Returns true for SYSCALL and the records that only accompany it, such as FD_PAIR. */
  public boolean isOfSyscall() {
    return ofSyscall;
  }

  /** Returns true for the types that only follow another record of their event. */
  public boolean continuesEvent() {
    return continuesEvent;
  }

  /** Returns true if the type is in one of the classes of a {@link RecordClass#setOf set}. */
  public boolean isAnyOf(int classSet) {
    return (classes & classSet) != 0;
  }

  private boolean isPart() {
    return switch (number()) {
      case PATH, CWD, EXECVE, PROCTITLE, SOCKADDR -> true;
      default -> false;
    };
  }

  /** Returns the kind of an event that begins with this type, such as {@code user-login}. */
  public String kind() {
    String found = kind;
    if (found == null) {
      found = cell(TypeTable.KIND);
      kind = found;
    }
    return found;
  }

  /**
   * Returns the action that such a record reports, such as {@code added-user-account}; {@code
   * op:WORD} is the value of the field {@code op}, else WORD; empty if unknown.
   */
  public String action() {
    return cell(TypeTable.ACTION);
  }

  /** Returns the names of the fields that may name the object, joined by commas. */
  public String objectFields() {
    return cell(TypeTable.OBJECTS);
  }

  /** Returns the kind of the object; empty if the type has no row for its action. */
  public String objectKind() {
    return cell(TypeTable.OBJECT_KIND);
  }

  /** Returns the name of the field with more about the object; empty if there is none. */
  public String objectDetailField() {
    return cell(TypeTable.OBJECT_DETAIL);
  }

  /** Returns the name of the field with a second object; empty if there is none. */
  public String secondObjectField() {
    return cell(TypeTable.SECOND_OBJECT);
  }

  private String cell(int column) {
    return row == NO_ROW ? "" : TypeTable.cell(row, section, column);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecordType that && number == that.number && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return number == NO_NUMBER ? name.hashCode() : number;
  }

  @Override
  public String toString() {
    return name;
  }
}
