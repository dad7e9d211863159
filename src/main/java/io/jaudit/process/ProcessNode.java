package io.jaudit.process;

import io.jaudit.process.EventTexts.EventText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Describes a process with all that a log tells of it, from its begin to its end. A node of a
 * {@link ProcessForest}, which changes while the log is read. Not safe for use by several threads.
 */
public final class ProcessNode {
  /** The value of {@link #exitStatus} and {@link #signal} without one. */
  public static final int NONE = -1;

  private final EntityId id;
  private @Nullable ProcessNode parent;
  private @Nullable Ancestor ancestor;
  private int ppid = (int) ProcessFacts.NONE;
  private int parentUid = (int) ProcessFacts.UNSET;
  private Link link = Link.UNSEEN;
  private int flags;
  private boolean mayBeThread;

  /** It may have several threads, so that the exit of one does not end it. */
  private boolean mayHaveThreads;

  /** Its end is the exit of its only thread, unless an event follows. */
  private boolean isEndOfThread;

  private boolean failedToExecute;
  private boolean isHit;
  private long bornMillis;
  private long endMillis = Lineage.UNSEEN;
  private int exitStatus = NONE;
  private int signal = NONE;
  private @Nullable LoginSession session;
  private @Nullable ProcessImage first;
  private @Nullable ProcessImage last;
  private @Nullable EventCounts counts;
  private @Nullable EventTexts texts;

  ProcessNode(EntityId id) {
    this.id = id;
    this.bornMillis = id.millis();
  }

  /** Returns which process it is. */
  public EntityId id() {
    return id;
  }

  /** Returns the name of its host, one character a byte; null if nothing names it. */
  public @Nullable String host() {
    return id.node();
  }

  /** Returns the serial of the first event that shows it. */
  public long serial() {
    return id.serial();
  }

  /** Returns its parent at birth; null if none is known. */
  public @Nullable ProcessNode parent() {
    return parent;
  }

  /** Returns the number of its parent, or of the process that has adopted it; -1 if unknown. */
  public int ppid() {
    return ppid;
  }

  /**
   * Returns the process as it was at its last event, as for an event.
   *
   * @param shown how many ancestors are shown at most
   */
  public Lineage lineage(int shown) {
    ProcessImage image = last;
    return new Lineage(
        id,
        is(ProcessEntry.BEGIN_SEEN) ? bornMillis : Lineage.UNSEEN,
        image == null ? Program.UNKNOWN : image.program(),
        image == null ? ProgramSource.NONE : image.source(),
        link,
        isOrphaned(),
        ancestor,
        session,
        this,
        shown);
  }

  /** Returns the real user ID of the parent when it was linked; -1 if that is not known. */
  public int parentUid() {
    return parentUid;
  }

  /** Returns how its parent is known; {@link Link#UNSEEN} if it is known only as a parent. */
  public Link link() {
    return link;
  }

  /** Returns when it began, or else the time of the first event that shows it, in ms since 1970. */
  public long bornMillis() {
    return bornMillis;
  }

  /**
   * Returns how long it lived, in ms; -1 if its end was not seen, or neither its begin nor how it
   * executed its first program.
   */
  public long lifeMillis() {
    ProcessImage image = first;
    boolean isBeginSeen =
        is(ProcessEntry.BEGIN_SEEN) || (image != null && image.source() == ProgramSource.EXEC);
    boolean isSeen = hasEnded() && isBeginSeen;
    return isSeen ? Math.max(0, endMillis - bornMillis) : -1;
  }

  /** Returns true if its end was seen. */
  public boolean hasEnded() {
    return endMillis != Lineage.UNSEEN;
  }

  /** Returns when it ended, in ms since 1970; {@link Lineage#UNSEEN} if that was not seen. */
  public long endMillis() {
    return endMillis;
  }

  /** Returns how its end was seen; null if it was not. */
  public @Nullable ProcessEnd end() {
    if (!hasEnded()) {
      return null;
    }
    return signal != NONE
        ? ProcessEnd.SIGNAL
        : exitStatus != NONE ? ProcessEnd.EXIT : ProcessEnd.REAPED;
  }

  /** Returns the status that it exited with, 0 to 255; {@link #NONE} if that was not seen. */
  public int exitStatus() {
    return exitStatus;
  }

  /** Returns the number of the signal that ended it; {@link #NONE} if none did. */
  public int signal() {
    return signal;
  }

  /** Returns true if all of its attempts to execute a program failed, or all since the last one. */
  public boolean failedToExecute() {
    return failedToExecute;
  }

  /** Returns true if its parent has ended, so that another process has adopted it. */
  public boolean isOrphaned() {
    return is(ProcessEntry.ORPHANED);
  }

  /** Returns true if it may be a thread: clone3 began it, and it has logged nothing itself. */
  public boolean mayBeThread() {
    return mayBeThread && !is(ProcessEntry.ACTED);
  }

  /** Returns its login session; null if it has none. */
  public @Nullable LoginSession session() {
    return session;
  }

  /** Returns the first of the programs that it ran; null if none is known. */
  public @Nullable ProcessImage firstImage() {
    return first;
  }

  /** Returns the last of the programs that it ran; null if none is known. */
  public @Nullable ProcessImage lastImage() {
    return last;
  }

  /** Returns the counts of its matching events, if a {@link ProcessForest} counts them. */
  public synchronized EventCounts counts() {
    EventCounts known = counts;
    if (known == null) {
      known = new EventCounts();
      counts = known;
    }
    return known;
  }

  /** Returns the texts of its matching events by time, if a {@link ProcessForest} keeps them. */
  public synchronized List<EventText> events() {
    return texts == null ? List.of() : texts.sorted();
  }

  synchronized void keep(EventText text) {
    EventTexts known = texts;
    if (known == null) {
      known = new EventTexts();
      texts = known;
    }
    known.add(text);
  }

  /** Returns true if a matching event is by this process. */
  public boolean isHit() {
    return isHit;
  }

  /** Unlinks it from its parent, which is one of its descendants in a log that contradicts. */
  public void cutFromParent() {
    parent = null;
  }

  void hit() {
    isHit = true;
  }

  private boolean is(int flag) {
    return (flags & flag) != 0;
  }

  void bornOf(@Nullable ProcessNode other, int uid) {
    parent = other;
    parentUid = uid;
  }

  void noteClone3() {
    mayBeThread = true;
  }

  void end(long millis) {
    if (!hasEnded()) {
      endMillis = millis;
    }
  }

  /** Takes over what the table knows after an event of the process, or after its birth. */
  void follow(ProcessEntry entry) {
    link = entry.is(ProcessEntry.UNSEEN) ? Link.UNSEEN : entry.link;
    flags = entry.flags;
    bornMillis = entry.firstMillis;
    session = entry.session;
    ancestor = entry.parent;
    ppid = entry.ppid;
    followImage(entry);
  }

  /** Takes over how an event ended the process, and whether it failed to execute a program. */
  void follow(ProcessFacts event) {
    followThreads(event);
    if (event.call == ProcessCall.EXEC) {
      failedToExecute = !event.succeeded;
    }
    if (event.call == ProcessCall.EXIT_GROUP && exitStatus == NONE) {
      exitStatus = (int) (event.flags & 0xff);
      endMillis = Math.max(endMillis, event.millis); // a parent may begin to wait long before
    }
    if (event.signal != ProcessFacts.NONE && signal == NONE) {
      signal = (int) event.signal;
    }
  }

  /**
   * Takes over that the only thread of the process exited. Whether it is the only one is known if
   * forks of its user are logged, as the process itself shows.
   */
  private void followThreads(ProcessFacts event) {
    if (isEndOfThread) {
      isEndOfThread = false;
      endMillis = Lineage.UNSEEN;
      exitStatus = NONE;
    }
    boolean isClone = event.call == ProcessCall.CLONE || event.call == ProcessCall.CLONE3;
    boolean isThread =
        event.call == ProcessCall.CLONE3 || (event.flags & ProcessCall.CLONE_THREAD) != 0;
    mayHaveThreads |= isClone && event.succeeded && isThread;
    if (event.call == ProcessCall.EXIT && !mayHaveThreads && link == Link.FORK && !hasEnded()) {
      isEndOfThread = true;
      endMillis = event.millis;
      exitStatus = (int) (event.flags & 0xff);
    }
  }

  @SuppressWarnings("ReferenceEquality") // each execution makes a program of its own
  private void followImage(ProcessEntry entry) {
    Program program = entry.program;
    ProcessImage before = last;
    if (before != null && before.program().equals(program) && before.source() == entry.source()) {
      before.uid(entry.uid);
    } else if (!program.equals(Program.UNKNOWN)) {
      ProcessImage image = new ProcessImage(program, entry.source(), entry.uid);
      boolean isFirst =
          before == null
              || !isOwn(before)
              || isTitleOf(before, image)
              || (before == first && isOfParent(before));
      if (isFirst) {
        first = image;
      } else {
        Objects.requireNonNull(before, "the first has none before").next = image;
      }
      last = image;
    }
  }

  /** Returns true if the process ran the program itself, not only its parent. */
  private static boolean isOwn(ProcessImage image) {
    return image.source() != ProgramSource.INHERITED && image.source() != ProgramSource.NONE;
  }

  /**
   * Returns true if a program that no record executed is the one of the parent: a fork without a
   * record is still on its way to its own program.
   */
  private boolean isOfParent(ProcessImage image) {
    ProcessNode above = parent;
    return image.source() == ProgramSource.TITLE
        && above != null
        && (runs(image, above.first) || runs(image, above.last));
  }

  private static boolean runs(ProcessImage image, @Nullable ProcessImage other) {
    return other != null && image.program().isAt(other.program().executable());
  }

  /** Returns true if the second tells more of the same program, which no record executed. */
  private static boolean isTitleOf(ProcessImage one, ProcessImage other) {
    return one.source() == ProgramSource.USER && other.source() == ProgramSource.TITLE;
  }
}
