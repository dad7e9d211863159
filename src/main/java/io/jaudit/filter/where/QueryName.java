package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.record.FieldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a name that expressions can test. Immutable.
 *
 * @param name as it is written in an expression
 * @param source what has it
 * @param type what its values are, such as {@code text} or {@code user}
 * @param example a value
 */
public record QueryName(String name, Source source, String type, String example) {
  /** Selects what has a name. */
  public enum Source {
    /** Records. */
    FIELD,
    /** The event: a member of its JSON. */
    FACT
  }

  private static final Set<String> PORTS = Set.of("lport", "fport", "sport", "dport");

  /** Values of frequent fields. */
  private static final String EXAMPLES =
      """
      a0 0x7ffd01
      a1 O_RDONLY
      acct alice
      action DENY
      addr 10.0.0.5
      apparmor DENIED
      arch x86_64
      audit_enabled 1
      auid 1000
      bool httpd_enable_homedirs
      capability net_admin
      cgroup /sys/fs/cgroup/a
      cmd whoami
      code kill
      comm cat
      cwd /home/alice
      data ls
      denied_mask r
      dev fd:00
      device pts/0
      daddr 10.0.0.9
      dir /etc
      dport 443
      enforcing 1
      errno EACCES
      exe /usr/bin/cat
      exit EACCES
      faddr 10.0.0.9
      family ipv4
      feature loginuid_immutable
      file /etc/passwd
      flags MAP_SHARED
      fport 40000
      grantors pam_unix
      grp wheel
      hostname 10.0.0.5
      inode 1234
      invalid_context system_u:object_r:old_t:s0
      ioctlcmd 0x5401
      key MyMonitor
      laddr 10.0.0.5
      list exit
      lport 22
      mode 0100644
      msg op=login
      name /etc/passwd
      nametype CREATE
      new-disk /srv/vm.img
      obj system_u:object_r:etc_t:s0
      ocomm sshd
      op login
      operation open
      path /etc/passwd
      per linux
      perm read
      permissive 0
      port 22
      proctitle cat
      profile /usr/sbin/cupsd
      proto tcp
      rdev 00:00
      requested_mask r
      res success
      result success
      saddr 10.0.0.5
      scontext system_u:system_r:httpd_t:s0
      ses 3
      sig SIGSEGV
      subj unconfined_u:unconfined_r:unconfined_t:s0
      sport 40000
      success no
      syscall openat
      tclass file
      tcontext system_u:object_r:shadow_t:s0
      terminal ssh
      tty pts0
      unit sshd
      uring_op openat
      uuid 5a5c1e9c-0000-4000-8000-000000000000
      vm web-01
      """;

  /** Returns all names: fields in the order of the alphabet, then facts in the order of JSON. */
  public static List<QueryName> all() {
    Map<String, String> examples = new HashMap<>();
    for (String line : EXAMPLES.split("\n", -1)) {
      int blank = line.indexOf(' ');
      examples.put(line.substring(0, Math.max(0, blank)), line.substring(blank + 1));
    }
    TreeSet<String> fields = new TreeSet<>(OtherFields.NAMES);
    for (int id = 1; id <= FieldId.highest(); id++) {
      if (!FieldId.isPrefix(id)) {
        fields.add(FieldId.name(id));
      }
    }
    fields.removeAll(QueryField.FACTS_FIRST); // one row is enough for both
    List<QueryName> all = new ArrayList<>();
    for (String field : fields) {
      String type = typeOf(field);
      String example = examples.getOrDefault(field, exampleOf(type));
      all.add(new QueryName(field, Source.FIELD, type, example));
    }
    for (EventFact fact : EventFacts.all()) {
      String type = fact.kind().name().toLowerCase(Locale.ROOT);
      all.add(new QueryName(fact.path(), Source.FACT, type, fact.example()));
    }
    all.add(new QueryName("msg.NAME", Source.FACT, "text", "alice"));
    return all;
  }

  /** Returns what the values of a field are; {@code text} if it is unknown. */
  public static String typeOf(String field) {
    if (RecordField.ADDRESSES.contains(field)) {
      return "address";
    }
    if (PORTS.contains(field)) {
      return "number";
    }
    int id = FieldId.of(field);
    return switch (id) {
      case FieldId.A0, FieldId.A1, FieldId.A2, FieldId.A3 -> "hex";
      case FieldId.KEY -> "keys";
      default -> FieldId.kind(id).name().toLowerCase(Locale.ROOT);
    };
  }

  private static String exampleOf(String type) {
    return switch (type) {
      case "user", "group" -> "root";
      case "number" -> "42";
      case "session" -> "unset";
      case "hex" -> "0x1f";
      default -> "abc";
    };
  }

  /** Passes the name and each value of each fact of an event to {@code sink}. */
  public static void facts(EventView event, BiConsumer<String, ByteSlice> sink) {
    for (EventFact fact : EventFacts.all()) {
      fact.reader().read(event, new Named(fact.path(), sink));
    }
  }

  /** Passes values on with the name of their fact. */
  private record Named(String name, BiConsumer<String, ByteSlice> sink)
      implements EventFact.Values {
    @Override
    public void text(@Nullable ByteSlice text) {
      if (text != null) {
        sink.accept(name, text);
      }
    }

    @Override
    public void number(long number) {
      if (number != Value.NO_NUMBER) {
        sink.accept(name, ByteSlice.of(Long.toString(number)));
      }
    }
  }
}
