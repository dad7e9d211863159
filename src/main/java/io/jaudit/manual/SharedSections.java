package io.jaudit.manual;

import io.jaudit.manual.Block.Term;
import java.util.ArrayList;
import java.util.List;

/** Lists what several man pages tell: the environment, files, and other pages. Stateless. */
final class SharedSections {
  private static final Term FORMAT =
      new Term("JAUDIT_FORMAT", "The format of jaudit search if no option selects one.");
  private static final Term NO_COLOR =
      new Term("NO_COLOR", "If it is not empty, --color auto means never.");
  private static final Term TZ = new Term("TZ", "The time zone of times without one.");
  private static final Term OPTS =
      new Term("JAUDIT_OPTS", "Options for Java, such as -Xmx1g for more memory.");

  /** What is of interest for jaudit as a whole only. */
  private static final List<Term> OF_JAVA =
      List.of(
          new Term("JAVA_HOME", "The Java to run, else the first one in PATH."),
          new Term(
              "XDG_CACHE_HOME, HOME",
              "Where the start-up archive is kept: $XDG_CACHE_HOME/jaudit, or ~/.cache/jaudit."));

  private static final List<Term> LOGS =
      List.of(
          new Term(
              "/var/log/audit/audit.log",
              "This host's log, and with .1, .2 and so on those rotated from it."),
          new Term(
              "/etc/audit/auditd.conf",
              "Names the log in log_file; end_of_event_timeout is the default of --eoe-timeout."),
          new Term(
              "/etc/passwd, /etc/group",
              "With getent(1), the names of users and groups of this host's log."));

  private static final Term CHECKPOINTS =
      new Term(
          "FILE.lock, FILE.procs",
          "Next to the FILE of --checkpoint: its lock, and the processes that still live. See"
              + " jaudit-checkpoint(5).");

  private static final Term ARCHIVE =
      new Term(
          "~/.cache/jaudit/",
          "Archives with which Java starts faster. They can be deleted at any time.");

  private SharedSections() {}

  private static boolean readsLogs(Command command) {
    return command.options().size() > 1;
  }

  static List<Term> environment(Command command) {
    List<Term> terms = new ArrayList<>();
    if (command == Command.SEARCH) {
      terms.add(FORMAT);
    }
    if (command == Command.SEARCH || command == Command.TREE) {
      terms.add(NO_COLOR);
    }
    if (readsLogs(command)) {
      terms.add(TZ);
      terms.add(OPTS);
    } else {
      terms.addAll(OF_JAVA.subList(0, 1));
    }
    return terms;
  }

  /** Returns the environment of all commands. */
  static List<Term> environment() {
    List<Term> terms = new ArrayList<>(List.of(FORMAT, NO_COLOR, TZ, OPTS));
    terms.addAll(OF_JAVA);
    return terms;
  }

  static List<Term> files(Command command) {
    List<Term> terms = new ArrayList<>();
    if (readsLogs(command)) {
      terms.addAll(LOGS);
    }
    if (command == Command.SEARCH || command == Command.CHECKPOINT) {
      terms.add(CHECKPOINTS);
    }
    return terms;
  }

  /** Returns the files of all commands. */
  static List<Term> files() {
    List<Term> terms = new ArrayList<>(LOGS);
    terms.add(CHECKPOINTS);
    terms.add(ARCHIVE);
    return terms;
  }

  /** Returns the pages to read next to that of a name, such as {@code jaudit(1)}. */
  static List<String> seeAlso(String name) {
    List<String> pages = new ArrayList<>(List.of("jaudit(1)"));
    for (Command command : Command.values()) {
      pages.add("jaudit-" + command.word() + "(1)");
    }
    pages.addAll(List.of("jaudit-where(5)", "jaudit-checkpoint(5)"));
    pages.addAll(List.of("auditd.conf(5)", "auditctl(8)", "auditd(8)", "ausearch(8)"));
    pages.removeIf(page -> page.startsWith(name + "("));
    return pages;
  }
}
