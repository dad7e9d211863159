package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.json.MemberName.Twin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MemberNamesTest {
  private final MemberNames names = new MemberNames();

  @Test
  void countsFromTwo() {
    assertEquals("uid", claim("uid"));
    assertEquals("uid_2", claim("uid"));
    assertEquals("uid_3", claim("uid"));
    assertEquals("uid_3_2", claim("uid_3"));
    names.clear();
    assertEquals("uid", claim("uid"));
  }

  /** Without a bound on the time: a step for each earlier name would take hours. */
  @Test
  void numbersTheFieldsOfALineOfOneName() {
    assertEquals("a", claim("a"));
    for (int i = 2; i <= 1_000_000; i++) {
      claim("a");
    }
    assertEquals("a_1000001", claim("a"));
  }

  /** So many names are not all held, and still none is given twice. */
  @Test
  void givesNoNameTwiceInALineOfThousands() {
    Set<String> given = new HashSet<>();
    for (int i = 1; i <= 5000; i++) {
      assertTrue(given.add(claim("a")));
      assertTrue(given.add(claim("b" + i)));
      assertTrue(given.add(claim("a_" + 2 * i)));
      assertTrue(given.add(claim("a_0" + i)));
      assertTrue(given.add(claim("a_" + i + "_2")));
    }
    assertTrue(names.size() < 25_000, "numbered names are not held");
  }

  @Property
  void givesNoNameTwice(@ForAll("claims") List<String> claims) {
    Set<ByteSlice> given = new HashSet<>();
    for (String claim : claims) {
      assertTrue(given.add(names.claim(ByteSlice.of(claim)).text()));
    }
    names.clear();
  }

  @Property
  void whatItRemembersOfEarlierObjectsChangesNothing(
      @ForAll("claims") List<String> first,
      @ForAll("claims") List<String> second,
      @ForAll Twin twin) {
    MemberNames fresh = new MemberNames();
    first.forEach(claim -> names.claim(names.claim(ByteSlice.of(claim)), twin));
    names.clear();
    for (String claim : second) {
      ByteSlice text = ByteSlice.of(claim);
      MemberName experienced = names.claim(text);
      MemberName expected = fresh.claim(text);
      assertEquals(expected.text(), experienced.text());
      assertEquals(expected.json(), experienced.json());
      assertEquals(expected.kind(), experienced.kind());
      assertEquals(fresh.claim(expected, twin).text(), names.claim(experienced, twin).text());
      assertTrue(names.contains(expected.text()));
    }
    names.clear();
  }

  @Test
  void forgetsTheNamesOfAHostileLog() {
    for (int i = 0; i < 10_000; i++) {
      claim("name" + i);
    }
    assertTrue(names.contains(ByteSlice.of("name0")));
    names.clear();
    assertEquals(0, names.size());
    claim("a".repeat(100_000));
    names.clear();
    assertEquals(0, names.size());
    assertEquals("name0", claim("name0"));
    names.clear();
    assertEquals(1, names.size());
  }

  @Test
  void namesThatAreNotUtf8AreOneWhereTheyLookTheSame() {
    ByteSlice first = ByteSlice.of(new byte[] {'a', (byte) 0xff});
    ByteSlice second = ByteSlice.of(new byte[] {'a', (byte) 0xfe});
    assertEquals("a\ufffd", names.claim(first).text().utf8());
    assertEquals("a\ufffd_2", names.claim(second).text().utf8());
  }

  @Provide
  static Arbitrary<List<String>> claims() {
    Arbitrary<String> likely = Arbitraries.of("a", "a_2", "a_3", "a_2_2", "b", "");
    return Arbitraries.oneOf(likely, Arbitraries.strings().ofMaxLength(3)).list().ofMaxSize(300);
  }

  private String claim(String name) {
    return names.claim(ByteSlice.of(name)).text().utf8();
  }
}
