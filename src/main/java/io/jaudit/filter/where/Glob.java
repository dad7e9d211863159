package io.jaudit.filter.where;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Utf8;
import io.jaudit.filter.BoundedRegex.Letters;

/**
 * A pattern for whole values: {@code *} is any text, {@code ?} one character. Takes time that is
 * proportional to the product of the lengths, at most. Immutable.
 *
 * @param letters whether those of ASCII match only in their own case
 */
record Glob(ByteSlice pattern, Letters letters) {
  Glob {
    pattern = letters == Letters.ANY_CASE ? Ascii.toLower(pattern) : pattern;
  }

  boolean matches(ByteSlice text) {
    return matchesExactly(letters == Letters.ANY_CASE ? Ascii.toLower(text) : text);
  }

  private boolean matchesExactly(ByteSlice text) {
    int inText = 0;
    int inPattern = 0;
    int afterStar = -1; // the place in the pattern after the last star
    int tried = 0; // what that star may end before
    while (inText < text.length()) {
      boolean more = inPattern < pattern.length();
      byte wanted = more ? pattern.at(inPattern) : 0;
      if (more && wanted == '*') {
        afterStar = ++inPattern;
        tried = inText;
      } else if (more && wanted == '?') {
        inText += character(text, inText);
        inPattern++;
      } else if (more && wanted == text.at(inText)) {
        inText++;
        inPattern++;
      } else if (afterStar >= 0) {
        tried += character(text, tried);
        inText = tried;
        inPattern = afterStar;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.at(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  /** Returns how many bytes the character at {@code at} has; one if it is not valid UTF-8. */
  private static int character(ByteSlice text, int at) {
    return Math.max(1, Utf8.sequence(text, at));
  }

  /** Returns the longest text between wildcards; empty if there is none. */
  ByteSlice longestText() {
    ByteSlice longest = ByteSlice.EMPTY;
    int start = 0;
    for (int i = 0; i <= pattern.length(); i++) {
      if (i == pattern.length() || pattern.at(i) == '*' || pattern.at(i) == '?') {
        longest = i - start > longest.length() ? pattern.slice(start, i) : longest;
        start = i + 1;
      }
    }
    return longest;
  }
}
