package io.jaudit.options;

/** Selects which of the words after an option are its value, and whether it can be repeated. */
public enum Arity {
  /** No value, given once. */
  NONE,
  /** One word, given once. */
  ONE,
  /** One word each time it is given. */
  REPEATABLE,
  /** A time of one word or more, given once; a word that can't belong to it is an operand. */
  TIME
}
