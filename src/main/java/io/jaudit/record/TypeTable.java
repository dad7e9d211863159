package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * The list of record types that {@link RecordType} reads: one row for each type.
 *
 * <p>A row whose number is a range {@code FIRST-LAST} opens a section. It states what is true of
 * all types in the range that have no row of their own; the rows that follow inherit from it what
 * they leave out or write as {@code =}. Columns:
 *
 * <ol>
 *   <li>The number, ascending.
 *   <li>The name; a dash if the number has none.
 *   <li>Letters: {@code e} ends an event wherever it occurs in it, {@code s} belongs to a system
 *       call, {@code c} only follows another record of its event.
 *   <li>The {@link RecordClass}es, joined by commas.
 *   <li>The kind of an event that begins with such a record.
 *   <li>The action that such a record reports if there is no system call; {@code op:WORD} is the
 *       value of {@code op}, else WORD.
 *   <li>The fields that may name the object of the action; the first one found does.
 *   <li>The kind of the object.
 *   <li>The field with more about the object.
 *   <li>The field of a second object.
 * </ol>
 *
 * <p>A dash means none. The action and what follows it are not inherited.
 *
 * <p>Kept by hand. Numbers and names of the kernel are those of {@code linux/audit.h}, which {@code
 * src/main/tables/generate.py} compares; the others, and the columns from the third on, were read
 * off the output of ausearch 3.0.9 and 4.2.2 (docs/ausearch-semantics.md §5.7). The table is part
 * of a class because the first resource that a run opens costs 4 ms. Immutable.
 */
final class TypeTable {
  private static final String ROWS =
      """
      0-1006 -
      1005 USER e user = sent-message addr unknown
      1006 LOGIN = login user-login changed-login-id-to auid user-session
      1007-1099 - e
      1100-1199 - e user
      1100 USER_AUTH = = user-login authenticated acct user-session
      1101 USER_ACCT = = user-login was-authorized acct user-session
      1102 USER_MGMT = = user-account modified-user-account id,acct account
      1103 CRED_ACQ = = user-login acquired-credentials acct user-session
      1104 CRED_DISP = = user-login disposed-credentials acct user-session
      1105 USER_START = = user-login started-session terminal user-session
      1106 USER_END = = user-login ended-session terminal user-session
      1107 USER_AVC = user,user_avc mac-decision accessed-mac-policy-controlled-object - unknown
      1108 USER_CHAUTHTOK = = user-login changed-password acct user-session
      1109 USER_ERR = = user-login caused-account-error terminal user-session
      1110 CRED_REFR = = user-login refreshed-credentials acct user-session
      1111 USYS_CONFIG = = configuration op:changed-configuration - system
      1112 USER_LOGIN = = user-login logged-in terminal user-session
      1113 USER_LOGOUT = = user-login logged-out terminal user-session
      1114 ADD_USER = = user-account added-user-account id,acct account
      1115 DEL_USER = = user-account deleted-user-account id,acct account
      1116 ADD_GROUP = user,group_change user-account added-group-account-to id,acct account
      1117 DEL_GROUP = user,group_change user-account deleted-group-account-from id,acct account
      1118 DAC_CHECK = = = access-result - unknown
      1119 CHGRP_ID = = group-change changed-group - unknown
      1120 TEST = = user-space sent-test - unknown
      1121 TRUSTED_APP = = user-space unknown - unknown
      1122 USER_SELINUX_ERR = = mac-decision access-error - unknown
      1123 USER_CMD = = user-space ran-command cmd process
      1124 USER_TTY = = TTY typed data keystrokes
      1125 CHUSER_ID = = user-space changed-user-id - unknown
      1126 GRP_AUTH = = group-change authenticated-to-group - unknown
      1127 SYSTEM_BOOT = = system-services booted-system - system
      1128 SYSTEM_SHUTDOWN = = system-services shutdown-system - service
      1129 SYSTEM_RUNLEVEL = = system-services changed-to-runlevel new-level system
      1130 SERVICE_START = = system-services started-service unit service
      1131 SERVICE_STOP = = system-services stopped-service unit service
      1132 GRP_MGMT = user,group_change,group_management user-account modified-group-account id,acct account
      1133 GRP_CHAUTHTOK = = user-account changed-group-password acct user-session
      1134 MAC_CHECK = = = mac-permission - unknown
      1135 ACCT_LOCK = = user-account locked-account id,acct account
      1136 ACCT_UNLOCK = = user-account unlocked-account id,acct account
      1137 USER_DEVICE = = configuration op:configured-device device keystrokes
      1138 SOFTWARE_UPDATE = = configuration installed-software sw software sw_type root_dir
      1200-1299 - e - audit-daemon
      1200 DAEMON_START = daemon = started-audit - service
      1201 DAEMON_END = daemon = shutdown-audit - service
      1202 DAEMON_ABORT = daemon = aborted-auditd-startup - service
      1203 DAEMON_CONFIG = daemon = changed-auditd-configuration - service
      1204 - = = = reconfigured-auditd - service
      1205 DAEMON_ROTATE = daemon = rotated-audit-logs - service
      1206 DAEMON_RESUME = daemon = resumed-audit-logging - service
      1207 DAEMON_ACCEPT = daemon_connection = remote-audit-connected - service
      1208 DAEMON_CLOSE = daemon_connection = remote-audit-disconnected - service
      1209 DAEMON_ERR = = = audit-error - service
      1300-1323 - sc - audit-rule
      1300 SYSCALL s syscall
      1302 PATH = path
      1303 IPC = ipc
      1304 SOCKETCALL
      1305 CONFIG_CHANGE - config configuration
      1306 SOCKADDR = sockaddr
      1307 CWD = cwd
      1309 EXECVE
      1311 IPC_SET_PERM
      1312 MQ_OPEN
      1313 MQ_SENDRECV
      1314 MQ_NOTIFY
      1315 MQ_GETSETATTR
      1316 KERNEL_OTHER = = -
      1317 FD_PAIR
      1318 OBJ_PID = obj_pid
      1319 TTY - tty TTY typed data keystrokes
      1320 EOE esc = -
      1321 BPRM_FCAPS
      1322 CAPSET
      1323 MMAP
      1324-1399 -
      1324 NETFILTER_PKT = packet audit-rule
      1325 NETFILTER_CFG = kernel configuration loaded-firewall-rule-to table firewall
      1326 SECCOMP = anomaly,seccomp dac-decision called-seccomp-controlled-syscall syscall process
      1327 PROCTITLE ec
      1328 FEATURE_CHANGE = task configuration changed-audit-feature feature system
      1330 KERN_MODULE = = = loaded-kernel-module name file
      1331 FANOTIFY = = av-decision accessed-policy-controlled-file - unknown
      1332 TIME_INJOFFSET = = configuration
      1333 TIME_ADJNTPVAL = = configuration
      1334 BPF = = bpf-program loaded-bpf-program prog-id process
      1335 EVENT_LISTENER = kernel audit-daemon connected-to nl-mcgrp socket
      1336 URINGOP s syscall audit-rule io_uring-operation - unknown
      1337 OPENAT2
      1338 DM_CTRL = task
      1339 DM_EVENT = task
      1400-1499 - - - mac
      1400 AVC = avc mac-decision accessed-mac-policy-controlled-object - unknown
      1401 SELINUX_ERR = = mac-decision
      1402 AVC_PATH c avc_path mac-decision
      1403 MAC_POLICY_LOAD = mac_config = loaded-selinux-policy - security-policy
      1404 MAC_STATUS = mac_config = changed-selinux-enforcement-to enforcing security-policy
      1405 MAC_CONFIG_CHANGE = mac_config = changed-selinux-boolean bool security-policy
      1406 MAC_UNLBL_ALLOW e mac_config
      1407 MAC_CIPSOV4_ADD e mac_config
      1408 MAC_CIPSOV4_DEL e mac_config
      1409 MAC_MAP_ADD e mac_config = added-mac-network-domain-mapping-to nlbl_domain security-policy
      1410 MAC_MAP_DEL e mac_config = deleted-mac-network-domain-mapping-from nlbl_domain security-policy
      1411 MAC_IPSEC_ADDSA e mac_config
      1412 MAC_IPSEC_DELSA e mac_config
      1413 MAC_IPSEC_ADDSPD e mac_config
      1414 MAC_IPSEC_DELSPD e mac_config
      1415 MAC_IPSEC_EVENT e mac_config
      1416 MAC_UNLBL_STCADD e mac_config
      1417 MAC_UNLBL_STCDEL e mac_config
      1418 MAC_CALIPSO_ADD e
      1419 MAC_CALIPSO_DEL
      1420 IPE_ACCESS = mac_access mac-decision accessed-mac-policy-controlled-object path file
      1421 IPE_CONFIG_CHANGE = mac_config = changed-ipe-policy-to new_active_pol_name security-policy
      1422 IPE_POLICY_LOAD = mac_config = loaded-ipe-policy policy_name security-policy
      1423 LANDLOCK_ACCESS = mac_access
      1424 LANDLOCK_DOMAIN = task
      1425 MAC_TASK_CONTEXTS = labels
      1426 MAC_OBJ_CONTEXTS = labels
      1500-1599 -
      1500 APPARMOR = avc mac
      1501 APPARMOR_AUDIT = avc mac
      1502 APPARMOR_ALLOWED = avc mac-decision
      1503 APPARMOR_DENIED = avc mac-decision
      1504 APPARMOR_HINT = avc mac
      1505 APPARMOR_STATUS = avc mac
      1506 APPARMOR_ERROR = avc mac-decision
      1507 APPARMOR_KILL = avc
      1600-1699 - - - crypto
      1700-1799 - - - anomaly
      1700 ANOM_PROMISCUOUS = anomaly = changed-socket-promiscuous-mode dev socket
      1701 ANOM_ABEND = anomaly = crashed-program exe process
      1702 ANOM_LINK = task = used-suspcious-link - unknown
      1703 ANOM_CREAT = = = created-suspicious-file - unknown
      1800-1899 - - - integrity
      1800 INTEGRITY_DATA = integrity
      1801 INTEGRITY_METADATA = integrity
      1802 INTEGRITY_STATUS = integrity
      1803 INTEGRITY_HASH = integrity
      1804 INTEGRITY_PCR = integrity
      1805 INTEGRITY_RULE = integrity
      1806 INTEGRITY_EVM_XATTR = integrity
      1807 INTEGRITY_POLICY_RULE = integrity
      1808 INTEGRITY_USERSPACE = integrity
      1900-2099 -
      2000 KERNEL e = system-services initialized-audit-subsystem - unknown
      2100-2199 - e user anomaly
      2100 ANOM_LOGIN_FAILURES = = = failed-log-in-too-many-times-to acct user-session
      2101 ANOM_LOGIN_TIME = = = attempted-log-in-during-unusual-hour-to acct user-session
      2102 ANOM_LOGIN_SESSIONS = = = opened-too-many-sessions-to acct user-session
      2103 ANOM_LOGIN_ACCT
      2104 ANOM_LOGIN_LOCATION = = = attempted-log-in-from-unusual-place-to acct user-session
      2105 ANOM_MAX_DAC
      2106 ANOM_MAX_MAC
      2107 ANOM_AMTU_FAIL
      2108 ANOM_RBAC_FAIL
      2109 ANOM_RBAC_INTEGRITY_FAIL = = integrity tested-file-system-integrity-of hostname file-system
      2110 ANOM_CRYPTO_FAIL
      2111 ANOM_ACCESS_FS
      2112 ANOM_EXEC = = = attempted-execution-of-forbidden-program cmd process
      2113 ANOM_MK_EXEC
      2114 ANOM_ADD_ACCT
      2115 ANOM_DEL_ACCT
      2116 ANOM_MOD_ACCT
      2117 ANOM_ROOT_TRANS
      2118 ANOM_LOGIN_SERVICE
      2119 ANOM_LOGIN_ROOT
      2120 ANOM_ORIGIN_FAILURES
      2121 ANOM_SESSION
      2200-2299 - e user anomaly-response
      2200 RESP_ANOMALY
      2201 RESP_ALERT
      2202 RESP_KILL_PROC
      2203 RESP_TERM_ACCESS
      2204 RESP_ACCT_REMOTE
      2205 RESP_ACCT_LOCK_TIMED
      2206 RESP_ACCT_UNLOCK_TIMED
      2207 RESP_ACCT_LOCK
      2208 RESP_TERM_LOCK
      2209 RESP_SEBOOL
      2210 RESP_EXEC
      2211 RESP_SINGLE
      2212 RESP_HALT
      2213 RESP_ORIGIN_BLOCK
      2214 RESP_ORIGIN_BLOCK_TIMED
      2215 RESP_ORIGIN_UNBLOCK_TIMED
      2300-2399 - e user mac
      2300 USER_ROLE_CHANGE = = = changed-role-to selected-context user-session
      2301 ROLE_ASSIGN = = = assigned-user-role-to id,acct account
      2302 ROLE_REMOVE = = = removed-use-role-from id,acct account
      2303 LABEL_OVERRIDE = = = overrode-label-of - security-policy
      2304 LABEL_LEVEL_CHANGE = = = modified-level-of printer printer
      2305 USER_LABELED_EXPORT
      2306 USER_UNLABELED_EXPORT
      2307 DEV_ALLOC = = = - - security-policy
      2308 DEV_DEALLOC = = = - - security-policy
      2309 FS_RELABEL = = = relabeled-filesystem - security-policy
      2310 USER_MAC_POLICY_LOAD = = = loaded-mac-policy - security-policy
      2311 ROLE_MODIFY = = = modified-role - security-policy
      2312 USER_MAC_CONFIG_CHANGE = = = changed-mac-configuration - security-policy
      2313 USER_MAC_STATUS = = = changed-selinux-enforcement-to - unknown
      2400-2499 - e user crypto
      2400 CRYPTO_TEST_USER
      2401 CRYPTO_PARAM_CHANGE_USER
      2402 CRYPTO_LOGIN = = = crypto-officer-logged-in - unknown
      2403 CRYPTO_LOGOUT = = = crypto-officer-logged-out - unknown
      2404 CRYPTO_KEY_USER = = = negotiated-crypto-key fp user-session
      2405 CRYPTO_FAILURE_USER
      2406 CRYPTO_REPLAY_USER
      2407 CRYPTO_SESSION = = = started-crypto-session addr user-session rport
      2408 CRYPTO_IKE_SA
      2409 CRYPTO_IPSEC_SA
      2500-2599 - e user virt
      2500 VIRT_CONTROL = = = issued-vm-control op virtual-machine - vm
      2501 VIRT_RESOURCE = user,virtual_resource = assigned-vm-resource resrc virtual-machine - vm
      2502 VIRT_MACHINE_ID = user,virtual_machine = assigned-vm-id vm virtual-machine
      2503 VIRT_INTEGRITY_CHECK = = = checked-integrity-of - unknown
      2504 VIRT_CREATE = = = created-vm-image - unknown
      2505 VIRT_DESTROY = = = deleted-vm-image - unknown
      2506 VIRT_MIGRATE_IN = = = migrated-vm-from - unknown
      2507 VIRT_MIGRATE_OUT = = = migrated-vm-to - unknown
      2600-2999 - e user
      3000-2147483647 - e
      """;

  static final int NAME = 1;
  static final int FLOW = 2;
  static final int CLASSES = 3;
  static final int KIND = 4;
  static final int ACTION = 5;
  static final int OBJECTS = 6;
  static final int OBJECT_KIND = 7;
  static final int OBJECT_DETAIL = 8;
  static final int SECOND_OBJECT = 9;

  private static final TextTable TABLE = new TextTable(ROWS);

  private TypeTable() {}

  static int size() {
    return TABLE.size();
  }

  /** Returns the number of the row; of a section, the first one. */
  static int number(int row) {
    return numberAt(TABLE.start(row, 0));
  }

  private static int numberAt(int start) {
    int number = 0;
    for (int at = start; Ascii.isDigit(TABLE.at(at)); at++) {
      number = number * 10 + TABLE.at(at) - '0';
    }
    return number;
  }

  /** Returns the name of the row; empty if it has none. Undefined for a section. */
  static ByteSlice name(int row) {
    return TABLE.slice(row, NAME);
  }

  /** Returns true if the row opens a section. */
  static boolean isSection(int row) {
    return TABLE.at(dash(row)) == '-';
  }

  /** Returns the last number of the section that the row opens. */
  static int lastNumber(int row) {
    return numberAt(dash(row) + 1);
  }

  /** Returns where the first number of the row ends. */
  private static int dash(int row) {
    int at = TABLE.start(row, 0);
    while (Ascii.isDigit(TABLE.at(at))) {
      at++;
    }
    return at;
  }

  /** Returns the cell; empty if there is none. Up to the kind it may come from the section. */
  static String cell(int row, int section, int column) {
    String cell = TABLE.cell(row, column);
    boolean inherited = column <= KIND && (cell.equals("=") || TABLE.isEmpty(row, column));
    return inherited ? TABLE.cell(section, column) : cell;
  }

  /** Returns true if the letters of the row contain {@code letter}. */
  static boolean hasLetter(int row, int section, char letter) {
    int at = TABLE.start(row, FLOW);
    if (TABLE.at(at) == '=' || TABLE.at(at) == '\n') {
      at = TABLE.start(section, FLOW);
    }
    while (TABLE.at(at) > ' ' && TABLE.at(at) != letter) {
      at++;
    }
    return TABLE.at(at) == letter;
  }
}
