package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.FieldTest;
import io.jaudit.interpret.field.FieldRule;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.record.FieldId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a text that a value contains is written in a log. Stateless. */
enum Spelling {
  /** In words that the log may not have: a number means them. */
  IN_WORDS {
    @Override
    Interest interestIn(ByteSlice text) {
      return Interest.ALL;
    }
  },
  /** As it is, or in hex. */
  ENCODED {
    @Override
    Interest interestIn(ByteSlice text) {
      return FieldTest.interestIn(Set.of(text));
    }
  },
  /** In hex, with a NUL for each blank between arguments. */
  TITLE {
    @Override
    Interest interestIn(ByteSlice text) {
      return FieldTest.interestIn(Set.of(longestPart(text, (byte) ' ')));
    }
  },
  /** As it is. */
  PLAIN {
    @Override
    Interest interestIn(ByteSlice text) {
      return FieldTest.interestInPlain(Set.of(text));
    }
  };

  /**
   * Returns how a field is written.
   *
   * @param type of its records; null for any
   */
  static Spelling of(String name, @Nullable RecordType type) {
    ByteSlice field = ByteSlice.of(name);
    boolean isEncoded = false;
    for (RecordType of : type == null ? RecordType.all() : List.of(type)) {
      if (FieldRule.of(of, field).hasWords()) {
        return IN_WORDS;
      }
      isEncoded |= FieldText.isEncoded(of, field);
    }
    boolean isTitle = FieldId.of(field) == FieldId.PROCTITLE;
    return isTitle ? TITLE : isEncoded ? ENCODED : PLAIN;
  }

  /** Returns the interest in events that have a value with this text. */
  abstract Interest interestIn(ByteSlice text);

  /** Returns the longest part of a text between separators. */
  static ByteSlice longestPart(ByteSlice text, byte separator) {
    ByteSlice longest = ByteSlice.EMPTY;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.at(i) == separator) {
        longest = i - start > longest.length() ? text.slice(start, i) : longest;
        start = i + 1;
      }
    }
    return longest;
  }
}
