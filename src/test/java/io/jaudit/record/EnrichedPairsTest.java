package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of a record are paired with what auditd wrote for them, be they few or many. */
class EnrichedPairsTest {
  private static final int MANY = 70;

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "uid=1",
            "uid=2",
            "gid=3",
            "word",
            "=x",
            "x=",
            "msg='uid=4 gid=5'",
            "UID=6",
            "auid=7",
            "iuid=8")
        .list()
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<List<String>> enriched() {
    return Arbitraries.of(
            "UID=\"a\"", "UID=\"b\"", "GID=\"c\"", "AUID=\"d\"", "word", "=x", "SADDR={ x }", "X=")
        .list()
        .ofMaxSize(6);
  }

  /** Few or many fields, in order or not: the pairs are those of a plain list of names. */
  @Property(tries = 3000)
  void theNthNameIsThatOfTheNthFieldOfItsName(
      @ForAll("pieces") List<String> pieces, @ForAll("enriched") List<String> enriched)
      throws MalformedRecordException {
    String body = String.join(" ", pieces) + (char) 0x1d + String.join(" ", enriched);
    for (String before : List.of("", "w ".repeat(MANY))) {
      Fields fields = fields(before + body);
      int[] plain = plainPairs(fields);
      for (int i = 0; i < fields.size(); i++) {
        assertEquals(plain[i], fields.partner(i), body + " at " + i);
      }
    }
  }

  private static int[] plainPairs(Fields fields) {
    int[] pairs = new int[fields.size()];
    Arrays.fill(pairs, -1);
    for (int i = fields.firstEnriched(); i < fields.size(); i++) {
      for (int j = 0; j < fields.firstEnriched() && pairs[i] < 0; j++) {
        String name = fields.name(j).latin1();
        boolean same = name.equalsIgnoreCase(fields.name(i).latin1()) && !name.isEmpty();
        if (same && pairs[j] < 0) {
          pairs[j] = i;
          pairs[i] = j;
        }
      }
    }
    return pairs;
  }

  private static Fields fields(String body) throws MalformedRecordException {
    String line = "type=SYSCALL msg=audit(1700000000.123:1): " + body;
    return new RecordParser()
        .parse(ByteSlice.of(line.getBytes(StandardCharsets.US_ASCII)), 0)
        .fields();
  }

  /** A collector may double the separator, put blanks around it, or repeat it between names. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%sUID=\"root\" AUID=\"bob\"",
        "%s%sUID=\"root\" AUID=\"bob\"",
        " %sUID=\"root\" AUID=\"bob\"",
        "%s UID=\"root\" AUID=\"bob\"",
        "  %s  %s UID=\"root\"  AUID=\"bob\"",
        "%sUID=\"root\"%sAUID=\"bob\"",
        "%sUID=root%sAUID=bob",
        "%sUID=\"root\" %s AUID=\"bob\""
      })
  void separatorsMayBeRepeated(String form) throws Exception {
    String enriched = form.replace("%s", "\u001d");
    for (String body : List.of("uid=0 auid=5 res=1", "uid=0 auid=5 msg='op=x res=1'")) {
      String line = "type=USER_END msg=audit(1.000:1): " + body + enriched;
      AuditRecord record = new RecordParser().parse(ByteSlice.of(line), 0);
      Fields fields = record.fields();
      assertEquals(body, record.body().latin1(), line);
      assertEquals("root", fields.enriched(0).value().latin1(), line);
      assertEquals("bob", fields.enriched(1).value().latin1(), line);
      byte[] names = new byte[record.enrichment().length()];
      record.copyEnrichment(names);
      assertEquals(-1, ByteSlice.of(names).indexOf((byte) 0x1d, 0));
    }
  }
}
