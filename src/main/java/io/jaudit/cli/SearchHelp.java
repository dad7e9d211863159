package io.jaudit.cli;

/** The text of {@code jaudit search --help}. */
final class SearchHelp {
  private SearchHelp() {}

  static String text() {
    HelpText text =
        new HelpText()
            .line("Usage: jaudit search [OPTION]... [LOG]...")
            .line("")
            .line("Prints the events of a Linux audit log that match all conditions. A LOG is a")
            .line("file, a folder with a rotated set, or - for standard input; without any, the")
            .line("log of this host's auditd is read. Options are ausearch's, and some more.");
    for (SearchOptions.Section section : SearchOptions.sections()) {
      text.section(section.heading(), section.options());
    }
    return text.line("")
        .line("Examples:")
        .line("  jaudit search -k MyMonitor -i")
        .line("  jaudit search -k MyMonitor --checkpoint state.ckpt --format json")
        .line("  jaudit search -m USER_LOGIN -sv no -ts today --format text")
        .line("  jaudit search -ul alice -f /etc/passwd -ts \"2 days ago\" /srv/logs/web-01")
        .line("  jaudit search -sc execve -ui root -x /tmp/ --format csv --extra-argv")
        .line("  zcat audit.log.9.gz | jaudit search -x sshd --raw -")
        .line("  jaudit search -ts this-week --raw | aureport --login")
        .line("")
        .line("Exit status: 0 something matched, 1 nothing did, 2 wrong use or a file that")
        .line("can't be read or written; 10, 11, 12 the checkpoint can't be read, written, or")
        .line("found in the log.")
        .toString()
        .stripTrailing();
  }
}
