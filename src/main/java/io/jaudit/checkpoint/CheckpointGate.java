package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is new in one run, and remembers what was handled. Whether an event matched or was
 * printed plays no part.
 *
 * <p>Positions are {@link LogPosition}s whose source is an index into {@link ReadPlan#spans}. If
 * files were found again, lines decide ({@link #isHandled}), and every event made of what is left
 * is new; else stamps do ({@link #isNew}), log by log. Not safe for use by several threads.
 */
final class CheckpointGate implements EventGate {
  /** Instead of the byte up to which a span was read: no line of it was. */
  static final long NOT_BEGUN = -1;

  private final Checkpoint last;
  private ReadPlan plan;
  private long nowMillis;
  private final HandledBefore before;
  private final HandledNow now;
  private final LeftOutByTime leftOut = new LeftOutByTime();

  /** For each span, the byte before which all lines but the open ones were handled. */
  private long[] handledTo;

  private final Set<Long> openLines = new HashSet<>();
  private boolean stampsCount;
  private @Nullable EventId lastId;
  private @Nullable RecordType lastType;

  /**
   * @param last the checkpoint of the last run, or {@link Checkpoint#NONE}
   * @param plan what {@link CheckpointLocator} made of it
   * @param nowMillis the current time, in milliseconds since the epoch
   */
  CheckpointGate(Checkpoint last, ReadPlan plan, long nowMillis) {
    this.last = last;
    this.plan = plan;
    this.nowMillis = nowMillis;
    this.before = new HandledBefore(last, plan.logs());
    this.now = new HandledNow(last, plan.logs());
    this.handledTo = new long[plan.spans().size()];
    boolean byStamp = false;
    for (int i = 0; i < handledTo.length; i++) {
      ReadSpan span = plan.spans().get(i);
      byStamp |= span.newBy() != ReadSpan.NewBy.POSITION;
      if (span.mark().isPresent()) {
        addHandled(i, span.mark().getAsInt());
      }
    }
    this.stampsCount = byStamp && before.hasMarks();
  }

  /** Sets the current time, in milliseconds since the epoch. */
  void now(long millis) {
    nowMillis = millis;
  }

  /**
   * Continues with a plan that has the same spans, and another one, of which nothing was handled.
   */
  void add(ReadPlan longer) {
    plan = longer;
    handledTo = Arrays.copyOf(handledTo, longer.spans().size());
    boolean byStamp = longer.spans().get(handledTo.length - 1).newBy() != ReadSpan.NewBy.POSITION;
    stampsCount |= byStamp && before.hasMarks();
  }

  /** Continues with a plan that has the same spans, and another log. */
  void addLog(ReadPlan longer) {
    plan = longer;
    before.logs(longer.logs());
    int log = longer.logs().size() - 1;
    now.add(log, longer.logs().get(log));
  }

  private void addHandled(int span, int file) {
    handledTo[span] = last.files().get(file).readTo();
    for (OpenEventMark event : last.open()) {
      for (long position : event.positions()) {
        if (LogPosition.source(position) == file) {
          openLines.add(LogPosition.of(span, LogPosition.offset(position)));
        }
      }
    }
  }

  @Override
  public boolean isHandled(long position) {
    return LogPosition.offset(position) < handledTo[LogPosition.source(position)]
        && !openLines.contains(position);
  }

  @Override
  public long handledTo(int span) {
    return handledTo[span];
  }

  @Override
  public boolean isAllNewFrom(long position) {
    return !stampsCount && LogPosition.offset(position) >= handledTo[LogPosition.source(position)];
  }

  @Override
  public boolean isNew(AuditEvent event) {
    if (!stampsCount || !isByStamp(event)) {
      return true;
    }
    int last = -1;
    for (int i = 0; i < event.records().size(); i++) {
      int span = LogPosition.source(event.records().get(i).position());
      if (span != last && !before.coversAllOf(plan.spans().get(span), event)) {
        return true;
      }
      last = span;
    }
    return false;
  }

  /** {@inheritDoc} Of a file, the locator has reported that its place is gone. */
  @Override
  public void leftOut(AuditEvent event) {
    int span = LogPosition.source(event.records().get(0).position());
    if (!plan.spans().get(span).isFile()) {
      leftOut.add(before.lastOf(plan.spans().get(span).log(), event.id().node()), event.id());
    }
  }

  /** Returns a sentence if events were left out that no run may have seen. */
  List<String> notes() {
    return leftOut.notes();
  }

  @Override
  public boolean wasHandled(EventId id, long position) {
    return before.covers(spanOf(position).log(), id);
  }

  private boolean isByStamp(AuditEvent event) {
    for (int i = 0; i < event.records().size(); i++) {
      if (spanOf(event.records().get(i).position()).newBy() == ReadSpan.NewBy.POSITION) {
        return false;
      }
    }
    return true;
  }

  private ReadSpan spanOf(long position) {
    return plan.spans().get(LogPosition.source(position));
  }

  /** Returns the log of an event: that of its first line, wherever the run is by now. */
  private int logOf(AuditEvent event) {
    return spanOf(event.records().get(0).position()).log();
  }

  /** Returns true for an event of the future: the clock that stamped it was wrong. */
  boolean isAhead(EventId id) {
    return NodeMark.isAhead(id.timeMillis(), nowMillis);
  }

  /**
   * {@inheritDoc} A stream gives no second part of what it gave, and without positions the first
   * part may come again.
   */
  @Override
  public boolean isRest(EventId id, long position) {
    ReadSpan span = spanOf(position);
    return isByPosition(span) && before.hasPart(span.log(), id);
  }

  @Override
  public boolean isRestWithoutBegin(EventId id, long position) {
    ReadSpan span = spanOf(position);
    return isByPosition(span) && (before.hasPart(span.log(), id) || wasHandled(id, position));
  }

  private static boolean isByPosition(ReadSpan span) {
    return span.isFile() && span.newBy() == ReadSpan.NewBy.POSITION;
  }

  @Override
  public boolean mustSee(EventId id, long position) {
    return now.hasPart(spanOf(position).log(), id);
  }

  /** {@inheritDoc} A later run has to tell that from what was handled. */
  @Override
  public boolean mustSeeWithoutEnd(EventId id, long position) {
    return true;
  }

  @Override
  public void handled(AuditEvent event) {
    int log = logOf(event);
    if (!event.hasEnd() || now.hasPart(log, event.id())) {
      now.addPart(new HandledPart(log, event.id(), HandledPart.hashes(event)));
    }
    handled(log, event.id(), event.type());
  }

  @Override
  public void handled(EventId id, RecordType type, long position) {
    handled(spanOf(position).log(), id, type);
  }

  private void handled(int log, EventId id, RecordType type) {
    now.handled(log, id, isAhead(id));
    lastId = id;
    lastType = type;
  }

  /**
   * Returns the checkpoint for the next run; reads the first bytes of the files once more. If
   * nothing happened since the last run, the time is still that of the last one.
   *
   * @param open the events not handled, such as the assembler's at its end
   * @param readTo for each span the byte up to which its lines were read, after an LF: the
   *     unfinished last line of the newest file of a log is left to the next run; or {@link
   *     #NOT_BEGUN}, as for all spans after these
   * @param unread the spans that could not be read to their end, which the next run tries again
   */
  Checkpoint next(List<AuditEvent> open, List<Long> readTo, Set<Integer> unread) {
    EventId id = lastId;
    RecordType type = lastType;
    SpanOrder order = SpanOrder.of(plan, readTo);
    NextCheckpoint next =
        new NextCheckpoint(last, order.plan(), order.readTo(), order.indexes(unread));
    if (id != null && type != null) {
      next.lastEvent(new LastEvent(id, type.number()));
    }
    Checkpoint made = next.with(newOf(open, order), now, nowMillis);
    Checkpoint asBefore = made.savedAt(last.savedMillis());
    return asBefore.equals(last) ? asBefore : made;
  }

  /**
   * Returns those that are new: what is left of a handled event, by its stamp, waits for nothing.
   */
  private List<OpenEventMark> newOf(List<AuditEvent> open, SpanOrder order) {
    List<OpenEventMark> left = new ArrayList<>(open.size());
    for (AuditEvent event : open) {
      if (isNew(event)) {
        List<Long> lines = new ArrayList<>(event.records().size());
        for (AuditRecord record : event.records()) {
          lines.add(order.position(record.position()));
        }
        left.add(new OpenEventMark(logOf(event), event.id(), lines));
      }
    }
    return left;
  }
}
