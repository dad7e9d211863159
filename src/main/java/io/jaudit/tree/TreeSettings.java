package io.jaudit.tree;

import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Holds how trees are selected and drawn. Immutable.
 *
 * @param up how many levels above a process with a matching event are shown
 * @param down how many levels below it are shown
 * @param isFiltered false if all processes are shown
 * @param width of a line, in columns; {@link #UNLIMITED} if lines are not cut
 * @param glyphs the characters that trees are drawn with
 * @param inColor whether colors are used
 * @param zone in which times are shown
 */
public record TreeSettings(
    int up,
    int down,
    boolean isFiltered,
    int width,
    Glyphs glyphs,
    boolean inColor,
    Supplier<ZoneId> zone) {
  /** No limit of levels and of columns. */
  public static final int UNLIMITED = Integer.MAX_VALUE;
}
