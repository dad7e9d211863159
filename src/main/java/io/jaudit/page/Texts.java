package io.jaudit.page;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the texts of a page, so that each is written once. All are safe: what is invisible or
 * changes the direction of text is shown as an escape sequence. Not safe for use by several
 * threads.
 */
public final class Texts {
  /** The number of no text. */
  public static final int NONE = 0;

  /** Characters after which a text is cut. */
  static final int LONGEST = 300;

  private static final int MOST_BYTES = 4 * LONGEST;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> all = new ArrayList<>();
  private long length;

  /** Creates a table with only the empty text. */
  public Texts() {
    all.add("");
    numbers.put("", NONE);
  }

  /** Returns text of a log as safe text, cut if it is long. */
  public static String shown(ByteSlice text) {
    boolean isLong = text.length() > MOST_BYTES;
    return cut(Printable.of(isLong ? text.slice(0, MOST_BYTES) : text), isLong);
  }

  private static String cut(String text, boolean isCut) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return isCut ? text + "…" : text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /** Returns the number of a text of a log. */
  public int add(ByteSlice text) {
    return add(shown(text));
  }

  /** Returns the number of a safe text, which is cut if it is long. */
  public int add(String text) {
    String shown = cut(text, false);
    Integer known = numbers.putIfAbsent(shown, all.size());
    if (known != null) {
      return known;
    }
    all.add(shown);
    length += shown.length() + 3L;
    return all.size() - 1;
  }

  /** Returns about how many bytes of JSON they take. */
  public long length() {
    return length;
  }

  /** Returns all texts, in the order of their numbers. */
  public List<String> all() {
    return all;
  }
}
