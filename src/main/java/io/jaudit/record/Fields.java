package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The fields and words of one record in logged order, repeated names kept.
 *
 * <p>An index of places in the line; a {@link Field} is made when one is asked for. Immutable.
 */
public final class Fields implements Iterable<Field> {
  /** Ints an entry: name start and end, value start and end, form and scope. */
  static final int STRIDE = 5;

  private static final Form[] FORMS = Form.values();
  private static final Scope[] SCOPES = Scope.values();

  private final ByteSlice line;
  private final int[] index;

  /**
   * @param index {@link #STRIDE} ints an entry, the last of which is made by {@link #kind}
   */
  Fields(ByteSlice line, int[] index) {
    this.line = line;
    this.index = index;
  }

  @SuppressWarnings("EnumOrdinal") // an index in memory, never stored
  static int kind(Form form, Scope scope) {
    return form.ordinal() << 8 | scope.ordinal();
  }

  /** How many fields and words there are. */
  public int size() {
    return index.length / STRIDE;
  }

  public Field get(int i) {
    int at = i * STRIDE;
    return new Field(
        line.slice(index[at], index[at + 1]),
        line.slice(index[at + 2], index[at + 3]),
        form(i),
        scope(i));
  }

  /** The first field of this name outside the enriched part; null where there is none. */
  public @Nullable Field find(String name) {
    int index = indexOf(name, 0);
    return index < 0 ? null : get(index);
  }

  /** The first field of this name in {@code scope}; null where there is none. */
  public @Nullable Field find(String name, Scope scope) {
    for (int i = 0; i < size(); i++) {
      if (scope(i) == scope && nameIs(i, name)) {
        return get(i);
      }
    }
    return null;
  }

  /**
   * What auditd wrote for the field {@code name}: the value of the first enriched field of that
   * name in upper case; null where there is none.
   */
  public @Nullable Field enriched(ByteSlice name) {
    for (int i = 0; i < size(); i++) {
      if (scope(i) == Scope.ENRICHED && equalsInUpperCase(i, name)) {
        return get(i);
      }
    }
    return null;
  }

  /**
   * Index, for {@link #get}, of the first field of this name at or after {@code from} and outside
   * the enriched part; -1 where there is none.
   */
  public int indexOf(String name, int from) {
    for (int i = from; i < size(); i++) {
      if (nameIs(i, name) && scope(i) != Scope.ENRICHED) {
        return i;
      }
    }
    return -1;
  }

  /**
   * What auditd wrote for the field at {@code index}: where a name occurs again, so does its
   * enriched field, and in the same order. Null where there is none.
   */
  public @Nullable Field enriched(int index) {
    ByteSlice name = get(index).name();
    int earlier = 0;
    for (int i = 0; i < index; i++) {
      if (scope(i) != Scope.ENRICHED && equalsInUpperCase(i, name)) {
        earlier++;
      }
    }
    for (int i = index + 1; i < size(); i++) {
      if (scope(i) == Scope.ENRICHED && equalsInUpperCase(i, name) && earlier-- == 0) {
        return get(i);
      }
    }
    return null;
  }

  @Override
  public Iterator<Field> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size();
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

  private Form form(int i) {
    return FORMS[index[i * STRIDE + 4] >> 8];
  }

  private Scope scope(int i) {
    return SCOPES[index[i * STRIDE + 4] & 0xff];
  }

  private boolean nameIs(int i, String name) {
    int start = index[i * STRIDE];
    int length = index[i * STRIDE + 1] - start;
    if (length != name.length() || length == 0) {
      return false;
    }
    for (int j = 0; j < length; j++) {
      if (line.at(start + j) != name.charAt(j)) {
        return false;
      }
    }
    return true;
  }

  private boolean equalsInUpperCase(int i, ByteSlice name) {
    int start = index[i * STRIDE];
    int length = index[i * STRIDE + 1] - start;
    if (length != name.length() || length == 0) {
      return false;
    }
    for (int j = 0; j < length; j++) {
      if (Ascii.toLower(line.at(start + j)) != Ascii.toLower(name.at(j))) {
        return false;
      }
    }
    return true;
  }
}
