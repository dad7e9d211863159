package io.jaudit.filter;

/**
 * Selects how the text of a field is compared with the option's value; case-sensitive
 * (docs/ausearch-semantics.md §3.2).
 */
public enum TextMatch {
  /** The field contains the text; every field contains the empty text. */
  CONTAINS,
  /** The field equals the text: option {@code -w}. */
  WHOLE,
  /** The text is a regular expression that matches somewhere in the field: {@code --regex}. */
  REGEX
}
