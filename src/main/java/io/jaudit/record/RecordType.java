package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * The type of a record: a number of the kernel or of user space, and its name.
 *
 * <p>Numbers and names are those of {@code linux/audit.h}, and those that ausearch prints for types
 * of programs; both are in the resource {@code record-types.tsv}. A type that is not listed there
 * keeps its number ({@code UNKNOWN[1999]}) or, with {@link #NO_NUMBER}, its name. Immutable.
 */
public final class RecordType {
  /** The number of a type whose name is in no table. */
  public static final int NO_NUMBER = -1;

  public static final int USER = 1005;
  public static final int LOGIN = 1006;
  public static final int USER_AVC = 1107;
  public static final int USER_LOGIN = 1112;
  public static final int ADD_GROUP = 1116;
  public static final int DEL_GROUP = 1117;
  public static final int TRUSTED_APP = 1121;
  public static final int USER_TTY = 1124;
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
  public static final int ANOM_PROMISCUOUS = 1700;
  public static final int ANOM_ABEND = 1701;
  public static final int ANOM_LINK = 1702;
  public static final int KERNEL = 2000;
  public static final int ANOM_EXEC = 2112;
  public static final int CRYPTO_KEY_USER = 2404;
  public static final int VIRT_RESOURCE = 2501;
  public static final int VIRT_MACHINE_ID = 2502;

  private final int number;
  private final String name;
  private final boolean endsEvent;
  private final boolean ofSyscall;

  RecordType(int number, String name) {
    this.number = number;
    this.name = name;
    this.endsEvent = endsEvent(number);
    this.ofSyscall = isOfSyscall(number);
  }

  /** The type with this number, named {@code UNKNOWN[n]} where it has no name. */
  public static RecordType of(int number) {
    RecordType known = RecordTypes.byNumber(number);
    return known != null ? known : new RecordType(number, "UNKNOWN[" + number + "]");
  }

  /**
   * The type that a log or a user names: a name in any case, {@code UNKNOWN[n]} or a bare number.
   * Null where it is none of these.
   */
  public static @Nullable RecordType named(ByteSlice text) {
    return RecordTypes.named(text);
  }

  /** As {@link #named(ByteSlice)}. */
  public static @Nullable RecordType named(String text) {
    return named(ByteSlice.of(text));
  }

  /** As {@link #named(ByteSlice)}; what is none of these keeps its name and has no number. */
  static RecordType ofLog(ByteSlice text) {
    RecordType known = named(text);
    return known != null ? known : new RecordType(NO_NUMBER, text.latin1());
  }

  /** The number, or {@link #NO_NUMBER}. */
  public int number() {
    return number;
  }

  /** The canonical name; as the log spells it where there is no number. */
  public String name() {
    return name;
  }

  /** True where the number has a name; false for {@code UNKNOWN[n]} and for a name without one. */
  public boolean hasName() {
    return RecordTypes.byNumber(number) != null;
  }

  /** All types that have a name, by number. */
  public static Iterable<RecordType> all() {
    return RecordTypes.all();
  }

  /**
   * True for the types that end an event wherever they stand in it: those of user space, the marks
   * PROCTITLE and EOE, and the others that the kernel never continues (the newer list of §2.3).
   */
  public boolean endsEvent() {
    return endsEvent;
  }

  /** True for SYSCALL and the records that only stand beside it, up to FD_PAIR and the like. */
  public boolean isOfSyscall() {
    return ofSyscall;
  }

  private static boolean endsEvent(int number) {
    return number == USER
        || (number > LOGIN && number < SYSCALL)
        || number == EOE
        || number == PROCTITLE
        || (number >= MAC_UNLBL_ALLOW && number <= MAC_CALIPSO_ADD)
        || number == KERNEL
        || number >= 2100;
  }

  private static boolean isOfSyscall(int number) {
    return (number >= SYSCALL && number < NETFILTER_PKT && number != CONFIG_CHANGE && number != TTY)
        || number == URINGOP;
  }

  /** True for the types that only come behind another record of their event. */
  public boolean continuesEvent() {
    return (isOfSyscall() && number != SYSCALL && number != URINGOP)
        || number == PROCTITLE
        || number == AVC_PATH;
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
