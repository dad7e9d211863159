package io.jaudit.filter.where;

import java.util.Set;

/**
 * Lists fields that the kernel and programs write and that are known to expressions only: from the
 * field dictionary of the audit project, and audit calls of the kernel. Separate, because most
 * expressions need no such field. Immutable.
 */
final class OtherFields {
  static final Set<String> NAMES =
      Set.of(
          """
          acl added audit_backlog_wait_time audit_enforcing audit_loginuid_immutable audit_lost
          audit_rate_limit backlog bus cap_fe cap_frootid cap_fver category changed cipher class
          daddr default-context default-range delivery dest direction dmac dport entries event fam
          faddr fd fe fi format fport fver func grantors hash icmp_type inif ino ip ipid ipx-net
          kernel kind ksize laddr len lport lsm mac maj major minor model nargs net new new-cpu
          new-level new-log_passwd new-mem new-range new-role new-seuser new-vcpu new_lock
          new_range new_role new_seuser new_val newcontext nlnk-fam nlnk-grp nlnk-pid old old-level
          old-log_passwd old-mem old-range old-role old-seuser old-vcpu old_enforcing old_lock
          old_range old_role old_seuser old_val oldcontext outif parent pfs problem protocol qbytes
          range reason remove removed reset role root_hash rules saddr_fam seperm seperms seqno
          seresult seuser sha256 sid smac spi spid sport src state suites sysctl target taskcontext
          tid to trust uri user val vcpu ver virt vm-pid"""
              .split("\\s+"));

  private OtherFields() {}
}
