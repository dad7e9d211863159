package io.jaudit.manual;

import io.jaudit.manual.Block.Term;
import io.jaudit.options.UsageErrors;
import io.jaudit.options.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Returns the texts of {@code jaudit help TOPIC}: the help of each command, and what several
 * options share. Stateless.
 */
public final class HelpTopics {
  /** The topics that are no commands. */
  static final List<String> OTHERS = List.of("where", "times");

  private static final String WHERE =
      """
      Usage: jaudit search --where 'EXPR'

      EXPR is a test, or several with and, or, not (also &&, ||, !) and parentheses:
        exe                            the field is present
        exe = /usr/bin/cat             a value is this one, as logged or in words
        exe = /usr/*/c?t               * is any text, ? one character
        comm in (cat, "my tool")       a value is one of these
        exe != /bin/sh, comm not in (a, b)
                                       the field is present, and no value is this one
        exe ^= /tmp, exe $= .sh, proctitle *= "rm -rf"
                                       begins with, ends with, contains
        exe ~ /sh$/, exe !~ /sh$/i     a regular expression matches, or none does
        exit < 0, a1 >= 0x10           numbers
        time >= 10:00, time = 09:00..17:00
                                       times as for -ts; see jaudit help times
        PATH(name = /etc/* and nametype = CREATE)
                                       all of it holds for one record of this type
      Names:
        exe, PATH.name, msg.acct       fields of any record, of a type, of the message
        process.cmdline, paths.path    facts of the event, as JSON has them
      jaudit fields lists all names, jaudit fields LOG those of a log.

      Examples:
        --where 'exe ^= /tmp or (key = MyMonitor and success = no)'
        --where 'syscall in (execve, openat) and auid >= 1000 and not uid = root'
        --where 'source_ip in (10.0.0.0/8, 192.0.2.0/24) and res != success'

      Quote EXPR for the shell. --where-file FILE reads it from a file.""";

  private static final String TIMES =
      """
      Usage: jaudit search -ts TIME -te TIME

      Both ends are included. TIME is one of these, as several words or in quotes:
        2023-11-14, 11/14/23, 11/14/2023, 2023/11/14, 14 Nov, Nov 14 2023
                                       a day: as -ts its beginning, as -te its end;
                                       without a year, the last one that was
        monday, tues, last-monday      the last such day; with last-, before today
        yesterday, week-ago, last-week, last-month, last-year
                                       the same: as -ts the beginning, as -te the end
        10:00, 10:00:05.250, 10am, 10:30 pm
                                       today; with a day before or after it, then
        now, recent, boot, today, this-hour, this-week, this-month, this-year
                                       recent is 10 minutes ago, the others are the
                                       beginning; today as -te is now
        2h, 90m, 1d 12h, 10 min ago    so long ago; units are s, m or min, h, d, w
        @1700000000, @1700000000.123   seconds since 1970
        2023-11-14T22:13:34.567Z, 2023-11-14 22:13:34 +0100
        Tue Nov 14 22:13:34 2023       as programs print them
      Times without a zone (Z, UTC, +01:00) are those of this host.
      -ts checkpoint is the time saved in --checkpoint FILE.""";

  private HelpTopics() {}

  /**
   * Returns the help about what the first of {@code words} names; without words, an overview.
   *
   * @throws UsageException if there is no such topic
   */
  public static String text(List<String> words) throws UsageException {
    String topic = words.isEmpty() ? "" : words.get(0);
    for (Command command : Command.values()) {
      if (command.word().equals(topic) && command != Command.HELP) {
        return text(command);
      }
    }
    return switch (topic) {
      case "where", "--where" -> WHERE;
      case "times", "time", "-ts", "-te", "--start", "--end" -> TIMES;
      case "", "-h", "--help", "help" -> overview();
      default -> throw UsageErrors.unknownOf("command or topic", topic, topics());
    };
  }

  /** Returns all topics. */
  static List<String> topics() {
    List<String> topics = new ArrayList<>(Command.words());
    topics.remove(Command.HELP.word());
    topics.addAll(OTHERS);
    return topics;
  }

  /** Returns what a topic is about, in a few words. */
  static String summary(String topic) {
    for (Command command : Command.values()) {
      if (command.word().equals(topic)) {
        return command.summary();
      }
    }
    return topic.equals("times") ? "The forms of TIME." : "The expressions of --where.";
  }

  /** Returns the help of a command. */
  public static String text(Command command) {
    HelpText text = new HelpText();
    List<String> forms = command.synopsis();
    for (int i = 0; i < forms.size(); i++) {
      String line = (i == 0 ? "Usage: jaudit " : "       jaudit ") + command.word();
      text.line((line + " " + forms.get(i)).stripTrailing());
    }
    text.line("").blocks(command.description());
    List<OptionGroup> own = command.ownOptions();
    text.options(own.isEmpty() ? command.options() : own);
    if (!command.notes().isEmpty()) {
      text.line("").blocks(command.notes());
    }
    text.line("").line("Examples:");
    for (Example example : command.examples()) {
      text.line("  " + example.command());
    }
    return text.line("")
        .paragraph(ExitStatus.sentence(command.exitStatus()))
        .toString()
        .stripTrailing();
  }

  private static String overview() {
    List<Term> commands = new ArrayList<>();
    for (Command command : Command.values()) {
      commands.add(new Term((command.word() + " " + command.operand()).strip(), command.summary()));
    }
    return new HelpText()
        .line("Usage: jaudit COMMAND ...")
        .line("")
        .line("Searches Linux audit logs; with a checkpoint, prints only new events.")
        .line("")
        .terms(commands)
        .line("")
        .line("Options: jaudit COMMAND --help. Example: jaudit search -k MyMonitor -ts today")
        .toString()
        .stripTrailing();
  }
}
