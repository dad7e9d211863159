package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * Marks of mails and lists before a quoted line: {@code > }, {@code >> }, {@code | }, {@code - }.
 */
final class QuoteMarkPrefix implements LinePrefix {
  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    int at = from;
    while (LineText.is(line, at, '>') || LineText.is(line, at, '|')) {
      at = LineText.skipBlanks(line, at + 1);
    }
    boolean isListed =
        (LineText.is(line, at, '-') || LineText.is(line, at, '*'))
            && LineText.is(line, at + 1, ' ');
    return isListed ? LineText.skipBlanks(line, at + 1) : at;
  }
}
