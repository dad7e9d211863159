package io.jaudit.filter.where;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number to compare arguments of system calls with: 64 bits, which the log does not tell whether
 * they are signed. One written with a minus is compared as signed, any other as unsigned.
 * Immutable.
 *
 * @param bits the 64 bits, in two's complement if negative
 * @param isNegative whether it was written with a minus
 */
record ArgumentNumber(long bits, boolean isNegative) {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+");
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  /**
   * Returns the number of a literal; null if it is a word.
   *
   * @throws WhereException if it has more than 64 bits
   */
  static @Nullable ArgumentNumber of(Literal literal) throws WhereException {
    String text = literal.text().utf8();
    boolean isHexadecimal = HEXADECIMAL.matcher(text).matches();
    if (!isHexadecimal && !DECIMAL.matcher(text).matches()) {
      return null;
    }
    BigInteger number =
        isHexadecimal ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
    if (number.compareTo(LEAST) < 0 || number.bitLength() > 64) {
      throw new WhereException(
          "expected a number of 64 bits, found " + WhereErrors.quoted(literal),
          literal.place(),
          "an argument is from 0 to 0xffffffffffffffff, or from -9223372036854775808 if signed",
          "");
    }
    return new ArgumentNumber(number.longValue(), number.signum() < 0);
  }

  /** Returns true if it is the argument; one of 32 bits is negative if logged like ffffff9c. */
  boolean isEqual(long argument) {
    boolean is32Bits = isNegative && bits >= Integer.MIN_VALUE;
    return argument == bits || (is32Bits && argument == (bits & 0xffff_ffffL));
  }

  /** Returns how an argument compares with it, as {@link Long#compare} does. */
  int compare(long argument) {
    return isNegative ? Long.compare(argument, bits) : Long.compareUnsigned(argument, bits);
  }

  /** {@code a1 < n} and the like. */
  record Ordered(Order order, ArgumentNumber number) implements ValueTest {
    @Override
    public boolean passes(Value value) {
      return value.isArgument() && order.holds(number.compare(value.argument()));
    }
  }
}
