package io.jaudit.output.lines;

/**
 * Lists the layouts of lines, of which the narrow ones leave room for the object and the keys. The
 * width selects one for all lines, so that their columns are aligned.
 */
enum LineLayout {
  /** Date and time, and columns that are wide enough for most values. */
  WIDE(100, 32, 8, 12, 6, 20),
  /** Month, day and time. */
  NARROW(80, 14, 8, 12, 6, 0),
  /** The time only, and no more blanks than one. */
  SLIM(0, 8, 0, 0, 0, 0);

  private final int from;
  private final int time;
  private final int node;
  private final int who;
  private final int outcome;
  private final int action;

  LineLayout(int from, int time, int node, int who, int outcome, int action) {
    this.from = from;
    this.time = time;
    this.node = node;
    this.who = who;
    this.outcome = outcome;
    this.action = action;
  }

  /** Returns the layout of lines of a width. */
  static LineLayout of(int width) {
    return width >= WIDE.from ? WIDE : width >= NARROW.from ? NARROW : SLIM;
  }

  /** Returns how many of the last characters of {@code 2023-11-14 22:13:41} are shown. */
  int time() {
    return time;
  }

  /** Returns the columns of the node, at least. */
  int node() {
    return node;
  }

  /** Returns the columns of the users, at least. */
  int who() {
    return who;
  }

  /** Returns the columns of the outcome, at least. */
  int outcome() {
    return outcome;
  }

  /** Returns the columns of what was done, at least. */
  int action() {
    return action;
  }
}
