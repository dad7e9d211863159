package io.jaudit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Range;

/**
 * The options of {@code jaudit search}: ausearch's, in its spellings, and jaudit's own.
 *
 * <p>The one place that defines them; parsing and help come from here. Defined by calls and not by
 * annotations, as reading annotations would cost a cron job time at every start.
 */
final class SearchOptions {
  static {
    // Picocli would look for Groovy in every jar, and load the classes of twenty types that no
    // option has: a sixth of the time that a search of a small log takes.
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", ".*");
  }

  private static final Range ONE_VALUE = Range.valueOf("1");
  private static final Range NO_VALUE = Range.valueOf("0");

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
    CommandSpec spec = CommandSpec.create().name("jaudit search").interpolateVariables(false);
    for (Section section : sections()) {
      for (OptionSpec option : section.options()) {
        spec.addOption(option);
      }
    }
    spec.addPositional(operands());
    CommandLine parser = new CommandLine(spec);
    parser.setPosixClusteredShortOptionsAllowed(false);
    parser.setExpandAtFiles(false); // -ts @1700000000 and -f @socket are no files of more options
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
        names(),
        events(),
        processes(),
        users(),
        objects(),
        time(),
        output(),
        csv(),
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
            "A file, a folder with audit.log, audit.log.1 and so on, or - for standard input; as an"
                + " operand.",
            "-if",
            "--input"),
        flag("The log of this host's auditd, as without any LOG.", "--input-logs"),
        one(
            "SECONDS",
            "An event is over when the log has moved on by so much: 2, or as auditd.conf has it.",
            "--eoe-timeout"));
  }

  private static Section names() {
    return group(
        "Who is who, where auditd did not write names into the log (asked in this order):",
        one("FILE", "Names of users, in the form of /etc/passwd.", "--passwd"),
        one("FILE", "Names of groups, in the form of /etc/group.", "--group"),
        flag(
            "This host's users and groups, LDAP and the like too. For its own log they are asked"
                + " anyway.",
            "--local-names"));
  }

  private static Section events() {
    return group(
        """
        Which events. All options given must hold; of one given repeatedly, any value.
        TEXT may stand anywhere in a field, case counts; with -w it is the whole field:""",
        many("TEXT", "A key of the rule that logged it (key=) contains TEXT.", "-k", "--key"),
        many(
            "TYPE",
            "A record has one of these types: names or numbers, joined by commas. Without TYPE: lists"
                + " them all.",
            "-m",
            "--message"),
        many(
            "ID",
            "The serial of the event, or all of its id: SEC.MMM:SERIAL, NODE/SEC.MMM:SERIAL.",
            "-a",
            "--event"),
        many(
            "SYSCALL",
            "The system call: a name, as the arch of each record has it, or a number.",
            "-sc",
            "--syscall"),
        many(
            "ARCH",
            "The arch of the system call: b64, b32 (this machine's), x86_64, aarch64, ...; uring.",
            "--arch"),
        many(
            "CODE",
            "What the call returned (exit=), a number; or the error that it failed with, as EACCES.",
            "-e",
            "--exit"),
        one(
            "yes|no",
            "It succeeded or failed, by success=, res= or what SELinux or AppArmor decided.",
            "-sv",
            "--success"),
        many("NODE", "The host that logged it (node=) is exactly NODE.", "-n", "--node"),
        many("ID", "The login session (ses=): a number, or unset.", "--session"),
        flag("TEXT equals the whole field, in all options that take TEXT.", "-w", "--word"));
  }

  private static Section processes() {
    return group(
        "Which process:",
        many("PID", "Its id (pid=), in any record.", "-p", "--pid"),
        many("PID", "Its parent's id (ppid=).", "-pp", "--ppid"),
        many("TEXT", "The path of its program (exe=) contains TEXT.", "-x", "--executable"),
        many("TEXT", "Its name (comm=) contains TEXT.", "-c", "--comm"),
        many("TEXT", "Its terminal (tty=, terminal=) contains TEXT.", "-tm", "--terminal"));
  }

  private static Section users() {
    return group(
        "Which user or group (a number, a name, or unset for nobody), in any record:",
        many("USER", "As whom it ran (uid=).", "-ui", "--uid"),
        many("USER", "With whose rights (euid=).", "-ue", "--uid-effective"),
        many("USER", "Who logged in, whoever they became (auid=).", "-ul", "--loginuid"),
        many("USER", "Any of these three.", "-ua", "--uid-all"),
        many("GROUP", "Its group (gid=), or the group that was changed (id=).", "-gi", "--gid"),
        many("GROUP", "With whose rights (egid=).", "-ge", "--gid-effective"),
        many("GROUP", "Either of these two.", "-ga", "--gid-all"));
  }

  private static Section objects() {
    return group(
        "Which object:",
        many(
            "TEXT",
            "A file name, as logged or made absolute (name=, path=, cwd=, a local socket), contains"
                + " TEXT.",
            "-f",
            "--file"),
        many(
            "TEXT",
            "The other host contains TEXT: hostname= or addr= of a program, the address in saddr=.",
            "-hn",
            "--host"),
        many(
            "TEXT",
            "The context of who acts (subj=, scontext=, or AppArmor's profile=) contains TEXT.",
            "-su",
            "--subject"),
        many(
            "TEXT",
            "The context of what is acted on (obj=, tcontext=) contains TEXT.",
            "-o",
            "--object"),
        many("TEXT", "Either context contains TEXT.", "-se", "--context"),
        many("TEXT", "The name of a virtual machine (vm=) contains TEXT.", "-vm", "--vm-name"),
        many("TEXT", "Its UUID (uuid=) contains TEXT.", "-uu", "--uuid"));
  }

  private static Section time() {
    return group(
        """
        When; both ends belong to it. TIME is a date (2023-11-14, 11/14/23), a time of
        day (10:00, 10:00:05.250), both, @1700000000, an age (2h, "10 min ago"), or one
        of now recent boot today yesterday this-hour this-week week-ago this-month
        this-year:""",
        timed(
            "Not before TIME. The word checkpoint: later than the event that the checkpoint names.",
            "-ts",
            "--start"),
        timed("Not after TIME; a date means all of that day.", "-te", "--end"));
  }

  private static Section output() {
    return group(
        "What is printed:",
        one(
            "FORMAT",
            "default, interpret, raw, csv, text (a sentence an event) or json (a line an event).",
            "--format"),
        flag("As --format raw: the lines of the log, byte for byte.", "-r", "--raw"),
        flag("As --format interpret: ids, numbers and hex in words.", "-i", "--interpret"),
        one("WHAT", "Records in JSON: full (default), raw or none.", "--json-records"),
        one(
            "WAY",
            "Escape control bytes (tty, default), what a shell reads too (shell, shell_quote), or none (raw).",
            "--escape"),
        one(
            "WHEN",
            "Colours in default, interpret and text: auto (default: on a terminal), always, never.",
            "--color"),
        flag("Dates in csv and text as 2023-11-14, not as 11/14/23.", "--iso-time"),
        flag("The first event only.", "--just-one"),
        flag("Write each event at once, not in blocks.", "-l", "--line-buffered"));
  }

  private static Section csv() {
    return group(
        "More columns in csv:",
        flag("The key of the rule.", "--extra-keys"),
        flag("The security contexts.", "--extra-labels"),
        flag("The second object, as the new name of a file.", "--extra-obj2"),
        flag("The parts of the time.", "--extra-time"),
        flag("The arguments of the program that was run.", "--extra-argv"),
        flag("No column: an apostrophe before what a spreadsheet would run.", "--csv-safe"));
  }

  private static Section checkpoint() {
    return group(
        "Only what is new since the last run:",
        one(
            "FILE",
            "Print what came after the event that FILE names; then note in FILE where this run ended.",
            "--checkpoint"),
        flag(
            "Where the log of the checkpoint is gone, end with status 10 or 12, and do not go on by"
                + " time.",
            "--checkpoint-strict"),
        one(
            "FILE",
            "Note the end in this FILE, for a script to adopt when all went well.",
            "--checkpoint-out"));
  }

  private static Section messages() {
    return group(
        "Messages, on standard error:",
        flag("Neither progress nor \"<no matches>\".", "-q", "--quiet"),
        flag("Which files are read, from where, and how much.", "--verbose"),
        flag("Each line that can't be parsed, not only the first ones.", "--debug"),
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
        .parameterConsumer(ValueConsumer.LIST)
        .build();
  }

  private static OptionSpec one(String label, String text, String... names) {
    return value(label, text, names)
        .type(String.class)
        .parameterConsumer(ValueConsumer.ONE)
        .build();
  }

  private static OptionSpec timed(String text, String... names) {
    return value("TIME", text, names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .parameterConsumer(ValueConsumer.TIME)
        .build();
  }

  private static OptionSpec.Builder value(String label, String text, String... names) {
    return OptionSpec.builder(names[0], rest(names))
        .paramLabel(label)
        .arity(ONE_VALUE)
        .description(text);
  }

  private static OptionSpec flag(String text, String... names) {
    return flag(OptionSpec.builder(names[0], rest(names)), text);
  }

  private static OptionSpec flag(OptionSpec.Builder option, String text) {
    return option.type(boolean.class).arity(NO_VALUE).description(text).build();
  }

  private static String[] rest(String... names) {
    return Arrays.copyOfRange(names, 1, names.length);
  }
}
