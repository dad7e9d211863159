package io.jaudit.options;

import static io.jaudit.options.Section.EVENTS;
import static io.jaudit.options.Section.OBJECTS;
import static io.jaudit.options.Section.PROCESSES;
import static io.jaudit.options.Section.TIME;
import static io.jaudit.options.Section.USERS;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.options.time.TimeExpression.Edge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the options that select events, one row each, in the order in which their criteria are
 * checked. A row makes the criterion of a value; most rows are options of ausearch(8).
 *
 * <p>Rows are constants with bodies, not lambdas: to set up a lambda for each row takes more time
 * than everything else that is done for the options of a run. Immutable.
 */
public enum FilterOption implements SearchOption {
  START(
      TIME,
      Arity.TIME,
      "TIME",
      "At or after TIME. The word checkpoint: after the last event of the checkpoint.",
      "-ts",
      "--start") {
    @Override
    @Nullable EventFilter criterion(String value, OptionValues values) throws UsageException {
      return value.equals(SearchOptions.FROM_CHECKPOINT)
          ? null
          : Filters.time(values.time(this, value, Edge.START), Long.MAX_VALUE);
    }

    @Override
    String portable(String value, OptionValues values) throws UsageException {
      return value.equals(SearchOptions.FROM_CHECKPOINT)
          ? value
          : SearchOptions.epoch(values.time(this, value, Edge.START));
    }
  },
  END(
      TIME,
      Arity.TIME,
      "TIME",
      "At or before TIME. A date includes the whole day.",
      "-te",
      "--end") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return Filters.time(Long.MIN_VALUE, values.time(this, value, Edge.END));
    }

    @Override
    String portable(String value, OptionValues values) throws UsageException {
      return SearchOptions.epoch(values.time(this, value, Edge.END));
    }
  },

  KEY(
      EVENTS,
      "TEXT",
      "Key of the rule (key=) contains TEXT. Records without a key have (null).",
      "-k",
      "--key") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.key(value, values.match());
    }
  },
  MESSAGE(
      EVENTS,
      "TYPE",
      "A record has one of these types: names or numbers, separated by commas. Without TYPE: list"
          + " all types.",
      "-m",
      "--message") {
    @Override
    @Nullable EventFilter criterion(String value, OptionValues values) throws UsageException {
      return RecordTypeList.criterion(value);
    }

    @Override
    public String choiceLine() {
      return RecordTypeList.all();
    }
  },
  EVENT(
      EVENTS,
      "ID",
      "Event ID: the serial number, SEC.MMM:SERIAL or NODE/SEC.MMM:SERIAL.",
      "-a",
      "--event") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return EventIds.filter(value);
    }
  },
  SYSCALL(
      EVENTS,
      "SYSCALL",
      "System call: a name (resolved for each record's arch) or a number.",
      "-sc",
      "--syscall") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return values.syscall(this, value);
    }
  },
  ARCH(
      EVENTS,
      "ARCH",
      "Architecture of the system call: b64, b32 (of this machine), x86_64, aarch64, ..., or"
          + " uring.",
      "--arch") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return values.arch(this, value);
    }

    @Override
    String portable(String value, OptionValues values) throws UsageException {
      return values.archName(this, value);
    }
  },
  EXIT(
      EVENTS,
      "CODE",
      "Return value of the system call (exit=): a number, or an error name such as EACCES.",
      "-e",
      "--exit") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return values.exit(this, value);
    }
  },
  SUCCESS(
      EVENTS,
      Arity.ONE,
      "yes|no",
      "Outcome, from success=, res=, or the decision of a security module, seccomp or fanotify.",
      "-sv",
      "--success") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return values.outcome(this, value);
    }

    @Override
    public List<String> choices() {
      return List.of("yes", "no");
    }
  },
  NODE(EVENTS, "NODE", "Host that logged the event: its node equals NODE.", "-n", "--node") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return Filters.node(value);
    }
  },
  SESSION(EVENTS, "ID", "Login session (ses=): a number, or unset.", "--session") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.session(values.id(this, value));
    }
  },
  PID(PROCESSES, "PID", "Process ID (pid=), in any record.", "-p", "--pid") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.pid(values.number(this, value));
    }
  },
  PPID(PROCESSES, "PID", "Parent process ID (ppid=).", "-pp", "--ppid") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.parentPid(values.number(this, value));
    }
  },
  EXECUTABLE(
      PROCESSES, "TEXT", "Path of the executable (exe=) contains TEXT.", "-x", "--executable") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.executable(value, values.match());
    }
  },
  COMM(PROCESSES, "TEXT", "Command name (comm=) contains TEXT.", "-c", "--comm") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.command(value, values.match());
    }
  },
  TERMINAL(PROCESSES, "TEXT", "Terminal (tty=, terminal=) contains TEXT.", "-tm", "--terminal") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.terminal(value, values.match());
    }
  },

  UID(USERS, "USER", "Real user ID (uid=).", "-ui", "--uid") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.uid(values.user(this, value));
    }
  },
  UID_EFFECTIVE(USERS, "USER", "Effective user ID (euid=).", "-ue", "--uid-effective") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.effectiveUid(values.user(this, value));
    }
  },
  LOGINUID(
      USERS,
      "USER",
      "Login (audit) user ID, unchanged by su and sudo (auid=).",
      "-ul",
      "--loginuid") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.loginUid(values.user(this, value));
    }
  },
  UID_ALL(USERS, "USER", "Real, effective or login user ID.", "-ua", "--uid-all") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.anyUid(values.user(this, value));
    }
  },
  GID(
      USERS,
      "GROUP",
      "Real group ID (gid=), or the group that was changed (id=).",
      "-gi",
      "--gid") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.gid(values.group(this, value));
    }
  },
  GID_EFFECTIVE(USERS, "GROUP", "Effective group ID (egid=).", "-ge", "--gid-effective") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.effectiveGid(values.group(this, value));
    }
  },
  GID_ALL(USERS, "GROUP", "Real or effective group ID.", "-ga", "--gid-all") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return FieldFilters.anyGid(values.group(this, value));
    }
  },

  FILE(
      OBJECTS,
      "TEXT",
      "File name, as logged or as an absolute path (name=, path=, cwd=, a local socket), contains"
          + " TEXT.",
      "-f",
      "--file") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return Filters.file(value, values.match());
    }
  },
  HOST(
      OBJECTS,
      "TEXT",
      "Remote host (hostname=, addr=, or the address in saddr=) contains TEXT. For the host that"
          + " logged the event, use -n.",
      "-hn",
      "--host") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return Filters.host(value, values.match());
    }
  },
  SUBJECT(
      OBJECTS,
      "TEXT",
      "Security label of the subject (SELinux, Smack or AppArmor: subj=, subj_*=, scontext=, subject=, profile=) contains TEXT.",
      "-su",
      "--subject") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.subject(value, values.match());
    }
  },
  OBJECT(
      OBJECTS,
      "TEXT",
      "Security label of the object (SELinux or Smack: obj=, obj_*=, tcontext=, object=) contains TEXT.",
      "-o",
      "--object") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.object(value, values.match());
    }
  },
  CONTEXT(
      OBJECTS,
      "TEXT",
      "Security label of the subject or the object contains TEXT.",
      "-se",
      "--context") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.context(value, values.match());
    }
  },
  VM_NAME(OBJECTS, "TEXT", "Name of the virtual machine (vm=) contains TEXT.", "-vm", "--vm-name") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.vmName(value, values.match());
    }
  },
  UUID(OBJECTS, "TEXT", "UUID of the virtual machine (uuid=) contains TEXT.", "-uu", "--uuid") {
    @Override
    EventFilter criterion(String value, OptionValues values) {
      return FieldFilters.uuid(value, values.match());
    }
  },

  WHERE(
      EVENTS,
      "EXPR",
      "EXPR holds, such as 'exe ^= /tmp and not uid = 0'; of several, each. jaudit fields lists"
          + " what can be tested.",
      "--where") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return values.where().parse(value);
    }

    @Override
    String portable(String value, OptionValues values) throws UsageException {
      return values.where().parse(value).text();
    }

    @Override
    boolean mustAllMatch() {
      return true;
    }
  },
  WHERE_FILE(
      EVENTS,
      "FILE",
      "The expression in FILE holds; # begins a comment. - is standard input.",
      "--where-file") {
    @Override
    EventFilter criterion(String value, OptionValues values) throws UsageException {
      return values.where().parseFile(value);
    }

    @Override
    String portable(String value, OptionValues values) throws UsageException {
      return values.where().parseFile(value).text();
    }

    @Override
    String portableName() {
      return WHERE.longName();
    }

    @Override
    boolean mustAllMatch() {
      return true;
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // its names are made by List.of
  private final OptionForm form;

  FilterOption(Section section, String label, String help, String... names) {
    this(section, Arity.REPEATABLE, label, help, names);
  }

  FilterOption(Section section, Arity arity, String label, String help, String... names) {
    this.form = new OptionForm(section, arity, label, help, List.of(names));
  }

  @Override
  public OptionForm form() {
    return form;
  }

  /** Returns the option that takes what {@link #portable} returns. */
  String portableName() {
    return longName();
  }

  /** Returns true if an event must match each value of the option, not one of them. */
  boolean mustAllMatch() {
    return false;
  }

  /** Returns a value that means the same on any host and at any time. */
  String portable(String value, OptionValues values) throws UsageException {
    return value;
  }

  /**
   * Makes the criterion of one value; events that match any value of the option are wanted.
   *
   * @return null if this value excludes no event
   * @throws UsageException if the value is wrong
   */
  abstract @Nullable EventFilter criterion(String value, OptionValues values) throws UsageException;
}
