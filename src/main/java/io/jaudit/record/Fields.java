package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.HashSeed;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields and words of one record in logged order, repeated names kept.
 *
 * <p>An index of places in the line; a {@link Field} is made when one is asked for. Those of the
 * enriched part come last. Like the record, for use by one thread at a time.
 */
public final class Fields implements Iterable<Field> {
  /** Ints an entry: name start and end, value end, form and scope. */
  static final int STRIDE = 4;

  /** Up to so many fields, each is paired with what auditd wrote for it when that is asked for. */
  private static final int FEW = 64;

  private static final Form[] FORMS = Form.values();
  private static final Scope[] SCOPES = Scope.values();

  private final ByteSlice line;
  private final int[] index;
  private final int size;
  private final int firstEnriched;
  private int @Nullable [] partners;
  private String lastSought = "";
  private int lastFound = -1;

  /**
   * @param index {@link #STRIDE} ints an entry, the last of which is made by {@link #kind}; may
   *     have room for more
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

  @SuppressWarnings("EnumOrdinal") // an index in memory, never stored
  static int kind(int id, Form form, Scope scope) {
    return id << 16 | form.ordinal() << 8 | scope.ordinal();
  }

  /** Index of the first field of the enriched part; {@link #size()} where there is none. */
  public int firstEnriched() {
    return firstEnriched;
  }

  /** How many fields and words there are. */
  public int size() {
    return size;
  }

  /**
   * The field or word at {@code i}.
   *
   * @throws IndexOutOfBoundsException where there is none
   */
  public Field get(int i) {
    return new Field(this, Objects.checkIndex(i, size));
  }

  /** {@link Field#name()} of the field at {@code i}, without making the field. */
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

  /** {@link Field#raw()} of the field at {@code i}. */
  public ByteSlice raw(int i) {
    return line.slice(valueStart(i), valueEnd(i));
  }

  /** True where nothing stands behind the {@code =} of the field at {@code i}. */
  public boolean isEmpty(int i) {
    return valueStart(i) == valueEnd(i);
  }

  /** {@link Field#value()} of the field at {@code i}. */
  public ByteSlice value(int i) {
    int start = valueStart(i);
    int end = valueEnd(i);
    return switch (form(i)) {
      case QUOTED -> line.slice(start + 1, end - 1);
      case TORN -> line.slice(start + 1, end);
      default -> line.slice(start, end);
    };
  }

  /** Returns the first field with this number outside the enriched part; null if there is none. */
  public @Nullable Field find(int id) {
    int found = indexOf(id, 0);
    return found < 0 ? null : get(found);
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

  /**
   * The first field of this name outside the enriched part; null where there is none. To ask again,
   * as for the arch of each of many calls, costs nothing.
   */
  public @Nullable Field find(String name) {
    if (!name.equals(lastSought)) {
      lastFound = indexOf(name, 0);
      lastSought = name;
    }
    return lastFound < 0 ? null : get(lastFound);
  }

  /**
   * Index, for {@link #get}, of the first field of this name at or after {@code from} and outside
   * the enriched part; -1 where there is none.
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
   * True where the field at {@code index} tells what was before. Old records of logins read {@code
   * old auid=4294967295 new auid=1000}.
   */
  public boolean isFormer(int index) {
    return index > 0 && form(index - 1) == Form.WORD && raw(index - 1).is("old");
  }

  /**
   * What auditd wrote for the field at {@code index}: where a name occurs again, so does its
   * enriched field, and in the same order. Null where there is none.
   */
  public @Nullable Field enriched(int index) {
    if (firstEnriched == size || index >= firstEnriched) {
      return null;
    }
    if (firstEnriched <= FEW) {
      int partner = partner(index);
      return partner < 0 ? null : get(partner);
    }
    int[] found = partners;
    if (found == null) {
      found = new EnrichedPairs(this, firstEnriched).find();
      partners = found;
    }
    return found[index] == EnrichedPairs.NONE ? null : get(found[index]);
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

  /** By looking at all names: of few fields quicker than to pair them all. */
  private int partner(int index) {
    int before = 0;
    for (int i = 0; i < index; i++) {
      before += haveSameName(i, index) ? 1 : 0;
    }
    for (int i = firstEnriched; i < size; i++) {
      if (haveSameName(i, index) && before-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /** {@link Field#form()} of the field at {@code i}. */
  public Form form(int i) {
    return FORMS[index[i * STRIDE + 3] >> 8 & 0xff];
  }

  /** {@link Field#scope()} of the field at {@code i}. */
  public Scope scope(int i) {
    return SCOPES[index[i * STRIDE + 3] & 0xff];
  }

  /** Behind the {@code =}, or behind the quote of {@code msg='}; a word has no name. */
  private int valueStart(int i) {
    int nameEnd = index[i * STRIDE + 1];
    return switch (form(i)) {
      case WORD -> nameEnd;
      case NESTED -> nameEnd + 2;
      default -> nameEnd + 1;
    };
  }

  private int valueEnd(int i) {
    return index[i * STRIDE + 2];
  }

  private boolean nameIs(int i, String name) {
    int start = index[i * STRIDE];
    int length = index[i * STRIDE + 1] - start;
    return length == name.length() && length > 0 && line.hasAt(start, name);
  }

  /** True where the names of two fields are the same in any case; words have none. */
  public boolean haveSameName(int i, int other) {
    int length = nameLength(i);
    return length == nameLength(other)
        && length > 0
        && line.isRepeated(index[i * STRIDE], index[other * STRIDE], length);
  }

  /** Bytes of the name of the field at {@code i}; 0 of a word. */
  public int nameLength(int i) {
    return index[i * STRIDE + 1] - index[i * STRIDE];
  }

  /** Of the name in small letters. */
  int nameHash(int i) {
    int hash = 1;
    for (int at = index[i * STRIDE]; at < index[i * STRIDE + 1]; at++) {
      hash = hash * HashSeed.MULTIPLIER + Ascii.toLower(line.at(at));
    }
    return hash ^ hash >>> 15;
  }
}
