package io.jaudit.filter.where;

import java.util.HashMap;
import java.util.Map;

/**
 * Lists a value of each known field of records, as a log or {@code -i} shows it, and which of the
 * fields that have no kind are numbers. Only for people who look at the list. Immutable.
 */
final class FieldExamples {
  private static final Map<String, String> NUMBERS =
      rows(
          """
          audit_backlog_limit 8192
          audit_backlog_wait_time 60000
          audit_enabled 1
          audit_failure 1
          audit_lost 0
          audit_pid 811
          audit_rate_limit 0
          cap_frootid 0
          cap_fver 2
          dport 443
          enforcing 1
          entries 5
          fd 3
          fport 40000
          fver 0
          ino 1234
          inode 1234
          ipid 4711
          ksize 256
          len 60
          lport 22
          maj 8
          major 8
          minor 1
          nargs 3
          new-cpu 4
          new-mem 2097152
          new-vcpu 4
          nlnk-fam 16
          nlnk-grp 1
          nlnk-pid 0
          old-mem 1048576
          old-vcpu 2
          old_enforcing 0
          old_prom 0
          permissive 0
          prog-id 42
          prom 256
          qbytes 16384
          rport 40000
          rules 12
          seqno 4711
          spid 4100
          sport 40000
          tid 4100
          vcpu 2
          vm-pid 4100
          """);

  private static final Map<String, String> OTHERS =
      rows(
          """
          a0 0x7ffd01
          a1 O_RDONLY
          acct alice
          acl deny
          action DENY
          actions kill_process
          added 1
          addr 10.0.0.5
          apparmor DENIED
          arch x86_64
          audit_enforcing 1
          audit_loginuid_immutable 1
          auid 1000
          backlog 64
          bool httpd_enable_homedirs
          bus usb
          cap_fe 0
          cap_fi none
          cap_fp net_raw
          cap_pa none
          cap_pe net_admin,net_raw
          cap_pi none
          cap_pp net_admin,net_raw
          capability net_admin
          category 1
          cgroup /sys/fs/cgroup/a
          changed 1
          cipher aes256-gcm@openssh.com
          class file
          cmd whoami
          code kill
          comm cat
          cwd /home/alice
          daddr 10.0.0.9
          data ls
          default-context system_u:system_r:sshd_t:s0
          default-range s0
          delivery 1
          denied_mask r
          dest 10.0.0.9
          dev fd:00
          device pts/0
          dir /etc
          direction from-server
          dmac 52:54:00:12:34:56
          errno EACCES
          event open
          exe /usr/bin/cat
          exit EACCES
          faddr 10.0.0.9
          fam ipv4
          family ipv4
          fan_info 3
          fan_type rule_info
          fe 0
          feature loginuid_immutable
          fi none
          file /etc/passwd
          flags MAP_SHARED
          format enriched
          fp none
          func exec
          grantors pam_unix
          grp wheel
          hash sha256
          hook input
          hostname 10.0.0.5
          icmp_type echo
          icmptype echo
          img-ctx system_u:object_r:svirt_image_t:s0
          info profile_replace
          inif eth0
          invalid_context system_u:object_r:old_t:s0
          ioctlcmd 0x5401
          ip 10.0.0.5
          kernel 6.1.0-25-amd64
          key MyMonitor
          kind server
          label system_u:object_r:etc_t:s0
          laddr 10.0.0.5
          list exit
          lsm selinux
          mac hmac-sha2-256
          macproto 17
          mode 0100644
          model dac
          msg op=login
          name /etc/passwd
          nametype CREATE
          net 52:54:00:12:34:56
          new 0
          new-chardev /dev/random
          new-disk /srv/vm.img
          new-fs /srv/share
          new-level s0
          new-log_passwd 1
          new-net 52:54:00:12:34:56
          new-range s0-s0:c0.c1023
          new-rng /dev/random
          new-role staff_r
          new-seuser staff_u
          new_active_pol_name allow_all
          new_group wheel
          new_lock 1
          new_pe none
          new_pi none
          new_pp none
          new_range s0-s0:c0.c1023
          new_role staff_r
          new_seuser staff_u
          new_val 1
          newcontext system_u:system_r:init_t:s0
          nl-mcgrp 1
          nlbl_domain example
          obj system_u:object_r:etc_t:s0
          obj_trust yes
          objtype proc
          ocomm sshd
          oflag O_RDONLY
          old 1
          old-chardev /dev/random
          old-disk /srv/vm.img
          old-fs /srv/share
          old-level s0
          old-log_passwd 0
          old-net 52:54:00:12:34:56
          old-range s0
          old-rng /dev/random
          old-role user_r
          old-seuser user_u
          old_active_pol_name allow_all
          old_lock 0
          old_pa none
          old_pe none
          old_pi none
          old_pp none
          old_range s0
          old_role user_r
          old_seuser user_u
          old_val 0
          oldcontext system_u:system_r:init_t:s0
          op login
          operation open
          outif eth1
          pa none
          parent 1234
          path /etc/passwd
          pe net_admin
          peer unconfined
          peer_label unconfined
          per linux
          perm read
          perm_mask read
          pfs ecdh-sha2-nistp256
          pi none
          policy_name allow_all
          port 22
          pp net_admin
          printer office
          problem relabel
          proctitle cat
          profile /usr/sbin/cupsd
          proto tcp
          protocol tcp
          range s0
          rdev 00:00
          reason api
          remove 1
          removed 1
          requested_mask r
          res success
          reset 1
          resolve no_symlinks
          resp allow
          resrc disk
          result success
          role staff_r
          root_dir /etc
          root_hash 9f86d081884c7d65
          saddr 10.0.0.5
          saddr_fam inet
          scontext system_u:system_r:httpd_t:s0
          selected-context staff_u:staff_r:staff_t:s0
          seperm create
          seperms create,unlink
          seresult denied
          ses 3
          seuser staff_u
          sha256 9f86d081884c7d659a2feaa0c55ad015
          sid 12
          sig 11
          sigev_signo SIGALRM
          smac 52:54:00:12:34:57
          socket /run/dbus/system_bus_socket
          spi 0x1001
          src 10.0.0.5
          state stopped
          subj unconfined_u:unconfined_r:unconfined_t:s0
          subj_trust yes
          subject system_u:system_r:init_t:s0
          success no
          suites aes256
          sw bash-5.2.26-3
          sw_type rpm
          syscall openat
          sysctl fs.protected_symlinks
          table filter
          target bpf
          taskcontext unconfined_u:unconfined_r:unconfined_t:s0
          tclass file
          tcontext system_u:object_r:shadow_t:s0
          terminal ssh
          to 2
          trust 1
          tty pts0
          unit sshd
          unlbl_accept 1
          uri qemu:///system
          uring_op openat
          user alice
          uuid 5a5c1e9c-0000-4000-8000-000000000000
          val 0
          ver 3.0.9
          virt kvm
          vm web-01
          vm-ctx system_u:system_r:svirt_t:s0:c1,c2
          watch /etc/passwd
          """);

  private FieldExamples() {}

  private static Map<String, String> rows(String lines) {
    Map<String, String> examples = new HashMap<>();
    for (String line : lines.strip().split("\n", -1)) {
      int blank = line.indexOf(' ');
      examples.put(line.substring(0, blank), line.substring(blank + 1));
    }
    return examples;
  }

  /** Returns a value of the field; empty if none is known. */
  static String of(String field, String type) {
    String usual =
        switch (type) {
          case "user", "group" -> "root";
          case "number" -> "42";
          case "session" -> "unset";
          case "hex" -> "0x1f";
          default -> "";
        };
    return NUMBERS.getOrDefault(field, OTHERS.getOrDefault(field, usual));
  }

  static boolean isNumber(String field) {
    return NUMBERS.containsKey(field);
  }
}
