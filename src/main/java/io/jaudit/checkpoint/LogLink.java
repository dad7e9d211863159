package io.jaudit.checkpoint;

import java.util.List;

/**
 * Relates a log of this run to the logs of the last one that it continues. Immutable.
 *
 * @param name the real path of the file that is written; empty if it has none
 * @param continues the logs of the last {@link Checkpoint} that it is, by their index; none if it
 *     is new, and several if any of them may have been replaced by it
 * @param lost the lost positions in it, by their index among the logs of the checkpoint
 */
public record LogLink(String name, List<Integer> continues, List<Integer> lost) {
  public LogLink {
    continues = List.copyOf(continues);
    lost = List.copyOf(lost);
  }
}
