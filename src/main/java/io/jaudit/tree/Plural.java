package io.jaudit.tree;

/** Words after a number. Stateless. */
final class Plural {
  private Plural() {}

  static String of(long number, String one, String more) {
    return number + " " + (number == 1 ? one : more);
  }
}
