package io.jaudit.cli;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.filter.WantedId;
import io.jaudit.interpret.Arch;
import io.jaudit.interpret.Errno;
import io.jaudit.interpret.IdNames;
import io.jaudit.interpret.Outcome;
import io.jaudit.interpret.Suggestion;
import io.jaudit.interpret.SyscallTable;
import io.jaudit.interpret.UringOp;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The options that say which events are wanted, to one filter: names resolved, different options
 * joined by AND, the values of a repeated one by OR.
 */
final class EventConditions {
  private static final long MAX_ID = 0xffff_ffffL;

  /** The options whose values are joined by OR; {@link #condition} makes the filter of a value. */
  private static final List<String> REPEATABLE =
      List.of(
          "--event",
          "--node",
          "--syscall",
          "--arch",
          "--exit",
          "--session",
          "--pid",
          "--ppid",
          "--uid",
          "--uid-effective",
          "--loginuid",
          "--uid-all",
          "--gid",
          "--gid-effective",
          "--gid-all",
          "--key",
          "--file",
          "--comm",
          "--executable",
          "--terminal",
          "--host",
          "--vm-name",
          "--uuid",
          "--subject",
          "--object",
          "--context");

  private final SearchOptions options;
  private final IdNames users;
  private final IdNames groups;
  private final List<EventFilter> filters = new ArrayList<>();
  private final List<String> unknownNames = new ArrayList<>();

  private EventConditions(SearchOptions options, IdNames users, IdNames groups) {
    this.options = options;
    this.users = users;
    this.groups = groups;
  }

  /**
   * Reads all conditions but those of time.
   *
   * @param users what users are called where the log does not say it
   * @param groups likewise for groups
   */
  static EventConditions read(SearchOptions options, IdNames users, IdNames groups)
      throws UsageException {
    EventConditions conditions = new EventConditions(options, users, groups);
    conditions.types();
    conditions.success();
    for (String option : REPEATABLE) {
      conditions.anyOf(option);
    }
    return conditions;
  }

  /** One filter an option. */
  List<EventFilter> filters() {
    return filters;
  }

  /**
   * Names of users and groups that stand in no list at hand; only the enriched part of a log can
   * still know them. A sentence each.
   */
  List<String> unknownNames() {
    return unknownNames;
  }

  private void success() throws UsageException {
    Optional<String> success = options.one("--success");
    if (success.isPresent()) {
      filters.add(Filters.outcome(outcome(success.get())));
    }
  }

  private void anyOf(String option) throws UsageException {
    List<EventFilter> alternatives = new ArrayList<>();
    for (String value : options.all(option)) {
      alternatives.add(condition(option, value));
    }
    if (!alternatives.isEmpty()) {
      filters.add(Filters.any(alternatives));
    }
  }

  // A switch and not a table of method references: to set up one of these takes longer than all
  // else that is done for an option, and most runs give two or three.
  private EventFilter condition(String option, String value) throws UsageException {
    return switch (option) {
      case "--event" -> EventIds.filter(value);
      case "--node" -> Filters.node(value);
      case "--syscall" -> syscall(value);
      case "--arch" -> arch(value);
      case "--exit" -> exit(value);
      case "--session" -> Filters.session(id(option, value));
      case "--pid" -> Filters.pid(number(option, value));
      case "--ppid" -> Filters.parentPid(number(option, value));
      case "--uid" -> Filters.uid(wantedId(option, value, users));
      case "--uid-effective" -> Filters.effectiveUid(wantedId(option, value, users));
      case "--loginuid" -> Filters.loginUid(wantedId(option, value, users));
      case "--uid-all" -> Filters.anyUid(wantedId(option, value, users));
      case "--gid" -> Filters.gid(wantedId(option, value, groups));
      case "--gid-effective" -> Filters.effectiveGid(wantedId(option, value, groups));
      case "--gid-all" -> Filters.anyGid(wantedId(option, value, groups));
      default -> text(option, value);
    };
  }

  private EventFilter text(String option, String value) {
    TextMatch match = options.has("--word") ? TextMatch.WHOLE : TextMatch.CONTAINS;
    return switch (option) {
      case "--key" -> Filters.key(value, match);
      case "--file" -> Filters.file(value, match);
      case "--comm" -> Filters.command(value, match);
      case "--executable" -> Filters.executable(value, match);
      case "--terminal" -> Filters.terminal(value, match);
      case "--host" -> Filters.host(value, match);
      case "--vm-name" -> Filters.vmName(value, match);
      case "--uuid" -> Filters.uuid(value, match);
      case "--subject" -> Filters.subject(value, match);
      case "--object" -> Filters.object(value, match);
      case "--context" -> Filters.context(value, match);
      default -> throw new IllegalArgumentException(option);
    };
  }

  private WantedId wantedId(String option, String value, IdNames names) throws UsageException {
    if (looksNumeric(value)) {
      return WantedId.numbered(id(option, value));
    }
    if (value.isEmpty()) {
      throw new UsageException(option + ": expected a name or a number, not an empty word");
    }
    boolean known = value.equals("root") || value.equals("unset") || names.id(value).isPresent();
    if (!known && !names.names().isEmpty()) {
      unknownNames.add(
          option
              + ": unknown name '"
              + value
              + "'"
              + UsageErrors.orRather(Suggestion.nearest(value, names.names())));
    }
    return WantedId.named(value, names);
  }

  /**
   * Types are the exception to OR: {@code ALL} beside others adds nothing
   * (docs/ausearch-semantics.md §3.4).
   */
  private void types() throws UsageException {
    List<RecordType> types = new ArrayList<>();
    for (String list : options.all("--message")) {
      if (list.replace(",", "").isBlank()) {
        throw new UsageException("--message: expected record types or ALL, not '" + list + "'");
      }
      if (list.equalsIgnoreCase("ALL")) {
        continue;
      }
      for (String name : list.split(",", -1)) {
        if (!name.isEmpty()) {
          types.add(type(name));
        }
      }
    }
    if (!types.isEmpty()) {
      filters.add(Filters.types(types));
    }
  }

  private static RecordType type(String name) throws UsageException {
    RecordType type = RecordType.named(name);
    if (type == null) {
      List<String> names = new ArrayList<>();
      RecordType.all().forEach(known -> names.add(known.name()));
      throw new UsageException(
          "--message: unknown record type '"
              + name
              + "'"
              + UsageErrors.orRather(Suggestion.nearest(name, names)));
    }
    return type;
  }

  private static EventFilter syscall(String value) throws UsageException {
    if (looksNumeric(value)) {
      return Filters.syscall(number("--syscall", value));
    }
    if (!SyscallTable.isName(value) && UringOp.number(value).isEmpty()) {
      throw new UsageException(
          "--syscall: unknown system call '"
              + value
              + "'"
              + UsageErrors.orRather(SyscallTable.nearestNames(value)));
    }
    return Filters.syscall(value);
  }

  private static EventFilter arch(String value) throws UsageException {
    if (value.equalsIgnoreCase("uring")) {
      return Filters.types(List.of(RecordType.of(RecordType.URINGOP)));
    }
    return Arch.named(value, Arch.host())
        .map(Filters::arch)
        .orElseThrow(
            () ->
                new UsageException(
                    "--arch: unknown arch '"
                        + value
                        + "'"
                        + UsageErrors.orRather(Arch.nearestNames(value))));
  }

  private static EventFilter exit(String value) throws UsageException {
    String digits = value.startsWith("-") ? value.substring(1) : value;
    if (looksNumeric(digits)) {
      try {
        return Filters.exit(Long.decode(value));
      } catch (NumberFormatException e) {
        throw new UsageException(
            "--exit: expected a number or the name of an error, not '" + value + "'");
      }
    }
    OptionalInt errno = Errno.number(digits);
    if (errno.isEmpty()) {
      throw new UsageException(
          "--exit: unknown error '"
              + value
              + "'"
              + UsageErrors.orRather(Errno.nearestNames(digits)));
    }
    return Filters.exitError(errno.getAsInt());
  }

  private static Outcome outcome(String value) throws UsageException {
    return switch (value) {
      case "yes" -> Outcome.SUCCEEDED;
      case "no" -> Outcome.FAILED;
      default -> throw new UsageException("--success: expected yes or no, not '" + value + "'");
    };
  }

  private static long number(String option, String value) throws UsageException {
    OptionalLong number = Numbers.decimal(value);
    if (number.isEmpty() || number.getAsLong() > MAX_ID) {
      throw new UsageException(
          option + ": expected a number up to " + MAX_ID + ", not '" + value + "'");
    }
    return number.getAsLong();
  }

  /** An id of 32 bits; the kernel's name for none is 4294967295, and -1 or unset to people. */
  private static long id(String option, String value) throws UsageException {
    return value.equals("-1") || value.equals("unset") ? MAX_ID : number(option, value);
  }

  private static boolean looksNumeric(String value) {
    char first = value.isEmpty() ? ' ' : value.charAt(0);
    return first == '-' || (first >= '0' && first <= '9');
  }
}
