package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.NameTable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The list of fields that {@link FieldId} reads: one row for each field.
 *
 * <p>Columns: the number, ascending by one; the name; the {@link FieldKind}; the rule by which the
 * interpreted format reads the value (a constant of {@code interpret.FieldRule}, which also handles
 * record types that are exceptions); {@code enriched} if auditd's ENRICHED format adds a name for
 * the field; {@code parts} if records of the parts of a system call have it, too: PATH, CWD,
 * EXECVE, PROCTITLE and SOCKADDR. A dash means none, and so does a column that is missing at the
 * end. A name that ends in {@code *} represents all names with this prefix that have no row of
 * their own.
 *
 * <p>Maintained by hand. Names are those that the kernel and audit-userspace write; rules were
 * observed in the output of ausearch 3.0.9 and 4.2.2 (docs/ausearch-semantics.md §6.2). The table
 * is part of a class because the first resource that a run opens costs 4 ms. Immutable.
 */
final class FieldTable {
  private static final String ROWS =
      """
      1   auid               user     user               enriched
      2   uid                user     user               enriched
      3   gid                group    group              enriched
      4   euid               user     user               enriched
      5   suid               user     user               enriched
      6   fsuid              user     user               enriched
      7   egid               group    group              enriched
      8   sgid               group    group              enriched
      9   fsgid              group    group              enriched
      10  ouid               user     user               enriched parts
      11  ogid               group    group              enriched parts
      12  oauid              user     user               enriched
      13  old-auid           user     user               enriched
      14  sauid              user     user               enriched
      15  iuid               user     user               enriched
      16  igid               group    group              enriched
      17  inode_uid          user     user               enriched
      18  inode_gid          group    group              enriched
      19  obj_uid            user     user               enriched
      20  obj_gid            group    group              enriched
      21  new_gid            group    group              enriched
      22  loginuid           user
      23  id                 user     user               enriched
      24  ses                session  session
      25  oses               session
      26  old-ses            session
      27  pid                number
      28  ppid               number
      29  opid               number
      30  arch               arch     arch               enriched
      31  syscall            syscall  syscall            enriched
      32  uring_op           uring_op uring_op           enriched
      33  success
      34  exit               exit     exit
      35  a0                 -        a0                 -        parts
      36  a1                 -        a1                 -        parts
      37  a2                 -        a2                 -        parts
      38  a3                 -        a3                 -        parts
      39  items              number
      40  item               number   -                  -        parts
      41  argc               number   -                  -        parts
      42  key                -        key
      43  comm               -        escaped
      44  exe                -        escaped
      45  tty
      46  terminal
      47  cwd                -        escaped            -        parts
      48  name               -        escaped            -        parts
      49  nametype           -        -                  -        parts
      50  inode              -        -                  -        parts
      51  dev                -        -                  -        parts
      52  rdev               -        -                  -        parts
      53  mode               mode     mode               -        parts
      54  path               -        escaped
      55  proctitle          -        proctitle          -        parts
      56  data               -        typed
      57  cmd                -        escaped
      58  file               -        escaped
      59  subj               -        label
      60  obj                -        label              -        parts
      61  scontext           -        label
      62  tcontext           -        label
      63  profile            -        escaped
      64  apparmor           -        escaped
      65  vm-ctx             -        label
      66  img-ctx            -        label
      67  saddr              -        socket_address     enriched parts
      68  addr               -        address
      69  hostname
      70  port               number
      71  family             -        netfilter_protocol
      72  proto              -        protocol
      73  msg                message  message
      74  op
      75  acct               -        escaped
      76  res                -        success
      77  result             -        success
      78  unit
      79  vm                 -        escaped
      80  uuid
      81  new-disk           -        escaped
      82  old-disk           -        escaped
      83  watch              -        escaped
      84  dir                -        escaped
      85  old-chardev        -        escaped
      86  new-chardev        -        escaped
      87  old-fs             -        escaped
      88  new-fs             -        escaped
      89  old-net            -        escaped
      90  new-net            -        escaped
      91  old-rng            -        escaped
      92  new-rng            -        escaped
      93  device             -        escaped
      94  cgroup             -        escaped
      95  ocomm              -        escaped
      96  grp                -        escaped
      97  new_group          -        escaped
      98  invalid_context    -        escaped
      99  sw                 -        escaped
      100 root_dir           -        escaped
      101 operation          -        escaped
      102 denied_mask        -        escaped
      103 info               -        escaped
      104 requested_mask     -        escaped
      105 perm               -        permissions
      106 perm_mask          -        permissions
      107 prom               -        promiscuous
      108 old_prom           -        promiscuous
      109 capability         -        capability
      110 cap_pi             -        capabilities
      111 cap_pe             -        capabilities
      112 cap_pp             -        capabilities
      113 cap_pa             -        capabilities
      114 cap_fi             -        capabilities       -        parts
      115 cap_fp             -        capabilities       -        parts
      116 fp                 -        capabilities
      117 fi                 -        capabilities
      118 old_pp             -        capabilities
      119 old_pi             -        capabilities
      120 old_pe             -        capabilities
      121 old_pa             -        capabilities
      122 new_pp             -        capabilities
      123 new_pi             -        capabilities
      124 new_pe             -        capabilities
      125 pp                 -        capabilities
      126 pi                 -        capabilities
      127 pe                 -        capabilities
      128 pa                 -        capabilities
      129 sig                number   signal
      130 sigev_signo        -        signal
      131 list               -        rule_list
      132 icmptype           -        icmp_type
      133 per                -        personality
      134 code               -        seccomp
      135 oflag              -        open_flags
      136 flags              -        mmap_flags         -        parts
      137 resolve            -        resolve_flags
      138 hook               -        hook
      139 action             -        action
      140 macproto           -        mac_protocol
      141 ioctlcmd           -        ioctl
      142 resp               -        fanotify
      143 nl-mcgrp           -        netlink_group
      144 subj_trust         -        trust
      145 obj_trust          -        trust
      146 fan_type           -        fan_type
      147 fan_info           -        fan_info
      148 errno              -        error
      149 serial             number
      150 new-level
      151 table
      152 feature
      153 prog-id
      154 enforcing
      155 bool
      156 nlbl_domain
      157 printer
      158 selected-context
      159 rport
      160 resrc
      161 sw_type
      162 unlbl_accept
      163 socket
      164 objtype            -        -                  -        parts
      165 audit_enabled
      166 audit_pid
      167 audit_backlog_limit
      168 audit_failure
      169 actions
      170 tclass
      171 permissive
      172 subject
      173 object
      174 policy_name
      175 old_active_pol_name
      176 new_active_pol_name
      177 subj_*              -        encoded_label
      178 obj_*               -        encoded_label
      179 label              -        decision_label
      180 peer               -        decision_label
      181 peer_label         -        decision_label
      """;

  private static final int NAME = 1;
  private static final int KIND = 2;
  private static final int RULE = 3;
  private static final int ENRICHED = 4;
  private static final int PARTS = 5;

  private static final TextTable TABLE = new TextTable(ROWS);
  private static final NameTable NAMES = new NameTable(TABLE.column(NAME));

  /** The names that end in {@code *}, without it. */
  private static final ByteSlice[] PREFIXES = {prefix(FieldId.SUBJ_LSM), prefix(FieldId.OBJ_LSM)};

  private static final int[] PREFIX_IDS = {FieldId.SUBJ_LSM, FieldId.OBJ_LSM};

  /** By number; created on first use. */
  private static final @Nullable FieldKind[] KINDS = new FieldKind[TABLE.size() + 1];

  private FieldTable() {}

  static int highest() {
    return TABLE.size();
  }

  static int find(ByteSlice name) {
    return find(name, 0, name.length());
  }

  /** Returns the number of the name at {@code [from, to)} of {@code text}. */
  static int find(ByteSlice text, int from, int to) {
    int found = NAMES.find(text, from, to) + 1;
    for (int i = 0; i < PREFIXES.length && found == FieldId.NONE; i++) {
      boolean begins = PREFIXES[i].length() <= to - from && text.hasAt(from, PREFIXES[i]);
      found = begins ? PREFIX_IDS[i] : FieldId.NONE;
    }
    return found;
  }

  /** Returns the number of the name at {@code [from, to)} of {@code text}. */
  static int find(byte[] text, int from, int to) {
    int found = NAMES.find(text, from, to) + 1;
    if (found == FieldId.NONE) {
      for (int i = 0; i < PREFIXES.length && found == FieldId.NONE; i++) {
        found = PREFIXES[i].isAt(text, from, to) ? PREFIX_IDS[i] : FieldId.NONE;
      }
    }
    return found;
  }

  private static ByteSlice prefix(int id) {
    String name = TABLE.cell(id - 1, NAME);
    return ByteSlice.of(name.substring(0, name.length() - 1));
  }

  static String name(int id) {
    return id == FieldId.NONE ? "" : TABLE.cell(id - 1, NAME);
  }

  static FieldKind kind(int id) {
    if (id == FieldId.NONE) {
      return FieldKind.TEXT;
    }
    FieldKind kind = KINDS[id];
    if (kind == null) {
      String word = TABLE.cell(id - 1, KIND);
      kind = word.isEmpty() ? FieldKind.TEXT : FieldKind.valueOf(word.toUpperCase(Locale.ROOT));
      KINDS[id] = kind;
    }
    return kind;
  }

  /** Returns the number in the first column of the row. */
  static int writtenNumber(int id) {
    return Integer.parseInt(TABLE.cell(id - 1, 0));
  }

  static String rule(int id) {
    return id == FieldId.NONE ? "" : TABLE.cell(id - 1, RULE);
  }

  static boolean isEnriched(int id) {
    return id != FieldId.NONE && TABLE.has(id - 1, ENRICHED);
  }

  static boolean isOfParts(int id) {
    return id != FieldId.NONE && TABLE.has(id - 1, PARTS);
  }
}
