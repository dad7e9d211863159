package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that a container runtime split, as it was longer than its buffer, is read as one. */
class SplitLinesTest {
  private static final int BUFFER = 16 * 1024;
  private static final String CRI = "2026-07-26T19:00:00.123456789Z ";

  @TempDir Path folder;
  private TestHost host;

  @BeforeEach
  void start() {
    host = new TestHost(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cri", "docker"})
  void theEventsAreThoseOfTheLogThatWasWritten(String form) throws IOException {
    List<String> log = log(9, 40_000);
    assertEvents(split(form, log), log);
  }

  /** More than a block is scanned by several threads, each from its own place on. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"cri", "docker"})
  void partsMayBeInBlocksThatDifferentThreadsScan(String form) throws IOException {
    List<String> log = log(300, 40_000);
    assertEvents(split(form, log), log);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"cri", "docker"})
  void anyLengthIsJoined(String form) throws IOException {
    for (int length = BUFFER - 200; length < 2 * BUFFER + 300; length += 397) {
      List<String> log = log(2, length);
      assertEvents(split(form, log), log);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cri", "docker"})
  void whatTheOtherStreamWroteMeanwhileIsNotJoined(String form) throws IOException {
    List<String> log = log(4, 40_000);
    List<String> lines = new ArrayList<>();
    for (String line : split(form, log)) {
      lines.add(line);
      lines.add(wrapped(form, "stderr", "x".repeat(BUFFER), false));
      lines.add(wrapped(form, "stderr", "y", lines.size() % 4 == 0));
    }
    CommandRun run = search(lines, "--format", "json").endsWith(0);
    assertEquals(events(log), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cri", "docker"})
  void aPartWithoutTheOthersIsReportedAndNotReadAsARecord(String form) throws IOException {
    List<String> lines = split(form, log(2, 40_000));
    List<String> cut = new ArrayList<>(lines.subList(0, lines.size() - 1));
    search(cut, "--raw", "-m", "SYSCALL")
        .endsWith(0)
        .saysSomewhere("a part of a line that the container runtime split");
    assertEquals(1, search(cut, "--format", "json").out().lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cri", "docker"})
  void aLineThatIsTooLongIsReported(String form) throws IOException {
    List<String> lines = split(form, log(1, 1_100_000));
    List<String> next = log(1, 100);
    lines.addAll(split(form, next));
    CommandRun run = search(lines, "--format", "json");
    run.saysSomewhere("a part of a line that the container runtime split");
    assertEquals(events(next), run.out());
  }

  @Test
  void rawOutputIsTheWholeLine() throws IOException {
    List<String> log = log(1, 20_000);
    assertEquals(CRI + "stdout F " + log.get(0) + "\n", search(split("cri", log), "--raw").out());
  }

  /** Collectors write the lines of Docker without their line feed. */
  @Test
  void aShortTextWithoutALineFeedIsNotAPart() throws IOException {
    List<String> log = log(5, 300);
    List<String> lines = new ArrayList<>();
    for (String line : log) {
      lines.add(wrapped("docker", "stdout", line, false));
    }
    assertEvents(lines, log);
  }

  private void assertEvents(List<String> lines, List<String> log) throws IOException {
    String expected = events(log);
    assertEquals(expected, search(lines, "--format", "json").endsWith(0).saysNothing().out());
    host.stdin(new ByteArrayInputStream(bytes(lines)));
    assertEquals(expected, host.search("--format", "json", "-").endsWith(0).out());
    CommandRun one = search(lines, "--format", "json", "-k", "k1");
    assertEquals(search(log, "--format", "json", "-k", "k1").out(), one.out());
  }

  private String events(List<String> log) throws IOException {
    return search(log, "--format", "json").endsWith(0).out();
  }

  private CommandRun search(List<String> lines, String... words) throws IOException {
    Path file = Files.write(folder.resolve("container.log"), bytes(lines));
    List<String> all = new ArrayList<>(List.of(words));
    all.add(file.toString());
    return host.search(all.toArray(new String[0]));
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
  }

  /** Records of about {@code length} bytes, the key after all of them. */
  private static List<String> log(int count, int length) {
    List<String> log = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      TestLog line = new TestLog().at(1_700_000_000L + n);
      String text =
          "comm=\"x\" exe=\"/" + "0123456789/".repeat(length / 11) + "\" key=\"k" + n + "\"";
      line.record(100 + n, TestLog.SYSCALL, text);
      log.add(new String(line.toByteArray(), ISO_8859_1).strip());
    }
    return log;
  }

  private static List<String> split(String form, List<String> log) {
    List<String> parts = new ArrayList<>();
    for (String line : log) {
      String text = form.equals("cri") ? line : line + "\n";
      for (int at = 0; at < text.length(); at += BUFFER) {
        int end = Math.min(text.length(), at + BUFFER);
        parts.add(wrapped(form, "stdout", text.substring(at, end), end == text.length()));
      }
    }
    return parts;
  }

  private static String wrapped(String form, String stream, String text, boolean isLast) {
    if (form.equals("cri")) {
      return CRI + stream + (isLast ? " F " : " P ") + text;
    }
    String logged = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    String end = isLast && !text.endsWith("\n") ? "\\n" : "";
    return "{\"log\":\""
        + logged
        + end
        + "\",\"stream\":\""
        + stream
        + "\",\"time\":\"2026-07-26T19:00:00.123456789Z\"}";
  }
}
