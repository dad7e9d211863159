package io.jaudit.tree;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.output.CallMemory.Call;
import io.jaudit.process.EventTexts.EventText;
import io.jaudit.process.ProcessNode;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the first matching events of each process, as text. Safe for use by several threads. */
final class FirstEvents {
  /** Events of each process that are kept. */
  private static final int MOST = 3;

  /** About how many bytes of the heap an event takes; texts are usually shared. */
  private static final int BYTES = 80;

  private static final int SHARE = 16;
  private static final int MOST_TEXTS = 50_000;

  private static final Comparator<EventText> BY_TIME =
      Comparator.comparingLong(EventText::millis).thenComparingLong(EventText::serial);

  private final IdentityHashMap<ProcessNode, List<EventText>> all = new IdentityHashMap<>();
  private final Map<ByteSlice, ByteSlice> texts = new ConcurrentHashMap<>();
  private long room = Runtime.getRuntime().maxMemory() / SHARE / BYTES;

  /** Keeps an event if it is one of the first. */
  void add(ProcessNode node, EventView view, Call call, EventLine line) {
    EventId id = view.event().id();
    if (isWanted(node, id)) {
      add(node, new EventText(id.timeMillis(), id.serial(), kept(text(view, call, line))));
    }
  }

  /**
   * Returns what was done to what, and the error. The program of a process need not be repeated.
   */
  private static ByteSlice text(EventView view, Call call, EventLine line) {
    String name = call.name();
    boolean isPlain = call.isUsual() && call.outcome() != Outcome.FAILED && name != null;
    for (AuditRecord record : view.records()) {
      if (record.is(RecordType.EXECVE)) {
        break;
      }
      isPlain &= !record.is(RecordType.PATH) && !record.is(RecordType.SOCKADDR);
    }
    return isPlain && name != null ? ByteSlice.of(name) : line.briefText(name);
  }

  private synchronized boolean isWanted(ProcessNode node, EventId id) {
    List<EventText> events = all.get(node);
    if (events == null || events.size() < MOST) {
      return room > 0;
    }
    EventText last = events.get(MOST - 1);
    return id.timeMillis() < last.millis()
        || (id.timeMillis() == last.millis() && id.serial() < last.serial());
  }

  private ByteSlice kept(ByteSlice text) {
    ByteSlice known = texts.get(text);
    if (known == null) {
      known = text;
      if (texts.size() < MOST_TEXTS) {
        texts.put(known, known);
      }
    }
    return known;
  }

  private synchronized void add(ProcessNode node, EventText event) {
    List<EventText> events = all.computeIfAbsent(node, any -> new ArrayList<>(1));
    events.add(event);
    events.sort(BY_TIME);
    if (events.size() > MOST) {
      events.remove(MOST);
    } else {
      room--;
    }
  }

  /** Returns the first events of a process, by time. */
  synchronized List<EventText> of(ProcessNode node) {
    return all.getOrDefault(node, List.of());
  }
}
