package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests where {@code bin/jaudit} and {@code lib/create-archive} take class-data archives from, and
 * when they create them. In most tests Java is a script, which notes that an archive is created, or
 * prints its arguments. The timeout only ends a run that hangs.
 */
@Timeout(300)
class StartUpArchiveIT {
  private static final Path DISTRIBUTION = Path.of("target", "jaudit").toAbsolutePath();
  private static final String ARCHIVE = "-XX:SharedArchiveFile=";

  @TempDir private Path root;
  private Path home;
  private Path cache;
  private Path copy;
  private Path java;

  @BeforeEach
  void copyTheDistribution() throws IOException {
    assumeTrue(
        Files.exists(DISTRIBUTION.resolve("lib/jaudit.classes")), "no classes were recorded");
    home = Files.createDirectory(root.resolve("home"));
    cache = home.resolve(".cache/jaudit");
    copy = copyTo("copy");
    java = java("jdk", "17.0.15", "");
  }

  /** A search without an archive leaves a process that creates one, and writes to the folder. */
  @AfterEach
  void endWhatRunsInTheBackground() throws Exception {
    for (var left = inTheBackground(); left.isPresent(); left = inTheBackground()) {
      left.get().destroyForcibly();
      left.get().onExit().get();
    }
  }

  private Optional<ProcessHandle> inTheBackground() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                Stream.of(process.info().arguments().orElse(new String[0]))
                    .anyMatch(word -> word.startsWith(root.toString())))
        .findFirst();
  }

  @Test
  void theFirstRunOfACopyCreatesAnArchiveForTheNext() throws Exception {
    java = Path.of(System.getProperty("java.home"));
    Path log = Files.writeString(root.resolve("log"), new TestLog().execve(1, "\"k\"").text());
    String[] search = {"search", "-k", "k", "--raw", log.toString()};
    createCache();
    Outcome first;
    try (WatchService changes = watch()) {
      first = run(Map.of("JAUDIT_OPTS", "-Dfirst"), search);
      awaitArchives(changes, 1);
    }
    assertEquals(Files.readString(log), first.out());
    assertEquals("", first.err());

    Outcome second = run(Map.of("JAUDIT_OPTS", "-Xlog:class+load:stdout"), search);

    String loaded = "io.jaudit.cli.SearchCommand source: shared objects file";
    assertTrue(second.out().contains(loaded), second::toString);
    for (String kind : List.of(".jsa", ".made")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(inCache(kind).get(0))));
    }
  }

  /** Both take time that a search from cron mostly consists of: docs/performance.md. */
  @Test
  void aShortSearchLoadsNeitherPicocliNorLambdas() throws Exception {
    java = Path.of(System.getProperty("java.home"));
    Path log = Files.writeString(root.resolve("log"), new TestLog().execve(1, "\"k\"").text());
    String state = root.resolve("state").toString();
    for (String file : List.of("first", "second")) {
      Path classes = root.resolve(file);
      Map<String, String> listing = Map.of("JAUDIT_OPTS", "-Xlog:class+load:file=" + classes);
      run(listing, "search", "-k", "k", "--checkpoint", state, log.toString());
      List<String> loaded = Files.readAllLines(classes);
      assertTrue(loaded.stream().anyMatch(line -> line.contains("io.jaudit.cli.SearchCommand ")));
      assertEquals(List.of(), loaded.stream().filter(StartUpArchiveIT::isSlowToLoad).toList());
    }
  }

  private static boolean isSlowToLoad(String line) {
    return line.contains("picocli.") || (line.contains("io.jaudit.") && line.contains("$$Lambda"));
  }

  @Test
  void theCommandCreatesTheArchiveOfItsFolder() throws Exception {
    assertEquals(new Outcome(0, "", ""), run(Map.of(), "--create-archive"));
    assertEquals(copy.resolve("lib/jaudit.jsa"), archive());
    assertFalse(Files.exists(cache));

    FileTime updated = FileTime.from(1, TimeUnit.DAYS);
    Files.setLastModifiedTime(java.resolve("bin/java"), updated);
    assertEquals(null, archive());
    assertEquals(0, run(Map.of(), "--create-archive").status());
    assertEquals(copy.resolve("lib/jaudit.jsa"), archive());
  }

  @Test
  void theCommandReportsThatItFailed() throws Exception {
    java = java("without archives", "17", "exit 1");
    Outcome outcome = run(Map.of(), "--create-archive");
    assertEquals(2, outcome.status(), outcome::toString);
    assertTrue(
        outcome.err().startsWith("jaudit: could not create a start-up archive in "),
        outcome::toString);
    assertEquals(1, outcome.err().lines().count());
    assertEquals(null, archive());
  }

  @Test
  void anArchiveIsUsedOnlyWithTheJavaAndTheCopyItWasCreatedFor() throws Exception {
    Path mine = archiveAfterFirstRun(1);
    Path first = copy;
    Path seventeen = java;
    assertEquals(mine, archive());

    copy = copyTo("moved");
    assertFalse(mine.equals(archiveAfterFirstRun(2)));
    java = java("jdk25", "25", "");
    assertFalse(mine.equals(archiveAfterFirstRun(3)));

    copy = first;
    java = seventeen;
    assertEquals(mine, archive());
    Path classes = copy.resolve("lib/jaudit.classes");
    Files.writeString(classes, "# another build\n");
    assertFalse(mine.equals(archiveAfterFirstRun(3)), "of another build");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk/bin/java", "copy/lib/jaudit.jar"})
  void anUpdateReplacesTheArchive(String file) throws Exception {
    Path old = archiveAfterFirstRun(1);
    Files.setLastModifiedTime(root.resolve(file), FileTime.from(1, TimeUnit.DAYS));
    Path updated = archiveAfterFirstRun(1);
    assertFalse(old.equals(updated));
    assertEquals(List.of(updated), inCache(".jsa"));
  }

  @Test
  void keepsTheThreeNewestArchives() throws Exception {
    for (int each = 1; each <= 5; each++) {
      copy = copyTo("copy " + each);
      archiveAfterFirstRun(Math.min(each, 3));
    }
    assertEquals(3, inCache(".jsa").size());
  }

  @Test
  void removesTheArchivesOfCopiesThatAreGone() throws Exception {
    archiveAfterFirstRun(1);
    Files.delete(copy.resolve("lib/jaudit.jar"));
    copy = copyTo("another");
    Path remaining = archiveAfterFirstRun(1);
    assertEquals(List.of(remaining), inCache(".jsa"));
  }

  /**
   * Otherwise a pipe or a lock would stay open, and a job would seem to run longer. Only bash can
   * close a descriptor above 9, so the process in the background does that a moment later.
   */
  @Test
  void aSearchEndsBeforeTheArchiveIsThereAndLeavesNoStreamOpen() throws Exception {
    Path gate = root.resolve("gate");
    new ProcessBuilder("mkfifo", gate.toString()).start().waitFor();
    java = java("slow", "17", "cat '" + gate + "'");
    createCache();
    try (WatchService changes = watch()) {
      String script =
          "\"$0\" | cat; exec 5>&- 200>&-; flock -n lock true && flock -w 60 lock2 true";
      Outcome outcome =
          run(
              Map.of(),
              Path.of("/usr/bin/bash"),
              "-c",
              "cd \"$1\"; exec 5>lock 200>lock2; flock 5; flock 200; " + script,
              copy.resolve("bin/jaudit").toString(),
              root.toString());
      assertEquals(0, outcome.status(), outcome::toString);
      assertEquals(List.of(), inCache(".jsa"));
      Files.writeString(gate, "go on");
      awaitArchives(changes, 1);
    }
  }

  @Test
  void simultaneousFirstRunsLeaveOneWholeArchive() throws Exception {
    createCache();
    try (WatchService changes = watch()) {
      List<Process> runs = new ArrayList<>();
      for (int each = 0; each < 8; each++) {
        runs.add(builder(Map.of(), copy.resolve("bin/jaudit")).start());
      }
      for (Process each : runs) {
        assertEquals(0, each.waitFor());
      }
      awaitArchives(changes, 1);
    }
    assertEquals("archive\n", Files.readString(archive()));
    assertEquals(1, Files.readAllLines(java.resolve("dumps")).size());
  }

  @Test
  void aFailureIsNotRepeatedAtEachRun() throws Exception {
    java = java("without archives", "17", "exit 1");
    createCache();
    try (WatchService changes = watch()) {
      assertEquals(new Outcome(0, "", ""), withoutOutput(run(Map.of())));
      await(changes, () -> !inCache(".try").isEmpty() && inCache(".classes").isEmpty());
    }
    assertEquals(null, archive());
    // Until this one has read the note of the failed attempt, nothing else is started.
    String[] words = {
      java.resolve("bin/java").toString(),
      "17",
      copy.resolve("bin/../lib/jaudit.jar").toString(),
      cache.toString()
    };
    run(Map.of(), copy.resolve("lib/create-archive"), words);
    assertEquals(1, Files.readAllLines(java.resolve("dumps")).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "relative", "/nonexistent/home", "/proc"})
  void withoutAHomeNothingIsCreated(String value) throws Exception {
    assertEquals(
        new Outcome(0, "", ""), withoutOutput(run(Map.of("HOME", value, "XDG_CACHE_HOME", ""))));
    assertFalse(Files.exists(Path.of("/.cache/jaudit")));
    assertFalse(Files.exists(java.resolve("dumps")));
  }

  @Test
  void theCacheIsWhereXdgCacheHomeTells() throws Exception {
    Path other = Files.createDirectory(root.resolve("other"));
    cache = other.resolve("jaudit");
    createCache();
    try (WatchService changes = watch()) {
      run(Map.of("XDG_CACHE_HOME", other.toString()));
      awaitArchives(changes, 1);
    }
    assertFalse(Files.exists(home.resolve(".cache")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"home", "home/.cache", "home/.cache/jaudit", ".made", ".jsa"})
  void whatBelongsToSomebodyElseIsNotUsed(String name) throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
    assertEquals(archiveAfterFirstRun(1), archive());
    Path other = name.startsWith(".") ? inCache(name).get(0) : root.resolve(name);
    FileTime time = Files.getLastModifiedTime(other);
    Files.setAttribute(other, "unix:uid", 12345);
    Files.setLastModifiedTime(other, time);
    assertEquals(null, archive());
  }

  @Test
  void aLinkInTheCacheIsNotFollowed() throws Exception {
    Path archive = archiveAfterFirstRun(1);
    Path elsewhere = Files.move(archive, root.resolve("elsewhere.jsa"));
    Files.createSymbolicLink(archive, elsewhere);
    assertEquals(null, archive());
  }

  @ParameterizedTest
  @ValueSource(strings = {"home/.cache", "home/.cache/jaudit"})
  void nothingIsCreatedIfOthersMayWrite(String name) throws Exception {
    createCache();
    Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString("rwxrwxrwx"));
    String[] words = {
      java.resolve("bin/java").toString(),
      "17",
      copy.resolve("lib/../lib/jaudit.jar").toString(),
      cache.toString()
    };
    assertEquals(0, run(Map.of(), copy.resolve("lib/create-archive"), words).status());
    assertFalse(Files.exists(java.resolve("dumps")));
  }

  /** Runs once, waits until the cache has {@code count} archives, and returns the one then used. */
  private Path archiveAfterFirstRun(int count) throws Exception {
    assertEquals(null, archiveWithoutHome());
    createCache();
    try (WatchService changes = watch()) {
      List<Path> before = inCache(".made");
      run(Map.of());
      await(
          changes,
          () ->
              inCache(".made").size() == count
                  && inCache(".jsa").size() == count // those of others are removed one by one
                  && !inCache(".made").equals(before));
    }
    Path archive = archive();
    assertNotNull(archive);
    assertEquals("archive\n", Files.readString(archive));
    return archive;
  }

  private Path archiveWithoutHome() throws Exception {
    return archiveIn(run(Map.of("HOME", "/")));
  }

  /** Returns the archive that the launcher passes to Java, or null. */
  private Path archive() throws Exception {
    return archiveIn(run(Map.of()));
  }

  private static Path archiveIn(Outcome outcome) {
    assertEquals(0, outcome.status(), outcome::toString);
    assertEquals("", outcome.err());
    return outcome
        .out()
        .lines()
        .filter(line -> line.startsWith(ARCHIVE))
        .map(line -> Path.of(line.substring(ARCHIVE.length())).normalize())
        .findFirst()
        .orElse(null);
  }

  private static Outcome withoutOutput(Outcome outcome) {
    return new Outcome(outcome.status(), "", outcome.err());
  }

  private void createCache() throws IOException {
    Files.createDirectories(
        cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private WatchService watch() throws IOException {
    WatchService changes = cache.getFileSystem().newWatchService();
    cache.register(
        changes,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_DELETE,
        StandardWatchEventKinds.ENTRY_MODIFY);
    return changes;
  }

  private void awaitArchives(WatchService changes, int count) throws Exception {
    await(changes, () -> inCache(".made").size() == count);
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(WatchService changes, Condition condition) throws Exception {
    while (!condition.holds()) {
      var change = changes.poll(60, TimeUnit.SECONDS);
      assertNotNull(change, "no archive was created");
      change.pollEvents();
      change.reset();
    }
  }

  private List<Path> inCache(String end) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      // While an archive is created, there are other files, whose names contain ".new".
      return files
          .filter(file -> file.toString().endsWith(end))
          .filter(file -> !end.equals(".made") || !file.toString().contains(".new"))
          .sorted()
          .toList();
    }
  }

  private Path copyTo(String name) throws IOException {
    Path to = root.resolve(name);
    try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
      for (Path file : files.toList()) {
        if (!file.toString().endsWith(".jsa") && !file.toString().endsWith(".made")) {
          Files.copy(
              file, to.resolve(DISTRIBUTION.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return to;
  }

  /** Makes a Java home with a script, which runs {@code before} in order to create an archive. */
  private Path java(String name, String version, String before) throws IOException {
    Path made = root.resolve(name);
    Files.createDirectories(made.resolve("bin"));
    String script =
        """
        #!/bin/sh
        archive=
        for word; do
          case $word in
            -XX:SharedArchiveFile=*) archive=${word#*=} ;;
          esac
        done
        if [ "$1" = -Xshare:dump ]; then
          echo >>'%s/dumps'
          %s
          echo archive >"$archive"
        else
          printf '%%s\\n' "$@"
        fi
        """;
    Path program = Files.writeString(made.resolve("bin/java"), script.formatted(made, before));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(made.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return made;
  }

  private Outcome run(Map<String, String> environment, String... words) throws Exception {
    return run(environment, copy.resolve("bin/jaudit"), words);
  }

  private Outcome run(Map<String, String> environment, Path command, String... words)
      throws Exception {
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    Process process =
        builder(environment, command, words)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder builder(Map<String, String> environment, Path command, String... words) {
    List<String> all = new ArrayList<>(List.of(command.toString()));
    all.addAll(List.of(words));
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", "/usr/bin:/bin");
    variables.put("HOME", home.toString());
    variables.put("JAVA_HOME", java.toString());
    variables.putAll(environment);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.redirectInput(new File("/dev/null"));
  }

  private record Outcome(int status, String out, String err) {}
}
