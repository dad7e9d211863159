package io.jaudit.options;

import java.util.List;

/** Lists the options that only {@code jaudit tree} has. One row each. Immutable. */
public enum TreeOption implements SearchOption {
  UP(
      Arity.ONE,
      "N",
      "Levels of processes to show above those with a matching event (default: all).",
      "--up"),
  DOWN(
      Arity.ONE,
      "N",
      "Levels to show below them (default: 0; all with --pid, --event and --session).",
      "--down"),
  FAILED(
      Arity.NONE,
      "",
      "Only processes that failed, and those above them: an exit status other than 0, a signal, or no"
          + " program that could be executed.",
      "--failed"),
  FOLD(
      Arity.ONE,
      "HOW",
      "auto (default): processes of one parent with the same command, end and children are one line,"
          + " with their number; none: each has its line.",
      "--fold") {
    @Override
    public List<String> choices() {
      return List.of("auto", "none");
    }
  },
  EVENTS(
      Arity.NONE,
      "",
      "Also draw the matching events below their process: time, call, file or address, result, keys.",
      "--events"),
  DEPTH(Arity.ONE, "N", "Levels to draw (default: all).", "--depth"),
  ASCII(Arity.NONE, "", "Draw lines and arrows with ASCII characters.", "--ascii"),
  HTML(
      Arity.ONE,
      "FILE",
      "Write a page for a browser to FILE, one file that loads nothing.",
      "--html");

  @SuppressWarnings("ImmutableEnumChecker") // its names are made by List.of
  private final OptionForm form;

  TreeOption(Arity arity, String label, String help, String... names) {
    this.form = new OptionForm(Section.OUTPUT, arity, label, help, List.of(names));
  }

  @Override
  public OptionForm form() {
    return form;
  }
}
