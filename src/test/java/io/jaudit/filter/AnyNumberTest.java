package io.jaudit.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AnyNumberTest {
  /** Needles of the same field are one, which is found where one of them is. */
  @Property
  void manyNumbersAreSearchedForAtOnce(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -30, max = 30) Integer> wanted,
      @ForAll @IntRange(min = -31, max = 31) int number) {
    List<Needle> each = new ArrayList<>();
    for (int one : wanted) {
      each.add(Needle.exactly(ByteSlice.of("exit=")).followedBy(NumberContinuation.of(one), 6));
    }
    byte[] block = ("exit=" + number + " ").getBytes(StandardCharsets.ISO_8859_1);
    List<Needle> all = List.copyOf(Needle.withoutCovered(each));
    assertEquals(1, all.size());
    assertEquals(wanted.contains(number), all.get(0).indexIn(block, 0, block.length) >= 0);
  }
}
