package io.jaudit.filter.where;

/** The operators that compare numbers and times. */
enum Order {
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String sign;

  Order(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** Returns true if the comparison of two values, negative if the first is less, is as wanted. */
  boolean holds(int comparison) {
    return switch (this) {
      case LESS -> comparison < 0;
      case AT_MOST -> comparison <= 0;
      case GREATER -> comparison > 0;
      case AT_LEAST -> comparison >= 0;
    };
  }
}
