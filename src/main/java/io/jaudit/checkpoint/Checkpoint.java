package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Represents the position of a run in its input, independent of filters and output. Immutable.
 *
 * <p>A line was handled if its file has a mark, it begins before {@link FileMark#readTo}, and it is
 * not of an event in {@link #open}. This is exact, even if an event continues in the next file or
 * two events have one id. Stamps decide only if a file is gone. Files, events and nodes belong to a
 * log, by its index in {@link #logs}: independent logs do not affect each other.
 *
 * @param savedMillis when it was first saved as it is, in ms since the epoch; 0 if that is not
 *     known
 * @param lastFile the file read last, as in ausearch's {@code dev=} and {@code inode=} lines; not
 *     used, except that {@link IfGone#FAIL} asks for it in a checkpoint of ausearch
 * @param lastEvent the event handled last; empty if there was none
 * @param logs the logs, then the lost positions in them
 * @param files for each log in reading order the files from the one with the oldest open event to
 *     the one read last
 * @param open the events left for the next run
 * @param parts events that were handled before their end was seen
 * @param nodes a mark for each node seen, each node once for a log
 * @param otherNodes ausearch's one mark for all nodes of all logs; holds for nodes without a mark
 *     of their own
 */
public record Checkpoint(
    long savedMillis,
    Optional<FileIdentity> lastFile,
    Optional<LastEvent> lastEvent,
    List<LogMark> logs,
    List<FileMark> files,
    List<OpenEventMark> open,
    List<HandledPart> parts,
    List<NodeMark> nodes,
    Optional<NodeMark> otherNodes) {
  /** The log of marks that hold for every log: those of a checkpoint of an older format. */
  public static final int ANY_LOG = -1;

  /** The checkpoint of a run that has read nothing: everything is new. */
  public static final Checkpoint NONE =
      new Checkpoint(
          0,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  public Checkpoint {
    logs = List.copyOf(logs);
    files = List.copyOf(files);
    open = List.copyOf(open);
    parts = List.copyOf(parts);
    nodes = List.copyOf(nodes);
  }

  /** Returns the same position with another {@link #savedMillis}. */
  Checkpoint savedAt(long millis) {
    return new Checkpoint(millis, lastFile, lastEvent, logs, files, open, parts, nodes, otherNodes);
  }

  /**
   * Returns this checkpoint without the marks that are in the future: a wrong clock made them, and
   * they would hide what came after.
   *
   * @param nowMillis the current time, in milliseconds since the epoch
   */
  public Checkpoint asOf(long nowMillis) {
    List<NodeMark> past = new ArrayList<>();
    for (NodeMark mark : nodes) {
      if (!NodeMark.isAhead(mark.timeMillis(), nowMillis)) {
        past.add(mark);
      }
    }
    Optional<NodeMark> others = otherNodes;
    if (others.isPresent() && NodeMark.isAhead(others.get().timeMillis(), nowMillis)) {
      others = Optional.empty();
    }
    return new Checkpoint(savedMillis, lastFile, lastEvent, logs, files, open, parts, past, others);
  }

  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Checkpoint that
        && savedMillis == that.savedMillis
        && lastFile.equals(that.lastFile)
        && lastEvent.equals(that.lastEvent)
        && logs.equals(that.logs)
        && files.equals(that.files)
        && open.equals(that.open)
        && parts.equals(that.parts)
        && nodes.equals(that.nodes)
        && otherNodes.equals(that.otherNodes);
  }

  @Override
  public int hashCode() {
    return 31 * nodes.hashCode() + files.hashCode();
  }
}
