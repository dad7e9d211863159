package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a program, joined from EXECVE records.
 *
 * <p>The kernel writes {@code a0 a1 …}, splits a long argument into {@code a2[0] a2[1] …}, and
 * continues in another record if one gets too long. If arguments are missing, as in a damaged log,
 * one null replaces each gap. ({@code -i} does not show a list but the text of the records; {@code
 * output.lines.SplitArguments} rearranges it.) Immutable.
 */
public final class Arguments {
  private static final int MAX_DIGITS = 9;
  private static final Comparator<Piece> BY_PLACE =
      new Comparator<>() {
        @Override
        public int compare(Piece a, Piece b) {
          int byArgument = Integer.compare(a.argument, b.argument);
          return byArgument != 0 ? byArgument : Integer.compare(a.number, b.number);
        }
      };

  /** One field: the number of its argument and of the piece. */
  private static final class Piece {
    final int argument;
    final int number;
    final ByteSlice text;

    Piece(int argument, int number, ByteSlice text) {
      this.argument = argument;
      this.number = number;
      this.text = text;
    }
  }

  private final List<@Nullable ByteSlice> values;
  private final int start;
  private final int end;

  private Arguments(List<@Nullable ByteSlice> values, int start, int end) {
    this.values = values;
    this.start = start;
    this.end = end;
  }

  /** Returns the arguments in these records, of which not all need be EXECVE. */
  public static Arguments of(List<AuditRecord> records) {
    List<Piece> pieces = new ArrayList<>();
    for (AuditRecord record : records) {
      if (record.is(RecordType.EXECVE)) {
        collect(record, pieces);
      }
    }
    if (!isSorted(pieces)) {
      Collections.sort(pieces, BY_PLACE);
    }
    int start = pieces.isEmpty() ? 0 : pieces.get(0).argument;
    int end = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).argument + 1;
    return new Arguments(join(pieces), start, end);
  }

  /** Returns the arguments that are present, with a null for each gap between them. */
  public List<@Nullable ByteSlice> values() {
    return values;
  }

  /** Returns the number of the first argument; above 0 in a record that continues another. */
  public int start() {
    return start;
  }

  /**
   * Like {@link #values()}, with a null also if the first or the last of {@code argc} arguments are
   * missing.
   */
  public List<@Nullable ByteSlice> complete(long argc) {
    if (start == 0 && argc <= end) {
      return values;
    }
    List<@Nullable ByteSlice> complete = new ArrayList<>(values.size() + 2);
    if (start > 0) {
      complete.add(null);
    }
    complete.addAll(values);
    if (argc > end) {
      complete.add(null);
    }
    return complete;
  }

  /** Returns true if a field of an EXECVE record is an argument or a piece of one. */
  public static boolean isArgument(Field field) {
    return field.form() != Form.WORD
        && field.scope() == Scope.RECORD
        && argument(field.name()) >= 0
        && piece(field.name()) >= 0;
  }

  private static void collect(AuditRecord record, List<Piece> pieces) {
    Fields fields = record.fields();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      if (isArgument(field)) {
        ByteSlice name = field.name();
        pieces.add(new Piece(argument(name), piece(name), FieldText.of(record, field)));
      }
    }
  }

  private static boolean isSorted(List<Piece> pieces) {
    for (int i = 1; i < pieces.size(); i++) {
      if (BY_PLACE.compare(pieces.get(i - 1), pieces.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static List<@Nullable ByteSlice> join(List<Piece> pieces) {
    List<@Nullable ByteSlice> values = new ArrayList<>(pieces.size());
    int i = 0;
    while (i < pieces.size()) {
      Piece first = pieces.get(i);
      if (i > 0 && first.argument > pieces.get(i - 1).argument + 1) {
        values.add(null);
      }
      int end = i + 1;
      while (end < pieces.size()
          && pieces.get(end).argument == first.argument
          && pieces.get(end).number > pieces.get(end - 1).number) {
        end++;
      }
      values.add(end == i + 1 ? first.text : join(pieces, i, end));
      i = end;
    }
    return values;
  }

  private static ByteSlice join(List<Piece> pieces, int from, int to) {
    ByteBuilder whole = new ByteBuilder();
    for (int i = from; i < to; i++) {
      whole.append(pieces.get(i).text);
    }
    return whole.toSlice();
  }

  /** Returns N of {@code aN} and {@code aN[i]}; -1 for any other name. */
  private static int argument(ByteSlice name) {
    if (name.length() < 2 || name.at(0) != 'a') {
      return -1;
    }
    int bracket = name.indexOf((byte) '[', 0);
    return index(name.slice(1, bracket < 0 ? name.length() : bracket));
  }

  /** Returns i of {@code aN[i]}, 0 without brackets; -1 if they don't contain a number. */
  private static int piece(ByteSlice name) {
    int bracket = name.indexOf((byte) '[', 0);
    if (bracket < 0) {
      return 0;
    }
    boolean closed = name.at(name.length() - 1) == ']';
    return closed ? index(name.slice(bracket + 1, name.length() - 1)) : -1;
  }

  private static int index(ByteSlice digits) {
    boolean plain =
        !digits.isEmpty() && digits.length() <= MAX_DIGITS && Ascii.isDigit(digits.at(0));
    return plain ? (int) Ascii.decimal(digits, -1) : -1;
  }
}
