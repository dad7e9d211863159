package io.jaudit.tree;

import io.jaudit.output.json.JsonNulls;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Holds how trees are selected and drawn. Immutable.
 *
 * @param up how many levels above a process with a matching event are shown
 * @param down how many levels below it are shown
 * @param isFiltered false if all processes are shown
 * @param named processes that are shown even if they have no event
 * @param failures whether only those that failed are shown, with those above them
 * @param folding whether equal processes are drawn as one
 * @param events whether the matching events are drawn
 * @param depth how many levels are drawn
 * @param limit how many lines are drawn
 * @param format what is written
 * @param nulls whether JSON has members without a value
 * @param width of a line, in columns; {@link #UNLIMITED} if lines are not cut
 * @param glyphs the characters that trees are drawn with
 * @param inColor whether colors are used
 * @param zone in which times are shown
 */
public record TreeSettings(
    int up,
    int down,
    boolean isFiltered,
    NamedProcesses named,
    Failures failures,
    Folding folding,
    Events events,
    int depth,
    int limit,
    TreeFormat format,
    JsonNulls nulls,
    int width,
    Glyphs glyphs,
    boolean inColor,
    Supplier<ZoneId> zone) {
  /** Selects processes by how they ended. */
  public enum Failures {
    ONLY,
    AND_OTHERS
  }

  /** Selects whether siblings with the same command, end and children become one line. */
  public enum Folding {
    AUTO,
    NONE
  }

  /** Selects whether the matching events of a process are lines below it. */
  public enum Events {
    SHOWN,
    HIDDEN
  }

  /** No limit of levels, lines and columns. */
  public static final int UNLIMITED = Integer.MAX_VALUE;
}
