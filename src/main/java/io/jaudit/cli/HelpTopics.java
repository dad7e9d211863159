package io.jaudit.cli;

import io.jaudit.options.UsageErrors;
import io.jaudit.options.UsageException;
import java.util.List;

/**
 * The texts of {@code jaudit help TOPIC}: the help of each command, and what several options share.
 */
final class HelpTopics {
  private static final List<String> TOPICS =
      List.of("search", "report", "tree", "fields", "checkpoint", "where", "times");

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

  /** Returns the help about what the first of {@code words} names; without words, an overview. */
  static String text(List<String> words) throws UsageException {
    String topic = words.isEmpty() ? "" : words.get(0);
    return switch (topic) {
      case "search" -> SearchHelp.text();
      case "report" -> ReportCommand.usage();
      case "tree" -> TreeCommand.usage();
      case "fields" -> FieldsCommand.USAGE;
      case "checkpoint" -> CheckpointCommand.USAGE;
      case "where", "--where" -> WHERE;
      case "times", "time", "-ts", "-te", "--start", "--end" -> TIMES;
      case "", "-h", "--help", "help" -> overview();
      default -> throw UsageErrors.unknownOf("command or topic", topic, TOPICS);
    };
  }

  private static String overview() {
    return new HelpText()
        .line("Usage: jaudit COMMAND ...")
        .line("")
        .line("Searches Linux audit logs; with a checkpoint, prints only new events.")
        .line("")
        .term("  search", "Print matching events; accepts the options of ausearch.")
        .term("  report NAME", "Count or list events: keys, exes, --by auid,exe, and more.")
        .term("  tree", "Print which process started which; takes the options of search.")
        .term("  fields [LOG]", "List what --where can test, or what a log contains.")
        .term("  checkpoint show FILE", "Show the content of a checkpoint file.")
        .term("  help [TOPIC]", "Print the help of a command, or about where or times.")
        .line("")
        .line("Options: jaudit COMMAND --help. Example: jaudit search -k MyMonitor -ts today")
        .toString()
        .stripTrailing();
  }
}
