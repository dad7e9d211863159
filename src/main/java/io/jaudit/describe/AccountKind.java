package io.jaudit.describe;

import io.jaudit.interpret.names.Identities;

/** Classifies accounts by the ID ranges that distributions assign. Stateless. */
final class AccountKind {
  static final String UNKNOWN = "unknown-acct";

  private static final int FIRST_USER = 1000;
  private static final int AFTER_USERS = 60_000;

  private AccountKind() {}

  /**
   * Returns the kind.
   *
   * @param id unsigned; negative if there is none
   */
  static String of(long id) {
    if (id == 0) {
      return "privileged-acct";
    }
    if (id == Identities.UNSET) {
      return "unset-acct";
    }
    if (id < 0 || id >= AFTER_USERS) {
      return UNKNOWN;
    }
    return id < FIRST_USER ? "service-acct" : "user-acct";
  }
}
