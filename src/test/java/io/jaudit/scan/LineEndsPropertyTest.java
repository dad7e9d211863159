package io.jaudit.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Eight bytes at a time against one at a time. */
class LineEndsPropertyTest {
  private final LineEnds lineEnds = new LineEnds();

  @Property
  void findsTheNewlineAndTheAuditBeforeIt(
      @ForAll("texts") String text, @ForAll @IntRange(max = 20) int start) {
    byte[] block = text.getBytes(StandardCharsets.ISO_8859_1);
    int from = Math.min(start, block.length);
    int newline = text.indexOf('\n', from);
    int end = newline < 0 ? block.length : newline;
    assertEquals(end, lineEnds.find(block, from, block.length));
    assertEquals(text.substring(from, end).contains("audit("), lineEnds.hasAudit());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "audit(",
            "audi(",
            "udit(",
            "(",
            ")",
            ")(",
            "\n",
            "\u000b",
            "x",
            "audit",
            "\u0008\n",
            "\u00ff")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}
