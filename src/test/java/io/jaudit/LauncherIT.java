package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs {@code bin/jaudit} as users do, mostly with a script for a Java that tells how it was
 * called.
 */
class LauncherIT {
  private static final Path DISTRIBUTION = Path.of("target", "jaudit").toAbsolutePath();
  private static final String TELLS_ITS_ARGUMENTS =
      "printf '%s\\n' \"$@\"; echo complaint >&2; exit 42";

  @TempDir private Path temporary;
  private Path root;
  private Path launcher;
  private Path jar;

  @BeforeEach
  void installInAFolderWithSpaces() throws IOException {
    root = Files.createDirectory(temporary.resolve("it's a folder"));
    launcher = root.resolve("my jaudit/bin/jaudit");
    Files.createDirectories(launcher.getParent());
    Files.copy(DISTRIBUTION.resolve("bin/jaudit"), launcher);
    makeExecutable(launcher);
    jar = Files.createDirectory(root.resolve("my jaudit/lib")).resolve("jaudit.jar");
    Files.createFile(jar);
  }

  @Test
  void passesArgumentsStreamsAndStatusThrough() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17.0.15\"", TELLS_ITS_ARGUMENTS);

    Outcome outcome =
        run(Map.of("JAVA_HOME", home.toString()), launcher, "-k", "two words", "", "*");

    assertEquals(42, outcome.status());
    assertEquals("complaint\n", outcome.err());
    assertEquals(List.of("-k", "two words", "", "*"), outcome.arguments());
    assertEquals(jar, outcome.jar());
  }

  @Test
  void findsItsFolderThroughLinks() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"25\"", TELLS_ITS_ARGUMENTS);
    Path absolute = Files.createSymbolicLink(root.resolve("absolute"), launcher);
    Path links = Files.createDirectory(root.resolve("links"));
    Path relative = Files.createSymbolicLink(links.resolve("jaudit"), Path.of("../absolute"));

    for (Path link : List.of(absolute, relative)) {
      Outcome outcome = run(Map.of("JAVA_HOME", home.toString()), link);
      assertEquals(jar, outcome.jar());
    }
  }

  @Test
  void aLinkNamedAusearchSearches() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"25\"", TELLS_ITS_ARGUMENTS);
    Path bin = Files.createDirectory(root.resolve("sbin"));
    Path absolute = Files.createSymbolicLink(bin.resolve("ausearch"), launcher);
    Path links = Files.createDirectory(root.resolve("links"));
    Path relative =
        Files.createSymbolicLink(links.resolve("ausearch"), Path.of("../sbin/ausearch"));
    Path other = Files.createSymbolicLink(links.resolve("ausearch2"), launcher);
    Map<String, String> environment =
        Map.of("JAVA_HOME", home.toString(), "PATH", bin + ":/usr/bin:/bin");

    for (Path link : List.of(absolute, relative)) {
      Outcome outcome = run(environment, link, "-k", "two words");
      assertEquals(List.of("search", "-k", "two words"), outcome.arguments());
      assertEquals(jar, outcome.jar());
      assertTrue(outcome.out().contains("\n-Djaudit.search=ausearch\n"), outcome::toString);
    }
    Outcome byPath = run(environment, Path.of("/usr/bin/env"), "ausearch", "-k", "two words");
    assertEquals(List.of("search", "-k", "two words"), byPath.arguments());
    Outcome plain = run(environment, other, "search");
    assertEquals(List.of("search"), plain.arguments());
    assertFalse(plain.out().contains("jaudit.search"), plain::toString);
  }

  @Test
  void aLinkNamedAusearchPrintsWhatSearchPrintsAndNamesItselfInErrors() throws Exception {
    Path jaudit = DISTRIBUTION.resolve("bin/jaudit");
    Path link = Files.createSymbolicLink(root.resolve("ausearch"), jaudit);
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    String log = Path.of("testdata/quickstart").toAbsolutePath().toString();
    Outcome expected = run(environment, jaudit, "search", "-k", "MyMonitor", "-i", "-if", log);

    assertEquals(expected, run(environment, link, "-k", "MyMonitor", "-i", "-if", log));
    assertEquals(0, expected.status());
    Outcome none = run(environment, link);
    assertEquals(2, none.status());
    assertTrue(none.err().endsWith("; see ausearch --help\n"), none::toString);
    Outcome help = run(environment, link, "--help");
    assertTrue(help.out().startsWith("Usage: ausearch [OPTION]..."), help::toString);
    assertFalse(help.out().contains("jaudit search"), help::toString);
  }

  @Test
  void takesTheFirstJavaOfPathThroughLinks() throws Exception {
    java("jdk", "JAVA_VERSION=\"21.0.2\"", TELLS_ITS_ARGUMENTS);
    Path folder = Files.createDirectory(root.resolve("on path"));
    Files.createSymbolicLink(folder.resolve("java"), Path.of("../jdk/bin/java"));

    Outcome outcome = run(Map.of("PATH", root + "/nothing:" + folder + ":/usr/bin:/bin"), launcher);

    assertEquals(42, outcome.status());
  }

  @Test
  void prefersTheJavaThatItComesWith() throws Exception {
    Path other = java("jdk", "JAVA_VERSION=\"17\"", "exit 1");
    java("my jaudit/runtime", "JAVA_VERSION=\"25\"", TELLS_ITS_ARGUMENTS);

    assertEquals(42, run(Map.of("JAVA_HOME", other.toString()), launcher).status());
    assertEquals(
        42, run(Map.of("PATH", root.toString()), Path.of("/bin/sh"), launcher.toString()).status());
  }

  @Test
  void addsOptionsForTheJvm() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17\"", TELLS_ITS_ARGUMENTS);

    Outcome outcome =
        run(Map.of("JAVA_HOME", home.toString(), "JAUDIT_OPTS", "-Xmx1g -Da=*"), launcher);

    assertTrue(outcome.out().contains("\n-Xmx1g\n-Da=*\n-cp\n"), outcome.out());
  }

  @Test
  void saysWhichStreamsAreTerminals() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17\"", TELLS_ITS_ARGUMENTS);
    Map<String, String> environment = Map.of("JAVA_HOME", home.toString());
    assertTrue(run(environment, launcher).out().contains("\n-Djaudit.terminals=\n"));

    Path script = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(script), "nothing here that makes a terminal");
    String command = "'" + launcher.toString().replace("'", "'\\''") + "'";
    Outcome both = run(environment, script, "-qec", command, "/dev/null");
    assertTrue(both.out().contains("\n-Djaudit.terminals=12\r"), both::toString);
    assertFalse(both.out().contains("jaudit.columns"), both::toString);
    String lines = "stty cols 97; " + command + " search --format line";
    Outcome wide = run(environment, script, "-qec", lines, "/dev/null");
    assertTrue(wide.out().contains("\n-Djaudit.columns=97\r"), wide::toString);
    Outcome one = run(environment, script, "-qec", command + " 2>/dev/null", "/dev/null");
    assertTrue(one.out().contains("\n-Djaudit.terminals=1\r"), one::toString);
  }

  @Test
  void givesTheArchiveToTheJavaAndJarItWasMadeOf() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17.0.15\"", TELLS_ITS_ARGUMENTS);
    Path other = java("other", "JAVA_VERSION=\"17.0.15\"", TELLS_ITS_ARGUMENTS);
    Path newer = java("newer", "JAVA_VERSION=\"17.0.16\"", TELLS_ITS_ARGUMENTS);
    Path library = launcher.resolveSibling("../lib").toRealPath();
    Path copy = Files.createDirectory(root.resolve("copy")).resolve("jaudit.jar");
    Files.copy(library.resolve("jaudit.jar"), copy);
    Files.writeString(library.resolve("jaudit.classes"), "# a build\njava/lang/Object\n");

    noteArchive(library, "17.0.15", home, library.resolve("jaudit.jar"));
    assertTrue(isArchiveGivenTo(home));
    assertFalse(isArchiveGivenTo(other));
    assertFalse(isArchiveGivenTo(newer));

    noteArchive(library, "17.0.15", home, copy);
    assertFalse(isArchiveGivenTo(home));

    noteArchive(library, "17.0.15", home, library.resolve("jaudit.jar"));
    assertTrue(isArchiveGivenTo(home));
    Files.writeString(library.resolve("jaudit.classes"), "# another build\njava/lang/Object\n");
    assertFalse(isArchiveGivenTo(home));
  }

  private static void noteArchive(Path library, String version, Path home, Path archived)
      throws IOException {
    Path java = home.resolve("bin/java");
    Path description = library.resolve("jaudit.made");
    Path archive = library.resolve("jaudit.jsa");
    Files.write(description, List.of("# a build", version, java.toString(), archived.toString()));
    Files.setLastModifiedTime(description, Files.getLastModifiedTime(java));
    Files.writeString(archive, "archive");
    Files.setLastModifiedTime(archive, Files.getLastModifiedTime(archived));
  }

  private boolean isArchiveGivenTo(Path home) throws Exception {
    Outcome outcome = run(Map.of("JAVA_HOME", home.toString()), launcher);
    assertEquals(42, outcome.status(), outcome.err());
    return outcome.out().lines().anyMatch(line -> line.startsWith("-XX:SharedArchiveFile="));
  }

  @Test
  void takesNamesForUtf8WhateverTheLocale() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17\"", "echo \"$LC_ALL\"");
    String java = home.toString();

    assertEquals("C.UTF-8\n", run(Map.of("JAVA_HOME", java), launcher).out());
    assertEquals("C.UTF-8\n", run(Map.of("JAVA_HOME", java, "LC_ALL", "C"), launcher).out());
    boolean known = Files.isDirectory(Path.of("/usr/lib/locale/C.utf8"));
    assertEquals(
        known ? "C.UTF-8\n" : "\n",
        run(Map.of("JAVA_HOME", java, "LANG", "de_DE.UTF-8"), launcher).out());
  }

  @Test
  void keepsFromJavaWhatIsMeantForOtherPrograms() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17\"", "umask; env");
    Map<String, String> environment = new HashMap<>(Map.of("JAVA_HOME", home.toString()));
    List<String> others =
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "_JAVA_LAUNCHER_DEBUG");
    others.forEach(name -> environment.put(name, "-Dx=y"));
    environment.put("CLASSPATH", "passed on");

    List<String> seen = run(environment, launcher).out().lines().toList();

    assertEquals("0077", seen.get(0));
    assertTrue(seen.contains("CLASSPATH=passed on"), seen::toString);
    for (String name : others) {
      assertTrue(seen.stream().noneMatch(line -> line.startsWith(name + "=")), seen::toString);
    }
  }

  /** A shell may be bash, which takes more from the environment than others do. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "IFS=/",
        "CDPATH=/tmp",
        "BASH_ENV=/no/such/file",
        "ENV=/no/such/file",
        "SHELLOPTS=nounset:errexit",
        "POSIXLY_CORRECT=1",
        "TERM=dumb"
      })
  void isNotMisledByTheVariablesOfAShell(String variable) throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17\"", TELLS_ITS_ARGUMENTS);
    int equals = variable.indexOf('=');
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            home.toString(),
            variable.substring(0, equals),
            variable.substring(equals + 1));
    for (String shell : List.of("/bin/sh", "/usr/bin/dash", "/usr/bin/bash")) {
      if (Files.isExecutable(Path.of(shell))) {
        Path sh = root.resolve(Path.of(shell).getFileName() + "/sh");
        Files.createDirectories(sh.getParent());
        Files.createSymbolicLink(sh, Path.of(shell).toRealPath());
        Outcome outcome = run(environment, sh, launcher.toString(), "two words");
        assertEquals("complaint\n", outcome.err(), shell);
        assertEquals(List.of("two words"), outcome.arguments(), shell);
        assertEquals(jar, outcome.jar(), shell);
        Files.delete(sh);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"new\nline", "-x", "a%41b;", "$HOME`b`*\\~"})
  void runsInAFolderOfAnyName(String name) throws Exception {
    Path folder = Files.createDirectory(root.resolve(name));
    Path program = folder.resolve("jaudit");
    copy(DISTRIBUTION, program);
    Path home = Files.createDirectory(root.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(home.resolve("j"), Path.of("../" + name + "/jaudit"));

    Outcome outcome =
        run(
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            link.resolve("bin/jaudit"),
            "--version");

    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(outcome.out().startsWith("jaudit "), outcome::toString);
  }

  @Test
  void saysThatJavaCannotRunItInAFolderWithAColon() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17\"", TELLS_ITS_ARGUMENTS);
    Path folder = root.resolve("a:b");
    Files.move(launcher.resolveSibling("..").normalize(), folder);
    launcher = folder.resolve("bin/jaudit");
    assertRefuses("jaudit: Java can't run ", Map.of("JAVA_HOME", home.toString()));
  }

  @Test
  void isCleanUnderShellcheck() throws Exception {
    Path shellcheck = Path.of("/usr/bin/shellcheck");
    assumeTrue(Files.isExecutable(shellcheck), "there is no shellcheck");
    Outcome outcome = run(Map.of(), shellcheck, DISTRIBUTION.resolve("bin/jaudit").toString());
    assertEquals("", outcome.out());
    assertEquals(0, outcome.status());
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    assertRefuses("jaudit: no Java found", Map.of("PATH", root.toString()));
    assertRefuses("jaudit: JAVA_HOME is /no/jdk, but", Map.of("JAVA_HOME", "/no/jdk"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/usr/bin/dash", "/usr/bin/bash"})
  void saysThatItsFolderIsGone(String shell) throws Exception {
    assumeTrue(Files.isExecutable(Path.of(shell)), "no such shell");
    Path home = java("jdk", "JAVA_VERSION=\"17\"", TELLS_ITS_ARGUMENTS);
    Path gone = Files.createDirectory(root.resolve("gone"));
    String starts = "cd \"$1\" && rmdir \"$1\" && exec \"$2\" \"$3\" search x";
    String[] words = {"-c", starts, "sh", gone.toString(), shell, launcher.toString()};
    Outcome outcome = run(Map.of("JAVA_HOME", home.toString()), Path.of("/bin/sh"), words);
    assertEquals(2, outcome.status(), outcome::toString);
    assertEquals("", outcome.out());
    assertTrue(
        outcome.err().contains("jaudit: the current folder has been deleted"), outcome.err());
  }

  @Test
  void saysThatAPartOfItIsMissing() throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"17\"", TELLS_ITS_ARGUMENTS);
    Files.delete(jar);
    assertRefuses("jaudit: can't read ", Map.of("JAVA_HOME", home.toString()));
  }

  @ParameterizedTest
  @CsvSource({"11.0.22", "1.8.0_402", "16-ea"})
  void saysThatJavaIsTooOld(String version) throws Exception {
    Path home = java("jdk", "JAVA_VERSION=\"" + version + "\"", TELLS_ITS_ARGUMENTS);
    assertRefuses("jaudit: Java 17 or later is needed, but ", Map.of("JAVA_HOME", home.toString()));
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_402, 2", "17.0.15, 42", "25, 42", "26-ea, 42"})
  void asksAJavaWithoutReleaseFileForItsVersion(String version, int status) throws Exception {
    String tellsItsVersion =
        "[ \"$1\" != -version ] || { printf 'Picked up X\\nopenjdk version \"%s\" 2025-04-15\\n' "
            + version
            + " >&2; exit; }\n";
    Path home = java("jdk", null, tellsItsVersion + TELLS_ITS_ARGUMENTS);

    assertEquals(status, run(Map.of("JAVA_HOME", home.toString()), launcher).status());
  }

  @Test
  void becomesTheJvmAndSoTakesItsSignals() throws Exception {
    // Neither may write to the pipes, which destroy() closes: SIGPIPE would end them first.
    String waits =
        "trap 'kill $!; exit 43' TERM; exec 2>/dev/null; tail -f /dev/null >&2 & echo $$; wait";
    Path home = java("jdk", "JAVA_VERSION=\"17\"", waits);

    Process process = builder(Map.of("JAVA_HOME", home.toString()), launcher).start();
    try (BufferedReader out = process.inputReader()) {
      assertEquals(process.pid(), Long.parseLong(out.readLine()));
      process.destroy();
      assertEquals(43, process.waitFor());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void printsTheVersionOnTheRealJava() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));

    Outcome outcome = run(environment, DISTRIBUTION.resolve("bin/jaudit"), "--version");

    assertEquals(0, outcome.status(), outcome::toString);
    assertTrue(outcome.out().matches("(?s)(jaudit|ausearch version) .*"), outcome::toString);
    assertEquals("", outcome.err());
  }

  @Test
  void saysOnStandardErrorWhyTheJvmCannotStart() throws Exception {
    String home = System.getProperty("java.home");
    Map<String, String> environment = Map.of("JAVA_HOME", home, "JAUDIT_OPTS", "-Xmx1k");
    Outcome outcome = run(environment, DISTRIBUTION.resolve("bin/jaudit"), "--version");
    assertEquals(1, outcome.status(), outcome::toString);
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("Too small maximum heap"), outcome::toString);
  }

  @Test
  void passesOverWhatSomebodyLeftForTheJvmInTheFolderAtHand() throws Exception {
    Path folder = Files.createDirectory(root.resolve("work"));
    Files.writeString(folder.resolve(".hotspotrc"), "+PrintFlagsFinal\n");
    Files.writeString(folder.resolve(".hotspot_compiler"), "print *.*\n");
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    String starts = "cd \"$1\" && exec \"$2\" --version";
    Path program = DISTRIBUTION.resolve("bin/jaudit");
    Outcome outcome =
        run(
            environment,
            Path.of("/bin/sh"),
            "-c",
            starts,
            "sh",
            folder.toString(),
            program.toString());
    assertEquals("", outcome.err());
    assertEquals(1, outcome.out().lines().count());
  }

  /** How far the JVM comes depends on the host, but it never gets among the events. */
  @ParameterizedTest
  @ValueSource(ints = {400_000, 500_000, 600_000, 700_000})
  void keepsStandardOutputCleanWhereMemoryIsScarce(int kilobytes) throws Exception {
    Path folder = Files.createDirectory(root.resolve("work"));
    Path shell =
        Files.writeString(
            root.resolve("scarce"),
            "#!/bin/sh\ncd '%s'\nulimit -c 0\nulimit -v %d\nexec '%s' --version\n"
                .formatted(
                    folder.toString().replace("'", "'\\''"),
                    kilobytes,
                    DISTRIBUTION.resolve("bin/jaudit")));
    makeExecutable(shell);
    Outcome outcome = run(Map.of("JAVA_HOME", System.getProperty("java.home")), shell);
    if (outcome.status() != 0) {
      assertEquals("", outcome.out(), outcome::toString);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private void assertRefuses(String message, Map<String, String> environment) throws Exception {
    Outcome outcome = run(environment, launcher, "--version");
    assertEquals(2, outcome.status());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith(message), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  /**
   * Makes a Java home whose {@code bin/java} is a shell script; without a release, no file says its
   * version.
   */
  private Path java(String name, String release, String script) throws IOException {
    Path home = root.resolve(name);
    Path java = home.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    makeExecutable(java);
    if (release != null) {
      Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\n" + release + "\n");
    }
    return home;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (!file.toString().endsWith(".jsa")) { // it is large, and made for one place
          Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome run(Map<String, String> environment, Path command, String... arguments)
      throws Exception {
    Path out = temporary.resolve("out");
    Path err = temporary.resolve("err");
    Process process =
        builder(environment, command, arguments)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  /** Nothing of the tests' own environment gets through, except a path to the system's tools. */
  private static ProcessBuilder builder(
      Map<String, String> environment, Path command, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(command.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(environment);
    return builder;
  }

  private record Outcome(int status, String out, String err) {
    Path jar() {
      return Path.of(linesAfter("-cp").get(0)).normalize();
    }

    List<String> arguments() {
      return linesAfter("io.jaudit.cli.Main");
    }

    private List<String> linesAfter(String line) {
      List<String> lines = out.lines().toList();
      return lines.subList(lines.indexOf(line) + 1, lines.size());
    }
  }
}
