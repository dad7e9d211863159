package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.Shell.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the built distribution writes, reads and starts, and what it does where it has no right to.
 * Run by root, it searches as a user without rights where that matters. The time-out only ends what
 * hangs.
 */
@Timeout(60)
class FilesAndRightsIT {
  private static final Path JAUDIT = Path.of("target", "jaudit", "bin", "jaudit").toAbsolutePath();
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final Path STRACE = Path.of("/usr/bin/strace");
  private static final String NOBODY = "65534";
  private static final String SEARCH = "\"$JAUDIT\" search --raw -if audit --checkpoint state";

  private static final String CALLS =
      "open,openat,creat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,"
          + "symlinkat,mkdir,mkdirat,mknod,mknodat,chmod,fchmodat,chown,lchown,fchownat,truncate,"
          + "execve";

  private static final Pattern CALL = Pattern.compile("(\\w+)\\(.*?\"([^\"]*)\"(.*)");

  @TempDir private Path temporary;
  private Path folder;
  private Path audit;
  private TestLog log;

  @BeforeEach
  void writeALog() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    allow(temporary, "rwxr-xr-x");
    folder = Files.createDirectory(temporary.resolve("work"));
    allow(folder, "rwxrwxrwx");
    audit = Files.createDirectory(folder.resolve("audit"));
    log = new TestLog().at(1_700_000_000L).execve(1, "\"k\"").later(5000).execve(2, "\"k\"");
    log.writeTo(audit.resolve("audit.log"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0277", "0777"})
  void writesFilesOfItsOwnerWhateverTheMask(String mask) throws Exception {
    String search = "umask " + mask + "; " + SEARCH;
    unprivileged(search).endsWith(0).prints(log.text()).saysNothing();
    TestLog more = new TestLog().at(1_700_000_100L).execve(3, "\"k\"");
    Files.write(audit.resolve("audit.log"), more.toByteArray(), StandardOpenOption.APPEND);
    unprivileged(search).endsWith(0).prints(more.text()).saysNothing();
    assertEquals("rw-------", mode("state"));
    assertEquals("rw-------", mode("state.lock"));
    assertEquals(Set.of("audit", "state", "state.lock"), names(folder));
  }

  /** The statuses of: a link to a file, to nothing, a second name of a file, FIFO, folder. */
  @ParameterizedTest
  @CsvSource({
    "state,             10, 11, 10, 10, 10",
    ".state.jaudit-new,  0,  0,  0,  0, 11",
    "state.lock,        11, 11,  0, 11, 11"
  })
  void isNotMisledByWhatWasPlanted(
      String name, int link, int dangling, int hard, int fifo, int directory) throws Exception {
    Path victim = folder.resolve("victim");
    Files.writeString(victim, "precious");
    Map<String, Integer> planted =
        Map.of(
            "ln -s victim ", link,
            "ln -s nothing ", dangling,
            "ln victim ", hard,
            "mkfifo ", fifo,
            "mkdir -p full/x && mv full ", directory);
    for (Map.Entry<String, Integer> plant : planted.entrySet()) {
      sh("rm -rf state state.lock .state.jaudit-new; " + plant.getKey() + name).endsWith(0);
      PosixFileAttributes before = attributes(victim);

      Outcome outcome = sh(SEARCH).endsWith(plant.getValue());

      String what = plant.getKey() + name + ": ";
      assertEquals(plant.getValue() == 0 ? 0 : 1, outcome.err().lines().count(), what + outcome);
      assertEquals("precious", Files.readString(victim), what);
      assertEquals(before.permissions(), attributes(victim).permissions(), what);
      assertTrue(Files.notExists(folder.resolve("nothing")), what);
      if (plant.getValue() == 0) {
        assertTrue(attributes(folder.resolve("state")).isRegularFile(), what);
        assertEquals("rw-------", mode("state"), what);
        sh(SEARCH).endsWith(1).prints("");
      }
    }
  }

  @Test
  void keepsOwnerGroupAndModeOfWhatItReplaces() throws Exception {
    sh(SEARCH).endsWith(0);
    String before = Files.readString(folder.resolve("state"));
    allow(folder.resolve("state"), "rw-r--r--");
    if (isRoot()) {
      sh("chown " + NOBODY + ":12345 state && chmod 640 state").endsWith(0);
    }
    PosixFileAttributes wanted = attributes(folder.resolve("state"));
    new TestLog().at(1_700_000_100L).execve(3, "\"k\"").writeTo(audit.resolve("audit.log"));

    sh(SEARCH).endsWith(0);

    assertNotEquals(before, Files.readString(folder.resolve("state")));
    PosixFileAttributes now = attributes(folder.resolve("state"));
    assertEquals(wanted.permissions(), now.permissions());
    assertEquals(wanted.owner(), now.owner());
    assertEquals(wanted.group(), now.group());
  }

  /** The group it has instead may be a larger one. */
  @Test
  void aGroupThatCannotBeKeptLeavesItsRightsToNobody() throws Exception {
    assumeTrue(isRoot(), "only root can give files away");
    sh(SEARCH).endsWith(0);
    sh("chown 0:12345 state && chmod 664 state && chmod 666 state.lock").endsWith(0);
    new TestLog().at(1_700_000_100L).execve(3, "\"k\"").writeTo(audit.resolve("audit.log"));
    unprivileged(SEARCH).endsWith(0);
    assertEquals("rw----r--", mode("state"));
  }

  @Test
  void writesNothingButItsCheckpoint() throws Exception {
    needsStrace();
    Files.createDirectory(folder.resolve("home"));
    String traced =
        "export HOME=$PWD/home TMPDIR=$PWD/home TMP=$PWD/home; mkdir -p trace; "
            + STRACE
            + " -ff -o trace/t -e trace="
            + CALLS
            + " "
            + SEARCH;
    sh(traced).endsWith(0).prints(log.text()).saysNothing();
    new TestLog().at(1_700_000_100L).execve(3, "\"k\"").writeTo(audit.resolve("audit.log"));
    sh(traced).endsWith(0);

    Path real = folder.toRealPath();
    Set<String> written = new TreeSet<>();
    for (Call call : calls()) {
      boolean opens = call.name.startsWith("open");
      if (call.name.equals("execve") || opens && call.rest.contains("O_RDONLY")) {
        continue;
      }
      String what = opens ? " " + flags(call.rest) : "";
      written.add(call.name + " " + call.path.replace(real.toString(), "") + what);
    }
    written.removeIf(line -> line.matches("open(at)? /dev/null .*"));
    written.removeIf(line -> line.matches("open(at)? /proc/self/coredump_filter .*")); // its own
    assertEquals(
        Set.of(
            "openat /state.lock O_WRONLY|O_CREAT|O_NOFOLLOW, 0600",
            "openat /.state.jaudit-new O_WRONLY|O_CREAT|O_EXCL, 0600",
            "rename /.state.jaudit-new"),
        written);
    assertEquals(Set.of(), names(folder.resolve("home")));
    assertEquals(Set.of("audit.log"), names(audit));
  }

  @Test
  void startsNothingButGetent() throws Exception {
    needsStrace();
    String traced =
        "mkdir -p trace; LD_X=y " + STRACE + " -ff -o trace/t -e trace=execve \"$JAUDIT\" search";
    sh(traced + " -i audit/audit.log").endsWith(0);
    assertEquals(Set.of("jaudit", "java"), started());

    Files.writeString(
        audit.resolve("audit.log"), "type=USER_CMD msg=audit(1700000200.000:4): auid=424242\n");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/getent")), "there is no getent");
    sh(traced + " -i --local-names audit/audit.log").endsWith(0);
    Set<String> started = started();
    started.remove("jspawnhelper"); // by which Java starts others
    assertEquals(Set.of("jaudit", "java", "getent"), started);
    for (Call call : calls()) {
      if (call.path.endsWith("getent")) {
        assertEquals("/usr/bin/getent", call.path);
        assertTrue(call.rest.startsWith(", [\"/usr/bin/getent\", \"passwd\", \"424242\"], "));
        assertTrue(call.rest.contains("/* 0 vars */"), call::toString);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "chmod 0 audit/audit.log; -if audit; can't read audit/audit.log: permission denied",
        "chmod 0 audit/audit.log; audit/audit.log; can't read audit/audit.log: permission denied",
        "chmod 0 audit; -if audit; can't read audit: permission denied",
        "chmod 0 audit; audit/audit.log; can't read audit/audit.log: permission denied",
        "chmod 0 conf; --passwd conf audit/audit.log; "
            + "--passwd: can't read conf: permission denied"
      })
  void saysInOneLineWhatItMayNotRead(String before, String words, String message) throws Exception {
    Files.createFile(folder.resolve("conf"));
    sh(before).endsWith(0);
    unprivileged("\"$JAUDIT\" search --raw " + words)
        .endsWith(2)
        .prints("")
        .says("jaudit: " + message + "\n");
    sh("chmod 755 audit").endsWith(0); // to be deleted
  }

  @Test
  void readsTheRestWhereItMayNotReadAll() throws Exception {
    new TestLog().at(1_690_000_000L).execve(1, "\"k\"").writeTo(audit.resolve("audit.log.1"));
    sh("chmod 0 audit/audit.log.1").endsWith(0);
    unprivileged("\"$JAUDIT\" search --raw -if audit")
        .endsWith(2)
        .prints(log.text())
        .says("jaudit: can't read audit/audit.log.1: permission denied\n");
  }

  /** Folders below, one that may be listed but not entered, compressed files, and patterns. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "chmod 0 audit/b; audit; audit/b",
        "chmod 444 audit/b; audit; audit/b/audit.log",
        "chmod 0 audit/b/audit.log; audit; audit/b/audit.log",
        "chmod 0 audit/b/audit.log; audit/*; audit/b/audit.log",
        "chmod 0 audit/b/audit.log; 'audit/*'; audit/b/audit.log",
        "gzip audit/b/audit.log && chmod 0 audit/b/*; audit; audit/b/audit.log.gz",
        "chmod 0 audit/b; audit/audit.log audit/b/audit.log; audit/b/audit.log"
      })
  void readsTheRestOfATree(String before, String words, String path) throws Exception {
    new TestLog()
        .at(1_690_000_000L)
        .execve(1, "\"k\"")
        .writeTo(Files.createDirectory(audit.resolve("b")).resolve("audit.log"));
    sh(before).endsWith(0);
    unprivileged("\"$JAUDIT\" search --raw " + words)
        .endsWith(2)
        .prints(log.text())
        .says("jaudit: can't read " + path + ": permission denied\n");
    sh("chmod 755 audit/b").endsWith(0); // to be deleted
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "chmod 0 state; state; 10; can't read checkpoint state: permission denied ($PWD/state)",
        "chmod 0 state.lock; state; 11; can't lock checkpoint state: permission denied ($PWD/state.lock)",
        "chmod 555 d; d/new; 11; can't lock checkpoint d/new: permission denied ($PWD/d/new.lock)",
        "chmod 666 d; d/new; 10; can't read checkpoint d/new: permission denied ($PWD/d/new)"
      })
  void saysInOneLineThatItMayNotHaveTheCheckpoint(
      String before, String checkpoint, int status, String message) throws Exception {
    sh(SEARCH + "; mkdir d").endsWith(0);
    sh(before).endsWith(0);
    unprivileged("\"$JAUDIT\" search --raw -if audit --checkpoint " + checkpoint)
        .endsWith(status)
        .prints("")
        .says("jaudit: " + message.replace("$PWD", folder.toRealPath().toString()) + "\n");
    sh("chmod 755 d").endsWith(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ": >state",
        "cp audit/audit.log state",
        "head -c 100 whole >state",
        "head -n 3 whole >state"
      })
  void leavesAloneWhatIsNoCheckpoint(String made) throws Exception {
    sh(SEARCH.replace("state", "whole")).endsWith(0);
    sh(made + "; touch -d 2001-01-01 state; cp -p state before").endsWith(0);
    for (String words : List.of("--checkpoint state", "--checkpoint new --checkpoint-out state")) {
      Outcome outcome = sh("\"$JAUDIT\" search --raw -if audit " + words).endsWith(10).prints("");
      assertEquals(1, outcome.err().lines().count(), outcome::toString);
      assertEquals(-1, Files.mismatch(folder.resolve("before"), folder.resolve("state")));
      assertEquals(
          Files.getLastModifiedTime(folder.resolve("before")),
          Files.getLastModifiedTime(folder.resolve("state")));
    }
    assertEquals(
        Set.of("audit", "before", "new.lock", "state", "whole", "whole.lock"), names(folder));
  }

  @Test
  void doesNotOverwriteTheLogGivenForACheckpoint() throws Exception {
    for (String words : List.of("--checkpoint", "--checkpoint new --checkpoint-out")) {
      sh("\"$JAUDIT\" search --raw -if audit " + words + " audit/audit.log")
          .endsWith(10)
          .prints("");
      assertEquals(log.text(), text(Files.readAllBytes(audit.resolve("audit.log"))));
      assertEquals(Set.of("audit.log"), names(audit));
    }
  }

  private void needsStrace() throws Exception {
    assumeTrue(Files.isExecutable(STRACE), "there is no strace");
    assumeTrue(sh(STRACE + " -o trace.none true").status() == 0, "strace may not trace here");
    Files.delete(folder.resolve("trace.none"));
  }

  /** A system call as strace prints it; {@code path} is its first string. */
  private record Call(String name, String path, String rest) {}

  private List<Call> calls() throws IOException {
    List<Call> calls = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("trace"))) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
          Matcher call = CALL.matcher(line);
          if (call.lookingAt()) {
            calls.add(new Call(call.group(1), call.group(2), call.group(3)));
          }
        }
      }
    }
    return calls;
  }

  /** Programs that were started, by the last of their names. */
  private Set<String> started() throws IOException {
    Set<String> programs = new TreeSet<>();
    for (Call call : calls()) {
      if (call.name.equals("execve") && call.rest.endsWith("= 0")) {
        programs.add(call.path.substring(call.path.lastIndexOf('/') + 1));
      }
    }
    return programs;
  }

  private static String flags(String rest) {
    return rest.substring(2, rest.lastIndexOf(')')).replace("|O_CLOEXEC", "");
  }

  private Outcome sh(String script) throws Exception {
    return run(List.of("/bin/sh", "-c", script));
  }

  /** Runs a script as somebody whom the kernel refuses what is not his. */
  private Outcome unprivileged(String script) throws Exception {
    if (!isRoot()) {
      return sh(script);
    }
    assumeTrue(Files.isExecutable(SETPRIV), "root needs setpriv to run as somebody else");
    List<String> command =
        new ArrayList<>(
            List.of(
                SETPRIV.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    command.addAll(List.of("/bin/sh", "-c"));
    List<String> looks = new ArrayList<>(command);
    looks.add("[ -x \"$JAUDIT\" ] && [ -x \"$JAVA_HOME/bin/java\" ]");
    assumeTrue(run(looks).status() == 0, "the build is nowhere where others may read it");
    command.add(script);
    sh("chown -R " + NOBODY + " .").endsWith(0);
    return run(command);
  }

  private Outcome run(List<String> command) throws Exception {
    Path out = temporary.resolve("out");
    Path err = temporary.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAUDIT", JAUDIT.toString());
    int status = builder.start().waitFor();
    return new Outcome(status, text(Files.readAllBytes(out)), text(Files.readAllBytes(err)));
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static void allow(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(attributes(folder.resolve(name)).permissions());
  }

  private static PosixFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
