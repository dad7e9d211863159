package io.jaudit.cli;

import io.jaudit.source.AuditdConf;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * What of the world a command may touch; tests put their own in its place.
 *
 * @param in standard input
 * @param out standard output, unbuffered: a failed write is an exception
 * @param outLink a link to what standard output is; may be missing
 * @param err standard error
 * @param clock the present and the zone of local times
 * @param auditdConfs where the settings of auditd may lie, the first one there is wins
 * @param passwd the users of this host
 * @param group the groups of this host
 * @param getents where the program lies that looks names up; the first one there is wins
 * @param terminals which of the streams are terminals
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
    List<Path> getents,
    Terminals terminals) {
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
        NameService.GETENTS,
        Terminals.ofProcess());
  }
}
