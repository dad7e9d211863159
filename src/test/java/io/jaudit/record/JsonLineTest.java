package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
  private static final String ID = "msg=audit(1700000000.001:7): ";
  private static final String CWD = "type=CWD " + ID + "uid=0 cwd=\"/a\\b\"\u001dUID=\"root\"";
  private static final String IN_JSON =
      "type=CWD " + ID + "uid=0 cwd=\\\"/a\\\\b\\\"\\u001dUID=\\\"root\\\"";

  private final RecordParser parser = new RecordParser();

  private List<AuditRecord> parse(String line) throws MalformedRecordException {
    List<AuditRecord> records = new ArrayList<>();
    AuditRecord record = parser.parse(ByteSlice.of(line), 5);
    for (; record != null; record = parser.next()) {
      records.add(record);
    }
    return records;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":\"TEXT\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-22T07:27:19.885123456Z\"}",
        "{\"message\":\"TEXT\"}",
        "{ \"@timestamp\" : 1.5e3, \"ok\": true, \"none\": null, \"message\" : \"TEXT\" } ",
        "{\"MESSAGE\":\"TEXT\\r\\n\"}",
        "{\"event\":{\"module\":\"x\",\"original\":\"TEXT\"},\"message\":\"other\"}",
        "{\"message\":\"other\",\"event\":{\"original\":[\"TEXT\"]}}",
        "{\"event.original\":\"TEXT\",\"tags\":[\"a\",{\"message\":\"b\"}]}",
        "{\"log\":{\"file\":{\"path\":\"/x\"}},\"message\":\"TEXT\"}",
        "{\"program\":\"audispd\",\"message\":\"TEXT\"}",
        "{\"message\":\"Nov 22 08:27:53 web audispd: TEXT\"}",
        "2026-11-24T10:00:01.1Z stdout F {\"log\":\"TEXT\"}",
        "[\"TEXT\"]"
      })
  void readsTheTextOfAMember(String form) throws Exception {
    String line = form.replace("TEXT", IN_JSON);
    AuditRecord record = parse(line).get(0);
    assertEquals(5, record.position());
    assertEquals("1700000000.001:7", record.id().stamp());
    assertEquals("/a\\b", String.valueOf(record.find("cwd").value()));
    assertEquals(line, record.line().utf8());
    assertTrue(record.plainLine().utf8().endsWith(CWD.substring(0, CWD.indexOf('\u001d'))), line);
    assertFalse(parser.isOdd());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"host\":\"web\",\"message\":\"TEXT\"}",
        "{\"message\":\"TEXT\",\"host\":{\"os\":{\"name\":\"x\"},\"name\":\"web\"}}",
        "{\"hostname\":\"web\",\"message\":\"TEXT\"}",
        "{\"hostname\":\"other\",\"host.name\":\"web\",\"message\":\"TEXT\"}"
      })
  void theHostOfAMemberIsTheNode(String form) throws Exception {
    EventId id = parse(form.replace("TEXT", IN_JSON)).get(0).id();
    assertEquals("web", id.nodeName());
    assertEquals(NodeSource.JSON, id.nodeSource());
    EventId named = parse(form.replace("TEXT", "node=n " + IN_JSON)).get(0).id();
    assertEquals("n", named.node());
    EventId inText =
        parse(form.replace("TEXT", "Nov 22 08:27:53 near audispd: " + IN_JSON)).get(0).id();
    assertEquals("near", inText.nodeName());
    assertEquals(NodeSource.SYSLOG, inText.nodeSource());
    assertNull(parse(CWD).get(0).id().node());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":{\"original\":[\"TEXT\",\"OTHER\"]}}",
        "{\"message\":\"TEXT\\nOTHER\\n\"}",
        "[\"TEXT\",\"OTHER\"]"
      })
  void severalRecordsOfALineAreRead(String form) throws Exception {
    String line = form.replace("TEXT", IN_JSON).replace("OTHER", "type=EOE " + ID);
    List<AuditRecord> records = parse(line);
    assertEquals(List.of("CWD", "EOE"), records.stream().map(r -> r.type().name()).toList());
    assertEquals(line, String.valueOf(records.get(0).wholeLine()));
    assertEquals("/a\\b", String.valueOf(records.get(0).find("cwd").value()));
    assertNull(parser.damage());
  }

  @Test
  void aPartOfATextThatIsNoRecordIsReported() throws Exception {
    assertEquals(1, parse("{\"message\":\"" + IN_JSON + "\\nEOE " + ID + "\"}").size());
    assertEquals("unknown text before the record, at column 1", parser.damage());
  }

  /** A user can have any text in a member; only a collector makes members. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"login failed for x\\\",\\\"message\\\":\\\"TEXT\"}",
        "{\"message\":\"x\",\"user\":{\"message\":\"TEXT\"}}",
        "{\"message\":\"x\",\"user\":\"\\\"},{\\\"message\\\":\\\"TEXT\"}",
        "{\"event\":{\"original\":\"x\"},\"message\":\"TEXT\"}",
        "{\"message\":\"sshd: TEXT\"}",
        "{\"ident\":\"sshd\",\"message\":\"TEXT\"}",
        "{\"message\":\"TEXT\",\"SYSLOG_IDENTIFIER\":\"sshd\"}",
        "{\"log\":{\"syslog\":{\"appname\":\"su\"}},\"message\":\"TEXT\"}",
        "{\"message\":\"TEXT\",\"message\":\"x\"}",
        "Nov 22 08:27:53 web sshd[1]: {\"message\":\"TEXT\"}",
        "{\"message\":{\"message\":\"TEXT\"}}"
      })
  void aTextOfAnotherMemberOrProgramIsNoRecord(String form) {
    String line = form.replace("TEXT", IN_JSON);
    assertThrows(MalformedRecordException.class, () -> parse(line), line);
  }
}
