package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.JsonOutput;
import io.jaudit.output.RandomEvents;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever bytes a log holds, what comes out is JSON of the schema, one line an event. */
class JsonPropertyTest {
  @Provide
  Arbitrary<byte[]> logs() {
    return RandomEvents.logs();
  }

  @Property(tries = 5000)
  void anyEventIsOneValidLine(@ForAll("logs") byte[] log) {
    JsonNode event = JsonOutput.event(log);
    assertEquals(RandomEvents.event(log).records().size(), event.get("records").size());
  }

  @Property(tries = 3000)
  void stringsAreReadBackAsUtf8Reads(@ForAll("texts") byte[] bytes) throws Exception {
    ByteSlice text = ByteSlice.of(bytes);
    ByteBuilder out = new ByteBuilder();
    out.append('"');
    boolean valid = JsonString.append(text, out);
    out.append('"');
    String json = new String(out.toSlice().toByteArray(), StandardCharsets.UTF_8);
    String read = new ObjectMapper().readTree(json).textValue();
    assertEquals(text.utf8(), read);
    assertEquals(valid, ByteSlice.of(text.utf8()).equals(text));
  }

  @Provide
  Arbitrary<byte[]> texts() {
    Arbitrary<Byte> likely =
        Arbitraries.of(
            (byte) 'a',
            (byte) '"',
            (byte) '\\',
            (byte) 0,
            (byte) 0x7f,
            (byte) 0xc2,
            (byte) 0x80,
            (byte) 0xa0,
            (byte) 0xbf,
            (byte) 0xe2,
            (byte) 0xa8,
            (byte) 0xed,
            (byte) 0xe0,
            (byte) 0xf0,
            (byte) 0xf4,
            (byte) 0x90,
            (byte) 0x8f,
            (byte) 0xc0,
            (byte) 0xf5);
    return Arbitraries.oneOf(likely, Arbitraries.bytes()).array(byte[].class).ofMaxSize(12);
  }
}
