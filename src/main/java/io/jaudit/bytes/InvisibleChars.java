package io.jaudit.bytes;

/**
 * Detects characters that are not displayed as themselves: those that control a terminal, are
 * invisible, or change the direction of the text next to them. Stateless.
 */
public final class InvisibleChars {
  private InvisibleChars() {}

  /**
   * Returns true for Unicode's control and format characters (Cc and Cf: ESC, U+009B, zero-width
   * spaces, text direction marks) and its line and paragraph separators.
   */
  public static boolean is(int character) {
    if (character < 0x80) {
      return character < ' ' || character == 0x7f;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
