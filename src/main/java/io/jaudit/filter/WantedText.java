package io.jaudit.filter;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.record.AuditRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an option, of which a field has to match one, and how they are compared. Immutable.
 */
final class WantedText implements FieldCriterion.Test {
  private static final String ESCAPED = "&<>\"'\\";

  /** Some programs escape slashes in JSON, too. */
  private static final String ESCAPED_OR_SLASH = ESCAPED + "/";

  private final Set<ByteSlice> wanted;
  private final TextMatch match;

  /** The text if there is only one, else empty. */
  private final ByteSlice only;

  /** What of that text a program that changes quotes leaves as it is. */
  private final ByteSlice literal;

  /** The text as a regular expression; null if it is not one. */
  private final @Nullable BoundedRegex regex;

  /**
   * @throws java.util.regex.PatternSyntaxException if the text should be a regular expression
   */
  WantedText(String wanted, TextMatch match) {
    this(
        Set.of(ByteSlice.of(wanted)),
        match,
        match == TextMatch.REGEX ? BoundedRegex.of(wanted, BoundedRegex.Letters.EXACT) : null);
  }

  private WantedText(Set<ByteSlice> wanted, TextMatch match, @Nullable BoundedRegex regex) {
    this.wanted = wanted;
    this.match = match;
    this.regex = regex;
    this.only = wanted.size() == 1 ? wanted.iterator().next() : ByteSlice.EMPTY;
    this.literal = regex == null ? longestPart(only, ESCAPED_OR_SLASH) : ByteSlice.EMPTY;
  }

  boolean is(ByteSlice text) {
    if (regex != null) {
      return regex.isIn(text);
    }
    if (match == TextMatch.WHOLE) {
      return wanted.size() == 1 ? text.equals(only) : wanted.contains(text);
    }
    return wanted.size() == 1 ? text.contains(only) : containsAny(text);
  }

  private boolean containsAny(ByteSlice text) {
    for (ByteSlice one : wanted) {
      if (text.contains(one)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<String> problems() {
    return regex == null ? List.of() : regex.problems();
  }

  @Override
  public ByteSlice literal() {
    return literal;
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    return is(text);
  }

  @Override
  public Set<Needle> needles(FieldCriterion fields) {
    if (regex != null) {
      return Set.of();
    }
    Set<Needle> needles = new LinkedHashSet<>();
    for (ByteSlice text : wanted) {
      Set<Needle> ofText = needles(text, fields);
      if (ofText.isEmpty()) {
        return Set.of();
      }
      needles.addAll(ofText);
    }
    return needles;
  }

  /** Returns literals of which every event has one that contains {@code text} in these fields. */
  static Set<Needle> needles(ByteSlice text, FieldCriterion fields) {
    ByteSlice part = longestPart(text, ESCAPED);
    if (part.isEmpty()) {
      return Set.of();
    }
    Set<Needle> needles = new LinkedHashSet<>(fields.needlesOf(part));
    if (part.indexOf((byte) '/', 0) >= 0) {
      needles.add(Needle.exactly(withEscapedSlashes(part)));
    }
    return needles;
  }

  /** Returns the text as some programs write it in JSON, {@code \/usr\/bin}. */
  private static ByteSlice withEscapedSlashes(ByteSlice text) {
    ByteBuilder escaped = new ByteBuilder(text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) == '/') {
        escaped.append('\\');
      }
      escaped.append(text.at(i));
    }
    return escaped.toSlice();
  }

  /** Returns the longest part without these characters, the last one of several. */
  private static ByteSlice longestPart(ByteSlice text, String escaped) {
    ByteSlice longest = ByteSlice.EMPTY;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || escaped.indexOf(text.at(i)) >= 0) {
        longest = i - start >= longest.length() ? text.slice(start, i) : longest;
        start = i + 1;
      }
    }
    return longest;
  }

  @Override
  public @Nullable WantedText or(FieldCriterion.Test other) {
    if (!(other instanceof WantedText that) || match != that.match || regex != null) {
      return null;
    }
    Set<ByteSlice> both = new LinkedHashSet<>(wanted);
    both.addAll(that.wanted);
    return new WantedText(both, match, null);
  }
}
