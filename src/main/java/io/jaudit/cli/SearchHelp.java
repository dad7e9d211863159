package io.jaudit.cli;

import io.jaudit.options.Section;

/** The text of {@code jaudit search --help}. */
final class SearchHelp {
  private SearchHelp() {}

  static String text() {
    HelpText text =
        new HelpText()
            .line("Usage: jaudit search [OPTION]... [LOG]...")
            .line("")
            .line("Prints the events of Linux audit logs that match all given conditions. LOG is a")
            .line("file, a folder that is read with all below it, a quoted pattern, or - for")
            .line("standard input. Without LOG, this host's log is read. Accepts the options of")
            .line("ausearch, and more. The value of an option is the next word, or follows an")
            .line("equals sign: -k KEY, -k=KEY.");
    for (Section section : Section.values()) {
      text.section(section);
    }
    return text.line("")
        .line("Examples:")
        .line("  jaudit search -k MyMonitor -i")
        .line("  jaudit search -k MyMonitor --checkpoint state.ckpt --format json")
        .line("  jaudit search -m USER_LOGIN -sv no -ts today --format text")
        .line("  jaudit search -ul alice -f /etc/passwd -ts \"2 days ago\" /srv/logs/web-01")
        .line("  jaudit search -sc execve -ui root -x /tmp/ --format csv --extra-argv")
        .line("  jaudit search -x sshd --raw /srv/logs/audit.log.9.gz")
        .line("  jaudit search -ts this-week --raw | aureport --login")
        .line("")
        .line("The environment variable JAUDIT_FORMAT selects the format if no option does.")
        .line("")
        .line("Exit status: 0 if an event matched, 1 if none did, 2 if the command line is")
        .line("wrong or a file can't be read or written; 10, 11 or 12 if the checkpoint can't")
        .line("be read, written, or found in the log.")
        .toString()
        .stripTrailing();
  }
}
