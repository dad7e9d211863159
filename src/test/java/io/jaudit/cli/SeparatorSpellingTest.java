package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A log of the ENRICHED format means the same whatever its separator became on the way: every
 * format and filter is compared with the original.
 */
@Tag("slow")
final class SeparatorSpellingTest {
  private static final String SEPARATOR = "\u001d";
  private static final List<String> SPELLINGS =
      List.of(
          " ",
          "",
          "#035",
          "\\x1d",
          "\\u001D",
          "^]",
          "\\035",
          "<1d>",
          "%1D",
          "\\\\x1d",
          "|",
          ";",
          "\t",
          "<GS>",
          "{GS}",
          "[gs]",
          "&#29;",
          "&#x1D;",
          " | ",
          "\u001e",
          "\u007f",
          "\u00ef\u00bf\u00bd",
          "\u00e2\u0090\u009d",
          "\u00a7",
          "; \t|");
  private static final List<String> RUNS =
      List.of(
          "--format default",
          "-i",
          "--format csv --extra-keys --extra-labels",
          "--format text",
          "--format json",
          "-ul root --format csv",
          "-ui root --format csv",
          "-ga root --format csv",
          "-sv no --format csv",
          "-sc openat -sv yes --format csv",
          "-x /usr/bin/bash --format csv",
          "-m SYSCALL,USER_LOGIN --format csv");
  private static final List<String> NAMES =
      List.of("root", "alice", "unset", "o'brien", "DOMAIN\\\\bob", "a b", "x=y", "unknown(17)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySpellingMeansTheSameInRandomRecords(long seed) throws IOException {
    check(records(new Random(seed)), RUNS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"testdata/logs/zoo-enriched.log", "testdata/json/user.log"})
  void everySpellingMeansTheSameInALog(String log) throws IOException {
    check(Files.readString(Path.of(log), ISO_8859_1), RUNS.subList(0, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "  ", " \r", "\\n", " #012", " NEW-NAME=\"x\""})
  void whatFollowsTheNamesHidesNoneOfThem(String end) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    String record =
        "type=CONFIG_CHANGE msg=audit(1700000001.100:2): auid=1000 op=add_rule key=\"k\" res=0";
    for (String spelling : SPELLINGS) {
      String log = record + spelling + "AUID=\"bob\"" + end + "\n";
      search(host, log, "-ul bob -sv no --format csv").endsWith(0).printsSomewhere(",bob,");
    }
  }

  private void check(String original, List<String> runs) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    assertTrue(original.contains(SEPARATOR));
    for (String run : runs) {
      CommandRun expected = search(host, original, run);
      for (String spelling : SPELLINGS) {
        CommandRun found = search(host, original.replace(SEPARATOR, spelling), run);
        assertEquals(expected.out(), found.out(), () -> run + " of '" + spelling + "'");
        assertEquals(expected.status(), found.status(), run);
      }
    }
  }

  private CommandRun search(TestHost host, String log, String options) throws IOException {
    Path file = folder.resolve("input.log");
    Files.writeString(file, log, ISO_8859_1);
    return host.search(("-if " + file + " " + options).split(" ", -1));
  }

  private static String records(Random random) {
    StringBuilder log = new StringBuilder();
    for (int serial = 1; serial <= 60; serial++) {
      boolean ofProgram = random.nextInt(3) == 0;
      log.append("type=").append(ofProgram ? "USER_LOGIN" : "SYSCALL");
      log.append(" msg=audit(1700000000.001:").append(serial).append("): ");
      log.append(ofProgram ? ofProgram(random) : ofCall(random)).append('\n');
    }
    return log.toString();
  }

  private static String ofCall(Random random) {
    List<String> ids = some(random, "auid", "uid", "gid", "euid", "suid", "fsuid", "egid", "ogid");
    String end = one(random, "key=\"k\"", "key=(null)", "key=6B31016B32", "res=1", "x={ y }");
    return ("arch=c000003e syscall=257 success=" + one(random, "yes", "no"))
        + (" exit=-13 " + fields(random, ids) + "exe=\"/usr/bin/bash\" " + end)
        + (SEPARATOR + "ARCH=x86_64 SYSCALL=openat" + names(random, ids));
  }

  private static String ofProgram(Random random) {
    List<String> ids = some(random, "uid", "auid", "old-auid");
    ids.add(0, "uid");
    String text = one(random, "op=login", "op=it's", "op=x UID=\"root\"", "cmd=\"a\" UID=\"y\" z");
    String names = names(random, ids);
    return fields(random, ids)
        + ("ses=1 msg='" + text + " exe=\"/usr/bin/bash\" res=" + one(random, "success", "failed"))
        + ("'" + SEPARATOR + names.substring(1));
  }

  private static String fields(Random random, List<String> ids) {
    StringBuilder fields = new StringBuilder();
    for (String id : ids) {
      fields.append(id).append('=').append(random.nextInt(3) * 1000).append(' ');
    }
    return fields.toString();
  }

  private static String names(Random random, List<String> ids) {
    StringBuilder names = new StringBuilder();
    for (String id : ids) {
      names.append(' ').append(id.toUpperCase(Locale.ROOT)).append("=\"");
      names.append(NAMES.get(random.nextInt(NAMES.size()))).append('"');
    }
    return names.toString();
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static List<String> some(Random random, String... choices) {
    List<String> all = new ArrayList<>(List.of(choices));
    Collections.shuffle(all, random);
    return new ArrayList<>(all.subList(0, random.nextInt(all.size() + 1)));
  }
}
