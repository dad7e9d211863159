package io.jaudit.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Several needles at once against each by itself: they are found in the same lines. */
final class NeedlesPropertyTest {
  @Property
  void areFoundInTheLinesThatHoldOne(
      @ForAll("blocks") String text,
      @ForAll @Size(max = 30) List<@From("needles") Needle> needles,
      @ForAll @IntRange(max = 9) int before,
      @ForAll @IntRange(max = 9) int after) {
    byte[] block =
        ("#".repeat(before) + text + "\n" + text.substring(0, Math.min(after, text.length())))
            .getBytes(StandardCharsets.ISO_8859_1);
    int end = before + text.length() + 1;
    Needles all = new Needles(needles);
    all.begin(block, end);
    List<Integer> expected = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    List<Integer> foundAlone = new ArrayList<>();
    for (int start = before; start < end; ) {
      int newline = ByteSearch.indexOf(block, start, end, (byte) '\n') + 1;
      int lineStart = start;
      if (needles.stream().anyMatch(needle -> needle.indexIn(block, lineStart, newline) >= 0)) {
        expected.add(start);
      }
      if (all.next(start) < newline) {
        found.add(start);
      }
      if (all.areIn(start, newline)) {
        foundAlone.add(start);
      }
      start = newline;
    }
    assertEquals(expected, found);
    assertEquals(expected, foundAlone);
  }

  @Example
  void whereNothingIsWantedNothingIsFound() {
    Needles none = new Needles(List.of());
    assertTrue(none.isEmpty());
    none.begin(new byte[10], 10);
    assertEquals(10, none.next(0));
  }

  @Example
  void aNeedleAtEitherEndOfTheBlockIsFound() {
    ByteSlice key = ByteSlice.of("MyMonitor");
    Needles both = new Needles(List.of(Needle.exactly(key), Needle.hexOf(key)));
    byte[] block = ByteSlice.of("MyMonitor 4d794D6f6E69746F72").toByteArray();
    both.begin(block, block.length);
    assertEquals(0, both.next(0));
    assertEquals(10, both.next(1));
    assertEquals(block.length, both.next(11));
    both.begin(block, block.length - 1);
    assertEquals(block.length - 1, both.next(1));
  }

  @Provide
  Arbitrary<String> blocks() {
    Arbitrary<String> words =
        Arbitraries.of(
            "MyMonitor",
            "4D794D6F6E69746F72",
            "4d794d6f6e69746f72",
            "MyMonito",
            "yMonitor",
            "4D794D6F6E69746F7",
            "abcdefg",
            "ababab",
            "61626364656667",
            "exit=-13",
            "exit=0",
            "\n",
            " ",
            "M",
            "key=\"");
    return words.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<Needle> needles() {
    Arbitrary<ByteSlice> texts =
        Arbitraries.of("MyMonitor", "yMonit", "abcdefg", "ababab", "abc", "exit=", "ab", "M")
            .map(ByteSlice::of);
    return Combinators.combine(texts, Arbitraries.integers().between(0, 5))
        .as(
            (text, kind) ->
                switch (kind) {
                  case 0, 1, 2 -> Needle.exactly(text);
                  case 3, 4 -> Needle.hexOf(text);
                  default ->
                      Needle.exactly(text)
                          .followedBy((block, at, end) -> at < end && block[at] == '-', 1);
                });
  }
}
