package io.jaudit.tree;

/** Lists the characters that trees are drawn with. Immutable. */
public enum Glyphs {
  UNICODE("├─ ", "└─ ", "│  ", "⇒ ", "→ ", " · ", "…", "⋯ ", "×", "• "),
  ASCII("|- ", "`- ", "|  ", "=> ", "-> ", ", ", "...", "~ ", "x", "* ");

  /** Before a process that is not the last one of its parent. */
  final String branch;

  /** Before the last one. */
  final String lastBranch;

  /** Before what is below one that is not the last. */
  final String bar;

  /** Before a program that the same process runs next. */
  final String nextProgram;

  /** Before the user that a process changed to. */
  final String change;

  /** Between facts. */
  final String separator;

  /** In place of what is cut. */
  final String cut;

  /** In place of levels that are too deep. */
  final String deep;

  /** Before a number of equal processes. */
  final String times;

  /** Before an event. */
  final String event;

  Glyphs(
      String branch,
      String lastBranch,
      String bar,
      String nextProgram,
      String change,
      String separator,
      String cut,
      String deep,
      String times,
      String event) {
    this.branch = branch;
    this.lastBranch = lastBranch;
    this.bar = bar;
    this.nextProgram = nextProgram;
    this.change = change;
    this.separator = separator;
    this.cut = cut;
    this.deep = deep;
    this.times = times;
    this.event = event;
  }
}
