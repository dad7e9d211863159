package io.jaudit.options;

import static io.jaudit.options.Arity.NONE;
import static io.jaudit.options.Arity.ONE;
import static io.jaudit.options.Arity.REPEATABLE;
import static io.jaudit.options.Section.CHECKPOINT;
import static io.jaudit.options.Section.CSV;
import static io.jaudit.options.Section.EVENTS;
import static io.jaudit.options.Section.MESSAGES;
import static io.jaudit.options.Section.NAMES;
import static io.jaudit.options.Section.OUTPUT;

import io.jaudit.output.formats.FormatFeature;
import io.jaudit.output.formats.OutputFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the options that don't select events by themselves: what is read, how it is printed, where
 * the search continues, and what is reported. One row each. Immutable.
 */
public enum RunOption implements SearchOption {
  INPUT(
      Section.INPUT,
      REPEATABLE,
      "LOG",
      "File, folder with all below it, quoted pattern, or - for standard input; also as an operand.",
      "-if",
      "--input"),
  INPUT_LOGS(Section.INPUT, NONE, "", "Read this host's log, the default.", "--input-logs"),
  NODE_FROM(
      Section.INPUT,
      ONE,
      "PLACE",
      "Node of records that name none: path is the first folder below LOG, path:2 the second, and so"
          + " on.",
      "--node-from"),
  NO_EXTERNAL(
      Section.INPUT,
      NONE,
      "",
      "Start no program to read zstd, bzip2 and lz4; gzip and xz need none.",
      "--no-external"),
  FOLLOW(
      Section.INPUT,
      NONE,
      "",
      "Then print new events as they are logged, across rotations, until interrupted.",
      "-F",
      "--follow"),
  POLL(
      Section.INPUT,
      ONE,
      "INTERVAL",
      "With -F: look for new records this often (100ms, 2s), for network file systems, which report"
          + " no changes.",
      "--poll"),
  EOE_TIMEOUT(
      Section.INPUT,
      ONE,
      "SECONDS",
      "Seconds of log time after which an event is complete (default: auditd.conf's"
          + " end_of_event_timeout, else 2).",
      "--eoe-timeout"),

  PASSWD(NAMES, ONE, "FILE", "User names, in the format of /etc/passwd.", "--passwd"),
  GROUP(NAMES, ONE, "FILE", "Group names, in the format of /etc/group.", "--group"),
  LOCAL_NAMES(
      NAMES,
      NONE,
      "",
      "This host's users and groups, including LDAP. Always used for this host's own log.",
      "--local-names"),

  INVERT(
      EVENTS,
      NONE,
      "",
      "Print the events of the time -ts to -te that the other conditions do not match.",
      "--invert"),
  WORD(
      EVENTS,
      NONE,
      "",
      "Compare TEXT with the whole field, in all options that take TEXT.",
      "-w",
      "--word"),

  REGEX(
      EVENTS,
      NONE,
      "",
      "TEXT is a regular expression that matches anywhere in the field, in all options that take"
          + " TEXT.",
      "--regex"),
  NOT(
      EVENTS,
      NONE,
      "",
      "Negate the one condition after it: --not -k KEY. A missing field counts as different.",
      "--not"),

  FORMAT(OUTPUT, ONE, "FORMAT", OutputFormat.help(), "--format") {
    @Override
    public List<String> choices() {
      return OutputFormat.names();
    }

    @Override
    public String choiceLine() {
      return "Valid formats are: " + String.join(" ", choices());
    }
  },
  FIELDS(
      OUTPUT,
      REPEATABLE,
      "NAMES",
      "Print only these fields, separated by tabs: time,exe,key. Also as --format csv or json (tsv"
          + " is the default); -i: in words.",
      "--fields"),
  RAW(
      OUTPUT,
      NONE,
      "",
      "Same as --format raw: the lines of the log, byte for byte.",
      "-r",
      "--raw"),
  INTERPRET(
      OUTPUT,
      NONE,
      "",
      "Same as --format interpret: IDs, numbers and hex in words.",
      "-i",
      "--interpret"),
  JSON_RECORDS(
      OUTPUT,
      ONE,
      "CONTENT",
      "Records in JSON output: full (default), raw or none.",
      "--json-records") {
    @Override
    public List<String> choices() {
      return List.of("full", "raw", "none");
    }
  },
  JSON_NULLS(
      OUTPUT,
      FormatFeature.MEMBERS,
      "Write every member, as null or empty if it has no value, instead of leaving it out.",
      "--json-nulls"),
  WITH_PARENTS(
      OUTPUT,
      FormatFeature.LINEAGE,
      "Add which process caused an event, its command line, and the processes above it; reads every"
          + " event.",
      "--with-parents"),
  MAX_ANCESTORS(
      OUTPUT,
      FormatFeature.LINEAGE,
      "N",
      "With --with-parents: the largest number of ancestors of a process (default: 16).",
      "--max-ancestors"),
  MAX_PROCESSES(
      OUTPUT,
      ONE,
      "N",
      "Largest number of processes of a host that are remembered (default: 500000).",
      "--max-processes"),
  PID_MAX(
      OUTPUT,
      ONE,
      "N",
      "Largest process ID of the hosts, /proc/sys/kernel/pid_max (default: found in the log).",
      "--pid-max"),
  HOST_ID(
      OUTPUT,
      FormatFeature.ECS,
      "ID",
      "host.id of all events (default: the node; in this host's log, its machine ID).",
      "--host-id"),
  ECS_DATASET(
      OUTPUT,
      FormatFeature.ECS,
      "NAME",
      "Data set of the events (default: auditd_manager.auditd, which Elastic's rules expect).",
      "--ecs-dataset"),
  ECS_ORIGINAL(
      OUTPUT,
      FormatFeature.ECS,
      "Write the lines of the log too: event.original and auditd.messages.",
      "--ecs-original"),
  RECORDS_CASE(
      OUTPUT,
      FormatFeature.RECORDS,
      "CASE",
      "Names of meanings: upper (SYSCALL, default), or lower (syscall_name), if the receiver ignores"
          + " case.",
      "--records-case") {
    @Override
    public List<String> choices() {
      return List.of("upper", "lower");
    }
  },
  JOIN(
      OUTPUT,
      FormatFeature.RECORDS,
      "Add cwd, exe, comm, uid, auid and key of the event to each record, as ev_cwd and so on.",
      "--join"),
  ESCAPE(
      OUTPUT,
      ONE,
      "METHOD",
      "Escape control bytes (tty, default), also what a shell interprets (shell, shell_quote), or"
          + " nothing (raw).",
      "--escape") {
    @Override
    public List<String> choices() {
      return List.of("raw", "tty", "shell", "shell_quote");
    }
  },
  COLOR(
      OUTPUT,
      ONE,
      "WHEN",
      "Colors in default, interpret, text and line: auto (default: on a terminal), always or never.",
      "--color") {
    @Override
    public List<String> choices() {
      return List.of("auto", "always", "never");
    }
  },
  WIDTH(
      OUTPUT,
      FormatFeature.WIDTH,
      "COLUMNS",
      "Cut lines to this width (default: that of the terminal; if there is none, they are not cut).",
      "--width"),
  ISO_TIME(OUTPUT, FormatFeature.DATES, "Dates as 2023-11-14 instead of 11/14/23.", "--iso-time"),
  JUST_ONE(OUTPUT, NONE, "", "Stop after the first matching event.", "--just-one"),
  LIMIT(OUTPUT, ONE, "N", "Stop after N matching events.", "--limit"),
  REVERSE(
      OUTPUT,
      NONE,
      "",
      "Newest event first; with --limit N, the N newest. Not with --checkpoint or -F.",
      "--reverse"),
  COUNT(OUTPUT, NONE, "", "Print only the number of matching events.", "--count"),
  LINE_BUFFERED(
      OUTPUT,
      NONE,
      "",
      "Write each event as soon as it is complete, instead of in blocks.",
      "-l",
      "--line-buffered"),

  EXTRA_KEYS(CSV, FormatFeature.COLUMNS, "The rule's key.", "--extra-keys"),
  EXTRA_LABELS(
      CSV, FormatFeature.COLUMNS, "Security labels of subject and object.", "--extra-labels"),
  EXTRA_OBJ2(
      CSV, FormatFeature.COLUMNS, "Second object, such as a file's new name.", "--extra-obj2"),
  EXTRA_TIME(
      CSV,
      FormatFeature.COLUMNS,
      "Year, month, day, weekday, hour, milliseconds and UTC offset.",
      "--extra-time"),
  EXTRA_ARGV(CSV, FormatFeature.COLUMNS, "Arguments of the program that was run.", "--extra-argv"),
  CSV_SAFE(
      CSV,
      FormatFeature.COLUMNS,
      "Put an apostrophe before cells that a spreadsheet would run as formulas.",
      "--csv-safe"),

  CHECKPOINT_FILE(
      CHECKPOINT,
      ONE,
      "FILE",
      "Print only events newer than the position saved in FILE, then update FILE.",
      "--checkpoint"),
  CHECKPOINT_STRICT(
      CHECKPOINT,
      NONE,
      "",
      "If the checkpoint's log is gone, exit with status 10 or 12 instead of continuing by time.",
      "--checkpoint-strict"),
  CHECKPOINT_OUT(
      CHECKPOINT,
      ONE,
      "FILE",
      "Save the new position in this FILE instead; rename it to the checkpoint after delivery has succeeded.",
      "--checkpoint-out"),

  QUIET(
      MESSAGES,
      NONE,
      "",
      "No progress, no \"<no matches>\", no notes about lines that are not audit records.",
      "-q",
      "--quiet"),
  VERBOSE(
      MESSAGES,
      NONE,
      "",
      "Report which files are read, from which position, and how much.",
      "--verbose"),
  DEBUG(
      MESSAGES,
      NONE,
      "",
      "Report every line that can't be parsed, not only the first few.",
      "--debug"),
  HELP(MESSAGES, NONE, "", "Print this help.", "-h", "--help"),
  VERSION(MESSAGES, NONE, "", "Print the version.", "-v", "--version");

  @SuppressWarnings("ImmutableEnumChecker") // its names are made by List.of
  private final OptionForm form;

  private final @Nullable FormatFeature feature;

  RunOption(Section section, Arity arity, String label, String help, String... names) {
    this.form = new OptionForm(section, arity, label, help, List.of(names));
    this.feature = null;
  }

  RunOption(Section section, FormatFeature feature, String label, String help, String name) {
    this.form = new OptionForm(section, ONE, label, help, List.of(name));
    this.feature = feature;
  }

  RunOption(Section section, FormatFeature feature, String help, String name) {
    this.form = new OptionForm(section, NONE, "", help, List.of(name));
    this.feature = feature;
  }

  @Override
  public OptionForm form() {
    return form;
  }

  /** Returns what an output format must have for this option to apply; null if any will do. */
  @Nullable FormatFeature feature() {
    return feature;
  }
}
