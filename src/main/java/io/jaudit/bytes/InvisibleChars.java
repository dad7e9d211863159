package io.jaudit.bytes;

/**
 * Which characters do not show as what they are: those that drive a terminal, that nobody sees, or
 * that turn the direction of what stands beside them. Stateless.
 */
public final class InvisibleChars {
  private InvisibleChars() {}

  /**
   * True for control and format characters of Unicode (Cc and Cf: ESC, U+009B, zero-width blanks,
   * marks of direction) and for its separators of lines and paragraphs.
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
