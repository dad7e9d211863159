package io.jaudit.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Events written for a test, and what filters say of them. */
public final class Logged {
  /** Stands for the byte 0x1d before the enriched part. */
  public static final String ENRICHED = "\u001d";

  private Logged() {}

  /**
   * An event of these records, each as {@code TYPE body}.
   *
   * @param records characters below 0x100, a byte each
   */
  public static AuditEvent event(String... records) {
    RecordParser parser = new RecordParser();
    List<AuditRecord> parsed = new ArrayList<>();
    for (String record : records) {
      int blank = record.indexOf(' ');
      String header = "type=" + record.substring(0, blank) + " msg=audit(1700000000.123:42): ";
      parsed.add(parse(parser, header + record.substring(blank + 1)));
    }
    return new AuditEvent(parsed);
  }

  /** An event of one record, of which the whole line is given. */
  public static AuditEvent line(String line) {
    return new AuditEvent(List.of(parse(new RecordParser(), line)));
  }

  public static AuditRecord parse(RecordParser parser, String line) {
    try {
      return parser.parse(ByteSlice.of(line.getBytes(StandardCharsets.ISO_8859_1)), 0);
    } catch (MalformedRecordException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  /** The names of a host with one user. */
  public static IdNames names(String name, long id) {
    return new IdNames() {
      @Override
      public @Nullable String name(long asked) {
        return asked == id ? name : null;
      }

      @Override
      public OptionalLong id(String asked) {
        return asked.equals(name) ? OptionalLong.of(id) : OptionalLong.empty();
      }

      @Override
      public List<String> names() {
        return List.of(name);
      }
    };
  }

  public static void matches(EventFilter filter, String... records) {
    assertEquals(true, filter.matches(event(records)), () -> String.join("\n", records));
  }

  public static void skipped(EventFilter filter, String... records) {
    assertEquals(false, filter.matches(event(records)), () -> String.join("\n", records));
  }
}
