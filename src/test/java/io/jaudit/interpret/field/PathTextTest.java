package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTextTest {
  @ParameterizedTest
  @CsvSource({
    "/etc, passwd, /etc/passwd",
    "/etc, /etc/passwd, /etc/passwd",
    "/, x, /x",
    "/etc/, x, /etc/x",
    "/var/tmp, ../tmp/x, /var/tmp/x",
    "/a, ../../../b, /b",
    "/a, ./b/./c, /a/b/c",
    "/a, .hidden, /a/.hidden",
    "/a, ..b, /a/..b",
    "/a, b/, /a/b",
    "/a, //b///c//, /b/c",
    "/a, .., /",
    "/a, ., /a",
    "/, ., /",
  })
  void resolvesByTextAlone(String directory, String name, String path) {
    assertEquals(path, PathText.resolve(ByteSlice.of(directory), ByteSlice.of(name)).toString());
  }

  @Provide
  Arbitrary<List<String>> parts() {
    return Arbitraries.of("a", "b.c", ".", "..", "", "...").list().ofMaxSize(8);
  }

  @Property
  void cleaningIsCompleteAtOnce(@ForAll("parts") List<String> parts) {
    ByteSlice cleaned = PathText.clean(ByteSlice.of("/" + String.join("/", parts)));
    assertEquals(cleaned, PathText.clean(cleaned));
    assertEquals('/', cleaned.at(0));
    for (String part : cleaned.toString().substring(1).split("/", -1)) {
      assertEquals(
          false, part.equals(".") || part.equals("..") || (part.isEmpty() && cleaned.length() > 1));
    }
  }

  @Property
  void cleaningTakesAnyBytes(@ForAll byte[] bytes) {
    PathText.clean(ByteSlice.of(bytes));
  }
}
