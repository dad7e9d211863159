package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.BoundedRegex.Letters;
import io.jaudit.record.Interest;
import java.util.List;

/** What a test is about: a field of records, or a fact of the event. Immutable data. */
interface Subject {
  /**
   * Returns true if one of its values passes; {@link ValueTest.Present} asks whether it has any.
   */
  boolean any(Scope scope, ValueTest test);

  /**
   * Returns the comparisons with a literal, of which one has to pass.
   *
   * @throws WhereException if no value can be this literal
   */
  List<Equality> equalTo(Literal literal, WhereContext context) throws WhereException;

  /** Returns the interest in events in which a value equals a literal. */
  Interest interestIn(Literal literal, List<Equality> equalities);

  /** Returns the interest in events of which a value contains a text. */
  Interest interestInPart(ByteSlice text);

  /** Returns true if only a process table has its values. */
  default boolean needsProcesses() {
    return false;
  }

  /** Returns true if its values are IP addresses. */
  default boolean isAddress() {
    return false;
  }

  /** Returns how letters of values are compared by {@code =} and the like, but not by regexes. */
  default Letters letters() {
    return Letters.EXACT;
  }

  /** Returns true if its values are numbers or times, which have an order. */
  boolean isOrdered();

  /**
   * Returns the test whether a value is less than a literal, and the like.
   *
   * @throws WhereException if the literal is not a number
   */
  default ValueTest compared(Order order, Literal literal) throws WhereException {
    return new ValueTest.Compared(order, number(literal, order.sign()));
  }

  /**
   * Returns the number that an operator such as {@code <} compares with.
   *
   * @throws WhereException if the literal is not a number
   */
  default long number(Literal literal, String operator) throws WhereException {
    long number = literal.number();
    if (number == Value.NO_NUMBER) {
      throw new WhereException(
          "expected a number after \"" + operator + "\", found " + WhereErrors.quoted(literal),
          literal.place(),
          "",
          "");
    }
    return number;
  }
}
