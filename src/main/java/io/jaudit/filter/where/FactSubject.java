package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Outcome;
import io.jaudit.filter.BoundedRegex.Letters;
import io.jaudit.filter.FieldTest;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.filter.WantedId;
import io.jaudit.filter.where.EventFact.Search;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fact of the event. */
record FactSubject(EventFact fact) implements Subject {
  /** Facts whose values are compared in any case, besides types. */
  private static final Set<String> NAMES = Set.of("exit_name", "net.family");

  @Override
  public boolean any(Scope scope, ValueTest test) {
    FactValue value = new FactValue(test);
    fact.reader().read(scope.event(), value);
    return value.isPassed;
  }

  @Override
  public boolean needsProcesses() {
    return fact.needsProcesses();
  }

  @Override
  public boolean isAddress() {
    return fact.kind() == EventFact.Kind.ADDRESS;
  }

  @Override
  public Letters letters() {
    boolean isName = fact.search() == Search.TYPE || NAMES.contains(fact.path());
    return isName ? Letters.ANY_CASE : Letters.EXACT;
  }

  @Override
  public boolean isOrdered() {
    return fact.kind() == EventFact.Kind.NUMBER || fact.kind() == EventFact.Kind.TIME;
  }

  /** {@inheritDoc} Text is not compared by size. */
  @Override
  public long number(Literal literal, String operator) throws WhereException {
    if (fact.kind() != EventFact.Kind.NUMBER) {
      throw WhereErrors.notANumber(fact.path(), operator, literal);
    }
    return Subject.super.number(literal, operator);
  }

  @Override
  public List<Equality> equalTo(Literal literal, WhereContext context) throws WhereException {
    if (fact.search() == Search.TYPE && !literal.isGlob()) {
      RecordType type = SubjectNames.knownType(literal);
      return List.of(Equality.text(new Literal(type.nameBytes(), true, literal.place())));
    }
    Equality text = Equality.text(literal, letters());
    if (literal.isGlob()) {
      return List.of(text);
    }
    return List.of(
        switch (fact.kind()) {
          case NUMBER -> text.withNumber(numberOf(literal));
          case ADDRESS -> text.withBlock(IpAddress.Block.ofAddress(fact.path(), literal));
          default -> Equality.text(KnownWords.known(fact.path(), literal));
        });
  }

  private long numberOf(Literal literal) throws WhereException {
    long number = literal.number();
    String text = literal.text().utf8();
    String path = fact.path();
    boolean isUnset = text.equals("unset") || number == -1 || number == Identities.UNSET;
    if (isUnset && fact.isId()) {
      throw new WhereException(
          "\"" + path + "\" leaves unset IDs out, found " + WhereErrors.quoted(literal),
          literal.place(),
          "write not " + path + ", or " + path.substring(path.indexOf('.') + 1) + " = unset",
          "");
    }
    if (number == Value.NO_NUMBER) {
      boolean hasNames = EventFacts.named(path + "_name") != null;
      throw new WhereException(
          "expected a number for \"" + path + "\", found " + WhereErrors.quoted(literal),
          literal.place(),
          hasNames ? "write " + path + "_name = " + literal.shown() + " for a name" : "",
          "");
    }
    return number;
  }

  @Override
  public Interest interestIn(Literal literal, List<Equality> equalities) {
    String text = literal.text().utf8();
    if (literal.isGlob()) {
      return interestInPart(new Glob(literal.text(), letters()).longestText());
    }
    long number = literal.number();
    if (fact.kind() == EventFact.Kind.NUMBER && number == Value.NO_NUMBER) {
      return Interest.ALL; // no value is equal
    }
    if (fact.path().equals("outcome") && literal.text().is("failed")) {
      return Filters.outcome(Outcome.FAILED).interest();
    }
    return switch (fact.search()) {
      case SERIAL -> Filters.serial(number).interest();
      case ID -> FieldTest.id(fact.field(), WantedId.numbered(number)).interest();
      case NUMBER -> FieldTest.number(fact.field(), number).interest();
      case ADDRESS -> interestInAddress(text);
      case NODE -> Filters.node(text).interest();
      case TYPE ->
          Interest.types(Set.of(RecordType.ofLog(ByteSlice.of(text.toUpperCase(Locale.ROOT)))));
      default -> interestInPart(literal.text());
    };
  }

  /** Only an address of IPv4 is written in few ways. */
  private static Interest interestInAddress(String text) {
    boolean isOneWay = IpAddress.of(text) != null && text.indexOf(':') < 0;
    return isOneWay
        ? Filters.host(text, TextMatch.WHOLE).interest().or(IpAddress.interestInIpv6Form())
        : Interest.ALL;
  }

  @Override
  public Interest interestInPart(ByteSlice text) {
    return switch (fact.search()) {
      case TEXT -> FieldTest.interestIn(Set.of(text));
      case PATH -> // what is between two slashes comes from one field
          FieldTest.interestIn(Set.of(Spelling.longestPart(text, (byte) '/')));
      default -> Interest.ALL;
    };
  }

  /** Passes each value of the fact to a test, until one passes. */
  private static final class FactValue implements Value, EventFact.Values {
    private final ValueTest test;
    private ByteSlice text = ByteSlice.EMPTY;
    private long number = NO_NUMBER;
    private boolean isPassed;

    FactValue(ValueTest test) {
      this.test = test;
    }

    @Override
    public void text(@Nullable ByteSlice next) {
      if (next != null && !isPassed) {
        text = next;
        number = Literal.numberIn(next);
        isPassed = test.passes(this);
      }
    }

    @Override
    public void number(long next) {
      if (next != NO_NUMBER && !isPassed) {
        text = ByteSlice.of(Long.toString(next));
        number = next;
        isPassed = test.passes(this);
      }
    }

    @Override
    public boolean any(Form form) {
      return form.passes(text);
    }

    @Override
    public ByteSlice plain() {
      return text;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public @Nullable IpAddress address() {
      return IpAddress.of(text.latin1());
    }
  }
}
