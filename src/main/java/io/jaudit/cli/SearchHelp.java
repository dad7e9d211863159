package io.jaudit.cli;

/** The text of {@code jaudit search --help}. */
final class SearchHelp {
  private SearchHelp() {}

  static String text() {
    HelpText text =
        new HelpText()
            .line("Usage: jaudit search [OPTION]... [LOG]...")
            .line("")
            .line(
                "Prints the events of a Linux audit log that match all conditions. A LOG is a file,")
            .line(
                "a folder with a rotated set, or - for standard input; without any, the log of this")
            .line("host's auditd is read. Options are ausearch's.");
    for (SearchOptions.Section section : SearchOptions.sections()) {
      text.section(section.heading(), section.options());
    }
    return text.line("")
        .line("Examples:")
        .line("  jaudit search -k MyMonitor --checkpoint state.ckpt --format json")
        .line("  jaudit search -ts today -m USER_LOGIN -sv no")
        .line("  jaudit search -ul alice -f /etc/passwd /srv/logs/web-01")
        .line("  zcat audit.log.9.gz | jaudit search -x sshd --raw -")
        .line("")
        .line(
            "Exit status: 0 something matched, 1 nothing did, 2 wrong use or a file that can't be")
        .line(
            "read or written; 10, 11, 12 the checkpoint can't be read, written, or found in the log.")
        .toString()
        .stripTrailing();
  }
}
