package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NeedleTailTest {
  /** The plain rule: one that ends with another is found wherever the other is. */
  @Property
  void keepsTheFirstOfEachThatDoesNotEndWithAnother(@ForAll("texts") List<String> texts) {
    List<String> kept = new ArrayList<>();
    for (String text : texts) {
      boolean covered =
          texts.stream().anyMatch(o -> text.endsWith(o) && o.length() < text.length());
      if (!covered && !kept.contains(text)) {
        kept.add(text);
      }
    }
    List<Needle> needles = texts.stream().map(t -> Needle.exactly(ByteSlice.of(t))).toList();
    assertEquals(
        kept.stream().map(text -> "'" + text + "'").toList(),
        Needle.withoutCovered(needles).stream().map(Needle::toString).toList());
  }

  @Property
  void keepsTheSameBytesIfOneMeansOtherSpellingsOrAnotherContinuation(
      @ForAll("texts") List<String> texts) {
    Needle.Continuation digit = (block, at, end) -> at < end && block[at] == '1';
    for (String text : texts) {
      Needle plain = Needle.exactly(ByteSlice.of("4" + text.length()));
      List<Needle> three =
          List.of(plain, Needle.hexOf(ByteSlice.of("J" + text)), plain.followedBy(digit, 1));
      assertEquals(List.copyOf(three), List.copyOf(Needle.withoutCovered(three)));
    }
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings()
        .withChars('a', 'b')
        .ofMinLength(1)
        .ofMaxLength(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
