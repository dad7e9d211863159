package io.jaudit.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UsedNamesTest {
  private final UsedNames names = new UsedNames();

  @Test
  void countsFromTwo() {
    assertEquals("uid", claim("uid"));
    assertEquals("uid_2", claim("uid"));
    assertEquals("uid_3", claim("uid"));
    assertEquals("uid_3_2", claim("uid_3"));
    names.clear();
    assertEquals("uid", claim("uid"));
  }

  @Test
  void isFastForALineOfOneName() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (int i = 0; i < 200_000; i++) {
            claim("a");
          }
        });
  }

  @Property
  void givesNoNameTwice(@ForAll("claims") List<String> claims) {
    for (int round = 0; round < 2; round++) {
      UsedNames used = new UsedNames();
      Set<ByteSlice> given = new HashSet<>();
      for (String claim : claims) {
        assertTrue(given.add(used.claim(ByteSlice.of(claim))));
      }
    }
  }

  @Provide
  static Arbitrary<List<String>> claims() {
    Arbitrary<String> likely = Arbitraries.of("a", "a_2", "a_3", "a_2_2", "b", "");
    return Arbitraries.oneOf(likely, Arbitraries.strings().ofMaxLength(3)).list().ofMaxSize(300);
  }

  private String claim(String name) {
    return names.claim(ByteSlice.of(name)).utf8();
  }
}
