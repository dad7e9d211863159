package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.BoundedRegex.Letters;
import io.jaudit.filter.FieldTest;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * Compares a value with one literal: a value passes if one of these comparisons does. Immutable.
 *
 * @param text a form of the value has to be this text; null if texts don't count
 * @param glob a form of the value has to match it; null if the literal has no wildcards
 * @param number the value as a number has to be this one; {@link Value#NO_NUMBER} if numbers don't
 *     count
 * @param argument a value that is an argument of a system call has to be this one; null if these
 *     don't count
 * @param block the address in the value has to be in it; null if addresses don't count
 * @param ofOption how the option for this kind of field compares it; null if there is none
 * @param optionNumber the number that {@code ofOption} wants of a value that is a number; {@link
 *     Value#NO_NUMBER} if it is more than that
 */
record Equality(
    @Nullable ByteSlice text,
    @Nullable Glob glob,
    long number,
    @Nullable ArgumentNumber argument,
    IpAddress.@Nullable Block block,
    @Nullable FieldTest ofOption,
    long optionNumber) {
  static Equality text(Literal literal) {
    return text(literal, Letters.EXACT);
  }

  /** Returns the comparison with a text; only wildcards may be compared in any case. */
  static Equality text(Literal literal, Letters letters) {
    return literal.isGlob()
        ? new Equality(
            null,
            new Glob(literal.text(), letters),
            Value.NO_NUMBER,
            null,
            null,
            null,
            Value.NO_NUMBER)
        : new Equality(literal.text(), null, Value.NO_NUMBER, null, null, null, Value.NO_NUMBER);
  }

  /** Returns the text if nothing else counts; else null. */
  @Nullable ByteSlice onlyText() {
    boolean isOnly =
        number == Value.NO_NUMBER && argument == null && block == null && ofOption == null;
    return isOnly ? text : null;
  }

  Equality withoutText() {
    return new Equality(null, glob, number, argument, block, ofOption, optionNumber);
  }

  Equality withNumber(long other) {
    return new Equality(text, glob, other, argument, block, ofOption, optionNumber);
  }

  Equality withArgument(@Nullable ArgumentNumber other) {
    return new Equality(text, glob, number, other, block, ofOption, optionNumber);
  }

  Equality withBlock(IpAddress.@Nullable Block other) {
    return new Equality(text, glob, number, argument, other, ofOption, optionNumber);
  }

  Equality withOption(FieldTest test) {
    return new Equality(text, glob, number, argument, block, test, optionNumber);
  }

  /** Returns the comparison with a number, as the option for this kind of field does it. */
  Equality asNumber(long wanted, FieldTest test) {
    return new Equality(null, glob, number, argument, block, test, wanted);
  }

  /** Returns the number of a value if nothing else counts; else {@link Value#NO_NUMBER}. */
  long onlyOptionNumber() {
    boolean isOnly =
        text == null
            && glob == null
            && number == Value.NO_NUMBER
            && argument == null
            && block == null;
    return isOnly ? optionNumber : Value.NO_NUMBER;
  }

  /** If both are numbers, only the numbers count: {@code a1=10} is 16. */
  boolean passes(Value value) {
    if (number != Value.NO_NUMBER && value.number() != Value.NO_NUMBER) {
      return value.number() == number;
    }
    if (argument != null && value.isArgument()) {
      return argument.isEqual(value.argument());
    }
    return passesOption(value)
        || (text != null && value.anyWhole(text::equals))
        || (glob != null && value.any(glob::matches))
        || passesBlock(value);
  }

  private boolean passesOption(Value value) {
    AuditRecord record = value.record();
    return ofOption != null && record != null && ofOption.passes(record, value.index());
  }

  private boolean passesBlock(Value value) {
    IpAddress address = block == null ? null : value.address();
    return block != null && address != null && block.has(address);
  }
}
