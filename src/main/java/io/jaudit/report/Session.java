package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SummaryText;
import io.jaudit.interpret.names.Identities;
import io.jaudit.process.EntityId;
import io.jaudit.process.Lineage;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a login session did, as far as one thread saw it. Not safe for use by several threads. */
final class Session extends Counts {
  /** Processes whose end of session is kept. */
  private static final int MOST_ENDS = 100_000;

  private final SessionKey key;
  private final Choice<ByteSlice> from = new Choice<>();
  private final Choice<ByteSlice> terminal = new Choice<>();
  private final Choice<ByteSlice> user = new Choice<>();
  private final Choice<Long> auid = new Choice<>();

  /** The number of the process that began it. */
  private final Choice<Long> starter = new Choice<>();

  /** The last end of a session that each process reported: su and sudo report theirs, too. */
  private final Map<Long, Long> ends = new HashMap<>();

  private final Set<EntityId> processes = new HashSet<>();
  private boolean hasProcess;

  /** A value of the most telling event, of the earliest one of these. */
  private static final class Choice<T> {
    private int rank;
    private long millis;
    private long position;
    private @Nullable T value;

    /** Returns true if an event tells more than the one whose value this is. */
    boolean isBetter(int otherRank, long otherMillis, long otherPosition) {
      if (value == null || otherRank != rank) {
        return value == null || otherRank > rank;
      }
      return otherMillis == millis ? otherPosition < position : otherMillis < millis;
    }

    void offer(int otherRank, long otherMillis, long otherPosition, @Nullable T other) {
      if (other != null && isBetter(otherRank, otherMillis, otherPosition)) {
        rank = otherRank;
        millis = otherMillis;
        position = otherPosition;
        value = other;
      }
    }

    void offer(Choice<T> other) {
      offer(other.rank, other.millis, other.position, other.value);
    }
  }

  Session(SessionKey key) {
    this.key = key;
  }

  SessionKey key() {
    return key;
  }

  /** Returns the number of the session as text. */
  ByteSlice number() {
    return ByteSlice.of(Long.toString(key.number()));
  }

  /** Returns true if an event names its process. */
  boolean hasProcess() {
    return hasProcess;
  }

  /**
   * Adds an event of the session.
   *
   * @param by the process that it is by; null if it names none
   * @return the number of processes that were new
   */
  int add(CountedEvent event, @Nullable Lineage by) {
    super.add(event);
    boolean isNew = by != null && processes.add(by.id());
    hasProcess |= by != null;
    addFacts(event, by);
    return isNew ? 1 : 0;
  }

  private void addFacts(CountedEvent event, @Nullable Lineage by) {
    EventView view = event.view();
    long millis = event.timeMillis();
    long position = view.event().position();
    long id = view.actor().id(Actor.AUID);
    if (id >= 0 && id != Identities.UNSET && user.isBetter(1, millis, position)) {
      auid.offer(1, millis, position, id);
      user.offer(1, millis, position, copy(view.actor().name(Actor.AUID)));
    }
    int type = view.event().type().number();
    int rank = rank(type);
    if (rank > 0) {
      begin(view, rank, millis, by);
    } else if (by != null && (type == RecordType.USER_END || type == RecordType.USER_LOGOUT)) {
      end(by.id().pid(), millis);
    }
  }

  /** Returns how much an event of this type tells of the begin of the session. */
  private static int rank(int type) {
    return switch (type) {
      case RecordType.LOGIN -> 1;
      case RecordType.USER_START -> 2;
      case RecordType.USER_LOGIN -> 3;
      default -> 0;
    };
  }

  private void begin(EventView view, int rank, long millis, @Nullable Lineage by) {
    AuditRecord record = view.records().get(0);
    long position = view.event().position();
    ByteSlice address = view.sourceAddress();
    from.offer(rank, millis, position, copy(address == null ? text(record, "hostname") : address));
    ByteSlice line = text(record, "terminal");
    terminal.offer(rank, millis, position, copy(line == null ? text(record, "tty") : line));
    if (by != null) {
      boolean isLogin = rank == 1;
      starter.offer(isLogin ? 4 : rank, millis, position, (long) by.id().pid());
    }
  }

  private static @Nullable ByteSlice text(AuditRecord record, String field) {
    return SummaryText.find(record, field);
  }

  private static @Nullable ByteSlice copy(@Nullable ByteSlice text) {
    return text == null ? null : text.copy();
  }

  private void end(long pid, long millis) {
    if (ends.size() < MOST_ENDS || ends.containsKey(pid)) {
      ends.merge(pid, millis, Math::max);
    }
  }

  /**
   * Adds what another thread saw of it.
   *
   * @param most the number of new processes that may be kept
   * @return how many there were
   */
  int add(Session other, long most) {
    super.add((Counts) other);
    from.offer(other.from);
    terminal.offer(other.terminal);
    user.offer(other.user);
    auid.offer(other.auid);
    starter.offer(other.starter);
    other.ends.forEach(this::end);
    hasProcess |= other.hasProcess;
    int added = 0;
    for (EntityId process : other.processes) {
      if (added < most) {
        added += processes.add(process) ? 1 : 0;
      }
    }
    return added;
  }

  /** Appends the cells from its number to the last event. */
  void appendTo(List<@Nullable ByteSlice> row) {
    row.add(number());
    row.add(auid.value == null ? null : text(auid.value));
    row.add(user.value);
    row.add(from.value);
    row.add(terminal.value);
    row.add(key.loginMillis() == 0 ? startOfProgram() : text(key.loginMillis()));
    Long end = starter.value == null ? null : ends.get(starter.value);
    row.add(end == null ? null : text(end));
    row.add(text(processes.size()));
    row.add(text(events()));
    row.add(text(failed()));
    row.add(text(first()));
    row.add(text(last()));
  }

  /** Returns when a program reported that it began the session, if the kernel did not. */
  private @Nullable ByteSlice startOfProgram() {
    return starter.value == null ? null : text(starter.millis);
  }

  private static ByteSlice text(long number) {
    return ByteSlice.of(Long.toString(number));
  }
}
