package io.jaudit.options;

/** Which of the words after an option are its value, and whether it can be repeated. */
public enum Takes {
  /** No value, given once. */
  NOTHING,
  /** One word, given once. */
  VALUE,
  /** One word each time it is given. */
  VALUES,
  /** A time of one to three words, given once; a word that can't belong to it is an operand. */
  TIME
}
