package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class InterestPropertyTest {
  private static final RecordType CWD = RecordType.of(RecordType.CWD);
  private static final RecordType EOE = RecordType.of(RecordType.EOE);

  /** One event: its id, its text and its types. */
  private record Event(EventId id, String text, Set<RecordType> types) {}

  @Property
  void whatBothWantIsWantedByAndAndWhatOneWantsByOr(
      @ForAll("interests") Interest one,
      @ForAll("interests") Interest other,
      @ForAll("interests") Interest third,
      @ForAll("events") Event event) {
    assertTrue(!(admits(one, event) && admits(other, event)) || admits(one.and(other), event));
    assertTrue(!(admits(one, event) || admits(other, event)) || admits(one.or(other), event));
    Interest nested = one.and(other).or(third);
    assertTrue(!admits(third, event) || admits(nested, event));
    assertTrue(!(admits(one, event) && admits(other, event)) || admits(nested, event));
  }

  @Test
  void noInterestAddsNothingAndSharesNothing() {
    Interest key = Interest.literals(Set.of(Needle.exactly(ByteSlice.of("key"))));
    EventId id = new EventId(null, 5, 5);
    assertTrue(key.or(Interest.NONE).admits(id));
    assertEquals(key.literals(), key.or(Interest.NONE).literals());
    assertEquals(false, key.and(Interest.NONE).admits(id));
    assertEquals(Set.of(), key.or(Interest.ALL).literals());
    assertEquals(key.literals(), key.and(Interest.ALL).literals());
  }

  private static boolean admits(Interest interest, Event event) {
    byte[] text = event.text.getBytes(StandardCharsets.ISO_8859_1);
    boolean counts = interest.literalClasses() == RecordClass.ANY_TYPE;
    for (RecordType type : event.types) {
      counts |= type.isAnyOf(interest.literalClasses());
    }
    boolean found = interest.literals().isEmpty();
    for (Needle literal : interest.literals()) {
      found |= counts && literal.indexIn(text, 0, text.length) >= 0;
    }
    boolean typed = interest.types().isEmpty();
    for (RecordType type : interest.types()) {
      typed |= event.types.contains(type);
    }
    return found && typed && interest.admits(event.id);
  }

  private static Interest inDirectories(Set<Needle> literals) {
    return Interest.literals(literals, RecordClass.setOf(RecordClass.CWD));
  }

  @Provide
  Arbitrary<Interest> interests() {
    Arbitrary<Needle> needle =
        Arbitraries.of("a", "b", "ab", "bab", "c").map(text -> Needle.exactly(ByteSlice.of(text)));
    return Arbitraries.oneOf(
        Arbitraries.of(Interest.ALL, Interest.NONE),
        needle.set().ofMaxSize(3).map(Interest::literals),
        needle.set().ofMaxSize(3).map(InterestPropertyTest::inDirectories),
        Arbitraries.of(CWD, EOE).set().ofMaxSize(2).map(Interest::types),
        Arbitraries.longs().between(0, 4).map(t -> Interest.times(new TimeSpan(t, t + 1))),
        Arbitraries.of("a", "b").map(node -> Interest.id(EventIdPattern.node(node))),
        Arbitraries.longs().between(0, 2).map(n -> Interest.id(EventIdPattern.serial(n))),
        Arbitraries.longs().between(0, 2).map(n -> Interest.id(EventIdPattern.stamp(n, n))),
        ids().map(id -> Interest.id(EventIdPattern.exactly(id))));
  }

  @Provide
  Arbitrary<Event> events() {
    return Combinators.combine(
            ids(),
            Arbitraries.strings().withChars('a', 'b', 'c').ofMinLength(1).ofMaxLength(4),
            Arbitraries.of(CWD, EOE).set().ofMaxSize(2))
        .as(Event::new);
  }

  private static Arbitrary<EventId> ids() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "none"),
            Arbitraries.longs().between(0, 5),
            Arbitraries.longs().between(0, 2))
        .as((node, time, serial) -> new EventId(node.equals("none") ? null : node, time, serial));
  }
}
