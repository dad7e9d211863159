package io.jaudit.output;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.describe.SourceAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field whose value {@link GappedLine} leaves out, because formats write it as it is,
 * and nothing else depends on it.
 *
 * <p>That is not so for all values: 0 is root and 4294967295 unset, {@code ?} and {@code (null)}
 * are placeholders, {@code 007} is not a number of JSON. Such values, and all that have other
 * characters than those of words, are not left out; and a field whose text may be in hex, only if
 * it is in quotes. Neither is a login id without the name that auditd added for it, because then
 * the name depends on it. Immutable.
 */
final class GapName {
  /** The parts of a record. A name is left out in some of them. */
  static final int WITHOUT_ADDED = 1;

  /** What is logged before the names that auditd added. */
  static final int BEFORE_ADDED = 2;

  /** The names that auditd added. */
  static final int ADDED = 4;

  /** A PATH or CWD record, all of it. */
  static final int OF_FILE = 8;

  private static final int LOGGED = WITHOUT_ADDED | BEFORE_ADDED;

  /** How a value is written. */
  private enum Form {
    /** Digits, the first of which is not 0. */
    NUMBER,
    /** Letters, digits, and few other characters. */
    WORD,
    /** A word that may be an address; not one with a port, as only a part of it is the address. */
    HOST,
    /** A word in quotes, of which the first belongs to the name. */
    QUOTED,
    /** A word in quotes that is known, which may be the last of the record. */
    ADDED_NAME,
    /** A path in quotes without its first slash, which is as short as possible. */
    PATH
  }

  private static final GapName LOGIN_ID = new GapName("auid=", Form.NUMBER, BEFORE_ADDED, 0);
  private static final GapName LOGIN_NAME = new GapName("AUID=\"", Form.ADDED_NAME, ADDED, 1);

  private static final GapName[] ALL = {
    LOGIN_ID,
    LOGIN_NAME,
    new GapName("pid=", Form.NUMBER, LOGGED, 2),
    new GapName("ses=", Form.NUMBER, LOGGED, 3),
    new GapName("comm=\"", Form.QUOTED, LOGGED, 4),
    new GapName("acct=\"", Form.QUOTED, LOGGED, 5),
    new GapName("hostname=", Form.HOST, LOGGED, 6),
    new GapName("addr=", Form.HOST, LOGGED, 7),
    new GapName("unit=", Form.WORD, LOGGED, 8),
    new GapName("inode=", Form.WORD, OF_FILE, 9),
    new GapName("name=\"/", Form.PATH, OF_FILE, 10),
    new GapName("cwd=\"/", Form.PATH, OF_FILE, 11)
  };

  /** No text has more of them. */
  static final int MOST = 9;

  /** From the bit of a name to the one that is set, too, if its value is an address. */
  private static final int TO_ADDRESS_BIT = 12;

  private static final GapName[] NO_NAMES = {};

  /** For each first letter, the names that begin with it. */
  private static final GapName[][] BY_LETTER = byLetter();

  private static final boolean[] IN_WORD = inWord();

  private static final int MOST_DIGITS = 9;

  /** The bit of the name in a set. */
  final int bit;

  final int length;
  private final int parts;
  private final Form form;
  private final long word;
  private final long mask;
  private final byte first;
  private final byte last;

  private GapName(String name, Form form, int parts, int number) {
    long bytes = 0;
    for (int i = Math.min(name.length(), Long.BYTES) - 1; i >= 0; i--) {
      bytes = bytes << Byte.SIZE | name.charAt(i);
    }
    this.bit = 1 << number;
    this.length = name.length();
    this.parts = parts;
    this.form = form;
    this.word = bytes;
    this.mask = length < Long.BYTES ? (1L << (length * Byte.SIZE)) - 1 : -1;
    this.first = (byte) name.charAt(0);
    this.last = (byte) name.charAt(length - 1);
  }

  private static GapName[][] byLetter() {
    GapName[][] names = new GapName[Byte.MAX_VALUE + 1][];
    Arrays.fill(names, NO_NAMES);
    for (GapName name : ALL) {
      GapName[] before = names[name.first];
      names[name.first] = Arrays.copyOf(before, before.length + 1);
      names[name.first][before.length] = name;
    }
    return names;
  }

  private static boolean[] inWord() {
    boolean[] in = new boolean[Byte.MAX_VALUE + 1];
    for (byte b = ' '; b < Byte.MAX_VALUE; b++) {
      boolean isLetter = Ascii.isUpper(b) || (b >= 'a' && b <= 'z');
      in[b] = isLetter || Ascii.isDigit(b) || "._:/@-".indexOf(b) >= 0;
    }
    return in;
  }

  /**
   * Returns the name at {@code text[at]} in this part of a record; null if there is none. The text
   * must have eight bytes more.
   */
  static @Nullable GapName at(byte[] text, int at, int part) {
    GapName[] names = text[at] < 0 ? NO_NAMES : BY_LETTER[text[at]];
    if (names.length == 0) {
      return null;
    }
    long word = ByteSearch.word(text, at);
    for (GapName name : names) {
      if ((word & name.mask) == name.word
          && (name.length <= Long.BYTES || text[at + name.length - 1] == name.last)) {
        return (name.parts & part) == 0 ? null : name;
      }
    }
    return null;
  }

  /**
   * Returns where the value ends that begins at {@code text[start]}; {@code start} if it is part of
   * the text. The text must have a byte after it that belongs to no value.
   */
  int valueEnd(byte[] text, int start) {
    int end = start;
    switch (form) {
      case NUMBER -> {
        while (Ascii.isDigit(text[end])) {
          end++;
        }
        boolean isUsual = end > start && end - start <= MOST_DIGITS && text[start] != '0';
        return isUsual && text[end] == ' ' ? end : start;
      }
      case WORD -> {
        end = wordEnd(text, start);
        return text[end] == ' ' ? end : start;
      }
      case HOST -> {
        end = wordEnd(text, start);
        return text[end] == ' ' && !hasPort(text, start, end) ? end : start;
      }
      case QUOTED -> {
        end = wordEnd(text, start);
        boolean isWhole = text[end] == '"' && (text[end + 1] == ' ' || text[end + 1] == '\'');
        return isWhole ? end : start;
      }
      case PATH -> {
        end = pathEnd(text, start);
        return text[end] == '"' && (text[end + 1] == ' ' || text[end + 1] == 0) ? end : start;
      }
      default -> {
        end = wordEnd(text, start);
        boolean isWhole = text[end] == '"' && (text[end + 1] == ' ' || text[end + 1] == 0);
        boolean isKnown = text[start] != 'u' || text[start + 1] != 'n'; // unset, unknown
        return isWhole && isKnown ? end : start;
      }
    }
  }

  /**
   * Returns the bits of a value that is left out: {@link #bit}, and another one if the value is an
   * address, because formats show those in other places, too.
   */
  int bits(byte[] text, int start, int end) {
    boolean isAddress = form == Form.HOST && address(text, start, end) != null;
    return isAddress ? bit | bit << TO_ADDRESS_BIT : bit;
  }

  private static boolean hasPort(byte[] text, int start, int end) {
    ByteSlice address = address(text, start, end);
    return address != null && address.length() < end - start;
  }

  private static @Nullable ByteSlice address(byte[] text, int start, int end) {
    return Hex.nibble(text[start]) < 0 ? null : SourceAddress.in(ByteSlice.of(text, start, end));
  }

  /** Returns where the word ends; {@code start} if there is none. */
  private static int wordEnd(byte[] text, int start) {
    int end = start;
    byte first = text[start];
    if (first == '-' || first == '.' || first == ':' || first == '@') {
      return start;
    }
    while (text[end] > 0 && IN_WORD[text[end]]) {
      end++;
    }
    return end;
  }

  /** Returns where the path ends; {@code start} if it could be shorter. */
  private static int pathEnd(byte[] text, int start) {
    int end = start;
    byte before = '/';
    while (text[end] > 0 && (IN_WORD[text[end]] || text[end] == '+' || text[end] == '~')) {
      if (before == '/' && (text[end] == '/' || text[end] == '.')) {
        return start;
      }
      before = text[end++];
    }
    return before == '/' ? start : end;
  }

  /** Returns true if no other names that auditd added are left out. */
  static boolean isLast(int found) {
    return (found & LOGIN_NAME.bit) != 0;
  }

  /** Returns false if the login id is left out, but not its name. */
  static boolean areComplete(int found) {
    return (found & (LOGIN_ID.bit | LOGIN_NAME.bit)) != LOGIN_ID.bit;
  }
}
