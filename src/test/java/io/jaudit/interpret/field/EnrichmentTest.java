package io.jaudit.interpret.field;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentTest {
  /** Few names are looked for one by one, many by their hash. */
  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 500})
  void givesEachNameOnceInTheOrderOfTheLog(int pairs) throws Exception {
    StringBuilder line = new StringBuilder("type=USER_CMD msg=audit(1.000:1): pid=1\u001d");
    for (int i = 0; i < pairs; i++) {
      line.append("UID=\"user").append(i).append("\" GID").append(i % 7).append("=g").append(i);
      line.append(' ');
    }
    Enrichment enrichment = new Enrichment();
    enrichment.begin(new RecordParser().parse(ByteSlice.of(line.toString()), 0));

    for (int i = 0; i < pairs; i++) {
      assertEquals("g" + i, found(enrichment, "gid" + i % 7));
    }
    for (int i = 0; i < pairs; i++) {
      assertNull(found(enrichment, "euid"));
      assertEquals("user" + i, found(enrichment, "uid"));
    }
    assertNull(found(enrichment, "uid"));
    assertNull(found(enrichment, "gid0"));
  }

  /** A path may contain braces; so may the quoted value after it. */
  @ParameterizedTest
  @CsvSource({
    "'SADDR={ fam=local path=/tmp/{a}b }', '{ fam=local path=/tmp/{a}b }'",
    "'SADDR={ fam=local path=/tmp/a } UID=\"r}oot\"', '{ fam=local path=/tmp/a }'",
  })
  void readsBracesUpToTheOneThatClosesThem(String enriched, String value) throws Exception {
    String line = "type=SOCKADDR msg=audit(1.000:1): saddr=01\u001d" + enriched;
    Enrichment enrichment = new Enrichment();
    enrichment.begin(new RecordParser().parse(ByteSlice.of(line), 0));

    assertEquals(value, found(enrichment, "saddr"));
  }

  /** What is left of it may be the name of another user, or the address of another host. */
  @ParameterizedTest
  @ValueSource(strings = {"SADDR={ fam=inet laddr=10.0.0.1", "SADDR=\"al", "SADDR=\"", "SADDR={"})
  void aNameThatWasCutIsNone(String enriched) throws Exception {
    AuditRecord record =
        new RecordParser()
            .parse(ByteSlice.of("type=SOCKADDR msg=audit(1.000:1): saddr=01\u001d" + enriched), 0);
    Enrichment enrichment = new Enrichment();
    enrichment.begin(record);

    byte[] name = {'s', 'a', 'd', 'd', 'r'};
    assertTrue(enrichment.find(name, 0, name.length));
    assertFalse(enrichment.append(new ByteBuilder()));
    assertNull(record.fields().enriched(0));
  }

  private static @Nullable String found(Enrichment enrichment, String name) {
    byte[] body = (" " + name + "=0").getBytes(ISO_8859_1);
    if (!enrichment.find(body, 1, 1 + name.length())) {
      return null;
    }
    ByteBuilder value = new ByteBuilder(16);
    assertTrue(enrichment.append(value));
    return value.toSlice().latin1();
  }
}
