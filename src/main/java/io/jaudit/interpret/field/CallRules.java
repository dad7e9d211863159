package io.jaudit.interpret.field;

/** The rules for the arguments of one system call. Immutable. */
final class CallRules {
  private static final int ARGUMENTS = 4;

  private final ArgumentRule[] rules = new ArgumentRule[ARGUMENTS];
  private final boolean areIndependent;

  private CallRules(String call) {
    boolean none = true;
    for (int argument = 0; argument < ARGUMENTS; argument++) {
      ArgumentRule rule = ArgumentRule.of(argument, call);
      rules[argument] = rule;
      none &= !rule.dependsOnOthers();
    }
    areIndependent = none;
  }

  /** Returns the rules of a call by its name; for any other word all are HEX. */
  static CallRules of(String call) {
    return new CallRules(call);
  }

  /** Returns the rule for an argument, 0 to 3. */
  ArgumentRule of(int argument) {
    return rules[argument];
  }

  /** Returns true if the words for each argument depend on its value alone. */
  boolean areIndependent() {
    return areIndependent;
  }
}
