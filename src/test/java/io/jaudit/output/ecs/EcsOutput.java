package io.jaudit.output.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.JsonOutput;
import java.util.List;

/** Writes lines of one event as ECS, and checks the result against the schema. */
final class EcsOutput {
  private EcsOutput() {}

  static JsonNode of(String log) {
    return of(log, EcsSettings.DEFAULT);
  }

  static JsonNode of(String log, EcsSettings settings) {
    AuditEvent event = new AuditEvent(JsonOutput.parse(log.getBytes(UTF_8)));
    ByteBuilder out = new ByteBuilder();
    new EcsWriter(Identities.ofLog(), settings).write(event, out);
    List<JsonNode> events = JsonLines.ECS.checkAll(out.toByteArray());
    assertEquals(1, events.size());
    return events.get(0);
  }
}
