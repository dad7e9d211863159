package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds a regular expression in values, in limited time: a value is read up to 64 KiB, and a search
 * that takes too many steps, or more stack than there is, finds nothing. Such values are counted,
 * and reported by {@link #problems}. Safe for use by several threads; immutable but for the counts.
 */
public final class BoundedRegex {
  /** Bytes of a value that are read. */
  public static final int MAX_LENGTH = 1 << 16;

  /** Characters that one search may look at, which takes some hundredths of a second. */
  private static final int MAX_STEPS = 10_000_000;

  private final Pattern pattern;
  private final AtomicLong tooLong = new AtomicLong();
  private final AtomicLong tooSlow = new AtomicLong();

  private BoundedRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Selects whether letters match only in their own case. */
  public enum Letters {
    EXACT(0),
    ANY_CASE(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final int flags;

    Letters(int flags) {
      this.flags = flags;
    }
  }

  /**
   * Compiles a regular expression of {@link Pattern}.
   *
   * @throws PatternSyntaxException if it is not one, or is nested too deeply
   */
  public static BoundedRegex of(String regex, Letters letters) {
    try {
      return new BoundedRegex(Pattern.compile(regex, letters.flags));
    } catch (StackOverflowError e) {
      throw new PatternSyntaxException("Nested too deeply", regex, 0);
    }
  }

  /** Returns true if the regular expression matches somewhere in the value. */
  public boolean isIn(ByteSlice value) {
    ByteSlice read = value;
    if (value.length() > MAX_LENGTH) {
      tooLong.incrementAndGet();
      read = value.slice(0, MAX_LENGTH);
    }
    try {
      return pattern.matcher(new Counted(read.utf8())).find();
    } catch (TooManySteps | StackOverflowError e) {
      tooSlow.incrementAndGet();
      return false;
    }
  }

  /** Returns one sentence for each limit that a value has exceeded. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    add(problems, tooSlow.get(), "took too many steps on ", ", which count as not matching");
    add(problems, tooLong.get(), "was compared with only the first 64 KiB of ", "");
    return problems;
  }

  private void add(List<String> problems, long values, String before, String after) {
    if (values > 0) {
      String count = values == 1 ? "1 value" : values + " values";
      problems.add("the regular expression /" + pattern + "/ " + before + count + after);
    }
  }

  @Override
  public String toString() {
    return pattern.toString();
  }

  /** Ends a search. */
  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super(null, null, false, false);
    }
  }

  /** Counts how often a character is looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private int steps;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
