package io.jaudit.manual;

import io.jaudit.manual.Block.Paragraph;
import io.jaudit.manual.Block.Term;
import io.jaudit.manual.Block.Terms;
import io.jaudit.options.AllowedOptions;
import io.jaudit.options.ReportOption;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOption;
import io.jaudit.options.TreeOption;
import io.jaudit.report.Reports;
import io.jaudit.tree.TreeFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lists the commands, one row each: what help, man pages and completion tell about them. Immutable.
 */
public enum Command {
  SEARCH("search", "", "Print matching events; accepts the options of ausearch.") {
    @Override
    List<String> synopsis() {
      return List.of("[OPTION]... [LOG]...");
    }

    @Override
    List<Block> description() {
      return List.of(
          new Paragraph(
              "Prints the events of Linux audit logs that match all given conditions. LOG is a file,"
                  + " a folder that is read with all below it, a quoted pattern, or - for standard"
                  + " input. Without LOG, this host's log is read. Accepts the options of ausearch,"
                  + " and more. The value of an option is the next word, or follows an equals sign:"
                  + " -k KEY, -k=KEY."));
    }

    @Override
    List<OptionGroup> options() {
      return OptionGroup.ofSearch(option -> true);
    }

    @Override
    List<Example> examples() {
      return List.of(
          new Example("What a rule found, in words.", "jaudit search -k MyMonitor -i"),
          new Example(
              "What is new since the last run, for another program.",
              "jaudit search -k MyMonitor --checkpoint state.ckpt --format json"),
          new Example(
              "Logins of today that failed, one sentence each.",
              "jaudit search -m USER_LOGIN -sv no -ts today --format text"),
          new Example(
              "Who touched a file, in logs of another host.",
              "jaudit search -ul alice -f /etc/passwd -ts \"2 days ago\" /srv/logs/web-01"),
          new Example(
              "Programs that root ran from /tmp, as a table.",
              "jaudit search -sc execve -ui root -x /tmp/ --format csv --extra-argv"),
          new Example(
              "The records of a compressed log, byte for byte.",
              "jaudit search -x sshd --raw /srv/logs/audit.log.9.gz"),
          new Example(
              "Events for a program that reads records.",
              "jaudit search -ts this-week --raw | aureport --login"));
    }

    @Override
    List<Block> notes() {
      return List.of(
          new Paragraph(
              "The environment variable JAUDIT_FORMAT selects the format if no option does."));
    }

    @Override
    List<ExitStatus> exitStatus() {
      return List.of(
          new ExitStatus("0", "an event matched"),
          new ExitStatus("1", "none did"),
          WRONG,
          new ExitStatus(
              "10, 11 or 12", "the checkpoint can't be read, written, or found in the log"));
    }
  },

  REPORT("report", "NAME", "Count or list events: keys, exes, --by auid,exe, and more.") {
    @Override
    List<String> synopsis() {
      return List.of(
          "NAME[,NAME]... [OPTION]... [LOG]...", "--by FIELD[,FIELD]... [OPTION]... [LOG]...");
    }

    @Override
    List<Block> description() {
      List<Term> reports = new ArrayList<>();
      for (String name : Reports.names()) {
        reports.add(new Term(name, Reports.help(name)));
      }
      return List.of(
          new Paragraph(
              "Counts or lists the events of Linux audit logs. All reports are made in one pass."
                  + " NAME is"),
          new Terms(reports));
    }

    @Override
    List<OptionGroup> ownOptions() {
      OptionGroup own = ownGroup(ReportOption.values());
      List<CommandOption> options = new ArrayList<>(own.options());
      options.add(
          CommandOption.of(
              RunOption.WIDTH,
              "Cut texts of a table so that lines are no wider than this (default: that of the"
                  + " terminal).",
              List.of()));
      options.add(CommandOption.of(RunOption.CSV_SAFE));
      options.add(CommandOption.of(RunOption.ESCAPE));
      return List.of(new OptionGroup(own.title(), own.heading(), options));
    }

    @Override
    List<OptionGroup> options() {
      return withOptionsOfSearch(AllowedOptions.REPORT);
    }

    @Override
    List<Block> notes() {
      return List.of(
          OF_SEARCH,
          new Paragraph("In csv and json, search of a row has the options that print its events."));
    }

    @Override
    List<Example> examples() {
      return List.of(
          new Example("What happened today, in numbers.", "jaudit report summary -ts today"),
          new Example(
              "Which rules fill the disk, of the logs of another host.",
              "jaudit report noise /srv/logs/web-01"),
          new Example("Two reports in one pass.", "jaudit report keys,exes --top 5 -ts this-week"),
          new Example(
              "Failed events by user and program, for each hour.",
              "jaudit report --by auid,exe --bucket 1h -sv no --format csv"),
          new Example(
              "A page for a browser.", "jaudit report --html report.html /srv/logs/web-01"));
    }

    @Override
    List<ExitStatus> exitStatus() {
      return List.of(
          new ExitStatus("0", "a row was printed"), new ExitStatus("1", "none was"), WRONG);
    }
  },

  TREE("tree", "", "Print which process started which; takes the options of search.") {
    @Override
    List<String> synopsis() {
      return List.of("[OPTION]... [LOG]...");
    }

    @Override
    List<Block> description() {
      return List.of(
          new Paragraph(
              "Prints which process started which, one tree for each login session: the processes"
                  + " that matching events are by, and those above them. With --pid, --event or"
                  + " --session, also those below them; without an option that selects events, all"
                  + " processes. Each line has the PID, the command line, and what is known: the user"
                  + " if it is another one, exit status or signal, duration. The program that a"
                  + " process runs next follows => or its arrow. Brackets have the program of the"
                  + " parent, until the process runs its own."));
    }

    @Override
    List<OptionGroup> ownOptions() {
      OptionGroup own = ownGroup(TreeOption.values());
      List<CommandOption> options = new ArrayList<>(own.options());
      options.add(
          CommandOption.of(
              RunOption.FORMAT,
              "text (default), json: one process per line, or html: a page for a browser.",
              TreeFormat.names()));
      options.add(CommandOption.of(RunOption.JSON_NULLS));
      options.add(CommandOption.of(RunOption.LIMIT, "Lines to draw (default: all).", List.of()));
      options.add(CommandOption.of(RunOption.WIDTH));
      options.add(
          CommandOption.of(
              RunOption.COLOR,
              "auto (default: on a terminal), always or never.",
              RunOption.COLOR.choices()));
      options.add(CommandOption.of(RunOption.MAX_PROCESSES));
      options.add(CommandOption.of(RunOption.PID_MAX));
      return List.of(new OptionGroup(own.title(), own.heading(), options));
    }

    @Override
    List<OptionGroup> options() {
      return withOptionsOfSearch(AllowedOptions.TREE);
    }

    @Override
    List<Block> notes() {
      return List.of(OF_SEARCH);
    }

    @Override
    List<Example> examples() {
      return List.of(
          new Example(
              "The processes with events of a rule, and those above them.",
              "jaudit tree -k MyMonitor /srv/logs/web-01"),
          new Example(
              "All that was run in a login session.",
              "jaudit tree --session 1 --width 90 /srv/logs/web-01"),
          new Example(
              "A process, its parent, the parent of that, and all below it.",
              "jaudit tree --pid 15758 --up 2 --input-logs"));
    }

    @Override
    List<ExitStatus> exitStatus() {
      return List.of(
          new ExitStatus("0", "a process was printed"), new ExitStatus("1", "none was"), WRONG);
    }
  },

  FIELDS("fields", "[LOG]", "List what --where can test, or what a log contains.") {
    @Override
    List<String> synopsis() {
      return List.of("", "[OPTION]... LOG...");
    }

    @Override
    List<Block> description() {
      return List.of(
          new Paragraph(
              "Lists the names that --where can test: the fields of records, and the facts of an"
                  + " event as JSON has them, each with the type of its values and an example. With"
                  + " logs: those that the events have, with the number of records and events, the"
                  + " most frequent first. The list is a table on a terminal, else its cells are"
                  + " separated by tabs."));
    }

    @Override
    List<OptionGroup> ownOptions() {
      CommandOption format =
          CommandOption.of(RunOption.FORMAT, "json: one object per line.", List.of("json"));
      return List.of(new OptionGroup(OPTIONS, OPTIONS + ":", List.of(format)));
    }

    @Override
    List<OptionGroup> options() {
      return withOptionsOfSearch(AllowedOptions.FIELDS);
    }

    @Override
    List<Block> notes() {
      return List.of(OF_SEARCH);
    }

    @Override
    List<Example> examples() {
      return List.of(
          new Example("All that --where can test.", "jaudit fields"),
          new Example("What a log contains, and how often.", "jaudit fields /srv/logs/web-01"));
    }

    @Override
    List<ExitStatus> exitStatus() {
      return List.of(
          new ExitStatus("0", "an event was read"), new ExitStatus("1", "none was"), WRONG);
    }
  },

  CHECKPOINT("checkpoint", "show FILE", "Show the content of a checkpoint file.") {
    @Override
    List<String> synopsis() {
      return List.of("show FILE");
    }

    @Override
    List<Block> description() {
      return List.of(
          new Paragraph(
              "Shows what the file of jaudit search --checkpoint FILE contains, in words: the last"
                  + " event that was read, how far each log file was read, and which events were not"
                  + " complete yet. Also reads files of ausearch."));
    }

    @Override
    List<Example> examples() {
      return List.of(new Example("How far the last run got.", "jaudit checkpoint show state.ckpt"));
    }

    @Override
    List<ExitStatus> exitStatus() {
      return List.of(
          new ExitStatus("0", "the file is a checkpoint"),
          WRONG,
          new ExitStatus("10", "FILE is not a checkpoint or can't be read"));
    }
  },

  COMPLETION("completion", "SHELL", "Print the completion script of bash, zsh or fish.") {
    @Override
    List<String> synopsis() {
      return List.of("bash|zsh|fish");
    }

    @Override
    List<Block> description() {
      return List.of(
          new Paragraph(
              "Prints the script with which a shell completes the commands of jaudit, their options,"
                  + " and values such as formats, record types, system calls and fields. Packages"
                  + " install it. To complete, jaudit is not started."));
    }

    @Override
    List<Example> examples() {
      return List.of(
          new Example(
              "For this user of bash, if the package bash-completion is installed.",
              "jaudit completion bash >>~/.bash_completion"),
          new Example(
              "For zsh, in a folder of $fpath.",
              "jaudit completion zsh >/usr/local/share/zsh/site-functions/_jaudit"),
          new Example(
              "For this user of fish.", "jaudit completion fish >>~/.config/fish/config.fish"));
    }

    @Override
    List<ExitStatus> exitStatus() {
      return List.of(new ExitStatus("0", "the script was printed"), WRONG);
    }
  },

  HELP("help", "[TOPIC]", "Print the help of a command, or about where or times.") {
    @Override
    List<String> synopsis() {
      return List.of("[TOPIC]");
    }

    @Override
    List<Block> description() {
      return List.of(
          new Paragraph(
              "Prints the help of a command, as jaudit COMMAND --help does, or about what several"
                  + " options share: where are the expressions of --where, times the forms of TIME."
                  + " Without TOPIC, prints which commands there are."));
    }

    @Override
    List<Example> examples() {
      return List.of(new Example("All forms of times.", "jaudit help times"));
    }

    @Override
    List<ExitStatus> exitStatus() {
      return List.of(new ExitStatus("0", "the help was printed"), WRONG);
    }
  };

  /** The title of the options that only one command has. */
  static final String OPTIONS = "Options";

  private static final ExitStatus WRONG =
      new ExitStatus("2", "the command line is wrong or a file can't be read or written");

  private static final Block OF_SEARCH =
      new Paragraph(
          "LOG and the options that name logs or select events are those of jaudit search.");

  private final String word;
  private final String operand;
  private final String summary;

  Command(String word, String operand, String summary) {
    this.word = word;
    this.operand = operand;
    this.summary = summary;
  }

  /** Returns the words of all commands. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Command command : values()) {
      words.add(command.word);
    }
    return words;
  }

  /** Returns the first word of the command line. */
  String word() {
    return word;
  }

  /** Returns what comes after it as a rule; may be empty. */
  String operand() {
    return operand;
  }

  /** Returns one sentence. */
  String summary() {
    return summary;
  }

  /** Returns the forms of what comes after the command. */
  abstract List<String> synopsis();

  abstract List<Block> description();

  /** Returns the options that have a place in the help, because no other command has them. */
  List<OptionGroup> ownOptions() {
    return List.of();
  }

  /** Returns all options. */
  List<OptionGroup> options() {
    return List.of(ownGroup(RunOption.HELP));
  }

  /** Returns what comes after the options. */
  List<Block> notes() {
    return List.of();
  }

  abstract List<Example> examples();

  abstract List<ExitStatus> exitStatus();

  private static OptionGroup ownGroup(SearchOption... rows) {
    List<CommandOption> options = new ArrayList<>();
    for (SearchOption row : rows) {
      options.add(CommandOption.of(row));
    }
    return new OptionGroup(OPTIONS, OPTIONS + ":", options);
  }

  List<OptionGroup> withOptionsOfSearch(AllowedOptions allowed) {
    List<OptionGroup> groups = new ArrayList<>(ownOptions());
    Set<String> own = new HashSet<>();
    for (CommandOption option : groups.get(0).options()) {
      own.addAll(option.form().names());
    }
    groups.addAll(
        OptionGroup.ofSearch(
            option -> allowed.has(option) && Collections.disjoint(own, option.form().names())));
    return groups;
  }
}
