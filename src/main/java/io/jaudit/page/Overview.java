package io.jaudit.page;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.CallMemory;
import io.jaudit.output.CallMemory.Call;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a page shows of all events that match: when they were, under which key, how many
 * users and programs, and changes of the configuration of auditing. Bounded. For use by one thread.
 */
final class Overview {
  /** A change of the configuration: when, and what is known of it. */
  record Change(long millis, long serial, String text) {}

  /** Different values that are counted. */
  private static final int MOST_VALUES = 100_000;

  private static final int MOST_CHANGES = 500;

  private static final Set<String> CHANGES =
      Set.of(
          "CONFIG_CHANGE",
          "DAEMON_START",
          "DAEMON_END",
          "DAEMON_ABORT",
          "DAEMON_CONFIG",
          "NETFILTER_CFG",
          "FEATURE_CHANGE",
          "USYS_CONFIG");

  private final EventView view;
  private final CallMemory memory = new CallMemory();
  private final Timeline timeline = new Timeline();
  private final Set<Long> users = new HashSet<>();
  private final Set<ByteSlice> keys = new HashSet<>();
  private final Set<ByteSlice> programs = new HashSet<>();
  private final Set<String> hosts = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();
  private @Nullable String lastHost;
  private @Nullable Call lastCall;
  private long events;
  private long failed;
  private long bytes;
  private long changeCount;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  Overview(Identities identities) {
    this.view = new EventView(identities);
  }

  @SuppressWarnings("ReferenceEquality") // an event that repeats another has the same call
  void add(AuditEvent event) {
    view.of(event);
    Call call = memory.of(view);
    EventId id = event.id();
    events++;
    failed += call.outcome() == Outcome.FAILED ? 1 : 0;
    first = Math.min(first, id.timeMillis());
    last = Math.max(last, id.timeMillis());
    timeline.add(id.timeMillis(), isOfRule(event, call) ? firstKey(call) : ByteSlice.EMPTY);
    if (call != lastCall) {
      lastCall = call;
      countValues(event, call);
    }
    String host = id.nodeName();
    if (host != null && !host.equals(lastHost) && hosts.size() < MOST_VALUES) {
      lastHost = host;
      hosts.add(host);
    }
    RecordList records = view.records();
    for (int i = 0; i < records.size(); i++) {
      bytes += records.get(i).line().length() + 1;
    }
    if (!call.isUsual()) {
      noteChange(id, records);
    }
  }

  private static ByteSlice firstKey(Call call) {
    ByteSlice key = call.keys().isEmpty() ? null : call.keys().get(0);
    return key == null ? ByteSlice.EMPTY : key;
  }

  private void countValues(AuditEvent event, Call call) {
    for (int i = 0; i < call.keys().size() && isOfRule(event, call); i++) {
      include(call.keys().get(i), keys);
    }
    include(call.executable(), programs);
    if (call.uid() != Actor.NONE && users.size() < MOST_VALUES) {
      users.add(call.uid());
    }
  }

  /** The change of a rule is logged with its key, too. */
  private static boolean isOfRule(AuditEvent event, Call call) {
    if (call.isUsual()) {
      return true;
    }
    boolean isCall =
        event.first(RecordType.SYSCALL) != null || event.first(RecordType.URINGOP) != null;
    return isCall && event.first(RecordType.CONFIG_CHANGE) == null;
  }

  private static void include(@Nullable ByteSlice value, Set<ByteSlice> values) {
    if (value != null && !values.contains(value) && values.size() < MOST_VALUES) {
      values.add(value.copy());
    }
  }

  private void noteChange(EventId id, RecordList records) {
    for (int i = 0; i < records.size(); i++) {
      RecordType type = records.get(i).type();
      if (CHANGES.contains(type.name())) {
        changeCount++;
        if (changes.size() < MOST_CHANGES) {
          changes.add(new Change(id.timeMillis(), id.serial(), words(type)));
        }
        return;
      }
    }
  }

  private String words(RecordType type) {
    List<String> words = new ArrayList<>();
    ByteSlice action = view.words(view.summary().action());
    ByteSlice object = view.words(view.summary().object());
    ByteSlice subject = view.words(view.summary().subject());
    words.add(action == null ? "" : Texts.shown(action));
    words.add(object == null ? "" : Texts.shown(object));
    words.add(subject == null ? "" : "by " + Texts.shown(subject));
    words.removeIf(String::isEmpty);
    if (words.isEmpty()) {
      words.add(type.name());
    }
    return String.join(" ", words);
  }

  /** Adds what was collected by another thread. */
  void add(Overview other) {
    timeline.add(other.timeline);
    addAll(other.users, users);
    addAll(other.keys, keys);
    addAll(other.programs, programs);
    addAll(other.hosts, hosts);
    changes.addAll(other.changes);
    changes.sort(Comparator.comparingLong(Change::millis).thenComparingLong(Change::serial));
    if (changes.size() > MOST_CHANGES) {
      changes.subList(MOST_CHANGES, changes.size()).clear();
    }
    changeCount += other.changeCount;
    events += other.events;
    failed += other.failed;
    bytes += other.bytes;
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
  }

  private static <T> void addAll(Set<T> from, Set<T> to) {
    for (T each : from) {
      if (to.size() < MOST_VALUES) {
        to.add(each);
      }
    }
  }

  Timeline timeline() {
    return timeline;
  }

  List<Change> changes() {
    return changes;
  }

  long changeCount() {
    return changeCount;
  }

  long events() {
    return events;
  }

  long failed() {
    return failed;
  }

  long bytes() {
    return bytes;
  }

  /** Returns the time of the first event, in ms since 1970, if there is one. */
  long first() {
    return first;
  }

  /** Returns the time of the last event, in ms since 1970, if there is one. */
  long last() {
    return last;
  }

  int users() {
    return users.size();
  }

  int keys() {
    return keys.size();
  }

  int programs() {
    return programs.size();
  }

  /** Returns the names of hosts, one character a byte. */
  Set<String> hosts() {
    return hosts;
  }
}
