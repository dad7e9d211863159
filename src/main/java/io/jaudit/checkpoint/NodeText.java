package io.jaudit.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Encodes node names as one word of printable ASCII. No node is {@code -}, the empty name {@code
 * %}; spaces, {@code %} and unprintable bytes are {@code %} and two hex digits.
 */
final class NodeText {
  private static final String NO_NODE = "-";
  private static final String EMPTY = "%";
  private static final String HEX = "0123456789ABCDEF";

  private NodeText() {}

  static String encode(@Nullable String node) {
    if (node == null) {
      return NO_NODE;
    }
    if (node.equals(NO_NODE)) {
      return "%2D";
    }
    return node.isEmpty() ? EMPTY : escape(node);
  }

  /**
   * Returns the name; null for no node. Throws IllegalArgumentException for an invalid encoding.
   */
  static @Nullable String decode(String word) {
    if (word.equals(NO_NODE)) {
      return null;
    }
    StringBuilder node = new StringBuilder(word.length());
    for (int i = 0; i < word.length() && !word.equals(EMPTY); i++) {
      char next = word.charAt(i);
      if (next == '%') {
        int high = i + 2 < word.length() ? HEX.indexOf(word.charAt(i + 1)) : -1;
        int low = i + 2 < word.length() ? HEX.indexOf(word.charAt(i + 2)) : -1;
        if (high < 0 || low < 0) {
          throw new IllegalArgumentException("two hex digits after %");
        }
        next = (char) (high << 4 | low);
        i += 2;
      }
      node.append(next);
    }
    return node.toString();
  }

  private static String escape(String text) {
    StringBuilder word = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next > ' ' && next < 0x7f && next != '%') {
        word.append(next);
      } else {
        word.append('%').append(HEX.charAt(next >> 4 & 15)).append(HEX.charAt(next & 15));
      }
    }
    return word.toString();
  }
}
