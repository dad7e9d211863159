package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Asks the ausearch of this host and jaudit for the arguments of every system call of an arch, with
 * a spread of values. The differences allowed are nos. 45 to 47 of docs/ausearch-differences.md.
 */
final class SyscallArgumentsDifferentialIT {
  private static final int CALLS = 451;
  private static final List<String> VALUES =
      List.of(
          ("0 1 2 3 4 5 6 7 8 9 a f 10 11 15 17 1b 22 29 40 41 64 ff 107 1a4 241 301 "
                  + "3b6 3e8 406 800 9ff 1001 10800 21b6 40000 80001 1200011 40000001 "
                  + "7ffc00000000 c0189436 ffffff9c ffffffff ffffffffffffffff")
              .split(" "));
  private static final Pattern ARGUMENTS =
      Pattern.compile(":(\\d+)\\) : .* syscall=(\\S+) .* a0=(.*) a1=(.*) a2=(.*) a3=(.*) items=");

  /** Rules that ausearch has had since 4.2, and one that it has had until then (no. 47). */
  private static final Pattern SINCE_4_2 =
      Pattern.compile(
          "clone a[02]|chown(32)? a2|faccessat2? a3|fs(open|mount|config) a.|move_mount a2");

  /** Flags and constants that ausearch does not know (no. 46). */
  private static final Pattern YOUNG =
      Pattern.compile("\\|?(MSG_ZEROCOPY|MS_NOSYMFOLLOW|CLONE_PIDFD|CLONE_NEWTIME|O_EMPTYPATH)");

  /** ausearch looks in this host's file, which a small system does not have. */
  private static final boolean PROTOCOLS_ARE_KNOWN = Files.exists(Path.of("/etc/protocols"));

  @TempDir private Path temporary;

  @BeforeEach
  void ausearchIsInstalled() throws InterruptedException {
    boolean installed;
    try {
      installed = new ProcessBuilder("ausearch", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      installed = false;
    }
    assumeTrue(installed, "ausearch is not installed here: nothing to compare with");
  }

  @ParameterizedTest
  @CsvSource({"c000003e", "40000003"})
  void argumentsMeanTheSame(String arch) throws Exception {
    Path log = Files.write(temporary.resolve("audit.log"), records(arch));
    List<String[]> theirs = arguments(ausearch(log));
    List<String[]> ours = arguments(jaudit(log));
    assertEquals(CALLS * VALUES.size(), ours.size());
    assertEquals(ours.size(), theirs.size());

    List<String> differences = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      String[] our = ours.get(i);
      String[] their = theirs.get(i);
      for (int a = 0; a < 4; a++) {
        String which = our[1] + " a" + a;
        if (!mayDiffer(which, their[2 + a], our[2 + a])) {
          differences.add(which + " ausearch: " + their[2 + a] + " jaudit: " + our[2 + a]);
        }
      }
    }
    assertTrue(differences.isEmpty(), () -> String.join("\n", differences));
  }

  private static boolean mayDiffer(String which, String their, String our) {
    String mended = their.replace("IGPWR", "SIGPWR").replace("CLONE_STOPPED", "CLONE_NEWCGROUP");
    boolean refused = their.startsWith("conversion error(");
    boolean younger = their.startsWith("unknown-") && !our.startsWith("unknown-");
    boolean unnamed = !PROTOCOLS_ARE_KNOWN && their.equalsIgnoreCase("SOL_" + our);
    return our.equals(mended)
        || unnamed
        || refused
        || younger
        || SINCE_4_2.matcher(which).matches()
        || YOUNG.matcher(our).find();
  }

  /** A record for each call and value, which is in all four places. */
  private static List<String> records(String arch) {
    List<String> records = new ArrayList<>(CALLS * VALUES.size());
    for (int call = 0; call < CALLS; call++) {
      for (String value : VALUES) {
        records.add(
            ("type=SYSCALL msg=audit(1700000000.000:%d): arch=%s syscall=%d success=yes exit=0"
                    + " a0=%4$s a1=%4$s a2=%4$s a3=%4$s items=0 ppid=1 pid=2 auid=1 uid=0 gid=0"
                    + " euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"x\""
                    + " exe=\"/x\" key=(null)")
                .formatted(records.size() + 1, arch, call, value));
      }
    }
    return records;
  }

  /** Serial, call and arguments of each record. */
  private static List<String[]> arguments(String out) {
    List<String[]> arguments = new ArrayList<>();
    Matcher matcher = ARGUMENTS.matcher(out);
    while (matcher.find()) {
      String[] groups = new String[matcher.groupCount()];
      for (int i = 0; i < groups.length; i++) {
        groups[i] = matcher.group(i + 1);
      }
      arguments.add(groups);
    }
    return arguments;
  }

  private String jaudit(Path log) throws IOException {
    TestHost host = new TestHost(Files.createTempDirectory(temporary, "host"));
    return host.search(
            "-if", log.toString(), "--passwd", "/etc/passwd", "--group", "/etc/group", "-i")
        .out();
  }

  private String ausearch(Path log) throws IOException, InterruptedException {
    Path out = temporary.resolve("out");
    ProcessBuilder process =
        new ProcessBuilder("ausearch", "-if", log.toString(), "-i")
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().putAll(Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"));
    assertEquals(0, process.start().waitFor());
    return Files.readString(out, ISO_8859_1);
  }
}
