package io.jaudit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/**
 * The options of {@code jaudit search}: ausearch's, in its spellings, and jaudit's own.
 *
 * <p>The one place that defines them; parsing and help come from here. Defined by calls and not by
 * annotations, as reading annotations would cost a cron job time at every start.
 */
final class SearchOptions {
  /** Options of one purpose, as the help shows them. */
  record Section(String heading, List<OptionSpec> options) {}

  private final CommandSpec spec;

  private SearchOptions(CommandSpec spec) {
    this.spec = spec;
  }

  /**
   * Reads a command line.
   *
   * @throws UsageException where it holds an unknown option, or a known one without its value
   */
  static SearchOptions parse(List<String> words) throws UsageException {
    CommandSpec spec = CommandSpec.create().name("jaudit search");
    sections().forEach(section -> section.options().forEach(spec::addOption));
    spec.addPositional(operands());
    CommandLine parser = new CommandLine(spec).setPosixClusteredShortOptionsAllowed(false);
    try {
      parser.parseArgs(words.toArray(String[]::new));
    } catch (ParameterException e) {
      throw UsageErrors.of(e, spec);
    }
    return new SearchOptions(spec);
  }

  /** Every value of a repeatable option, in the order given. */
  List<String> all(String option) {
    List<String> values = spec.findOption(option).getValue();
    return values == null ? List.of() : values;
  }

  Optional<String> one(String option) {
    return Optional.ofNullable(spec.findOption(option).<String>getValue());
  }

  boolean has(String option) {
    return Boolean.TRUE.equals(spec.findOption(option).<Boolean>getValue());
  }

  /** Files, folders and - for standard input. */
  List<String> logs() {
    List<String> logs = new ArrayList<>(all("--input"));
    List<String> operands = spec.positionalParameters().get(0).getValue();
    if (operands != null) {
      logs.addAll(operands);
    }
    return logs;
  }

  static List<Section> sections() {
    return List.of(
        input(),
        events(),
        processes(),
        users(),
        objects(),
        time(),
        output(),
        checkpoint(),
        messages());
  }

  private static PositionalParamSpec operands() {
    return PositionalParamSpec.builder()
        .paramLabel("LOG")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  private static Section input() {
    return group(
        "Where events are read from:",
        many(
            "LOG",
            "A log file, or a folder with audit.log, audit.log.1, ...; - for standard input.",
            "-if",
            "--input"),
        flag("The log of this host's auditd, from auditd.conf.", "--input-logs"),
        one(
            "SECONDS",
            "Log time after which an event gets no more records (default: 2, or auditd.conf).",
            "--eoe-timeout"),
        one(
            "FILE",
            "Names of users, in the form of /etc/passwd, for a log of another host.",
            "--passwd"),
        one("FILE", "Names of groups, in the form of /etc/group.", "--group"),
        flag(
            "Take this host's users and groups for names, as for its own log, whichever log is read.",
            "--local-names"));
  }

  private static Section events() {
    return group(
        "Which events (conditions are joined by AND, repeated options by OR):",
        many("KEY", "A rule's key contains KEY.", "-k", "--key"),
        many(
            "TYPE",
            "A record has one of these types: names or numbers, joined by commas.",
            "-m",
            "--message"),
        many("ID", "The event has this serial, or is SEC.MMM:SERIAL.", "-a", "--event"),
        many(
            "SYSCALL",
            "Name (in each record's own arch) or number of the system call.",
            "-sc",
            "--syscall"),
        many("ARCH", "Arch of the system call: b64, b32, x86_64, i386, aarch64, ...", "--arch"),
        many(
            "CODE",
            "Exit value of the system call: a number, or EACCES for a call that failed so.",
            "-e",
            "--exit"),
        one("yes|no", "It succeeded, or failed.", "-sv", "--success"),
        many("NODE", "Logged by exactly this node.", "-n", "--node"),
        many("ID", "The login session.", "--session"),
        flag(
            "Text must equal the whole field, not only stand in it (all text options).",
            "-w",
            "--word"));
  }

  private static Section processes() {
    return group(
        "Which process:",
        many("PID", "Process id.", "-p", "--pid"),
        many("PID", "Process id of the parent.", "-pp", "--ppid"),
        many("TEXT", "The path of the program contains TEXT.", "-x", "--executable"),
        many("TEXT", "The name of the process (comm) contains TEXT.", "-c", "--comm"),
        many("TEXT", "The terminal contains TEXT.", "-tm", "--terminal"));
  }

  private static Section users() {
    return group(
        "Which user (a number, a name, or unset):",
        many("USER", "The user id.", "-ui", "--uid"),
        many("USER", "The effective user id.", "-ue", "--uid-effective"),
        many("USER", "The login user id (auid).", "-ul", "--loginuid"),
        many("USER", "Any of these three.", "-ua", "--uid-all"),
        many("GROUP", "The group id.", "-gi", "--gid"),
        many("GROUP", "The effective group id.", "-ge", "--gid-effective"),
        many("GROUP", "Either of these two.", "-ga", "--gid-all"));
  }

  private static Section objects() {
    return group(
        "Which object:",
        many("TEXT", "A file name, as logged or made absolute, contains TEXT.", "-f", "--file"),
        many("TEXT", "The remote host name or address contains TEXT.", "-hn", "--host"),
        many("TEXT", "The subject's security context contains TEXT.", "-su", "--subject"),
        many("TEXT", "The object's security context contains TEXT.", "-o", "--object"),
        many("TEXT", "Either context contains TEXT.", "-se", "--context"),
        many("TEXT", "The guest's name contains TEXT.", "-vm", "--vm-name"),
        many("TEXT", "The guest's UUID contains TEXT.", "-uu", "--uuid"));
  }

  private static Section time() {
    return group(
        "When (2023-11-14, 11/14/23, 10:00, both; now recent boot today yesterday this-week ...;\n"
            + "@1700000000; 2h; \"10 min ago\"; both ends belong to it):",
        timed(
            "Not before; or the word checkpoint: from where the checkpoint stands, at any price.",
            "-ts",
            "--start"),
        timed("Not after; a date means the whole day.", "-te", "--end"));
  }

  private static Section output() {
    return group(
        "What is printed:",
        one("FORMAT", "default, interpret, raw, csv, text or json.", "--format"),
        flag("As --format raw: the lines of the log, byte for byte.", "-r", "--raw"),
        flag("As --format interpret: ids, numbers and hex in words.", "-i", "--interpret"),
        one("WHAT", "Records in JSON: full (default), raw or none.", "--json-records"),
        one(
            "WAY",
            "Control bytes and more in default output: tty (default), raw, shell or shell_quote.",
            "--escape"),
        one(
            "WHEN",
            "Colours in default, interpret and text: auto (default; on a terminal), always or never.",
            "--color"),
        flag("The first event only.", "--just-one"),
        flag("Write each event at once, not in blocks.", "-l", "--line-buffered"),
        flag("Dates in csv and text as 2023-11-14, not as 11/14/23.", "--iso-time"),
        flag("In csv, a column with the key of the rule.", "--extra-keys"),
        flag("In csv, columns with the security contexts.", "--extra-labels"),
        flag("In csv, a column with the second object, as of a rename.", "--extra-obj2"),
        flag("In csv, columns with the parts of the time.", "--extra-time"),
        flag("In csv, a last column with the arguments of the program run.", "--extra-argv"),
        flag("In csv, an apostrophe before cells that a spreadsheet would run.", "--csv-safe"));
  }

  private static Section checkpoint() {
    return group(
        "Only what is new since the last run:",
        one(
            "FILE",
            "Print only events newer than FILE says; then note in FILE where this run ended.",
            "--checkpoint"),
        flag(
            "Stop (status 10 or 12) where the log of the checkpoint is gone, instead of going on by time.",
            "--checkpoint-strict"),
        one("FILE", "Note the end in FILE instead, for a script to adopt.", "--checkpoint-out"));
  }

  private static Section messages() {
    return group(
        "Messages:",
        flag("Neither progress nor \"<no matches>\" on standard error.", "-q", "--quiet"),
        flag("Say on standard error what is read and how.", "--verbose"),
        flag("Say on standard error what can't be parsed.", "--debug"),
        flag(OptionSpec.builder("-h", "--help").usageHelp(true), "This text."),
        flag(OptionSpec.builder("-v", "--version").versionHelp(true), "The version."));
  }

  private static Section group(String heading, OptionSpec... options) {
    return new Section(heading, List.of(options));
  }

  private static OptionSpec many(String label, String text, String... names) {
    return value(label, text, names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .parameterConsumer(SearchOptions::takeAnother)
        .build();
  }

  private static OptionSpec one(String label, String text, String... names) {
    return value(label, text, names)
        .type(String.class)
        .parameterConsumer(SearchOptions::takeOne)
        .build();
  }

  private static OptionSpec timed(String text, String... names) {
    return value("TIME", text, names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .parameterConsumer(SearchOptions::takeTime)
        .build();
  }

  private static OptionSpec.Builder value(String label, String text, String... names) {
    return OptionSpec.builder(names[0], rest(names)).paramLabel(label).arity("1").description(text);
  }

  private static OptionSpec flag(String text, String... names) {
    return flag(OptionSpec.builder(names[0], rest(names)), text);
  }

  private static OptionSpec flag(OptionSpec.Builder option, String text) {
    return option.type(boolean.class).arity("0").description(text).build();
  }

  private static String[] rest(String... names) {
    return Arrays.copyOfRange(names, 1, names.length);
  }

  private static void takeAnother(Stack<String> rest, ArgSpec option, CommandSpec spec) {
    List<String> values = option.getValue() == null ? new ArrayList<>() : option.getValue();
    values.add(takeWord(rest, option, spec));
    option.setValue(values);
  }

  private static void takeOne(Stack<String> rest, ArgSpec option, CommandSpec spec) {
    refuseSecond(option, spec);
    option.setValue(takeWord(rest, option, spec));
  }

  /** Any word but an option: picocli would take {@code -eacces} for {@code -e acces}. */
  private static String takeWord(Stack<String> rest, ArgSpec option, CommandSpec spec) {
    if (rest.isEmpty() || spec.optionsMap().containsKey(rest.peek())) {
      throw new MissingParameterException(spec.commandLine(), option, "no value");
    }
    return rest.pop();
  }

  private static void refuseSecond(ArgSpec option, CommandSpec spec) {
    if (option.getValue() != null) {
      throw new OverwrittenOptionException(spec.commandLine(), option, "given twice");
    }
  }

  /** A time may be of several words; what can't belong to it is left for an operand. */
  private static void takeTime(Stack<String> rest, ArgSpec option, CommandSpec spec) {
    List<String> next = new ArrayList<>();
    for (int i = rest.size() - 1; i >= 0 && next.size() < 3; i--) {
      next.add(rest.get(i));
    }
    int taken = TimeExpression.wordsTaken(next);
    if (taken == 0) {
      throw new MissingParameterException(spec.commandLine(), option, "no time");
    }
    refuseSecond(option, spec);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < taken; i++) {
      words.add(rest.pop());
    }
    option.setValue(words);
  }
}
