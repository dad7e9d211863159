package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.RecordType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** JSON, csv and text show the same action, object, means and subject of each event. */
class SummaryAgreementTest extends FormatAgreementTest {
  /** What csv and text print of a value that JSON leaves out. */
  private static final Set<String> PLACEHOLDERS = Set.of("", "?", "(null)", "(none)", "-", "\"?\"");

  private int objects;
  private int processes;
  private int sockets;

  @Test
  void thereIsEnoughToCheck() throws IOException {
    for (Path log : LogEvents.logs()) {
      allShowTheSameOfEachLog(log);
    }
    assertTrue(
        objects > 400 && processes > 4 && sockets > 10,
        () -> objects + " objects, " + processes + " processes, " + sockets + " sockets");
  }

  @Override
  void check(AuditEvent event) {
    JsonNode object = json(event);
    Map<String, String> row = csv(event);
    String line = utf8(text(event));
    String sentence = line.replaceFirst(" ?\n$", " ");
    boolean blanks =
        String.join("", row.values()).contains("  ") || row.values().toString().contains(" ,");
    String action = object.path("action").asText("did-unknown");
    boolean isCommand = action.equals("executed"); // with arguments
    assertTrue(blanks || isCommand || !sentence.contains("  "), sentence);
    assertEquals(object.path("type").textValue(), cell(row, "EVENT"), sentence);
    assertEquals(action, cell(row, "ACTION"), sentence);
    assertTrue(sentence.contains(" " + action + " "), sentence);
    same(object.path("object"), cell(row, "OBJ_PRIME"), event);
    same(object.path("how"), cell(row, "HOW"), event);
    String of = cell(row, "OBJ_PRIME");
    if (!of.isEmpty()
        && cell(row, "OBJ_KIND").startsWith("process")
        && action.startsWith("killed")) {
      processes++;
      String three = of.replaceFirst("^((?:[^,]*,){2}[^,]*),.*", "$1,...");
      assertTrue(sentence.contains(action + " (" + three + ") "), sentence);
    } else if (!of.isEmpty()) {
      objects++;
      boolean isQuoted = isCommand && sentence.matches("(?s).* executed \\$?'.*");
      boolean isUnnamed = isCommand && of.equals("(null)"); // a sentence has the program
      assertTrue(isQuoted || isUnnamed || sentence.contains(action + " " + of + " "), sentence);
    }
    String port = object.path("net").path("port").asText();
    if (!port.isEmpty() && of.equals(object.path("net").path("addr").textValue())) {
      sockets++;
      assertEquals(port, cell(row, "OBJ_SEC"), sentence);
    }
    boolean oneCall =
        event.type().number() == RecordType.SYSCALL
            && event.records().stream().filter(record -> record.is(RecordType.SYSCALL)).count() == 1
            && event.first(RecordType.SYSCALL).find("auid") != null
            && event.first(RecordType.LOGIN) == null; // its subject is the former login user
    if (oneCall) {
      checkSubject(object.path("user"), row, sentence);
    }
  }

  private void checkSubject(JsonNode user, Map<String, String> row, String sentence) {
    String login = name(user, "auid");
    String subject = login.equals("unset") ? "system" : login;
    assertEquals(subject, cell(row, "SUBJ_PRIME"), sentence);
    assertEquals(name(user, "uid"), cell(row, "SUBJ_SEC"), sentence);
    assertTrue(
        subject.isEmpty()
            || sentence.contains(" " + subject + " ")
            || sentence.contains(" " + subject + ", acting as "),
        sentence);
  }

  private static String name(JsonNode user, String id) {
    String name = user.path(id + "_name").textValue();
    return name != null ? name : user.has(id) ? "unknown(" + user.get(id) + ")" : "";
  }

  private static void same(JsonNode member, String cell, AuditEvent event) {
    String value = member.asText("");
    if (member.isMissingNode()) {
      assertTrue(PLACEHOLDERS.contains(cell), () -> cell + " of " + event.records());
    } else if (value.indexOf('\ufffd') < 0) {
      assertEquals(value, cell, event.records()::toString);
    }
  }

  private static String cell(Map<String, String> row, String column) {
    return utf8(row.getOrDefault(column, ""));
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
