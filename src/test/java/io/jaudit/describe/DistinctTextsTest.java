package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DistinctTextsTest {
  @Property
  void keepsTheFirstOfEachInOrder(@ForAll @Size(max = 80) List<@IntRange(max = 40) Integer> many) {
    DistinctTexts texts = new DistinctTexts();
    List<ByteSlice> expected = new ArrayList<>();
    many.forEach(number -> texts.add(ByteSlice.of("key" + number)));
    new LinkedHashSet<>(many).forEach(number -> expected.add(ByteSlice.of("key" + number)));
    assertEquals(expected, texts.list());
  }
}
