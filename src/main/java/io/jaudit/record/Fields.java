package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.HashSeed;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Indexes the fields and words of one record in the order of the log, including repeated names.
 *
 * <p>An index of positions in the line; a {@link Field} is created on demand. Fields of the
 * enriched part come last. For use by one thread at a time, like the record.
 */
public final class Fields implements Iterable<Field> {
  /** Ints per entry: name start and end, value end, form and scope. */
  static final int STRIDE = 4;

  /** Up to this number of fields, a number is searched for on demand. */
  private static final int FEW = 64;

  private static final Form[] FORMS = Form.values();
  private static final Scope[] SCOPES = Scope.values();

  private final ByteSlice line;
  private final int[] index;
  private final int size;
  private final int firstEnriched;
  private int @Nullable [] partners;
  private int @Nullable [] firsts;

  /**
   * @param index {@link #STRIDE} ints per entry, the last of which is created by {@link #kind}; may
   *     have unused capacity
   */
  Fields(ByteSlice line, int[] index, int size) {
    this.line = line;
    this.index = index;
    this.size = size;
    int first = size;
    while (first > 0 && scope(first - 1) == Scope.ENRICHED) {
      first--;
    }
    this.firstEnriched = first;
  }

  /**
   * Returns the last int of an entry: the number of the name, the bytes that come before and after
   * the value, so that no reader has to ask for the form, the form, and the scope.
   */
  @SuppressWarnings("EnumOrdinal") // an index in memory, never stored
  static int kind(int id, Form form, Scope scope) {
    int separators = form == Form.WORD ? 0 : form == Form.NESTED ? 2 : 1; // = or ='
    int openingQuote = form == Form.QUOTED || form == Form.TORN ? 1 : 0;
    int closingQuote = form == Form.QUOTED ? 1 : 0;
    return id << 16
        | closingQuote << 15
        | openingQuote << 14
        | separators << 12
        | form.ordinal() << 8
        | scope.ordinal();
  }

  /**
   * Returns the index of the first field of the enriched part; {@link #size()} if there is none.
   */
  public int firstEnriched() {
    return firstEnriched;
  }

  /** Returns the number of fields and words. */
  public int size() {
    return size;
  }

  /**
   * Returns the field or word at {@code i}.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public Field get(int i) {
    return new Field(this, Objects.checkIndex(i, size));
  }

  /** Returns {@link Field#name()} of the field at {@code i}, without creating the field. */
  public ByteSlice name(int i) {
    return line.slice(index[i * STRIDE], index[i * STRIDE + 1]);
  }

  /**
   * Returns the number of the name of the field at {@code i}; {@link FieldId#NONE} for a name that
   * is not in the table, for a word, and for all fields of the enriched part.
   */
  public int id(int i) {
    return index[i * STRIDE + 3] >> 16;
  }

  /** Returns {@link Field#raw()} of the field at {@code i}. */
  public ByteSlice raw(int i) {
    return line.slice(valueStart(i), valueEnd(i));
  }

  /** Returns the length of {@link #value} of the field at {@code i}. */
  public int valueLength(int i) {
    int kind = index[i * STRIDE + 3];
    return valueEnd(i) - (kind >> 15 & 1) - valueStart(i) - (kind >> 14 & 1);
  }

  /** Returns the first byte of {@link #value} of the field at {@code i}; 0 if that is empty. */
  public byte firstOfValue(int i) {
    return valueLength(i) > 0 ? line.at(valueStart(i) + (index[i * STRIDE + 3] >> 14 & 1)) : 0;
  }

  /** Returns true if the field at {@code i} has no value after the {@code =}. */
  public boolean isEmpty(int i) {
    return valueStart(i) == valueEnd(i);
  }

  /** Returns {@link Field#value()} of the field at {@code i}. */
  public ByteSlice value(int i) {
    int kind = index[i * STRIDE + 3];
    return line.slice(valueStart(i) + (kind >> 14 & 1), valueEnd(i) - (kind >> 15 & 1));
  }

  /** Returns the first field with this number outside the enriched part; null if there is none. */
  public @Nullable Field find(int id) {
    int found = firstEnriched <= FEW ? indexOf(id, 0) : firsts()[id];
    return found < 0 ? null : get(found);
  }

  /** Returns the first field of each number, as each of many fields may ask for the arch. */
  private int[] firsts() {
    int[] found = firsts;
    if (found == null) {
      found = new int[FieldId.highest() + 1];
      Arrays.fill(found, -1);
      for (int i = firstEnriched - 1; i >= 0; i--) {
        found[id(i)] = i;
      }
      firsts = found;
    }
    return found;
  }

  /**
   * Returns the index of the first field with this number at or after {@code from} and outside the
   * enriched part; -1 if there is none.
   */
  public int indexOf(int id, int from) {
    for (int i = from; i < firstEnriched; i++) {
      if (id(i) == id) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the first field of this name outside the enriched part; null if there is none. */
  public @Nullable Field find(String name) {
    int found = indexOf(name, 0);
    return found < 0 ? null : get(found);
  }

  /**
   * Returns the index, for {@link #get}, of the first field of this name at or after {@code from}
   * and outside the enriched part; -1 if there is none.
   */
  public int indexOf(String name, int from) {
    for (int i = from; i < firstEnriched; i++) {
      if (nameIs(i, name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns true if the field at {@code index} is a former value. Old LOGIN records contain {@code
   * old auid=4294967295 new auid=1000}.
   */
  public boolean isFormer(int index) {
    return index > 0 && form(index - 1) == Form.WORD && raw(index - 1).is("old");
  }

  /**
   * Returns the enriched field for the field at {@code index}; null if there is none, or if it was
   * cut: {@code AUID="al} may be of alice, or of al. If a name is repeated, so is its enriched
   * field, in the same order.
   */
  public @Nullable Field enriched(int index) {
    int enriched = enrichedIndex(index);
    return enriched < 0 ? null : get(enriched);
  }

  /** Returns the index of {@link #enriched}; -1 if there is none. */
  public int enrichedIndex(int index) {
    int partner = index < firstEnriched ? partner(index) : EnrichedPairs.NONE;
    return partner >= 0 && isWhole(partner) ? partner : EnrichedPairs.NONE;
  }

  /** Returns true for a name with a value that was not cut; a word has no name. */
  public boolean isWhole(int i) {
    Form form = form(i);
    return form != Form.WORD && form != Form.TORN;
  }

  /**
   * Returns the index of the enriched field for the field at {@code index}, or the index of the
   * field for an enriched one; -1 if there is none.
   */
  public int partner(int index) {
    if (firstEnriched == size) {
      return EnrichedPairs.NONE;
    }
    int[] found = partners;
    if (found == null) {
      found = EnrichedPairs.of(this);
      partners = found;
    }
    return found[index];
  }

  @Override
  public Iterator<Field> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Field next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }

  /** Returns {@link Field#form()} of the field at {@code i}. */
  public Form form(int i) {
    return FORMS[index[i * STRIDE + 3] >> 8 & 0xf];
  }

  /** Returns {@link Field#scope()} of the field at {@code i}. */
  public Scope scope(int i) {
    return SCOPES[index[i * STRIDE + 3] & 0xff];
  }

  /**
   * Returns the position after the {@code =}, or after the quote of {@code msg='}; a word has no
   * name.
   */
  private int valueStart(int i) {
    return index[i * STRIDE + 1] + (index[i * STRIDE + 3] >> 12 & 3);
  }

  private int valueEnd(int i) {
    return index[i * STRIDE + 2];
  }

  private boolean nameIs(int i, String name) {
    int start = index[i * STRIDE];
    int length = index[i * STRIDE + 1] - start;
    return length == name.length() && length > 0 && line.hasAt(start, name);
  }

  /** Returns true if two fields have the same name, ignoring case; words have none. */
  boolean haveSameName(int i, int other) {
    int length = nameLength(i);
    return length == nameLength(other)
        && length > 0
        && line.isRepeated(index[i * STRIDE], index[other * STRIDE], length);
  }

  /** Returns the length of the name of the field at {@code i}; 0 for a word. */
  int nameLength(int i) {
    return index[i * STRIDE + 1] - index[i * STRIDE];
  }

  /** Returns a bit that names which are equal, ignoring case, have in common; 0 for a word. */
  long nameBit(int i) {
    int length = nameLength(i);
    return length == 0 ? 0 : 1L << ((line.at(index[i * STRIDE + 1] - 1) & 0x1f) * 7 + length);
  }

  /** Returns a hash of the name in lowercase. */
  int nameHash(int i) {
    int hash = 1;
    for (int at = index[i * STRIDE]; at < index[i * STRIDE + 1]; at++) {
      hash = hash * HashSeed.MULTIPLIER + Ascii.toLower(line.at(at));
    }
    return hash ^ hash >>> 15;
  }
}
