package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Outcome;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.record.EventId;
import io.jaudit.record.EventIdPattern;
import io.jaudit.record.RecordType;
import io.jaudit.record.TimeSpan;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Creates filters: one for each criterion, named after ausearch's option, and combinations.
 *
 * <p>An event matches if any of its records has a matching value; a record without the field never
 * matches (docs/ausearch-semantics.md §3.4 to §3.6, docs/ausearch-differences.md nos. 1, 6 to 11).
 * All are immutable and safe for use by several threads.
 */
public final class Filters {
  /**
   * Up to this number, searching for the texts one by one is faster, because each can rule out a
   * line.
   */
  private static final int FEW = 4;

  private Filters() {}

  /**
   * Returns a filter that matches if all of {@code filters} do: different options. Without filters
   * it matches every event.
   */
  public static EventFilter all(List<EventFilter> filters) {
    return filters.size() == 1 ? filters.get(0) : new AllOf(filters);
  }

  /**
   * Returns a filter that matches if any of {@code filters} does: a repeated option. Without
   * filters it matches no event.
   */
  public static EventFilter any(List<EventFilter> filters) {
    List<EventFilter> parts = filters.size() > FEW ? FieldCriterion.combined(filters) : filters;
    return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
  }

  /** {@code -a SERIAL}. */
  public static EventFilter serial(long serial) {
    return new ById(EventIdPattern.serial(serial));
  }

  /** {@code -a SEC.MS:SERIAL}, of any node. */
  public static EventFilter stamp(long timeMillis, long serial) {
    return new ById(EventIdPattern.stamp(timeMillis, serial));
  }

  /** {@code -a NODE/SEC.MS:SERIAL}; an ID without a node matches an event without a node. */
  public static EventFilter id(EventId wanted) {
    return new ById(EventIdPattern.exactly(wanted));
  }

  /** {@code -n}; the whole name as logged. */
  public static EventFilter node(String name) {
    return new ById(EventIdPattern.node(ByteSlice.of(name).latin1()));
  }

  /**
   * {@code -ts} and {@code -te}.
   *
   * @param fromMillis first matching instant, in milliseconds since the epoch
   * @param untilMillis last matching instant
   */
  public static EventFilter time(long fromMillis, long untilMillis) {
    return new ByTime(new TimeSpan(fromMillis, untilMillis));
  }

  /** {@code -m}: an event with a record of any of these types. */
  public static EventFilter types(Collection<RecordType> types) {
    return new ByType(Set.copyOf(types));
  }

  /** {@code -p}. */
  public static EventFilter pid(long pid) {
    return FieldCriterion.PID.matching(WantedId.numbered(pid));
  }

  /** {@code -pp}. */
  public static EventFilter parentPid(long pid) {
    return FieldCriterion.PPID.matching(WantedId.numbered(pid));
  }

  /** {@code -ui}. */
  public static EventFilter uid(WantedId user) {
    return FieldCriterion.UID.matching(user);
  }

  /** {@code -ue}. */
  public static EventFilter effectiveUid(WantedId user) {
    return FieldCriterion.EUID.matching(user);
  }

  /** {@code -ul}. */
  public static EventFilter loginUid(WantedId user) {
    return FieldCriterion.LOGIN_UID.matching(user);
  }

  /** {@code -ua}: as user, effective user or login user. */
  public static EventFilter anyUid(WantedId user) {
    return any(List.of(uid(user), effectiveUid(user), loginUid(user)));
  }

  /** {@code -gi}. */
  public static EventFilter gid(WantedId group) {
    return FieldCriterion.GID.matching(group);
  }

  /** {@code -ge}. */
  public static EventFilter effectiveGid(WantedId group) {
    return FieldCriterion.EGID.matching(group);
  }

  /** {@code -ga}: as group or effective group. */
  public static EventFilter anyGid(WantedId group) {
    return any(List.of(gid(group), effectiveGid(group)));
  }

  /** {@code --session}; -1 is 4294967295, an unset session. */
  public static EventFilter session(long session) {
    return FieldCriterion.SESSION.matching(WantedId.numbered(session));
  }

  /** {@code -sc NUMBER}, of any arch. */
  public static EventFilter syscall(long number) {
    return FieldCriterion.SYSCALL_NUMBER.matching(new IsNumber(number));
  }

  /** {@code -sc NAME}: the call of that name, in any case, on the arch of each record. */
  public static EventFilter syscall(String name) {
    return FieldCriterion.SYSCALL_NUMBER.matching(new SyscallNamed(name));
  }

  /** {@code --arch}. */
  public static EventFilter arch(Arch arch) {
    return FieldCriterion.ARCH.matching(new IsArch(arch));
  }

  /** {@code -e NUMBER}. */
  public static EventFilter exit(long value) {
    return FieldCriterion.EXIT.matching(new IsNumber(value));
  }

  /**
   * {@code -e ERRNO}: the call failed with this error. The kernel writes it as a negative number; a
   * positive one is an error only on an arch that reports failure separately from the value.
   */
  public static EventFilter exitError(int errno) {
    return FieldCriterion.EXIT.matching(new IsError(errno));
  }

  /** {@code -sv}. */
  public static EventFilter outcome(Outcome wanted) {
    return new ByOutcome(wanted);
  }

  /** {@code -k}: any of the keys of a record, including {@code (null)}. */
  public static EventFilter key(String key, TextMatch match) {
    return FieldCriterion.KEY.matching(
        new TextPart(TextPart.Part.ANY_KEY, new WantedText(key, match)));
  }

  /** {@code -f}: any file, as logged and resolved. */
  public static EventFilter file(String name, TextMatch match) {
    return new ByFile(new WantedText(name, match));
  }

  /** {@code -c}. */
  public static EventFilter command(String name, TextMatch match) {
    return FieldCriterion.COMMAND.matching(new WantedText(name, match));
  }

  /** {@code -x}. */
  public static EventFilter executable(String path, TextMatch match) {
    return FieldCriterion.EXECUTABLE.matching(new WantedText(path, match));
  }

  /** {@code -tm}. */
  public static EventFilter terminal(String name, TextMatch match) {
    return FieldCriterion.TERMINAL.matching(new WantedText(name, match));
  }

  /** {@code -hn}: a host name, or an address in its numeric form. */
  public static EventFilter host(String name, TextMatch match) {
    return new ByHost(new WantedText(name, match));
  }

  /** {@code -vm}. */
  public static EventFilter vmName(String name, TextMatch match) {
    return FieldCriterion.VM_NAME.matching(new WantedText(name, match));
  }

  /** {@code -uu}. */
  public static EventFilter uuid(String uuid, TextMatch match) {
    return FieldCriterion.UUID.matching(
        new TextPart(TextPart.Part.BEFORE_COLON, new WantedText(uuid, match)));
  }

  /** {@code -su}. */
  public static EventFilter subject(String context, TextMatch match) {
    return FieldCriterion.SUBJECT.matching(new WantedText(context, match));
  }

  /** {@code -o}. */
  public static EventFilter object(String context, TextMatch match) {
    return FieldCriterion.OBJECT.matching(new WantedText(context, match));
  }

  /** {@code -se}: as subject or object. */
  public static EventFilter context(String context, TextMatch match) {
    return any(List.of(subject(context, match), object(context, match)));
  }
}
