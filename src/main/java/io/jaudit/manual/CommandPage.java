package io.jaudit.manual;

import io.jaudit.manual.Block.Paragraph;
import io.jaudit.manual.Block.Term;
import io.jaudit.manual.Block.Terms;
import io.jaudit.options.RunOption;
import java.util.List;

/** Writes the man pages of section 1: jaudit, and each of its commands. Stateless. */
final class CommandPage {
  private static final Markup MARKUP = new Markup();

  private CommandPage() {}

  /** Returns jaudit(1). */
  static String overview(Edition edition) {
    Roff page = edition.page("jaudit", 1);
    page.section("Name").paragraph("jaudit \\- search Linux audit logs");
    page.section("Synopsis");
    page.paragraph(MARKUP.ofSynopsis("", "COMMAND [OPTION]... [LOG]..."));
    page.section("Description");
    page.paragraph(
        MARKUP.of(
            "Searches the logs of the Linux audit daemon: whole events instead of single records, as"
                + " text, CSV or JSON; with a checkpoint, only new ones. It also draws which process"
                + " started which, and counts and lists events. It takes the options of ausearch(8),"
                + " and only reads logs."));
    page.section("Commands");
    for (Command command : Command.values()) {
      page.term(MARKUP.ofSynopsis(command.word(), command.operand()), MARKUP.of(command.summary()));
    }
    page.section("Options");
    for (RunOption option : List.of(RunOption.HELP, RunOption.VERSION)) {
      page.term(MARKUP.of(CommandOption.of(option)), MARKUP.of(option.form().help()));
    }
    page.term(
        Roff.bold("--create-archive"),
        MARKUP.of(
            "Create the archive with which Java starts faster, for all users of this copy of jaudit."
                + " Packages do it when they are installed."));
    page.section("Examples");
    for (Command command : List.of(Command.SEARCH, Command.REPORT, Command.TREE)) {
      Example first = command.examples().get(0);
      page.example(first.purpose(), first.command());
    }
    page.section("Exit status");
    page.paragraph(
        MARKUP.of(
            "0 if something was found, 1 if nothing was, 2 if the command line is wrong or a file"
                + " can't be read or written. The page of each command has the details."));
    terms(page.section("Environment"), SharedSections.environment());
    terms(page.section("Files"), SharedSections.files());
    return end(page, "jaudit");
  }

  /** Returns the page of a command. */
  static String of(Command command, Edition edition) {
    String name = "jaudit-" + command.word();
    Roff page = edition.page(name, 1);
    String summary = command.summary();
    page.section("Name")
        .paragraph(
            Roff.escaped(name)
                + " \\- "
                + Roff.escaped(
                    Character.toLowerCase(summary.charAt(0))
                        + summary.substring(1, summary.length() - 1)));
    page.section("Synopsis");
    page.lines(
        command.synopsis().stream().map(form -> MARKUP.ofSynopsis(command.word(), form)).toList());
    blocks(page.section("Description"), command.description());
    page.section("Options");
    for (OptionGroup group : command.options()) {
      options(page, group);
    }
    blocks(page, command.notes());
    page.section("Examples");
    for (Example example : command.examples()) {
      page.example(example.purpose(), example.command());
    }
    page.section("Exit status");
    for (ExitStatus status : command.exitStatus()) {
      page.term(Roff.bold(status.code()), MARKUP.of(sentence(status.meaning())));
    }
    terms(page.section("Environment"), SharedSections.environment(command));
    List<Term> files = SharedSections.files(command);
    if (!files.isEmpty()) {
      terms(page.section("Files"), files);
    }
    return end(page, name);
  }

  private static void options(Roff page, OptionGroup group) {
    if (!group.title().equals(Command.OPTIONS)) {
      page.subsection(group.title());
    }
    if (!group.introduction().isEmpty()) {
      page.paragraph(MARKUP.of(group.introduction()));
    }
    for (CommandOption option : group.options()) {
      page.term(MARKUP.of(option), MARKUP.of(option.form().help()));
    }
  }

  private static String sentence(String meaning) {
    return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
  }

  private static void blocks(Roff page, List<Block> blocks) {
    for (Block block : blocks) {
      if (block instanceof Paragraph paragraph) {
        page.paragraph(MARKUP.of(paragraph.text()));
      } else if (block instanceof Terms terms) {
        terms(page, terms.terms());
      }
    }
  }

  private static void terms(Roff page, List<Term> terms) {
    for (Term term : terms) {
      page.term(Roff.bold(term.name()), MARKUP.of(term.meaning()));
    }
  }

  private static String end(Roff page, String name) {
    return page.section("See also").references(SharedSections.seeAlso(name)).toString();
  }
}
