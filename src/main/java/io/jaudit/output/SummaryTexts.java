package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Fact;
import io.jaudit.describe.ObjectSource;
import io.jaudit.describe.PathRoles;
import io.jaudit.interpret.field.Endian;
import io.jaudit.output.SummaryMemory.Call;
import io.jaudit.output.SummaryMemory.Summary;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what was written as the summary of an earlier event, and keeps what is written if it
 * repeats: the summary of a {@link UsualEvent} depends on the head and the tail of its SYSCALL
 * record, on the records of its objects, and a sentence on the arguments of a program. Not safe for
 * use by several threads.
 */
public final class SummaryTexts {
  private final EventView view;
  private final @Nullable SummaryMemory memory;
  private final Content content;
  private final UsualEvent event = new UsualEvent();
  private final ContentHash hash = new ContentHash();
  private final Repeats repeatedCalls = new Repeats();
  private final Repeats repeats = new Repeats();

  private RecordList records = RecordList.empty();
  private @Nullable Call call;
  private ByteSlice object = ByteSlice.EMPTY;
  private ByteSlice secondObject = ByteSlice.EMPTY;
  private ByteSlice directory = ByteSlice.EMPTY;
  private ByteSlice arguments = ByteSlice.EMPTY;
  private int callHash;
  private int summaryHash;
  private boolean isCallWanted;
  private boolean isWanted;

  /** Tells what a summary has. Immutable. */
  public enum Content {
    /** The subject, the object, and the program. */
    ROW,
    /** A second object, too, which may be an argument of the call. */
    ROW_WITH_SECOND_OBJECT,
    /** The arguments of a program that was executed, too. */
    SENTENCE
  }

  /**
   * @param view that will be at the events
   * @param memory null to look up nothing
   * @param content what the summaries have
   */
  public SummaryTexts(EventView view, @Nullable SummaryMemory memory, Content content) {
    this.view = view;
    this.memory = memory;
    this.content = content;
  }

  /** Returns the summary of the event that the view is at; null if it isn't known. */
  public @Nullable ByteSlice find() {
    call = null;
    isCallWanted = false;
    isWanted = false;
    records = view.records();
    SummaryMemory known = memory;
    if (known == null || !event.read(records)) {
      return null;
    }
    SyscallLine line = event.line();
    callHash = line.addTo(hash.begin()).value();
    Call found = known.calls.get(callHash);
    if (found == null || !found.isOf(line)) {
      isCallWanted = repeatedCalls.isRepeated(callHash);
      return null;
    }
    event.setFolder(found.folder);
    setArguments();
    return setObject(found.source) && setSecondObject(found.source) ? find(found, known) : null;
  }

  /** Sets the object of the event; returns false if the summary depends on more than that. */
  private boolean setObject(ObjectSource source) {
    object = ByteSlice.EMPTY;
    directory = ByteSlice.EMPTY;
    switch (source.kind()) {
      case CALL -> {
        return true;
      }
      case PATH -> {
        int path = PathRoles.of(records).objectFrom(source.from());
        object = path < 0 ? ByteSlice.EMPTY : records.get(path).contentAsLogged();
        directory = event.directory();
        return event.isDirectoryKnown();
      }
      case SOCKET -> {
        int socket = event.indexOf(RecordType.SOCKADDR);
        object = socket < source.from() ? ByteSlice.EMPTY : records.get(socket).contentAsLogged();
        return !event.hasStraySocket();
      }
      default -> {
        return false;
      }
    }
  }

  /** Sets the second object of the event; returns false if it depends on more than one record. */
  private boolean setSecondObject(ObjectSource source) {
    secondObject = ByteSlice.EMPTY;
    int from = source.secondNameFrom();
    if (content == Content.ROW || from == ObjectSource.NONE || from >= records.size()) {
      return true;
    }
    secondObject = records.get(from).contentAsLogged();
    return records.get(from).is(RecordType.PATH);
  }

  private void setArguments() {
    int at = content == Content.SENTENCE ? event.indexOf(RecordType.EXECVE) : UsualEvent.NONE;
    arguments = at < 0 ? ByteSlice.EMPTY : records.get(at).contentAsLogged();
  }

  private @Nullable ByteSlice find(Call found, SummaryMemory known) {
    summaryHash = hash.add(object).add(secondObject).add(directory).add(arguments).value();
    Summary summary = known.summaries.get(summaryHash);
    if (summary != null
        && summary.call() == found
        && summary.object().equals(object)
        && summary.secondObject().equals(secondObject)
        && summary.directory().equals(directory)
        && summary.arguments().equals(arguments)) {
      return summary.text();
    }
    call = found;
    isWanted = repeats.isRepeated(summaryHash);
    return null;
  }

  /**
   * Keeps the summary that {@code out} has from {@code start} on, if it is worth it. A damaged
   * record is to be reported whenever it is written.
   */
  public void keep(int start, ByteBuilder out) {
    SummaryMemory known = memory;
    if (known == null || !(isCallWanted || isWanted) || view.event().isDamaged()) {
      return;
    }
    if (isCallWanted && isReusable()) {
      known.calls.put(callHash, new Call(event.line(), view.nameFolder(), view.objectSource()));
    } else if (isWanted && call != null && isSecondObjectFound()) {
      known.summaries.put(
          summaryHash,
          new Summary(
              call,
              object.copy(),
              secondObject.copy(),
              directory.copy(),
              arguments.copy(),
              out.toSlice(start)));
    }
  }

  /** Returns false if the second object is in another record: this one has an empty name. */
  private boolean isSecondObjectFound() {
    Fact second = secondObject.isEmpty() ? null : view.summary().secondObject();
    AuditRecord record = second == null ? null : second.record();
    return secondObject.isEmpty()
        || (record != null && record.contentAsLogged().equals(secondObject));
  }

  private boolean isReusable() {
    ObjectSource source = view.objectSource();
    return KernelOrder.isKept(records.get(0).fields())
        && !view.call().isMultiplexed()
        && source.kind() != ObjectSource.Kind.OTHER
        && Endian.ofArch(event.line().arch()) != Endian.UNKNOWN
        && (content == Content.ROW || !source.hasSecondArgument());
  }
}
