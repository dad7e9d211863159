package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import java.util.Set;

/**
 * Selects how the text of a field is compared with the option's value; case-sensitive
 * (docs/ausearch-semantics.md §3.2).
 */
public enum TextMatch {
  /** The field contains the text; every field contains the empty text. */
  CONTAINS {
    @Override
    boolean test(ByteSlice text, ByteSlice wanted) {
      return text.contains(wanted);
    }

    @Override
    boolean testAny(ByteSlice text, Set<ByteSlice> wanted) {
      for (ByteSlice one : wanted) {
        if (text.contains(one)) {
          return true;
        }
      }
      return false;
    }
  },
  /** The field equals the text: option {@code -w}. */
  WHOLE {
    @Override
    boolean test(ByteSlice text, ByteSlice wanted) {
      return text.equals(wanted);
    }

    @Override
    boolean testAny(ByteSlice text, Set<ByteSlice> wanted) {
      return wanted.contains(text);
    }
  };

  abstract boolean test(ByteSlice text, ByteSlice wanted);

  /** Returns true if {@link #test} is true for one of {@code wanted}. */
  abstract boolean testAny(ByteSlice text, Set<ByteSlice> wanted);
}
