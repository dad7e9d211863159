package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code host.id} of ECS comes from, and which formats its options belong to. */
class EcsOptionsTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String RECORD = "type=USER msg=audit(1700000000.100:1): pid=1 uid=0\n";

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void createHost() throws IOException {
    host = new TestHost(folder);
    Files.writeString(host.file("machine-id"), ID + "\n");
    Files.writeString(host.log(), RECORD);
  }

  @Test
  void inItsOwnLogThisHostIsItsMachineId() {
    assertEquals(ID, event("--input-logs").at("/host/id").textValue());
  }

  @Test
  void inAnotherLogItIsNot() throws IOException {
    Path other = Files.writeString(host.file("other.log"), RECORD);
    assertTrue(event(other.toString()).at("/host/id").isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "uninitialized\n", ID + "0\n"})
  void whatIsNoMachineIdIsIgnored(String content) throws IOException {
    Files.writeString(host.file("machine-id"), content);
    assertTrue(event("--input-logs").at("/host/id").isMissingNode());
  }

  @Test
  void withoutTheFileThereIsNoId() throws IOException {
    Files.delete(host.file("machine-id"));
    assertTrue(event("--input-logs").at("/host/id").isMissingNode());
  }

  @Test
  void theOptionsNameHostAndDataSet() {
    JsonNode event = event("--input-logs", "--host-id", "a\"\u00fc", "--ecs-dataset", "x\"y");
    assertEquals("a\"\u00fc", event.at("/host/id").textValue());
    assertEquals("x\"y", event.at("/data_stream/dataset").textValue());
    assertEquals("x\"y", event.at("/event/dataset").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--host-id a", "--ecs-dataset a", "--ecs-original"})
  void otherFormatsRefuseTheOptions(String option) {
    CommandRun run = host.run(("search --input-logs --format json " + option).split(" "));
    run.endsWith(2).saysSomewhere(option.split(" ")[0] + " requires --format ecs");
  }

  private JsonNode event(String... words) {
    String[] all = new String[words.length + 3];
    System.arraycopy(words, 0, all, 3, words.length);
    all[0] = "search";
    all[1] = "--format";
    all[2] = "ecs";
    CommandRun run = host.run(all);
    return JsonLines.ECS.checkAll(run.out().getBytes(StandardCharsets.ISO_8859_1)).get(0);
  }
}
