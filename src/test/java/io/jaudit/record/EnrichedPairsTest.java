package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fields of a record are paired with what auditd wrote for them, be they few or many. */
class EnrichedPairsTest {
  private static final int MANY = 70;

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "uid=1", "uid=2", "gid=3", "word", "=x", "x=", "msg='uid=4 gid=5'", "UID=6", "auid=7")
        .list()
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<List<String>> enriched() {
    return Arbitraries.of("UID=\"a\"", "UID=\"b\"", "GID=\"c\"", "word", "=x", "SADDR={ x }", "X=")
        .list()
        .ofMaxSize(6);
  }

  @Property(tries = 2000)
  void fewFieldsArePairedAsMany(
      @ForAll("pieces") List<String> pieces, @ForAll("enriched") List<String> enriched)
      throws MalformedRecordException {
    String body = String.join(" ", pieces) + (char) 0x1d + String.join(" ", enriched);
    Fields few = fields(body);
    Fields many = fields("w ".repeat(MANY) + body);
    for (int i = 0; i < few.size(); i++) {
      Field partner = few.enriched(i);
      Field other = many.enriched(i + MANY);
      assertEquals(String.valueOf(other), String.valueOf(partner), body);
    }
  }

  private static Fields fields(String body) throws MalformedRecordException {
    String line = "type=SYSCALL msg=audit(1700000000.123:1): " + body;
    return new RecordParser()
        .parse(ByteSlice.of(line.getBytes(StandardCharsets.US_ASCII)), 0)
        .fields();
  }
}
