package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;

/**
 * How the text of a field is compared with the option's value; case-sensitive
 * (docs/ausearch-semantics.md §3.2).
 */
public enum TextMatch {
  /** The field contains the text; every field contains the empty text. */
  CONTAINS {
    @Override
    boolean test(ByteSlice text, ByteSlice wanted) {
      return text.contains(wanted);
    }
  },
  /** The field equals the text: option {@code -w}. */
  WHOLE {
    @Override
    boolean test(ByteSlice text, ByteSlice wanted) {
      return text.equals(wanted);
    }
  };

  abstract boolean test(ByteSlice text, ByteSlice wanted);
}
