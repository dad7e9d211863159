package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Fields;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In order or not, whole or torn: the entries found are those of a plain list of all. */
class EnrichmentPropertyTest {
  private static final List<String> NAMES = List.of("auid", "uid", "gid", "saddr", "x", "");

  @Provide
  Arbitrary<List<String>> entries() {
    return Arbitraries.of(
            "AUID=\"a\"",
            "UID=\"b\"",
            "UID=\"unknown(7)\"",
            "UID=\"\"",
            "uid=c",
            "GID=unknown-x",
            "GID=\"d",
            "GID=\"e\"f",
            "UID",
            "=",
            "=x",
            "SADDR={ a=b c }",
            "SADDR={ unknown }",
            "SADDR={ a",
            "")
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<String>> asked() {
    return Arbitraries.of(NAMES).list().ofMaxSize(8);
  }

  @Property(tries = 5000)
  void findsWhatAPlainListHolds(
      @ForAll("entries") List<String> entries, @ForAll("asked") List<String> asked)
      throws MalformedRecordException {
    String text = String.join(" ", entries);
    List<String[]> plain = plain(text);
    Enrichment enrichment = new Enrichment();
    enrichment.begin(record(text));
    for (String name : asked) {
      assertEquals(take(plain, name), find(enrichment, name), () -> name + " of " + text);
    }
  }

  /** As {@code -i} and all else must show the same name for a field. */
  @Property(tries = 3000)
  void findsTheNamesThatFieldsArePairedWith(
      @ForAll("names") List<String> body, @ForAll("names") List<String> enriched)
      throws MalformedRecordException {
    StringBuilder line = new StringBuilder("type=SYSCALL msg=audit(1700000000.123:1):");
    for (int i = 0; i < body.size(); i++) {
      line.append(' ').append(body.get(i)).append('=').append(i);
    }
    line.append((char) 0x1d);
    for (int i = 0; i < enriched.size(); i++) {
      line.append(i == 0 ? "" : " ").append(enriched.get(i).toUpperCase(Locale.ROOT));
      line.append("=\"n").append(i).append('"');
    }
    AuditRecord record = new RecordParser().parse(ByteSlice.of(line.toString()), 0);
    Fields fields = record.fields();
    Enrichment enrichment = new Enrichment();
    enrichment.begin(record);
    for (int i = 0; i < fields.firstEnriched(); i++) {
      Field pair = fields.enriched(i);
      String expected = pair == null ? "none" : "known " + pair.value();
      assertEquals(expected, find(enrichment, fields.name(i).latin1()), line::toString);
    }
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of("auid", "uid", "gid", "saddr", "arch", "syscall").list().ofMaxSize(8);
  }

  private static String find(Enrichment enrichment, String name) {
    byte[] body = name.getBytes(StandardCharsets.US_ASCII);
    if (!enrichment.find(body, 0, body.length)) {
      return "none";
    }
    ByteBuilder out = new ByteBuilder();
    return enrichment.append(out) ? "known " + out.toSlice() : "unknown";
  }

  private static String take(List<String[]> entries, String name) {
    for (String[] entry : entries) {
      if (!name.isEmpty() && entry[0].toLowerCase(Locale.ROOT).equals(name)) {
        entries.remove(entry);
        boolean unknown =
            entry[2].isEmpty()
                || entry[2].startsWith("unknown(")
                || entry[2].startsWith("unknown-")
                || entry[2].startsWith("{ unknown");
        return unknown ? "unknown" : "known " + entry[1];
      }
    }
    return "none";
  }

  /** Name, value, and all from the value on, of each entry; nothing of a value that was cut. */
  private static List<String[]> plain(String text) {
    List<String[]> entries = new ArrayList<>();
    int name = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ') {
        name = i + 1;
      } else if (text.charAt(i) == '=') {
        int start = i + 1;
        boolean quoted = text.startsWith("\"", start);
        boolean braced = text.startsWith("{", start);
        int valueStart = quoted ? start + 1 : start;
        int closing = text.indexOf(quoted ? '"' : braced ? '}' : ' ', valueStart);
        int end = closing < 0 ? text.length() : braced ? closing + 1 : closing;
        boolean isCut = closing < 0 && (quoted || braced);
        String rest = isCut ? "" : text.substring(valueStart);
        entries.add(new String[] {text.substring(name, i), text.substring(valueStart, end), rest});
        i = quoted ? end : end - 1;
      }
    }
    return entries;
  }

  private static AuditRecord record(String enriched) throws MalformedRecordException {
    String line = "type=SYSCALL msg=audit(1700000000.123:1): a=b" + (char) 0x1d + enriched;
    return new RecordParser().parse(ByteSlice.of(line.getBytes(StandardCharsets.US_ASCII)), 0);
  }
}
