package io.jaudit.checkpoint;

import io.jaudit.source.FileIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stopped in its input, whatever it filtered and printed. Immutable.
 *
 * <p>A line is done when its file has a mark, it stands before {@link FileMark#readTo}, and it is
 * not of an event in {@link #open}. This is exact, also where an event goes on in the next file and
 * where two events have one id. Stamps are for the case that a file is gone.
 *
 * @param lastFile the file read last, as in ausearch's {@code dev=} and {@code inode=} lines; not
 *     looked at, except that {@link IfGone#FAIL} asks for it in a checkpoint of ausearch
 * @param lastEvent the event handled last; empty where there was none
 * @param files in reading order, for each log the files from the one with the oldest open event to
 *     the one read last; empty where the input was a stream
 * @param open the events left for the next run
 * @param nodes a mark for each node seen, each node once
 * @param otherNodes ausearch's one mark for all nodes; holds for nodes without a mark of their own
 */
public record Checkpoint(
    Optional<FileIdentity> lastFile,
    Optional<LastEvent> lastEvent,
    List<FileMark> files,
    List<OpenEventMark> open,
    List<NodeMark> nodes,
    Optional<NodeMark> otherNodes) {
  /** That of a run that has read nothing: everything is new. */
  public static final Checkpoint NONE =
      new Checkpoint(
          Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

  public Checkpoint {
    files = List.copyOf(files);
    open = List.copyOf(open);
    nodes = List.copyOf(nodes);
  }

  /**
   * This checkpoint without the marks that lie in the future: they are of a clock that was wrong,
   * and would hide what came after.
   *
   * @param nowMillis the present, in ms since the epoch
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
    return new Checkpoint(lastFile, lastEvent, files, open, past, others);
  }
}
