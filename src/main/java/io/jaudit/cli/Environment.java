package io.jaudit.cli;

import io.jaudit.options.OutputChoice;
import io.jaudit.source.AuditdConf;
import io.jaudit.source.Decoders;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The parts of the system that a command may access; tests replace them.
 *
 * @param in standard input
 * @param out standard output, unbuffered: a failed write throws an exception
 * @param outLink a link to the target of standard output; may be missing
 * @param err standard error
 * @param clock the current time and the zone of local times
 * @param auditdConfs files that may contain the settings of auditd; the first existing one is used
 * @param passwd the users of this host
 * @param group the groups of this host
 * @param machineId the file with the ID of this host
 * @param getents paths of the program that looks up names; the first existing one is used
 * @param decoderFolders where programs that decode compressed logs are looked for
 * @param terminals the streams that are terminals
 * @param temporary the folder for temporary files
 * @param format the name of the format of searches whose options select none; may be empty
 * @param searchName what users type to search, the name of a link or {@link #SEARCH}
 */
record Environment(
    InputStream in,
    OutputStream out,
    Path outLink,
    PrintStream err,
    Clock clock,
    List<Path> auditdConfs,
    Path passwd,
    Path group,
    Path machineId,
    List<Path> getents,
    List<Path> decoderFolders,
    Terminals terminals,
    String temporary,
    String format,
    String searchName) {
  /** The usual name of the command. */
  static final String SEARCH = "jaudit search";

  /** Set by the launcher if it was started by a link that is named like ausearch. */
  private static final String NAME_OF_LINK = "jaudit.search";

  /** This process on this host. */
  static Environment ofProcess(InputStream in, PrintStream err) {
    return new Environment(
        in,
        new FileOutputStream(FileDescriptor.out),
        Path.of("/proc/self/fd/1"),
        err,
        new HostClock(System.getenv("TZ")),
        AuditdConf.PLACES,
        Path.of("/etc/passwd"),
        Path.of("/etc/group"),
        Path.of("/etc/machine-id"),
        NameService.GETENTS,
        Decoders.PROGRAM_FOLDERS,
        Terminals.ofProcess(),
        temporaryFolder(),
        System.getenv().getOrDefault(OutputChoice.FORMAT_VARIABLE, ""),
        System.getProperty(NAME_OF_LINK, SEARCH));
  }

  /** Returns the same without a preferred format, for commands that have no such choice. */
  Environment withoutFormat() {
    return new Environment(
        in,
        out,
        outLink,
        err,
        clock,
        auditdConfs,
        passwd,
        group,
        machineId,
        getents,
        decoderFolders,
        terminals,
        temporary,
        "",
        searchName);
  }

  /** Returns a text with the command for searches named as the user types it. */
  String named(String text) {
    return searchName.equals(SEARCH) ? text : text.replace(SEARCH, searchName);
  }

  /** Files may be large, and /tmp may be in memory. */
  private static String temporaryFolder() {
    String chosen = System.getenv().getOrDefault("TMPDIR", "");
    return chosen.isEmpty() ? "/var/tmp" : chosen;
  }
}
