package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;

/**
 * How the text of a field is compared with what was typed; case-sensitive
 * (docs/ausearch-semantics.md §3.2).
 */
public enum TextMatch {
  /** The field has the typed text somewhere in it; the empty text is in every field. */
  CONTAINS {
    @Override
    boolean test(ByteSlice text, ByteSlice wanted) {
      return text.contains(wanted);
    }
  },
  /** The field is the typed text: option {@code -w}. */
  WHOLE {
    @Override
    boolean test(ByteSlice text, ByteSlice wanted) {
      return text.equals(wanted);
    }
  };

  abstract boolean test(ByteSlice text, ByteSlice wanted);
}
