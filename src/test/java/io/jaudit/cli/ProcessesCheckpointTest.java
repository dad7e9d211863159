package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.TestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that one run knows are known to the next one with the same checkpoint. */
class ProcessesCheckpointTest {
  @TempDir private Path folder;
  private TestHost host;
  private Path processes;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(folder);
    processes = host.file("state.procs");
  }

  private static TestLog shell() {
    return exec(new TestLog().at("12:00:00"), 1, 500, 400, "sh");
  }

  private static TestLog command(int serial) {
    return exec(new TestLog().at("12:00:0" + serial), serial, 501 + serial, 500, "ls");
  }

  private static TestLog exec(TestLog log, int serial, int pid, int ppid, String name) {
    return log.record(
            serial,
            "SYSCALL",
            "arch=c000003e syscall=59 success=yes exit=0 a0=0 a1=0 a2=0 a3=0 items=0 ppid="
                + ppid
                + " pid="
                + pid
                + " uid=0 ses=1 exe=\"/bin/"
                + name
                + "\"")
        .record(serial, "EXECVE", "argc=1 a0=\"" + name + "\"")
        .proctitle(serial, "old");
  }

  private CommandRun search() throws IOException {
    String log = host.file("audit.log").toString();
    String state = host.file("state").toString();
    return host.run("search", log, "--checkpoint", state, "--with-parents", "--format", "json");
  }

  private static String parent(CommandRun run) {
    JsonNode event = JsonLines.check(run.out().getBytes(StandardCharsets.UTF_8)).get(0);
    return event.at("/process/parent/cmdline").asText();
  }

  @Test
  void theParentOfALaterRunIsKnownFromAnEarlierOne() throws IOException {
    Files.write(host.file("audit.log"), shell().toByteArray());
    search().endsWith(0).saysNothing();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(processes)));
    append(command(4));
    CommandRun second = search().endsWith(0).saysNothing();
    assertEquals("sh", parent(second));
    append(command(8));
    assertEquals("sh", parent(search().endsWith(0).saysNothing()));
  }

  @Test
  void aLostFileIsReportedAndTheRunGoesOn() throws IOException {
    Files.write(host.file("audit.log"), shell().toByteArray());
    search();
    Files.delete(processes);
    append(command(4));
    CommandRun second = search().endsWith(0);
    assertTrue(second.err().contains("state.procs does not exist"), second::err);
    assertEquals("", parent(second));
    append(command(8));
    search().endsWith(0).saysNothing();
  }

  @Test
  void aFileOfAnotherRunIsReported() throws IOException {
    Files.write(host.file("audit.log"), shell().toByteArray());
    search();
    append(command(4));
    byte[] first = Files.readAllBytes(processes);
    search();
    Files.write(processes, first);
    append(command(8));
    CommandRun third = search().endsWith(0);
    assertTrue(third.err().contains("not of the run that saved the checkpoint"), third::err);
  }

  @Test
  void aDamagedFileIsReported() throws IOException {
    Files.write(host.file("audit.log"), shell().toByteArray());
    search();
    byte[] saved = Files.readAllBytes(processes);
    saved[saved.length - 1] ^= 1;
    Files.write(processes, saved);
    append(command(4));
    CommandRun second = search().endsWith(0);
    assertTrue(second.err().contains("state.procs is damaged"), second::err);
    Files.write(processes, new byte[] {1, 2, 3});
    append(command(8));
    CommandRun third = search().endsWith(0);
    assertTrue(third.err().contains("state.procs is not a table of processes"), third::err);
  }

  @Test
  void aFileThatCannotBeWrittenIsReportedAfterTheCheckpointWasSaved() throws IOException {
    Files.write(host.file("audit.log"), shell().toByteArray());
    Files.createDirectory(processes);
    Files.write(processes.resolve("x"), new byte[1]);
    CommandRun first = search().endsWith(0);
    assertTrue(first.err().contains("the next run will not know"), first::err);
    assertTrue(Files.exists(host.file("state")), "no checkpoint");
  }

  private void append(TestLog log) throws IOException {
    Files.write(host.file("audit.log"), log.toByteArray(), java.nio.file.StandardOpenOption.APPEND);
  }
}
