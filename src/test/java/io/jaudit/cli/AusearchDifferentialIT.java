package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jaudit.CsvRows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the ausearch of this host and jaudit side by side: each line of {@code cases.tsv} on each
 * log. What {@code deviations.tsv} lists may differ, for the reason given there.
 *
 * <p>Taken away before the comparison: ausearch reverses the records of an event in its default
 * format, and ends some raw records with a stray 0x1d; the quotes of csv
 * (docs/ausearch-differences.md nos. 2, 19 and 15).
 */
final class AusearchDifferentialIT {
  private static final Path LISTS = Path.of("testdata", "ausearch");
  private static final List<Path> LOGS =
      List.of(
          Path.of("testdata", "quickstart"),
          Path.of("testdata", "logs", "busy.log"),
          Path.of("testdata", "logs", "zoo-enriched.log"),
          Path.of("testdata", "logs", "zoo-raw-node.log"),
          LISTS.resolve("demo.log"));
  private static final Map<String, String> LOCALE = Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8");

  /** ausearch looks names up on this host, jaudit only where it is told to. */
  private static final List<String> NAMES_OF_THIS_HOST =
      List.of("--passwd", "/etc/passwd", "--group", "/etc/group");

  private static final Pattern RAW = Pattern.compile("(^| )(-r|--raw|--format raw)( |$)");
  private static final Pattern CSV = Pattern.compile("--format csv( |$)");
  private static final Pattern TEXT = Pattern.compile("--format text( |$)");
  private static final Pattern ABOUT_SETTINGS =
      Pattern.compile("^(NOTE - |Error opening config file )");
  private static final Pattern LOGIN = Pattern.compile("(?m)^(node=\\S+ )?type=LOGIN .*\n");
  private static final Pattern JOINS_LOGINS = Pattern.compile("version (4\\.[2-9]|[5-9]|\\d\\d)");
  private static final String OF_LOGINS = "no. 21:";
  private static final String HEAD = "----\n";
  private static final int ITEMS_SHOWN = 6;

  @TempDir private Path temporary;

  /** Options that may change the answer, and why. */
  private record Deviation(Pattern options, String reason) {}

  @TestFactory
  Stream<DynamicContainer> cases() throws IOException, InterruptedException {
    String version = versionOfAusearch();
    assumeTrue(version != null, "ausearch is not installed here: nothing to compare with");
    List<String> cases = rows("cases.tsv").stream().map(row -> row[0]).toList();
    List<DynamicContainer> containers = new ArrayList<>();
    for (Path log : LOGS) {
      Path searched = JOINS_LOGINS.matcher(version).find() ? log : withoutLogins(log);
      containers.add(
          dynamicContainer(
              log.toString(),
              cases.stream()
                  .map(options -> dynamicTest(options, () -> compare(options, searched)))));
    }
    return containers.stream();
  }

  /**
   * An older ausearch tears a LOGIN record off its SYSCALL (no. 21), which would show in about
   * every case: it gets the log without them.
   */
  private Path withoutLogins(Path log) throws IOException {
    Path copy = temporary.resolve(log.getFileName());
    if (Files.isDirectory(log)) {
      Files.createDirectory(copy);
      try (Stream<Path> files = Files.list(log)) {
        for (Path file : files.toList()) {
          copyWithoutLogins(file, copy.resolve(file.getFileName()));
        }
      }
    } else {
      copyWithoutLogins(log, copy);
    }
    return copy;
  }

  private static void copyWithoutLogins(Path log, Path copy) throws IOException {
    String text = Files.readString(log, ISO_8859_1);
    Files.writeString(copy, LOGIN.matcher(text).replaceAll(""), ISO_8859_1);
  }

  @Test
  void everyDeviationIsOfACase() throws IOException {
    for (Deviation deviation : deviations()) {
      assertTrue(
          rows("cases.tsv").stream().anyMatch(row -> deviation.options.matcher(row[0]).find()),
          () -> "no case has " + deviation.options);
    }
  }

  private void compare(String options, Path log) throws IOException, InterruptedException {
    List<String> words = ShellWords.of(options);
    CommandRun theirs = ausearch(words, log);
    CommandRun ours = jaudit(words, log);
    String difference;
    if (RAW.matcher(options).find()) {
      difference = difference(theirs, ours, rawLines(theirs.out()), rawLines(ours.out()));
    } else if (CSV.matcher(options).find()) {
      difference = difference(theirs, ours, lines(theirs.out()), unquoted(ours.out()));
    } else if (TEXT.matcher(options).find()) {
      difference = difference(theirs, ours, lines(theirs.out()), lines(ours.out()));
    } else {
      difference = difference(theirs, ours, inLogOrder(blocks(theirs.out())), blocks(ours.out()));
    }
    if (difference != null && deviation(options).isEmpty()) {
      fail("-if %s %s: %s".formatted(log, options, difference));
    }
  }

  private static @Nullable String difference(
      CommandRun theirs, CommandRun ours, List<String> expected, List<String> actual) {
    String statuses = "exit status %d and %d%n".formatted(theirs.status(), ours.status());
    if (isRefusal(theirs)) {
      return ours.status() == 2 && ours.out().isEmpty() && !ours.err().isEmpty()
          ? null
          : statuses + "ausearch refuses: " + theirs.err();
    }
    boolean sameStatus = (theirs.status() == 0) == (ours.status() == 0);
    return sameStatus && expected.equals(actual)
        ? null
        : statuses + firstDifference(expected, actual) + ours.err();
  }

  /** It complained of more than of its settings, and not that nothing matches. */
  private static boolean isRefusal(CommandRun run) {
    return run.status() != 0
        && run.err()
            .lines()
            .anyMatch(line -> !line.equals("<no matches>") && !ABOUT_SETTINGS.matcher(line).find());
  }

  /** Returns what is between the beginning and the end that both have in common. */
  private static String firstDifference(List<String> expected, List<String> actual) {
    int shorter = Math.min(expected.size(), actual.size());
    int begin = 0;
    while (begin < shorter && expected.get(begin).equals(actual.get(begin))) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && expected.get(expected.size() - 1 - end).equals(actual.get(actual.size() - 1 - end))) {
      end++;
    }
    return "first %d items are equal, then:%n".formatted(begin)
        + marked("ausearch: ", expected.subList(begin, expected.size() - end))
        + marked("jaudit:   ", actual.subList(begin, actual.size() - end));
  }

  private static String marked(String mark, List<String> items) {
    StringBuilder text = new StringBuilder();
    for (String item : items.subList(0, Math.min(ITEMS_SHOWN, items.size()))) {
      text.append(item.replaceAll("(?m)^", mark)).append('\n');
    }
    int more = items.size() - ITEMS_SHOWN;
    return text + (more > 0 ? mark + "... and " + more + " more\n" : "");
  }

  private static List<String> rawLines(String out) {
    return out.isEmpty() ? List.of() : List.of(out.replace("\u001d\n", "\n").split("\n"));
  }

  private static List<String> lines(String out) {
    return out.isEmpty() ? List.of() : List.of(out.split("\n"));
  }

  /** The rows as ausearch prints them, which quotes nothing. */
  private static List<String> unquoted(String csv) {
    return CsvRows.parse(csv).stream().map(cells -> String.join(",", cells)).toList();
  }

  /** The events of the default format, without the dashes between them. */
  private static List<String> blocks(String out) {
    return out.isEmpty()
        ? List.of()
        : List.of(out.substring(HEAD.length()).replaceFirst("\n+$", "").split("\n" + HEAD));
  }

  /** Reverses the records of each block, which follow the time if there is one. */
  private static List<String> inLogOrder(List<String> blocks) {
    return blocks.stream()
        .map(
            block -> {
              List<String> lines = new ArrayList<>(List.of(block.split("\n")));
              int first = lines.get(0).startsWith("time->") ? 1 : 0;
              Collections.reverse(lines.subList(first, lines.size()));
              return String.join("\n", lines);
            })
        .toList();
  }

  private CommandRun jaudit(List<String> words, Path log) throws IOException {
    List<String> all = new ArrayList<>(List.of("-if", log.toString()));
    all.addAll(NAMES_OF_THIS_HOST);
    all.addAll(words);
    TestHost host = new TestHost(Files.createTempDirectory(temporary, "host"));
    return host.atPresent().search(all.toArray(String[]::new));
  }

  private CommandRun ausearch(List<String> words, Path log)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("ausearch", "-if", log.toString()));
    all.addAll(words);
    Path out = temporary.resolve("out");
    Path err = temporary.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(all)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().putAll(LOCALE);
    int status = process.start().waitFor();
    return new CommandRun(
        status, Files.readString(out, ISO_8859_1), Files.readString(err, ISO_8859_1));
  }

  private static @Nullable String versionOfAusearch() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("ausearch", "--version").start();
      String version = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
      process.waitFor();
      return version;
    } catch (IOException e) {
      return null;
    }
  }

  private static Optional<Deviation> deviation(String options) throws IOException {
    return deviations().stream().filter(one -> one.options.matcher(options).find()).findFirst();
  }

  private static List<Deviation> deviations() throws IOException {
    return rows("deviations.tsv").stream()
        .filter(row -> !row[1].startsWith(OF_LOGINS))
        .map(row -> new Deviation(Pattern.compile(row[0]), row[1]))
        .toList();
  }

  /** The lines of a list, each to its columns; those with # are comments. */
  private static List<String[]> rows(String list) throws IOException {
    return Files.readAllLines(LISTS.resolve(list)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }
}
