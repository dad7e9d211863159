package io.jaudit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A script that runs the distribution with {@code -F}; the test reads what it prints. */
final class FollowedProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Path errors;

  private FollowedProcess(Process process, Path errors) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.ISO_8859_1);
    this.errors = errors;
  }

  /** Starts a script of {@code /bin/sh} in a folder, next to which its messages are kept. */
  static FollowedProcess start(Path folder, String script) throws IOException {
    Path errors = Files.createTempFile(folder.toAbsolutePath().getParent(), "errors", "");
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAUDIT", Shell.JAUDIT.toString());
    builder.directory(folder.toFile()).redirectError(errors.toFile());
    return new FollowedProcess(builder.start(), errors);
  }

  /** Waits for so many lines. */
  List<String> lines(int count) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < count) {
      String line = out.readLine();
      if (line == null) {
        throw new AssertionError("ended after " + lines + "; " + errors());
      }
      lines.add(line);
    }
    return lines;
  }

  /** Waits for a line; returns null after the last. */
  @Nullable String line() throws IOException {
    return out.readLine();
  }

  /** Waits until it ends by itself; returns its status. */
  int status() throws InterruptedException {
    return process.waitFor();
  }

  /** Returns true if whoever started the tests has their processes ignore a signal. */
  boolean ignores(int signal) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith("SigIgn:")) {
        long mask = Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16);
        return (mask >> (signal - 1) & 1) == 1;
      }
    }
    return false;
  }

  /** Ends it by a signal; returns its status. */
  int end(String signal) throws IOException, InterruptedException {
    // The builtin: a minimal system lacks the program.
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start().waitFor();
    return process.waitFor();
  }

  /** Returns what is left of its output, once it has ended. */
  List<String> rest() {
    return out.lines().toList();
  }

  /** Writes to its standard input. */
  void send(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    process.getOutputStream().flush();
  }

  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Stops reading its output. */
  void stopReading() throws IOException {
    process.getInputStream().close();
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Waits for a message. */
  void awaitError(String part) throws IOException {
    await(() -> errors().contains(part));
  }

  /** What a test waits for. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits until a condition holds. */
  void await(Condition condition) throws IOException {
    while (!condition.holds()) {
      if (!process.isAlive()) {
        throw new AssertionError("ended too early; " + errors());
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
