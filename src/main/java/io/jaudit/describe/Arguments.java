package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the arguments of a program from EXECVE records.
 *
 * <p>The kernel writes {@code a0 a1 …}, splits a long argument into {@code a2_len a2[0] a2[1] …},
 * and continues in another record if one gets too long. In a damaged log something may be missing:
 * one null replaces each gap between arguments, and {@code …} each gap in an argument. A field that
 * was logged twice counts once; if the values differ, both are kept. All formats show the arguments
 * as they are here; {@code -i}, which prints them in their records, those that were split.
 * Immutable.
 *
 * <p>Based on {@code audit_log_execve_info} of {@code kernel/auditsc.c}.
 */
public final class Arguments {
  private static final ByteSlice GAP = ByteSlice.of("\u2026");
  private static final ByteSlice LENGTH_SUFFIX = ByteSlice.of("_len");
  private static final int MAX_DIGITS = 9;
  private static final long UNKNOWN = Long.MIN_VALUE;

  /** A count or length that is not a number, and so matches nothing. */
  private static final long MALFORMED = -1;

  /** The number of a length, which comes before all pieces. */
  private static final int LENGTH = -1;

  private static final Comparator<Piece> BY_PLACE =
      new Comparator<>() {
        @Override
        public int compare(Piece a, Piece b) {
          int byArgument = Integer.compare(a.argument, b.argument);
          return byArgument != 0 ? byArgument : Integer.compare(a.number, b.number);
        }
      };

  /** What the arguments are compared with. */
  private enum Extent {
    /** All of a program. */
    EVENT,
    /** Those of a record, which other records may continue. */
    RECORD
  }

  /** One field: the number of its argument and of the piece, or the length of the argument. */
  private static final class Piece {
    final int argument;
    final int number;
    final ByteSlice text;

    /** The length of the value as logged, in hex perhaps, without its quotes. */
    final int loggedLength;

    Piece(int argument, int number, ByteSlice text, int loggedLength) {
      this.argument = argument;
      this.number = number;
      this.text = text;
      this.loggedLength = loggedLength;
    }
  }

  /** Those of an event without EXECVE records. */
  static final Arguments NONE = new Arguments(List.of(), Extent.EVENT, UNKNOWN);

  private final Extent extent;
  private final List<@Nullable ByteSlice> values;

  /** The number of the argument of each value. */
  private final int[] numbers;

  private boolean complete = true;

  private Arguments(List<Piece> pieces, Extent extent, long argc) {
    this.extent = extent;
    values = new ArrayList<>(pieces.size());
    numbers = new int[2 * pieces.size() + 1];
    if (!isSorted(pieces)) {
      Collections.sort(pieces, BY_PLACE);
    }
    int next = extent == Extent.EVENT || pieces.isEmpty() ? 0 : pieces.get(0).argument;
    int i = 0;
    while (i < pieces.size()) {
      int argument = pieces.get(i).argument;
      if (argument > next) {
        addGap(next);
      }
      int end = i + 1;
      while (end < pieces.size() && pieces.get(end).argument == argument) {
        end++;
      }
      join(argument, pieces.subList(i, end));
      next = argument + 1;
      i = end;
    }
    if (argc > next) {
      addGap(next);
    }
    complete &= argc == UNKNOWN || argc == next;
  }

  /**
   * Returns all arguments of the program in these records of an event, of which not all need be
   * EXECVE.
   */
  public static Arguments of(RecordList records) {
    List<Piece> pieces = new ArrayList<>();
    long argc = UNKNOWN;
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (record.is(RecordType.EXECVE)) {
        collect(record, Extent.EVENT, pieces);
        Field count = argc == UNKNOWN ? record.find(FieldId.ARGC) : null;
        argc = count == null ? argc : Ascii.decimal(count.value(), MALFORMED);
      }
    }
    return new Arguments(pieces, Extent.EVENT, argc);
  }

  /** Returns the arguments in one EXECVE record. */
  public static Arguments in(AuditRecord record) {
    List<Piece> pieces = new ArrayList<>();
    collect(record, Extent.RECORD, pieces);
    return new Arguments(pieces, Extent.RECORD, UNKNOWN);
  }

  /** Returns the arguments, with a null for each gap between them. */
  public List<@Nullable ByteSlice> values() {
    return values;
  }

  /** Returns the number of the first argument; above 0 in a record that continues another. */
  public int start() {
    return values.isEmpty() ? 0 : numbers[0];
  }

  /**
   * Returns the index of the argument that a field of this name is a piece of; negative if there is
   * none. If different values of a piece were logged, more values of the argument follow.
   */
  public int indexOf(ByteSlice name) {
    int number = piece(name) < 0 ? -1 : argument(name);
    int index = Arrays.binarySearch(numbers, 0, values.size(), number);
    while (index > 0 && numbers[index - 1] == number) {
      index--;
    }
    return index < 0 || values.get(index) == null ? -1 : index;
  }

  /** Returns the number of the argument that the value at {@code index} is of, 0 for a program. */
  public int number(int index) {
    return numbers[index];
  }

  /** Returns true if the value at {@code index} is of the same argument as the one before it. */
  public boolean continues(int index) {
    return index < values.size() && numbers[index] == numbers[index - 1];
  }

  /** Returns false if something is missing, or does not match its count or length. */
  public boolean isComplete() {
    return complete;
  }

  /** Returns true if a field of an EXECVE record is an argument or a piece of one. */
  public static boolean isArgument(Field field) {
    return field.form() != Form.WORD
        && field.scope() == Scope.RECORD
        && argument(field.name()) >= 0
        && piece(field.name()) >= 0;
  }

  private static void collect(AuditRecord record, Extent extent, List<Piece> pieces) {
    Fields fields = record.fields();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      ByteSlice name = field.name();
      if (isArgument(field)) {
        ByteSlice text = FieldText.of(record, field);
        pieces.add(new Piece(argument(name), piece(name), text, fields.value(i).length()));
      } else if (extent == Extent.EVENT && isLength(field)) {
        int argument = index(name.slice(1, name.length() - LENGTH_SUFFIX.length()));
        pieces.add(new Piece(argument, LENGTH, field.value(), 0));
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

  private void addGap(int number) {
    add(number, null);
    complete = false;
  }

  private void add(int number, @Nullable ByteSlice value) {
    numbers[values.size()] = number;
    values.add(value);
  }

  /** Adds an argument, of these fields. */
  private void join(int argument, List<Piece> pieces) {
    Piece first = pieces.get(0);
    if (pieces.size() == 1 && (first.number == 0 || extent == Extent.RECORD)) {
      add(argument, first.text);
      return;
    }
    long length = first.number == LENGTH ? Ascii.decimal(first.text, MALFORMED) : UNKNOWN;
    int from = 0;
    while (from < pieces.size() && pieces.get(from).number == LENGTH) {
      from++;
    }
    if (from == pieces.size()) {
      addGap(argument);
    } else {
      join(argument, pieces.subList(from, pieces.size()), length);
    }
  }

  private void join(int argument, List<Piece> pieces, long length) {
    ByteBuilder whole = new ByteBuilder();
    Piece last = null;
    int next = extent == Extent.EVENT ? 0 : pieces.get(0).number;
    long decoded = 0;
    long logged = 0;
    boolean damaged = false;
    for (Piece piece : pieces) {
      if (last != null && piece.number == last.number) {
        if (piece.text.equals(last.text)) {
          continue;
        }
        add(argument, whole.toSlice());
        whole.clear();
        damaged = true;
      } else if (piece.number > next) {
        whole.append(GAP);
        damaged = true;
      }
      whole.append(piece.text);
      decoded += piece.text.length();
      logged += piece.loggedLength;
      next = piece.number + 1;
      last = piece;
    }
    // Kernels differ in whether it is the length in hex.
    if (length != UNKNOWN && length != decoded && length != logged) {
      if (length > decoded && !damaged) {
        whole.append(GAP);
      }
      damaged = true;
    }
    complete &= !damaged;
    add(argument, whole.toSlice());
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

  /** Returns true for {@code aN_len}. */
  private static boolean isLength(Field field) {
    ByteSlice name = field.name();
    int digits = name.length() - LENGTH_SUFFIX.length();
    return digits > 1
        && name.at(0) == 'a'
        && name.slice(digits).equals(LENGTH_SUFFIX)
        && index(name.slice(1, digits)) >= 0
        && field.form() != Form.WORD
        && field.scope() == Scope.RECORD;
  }

  private static int index(ByteSlice digits) {
    boolean plain =
        !digits.isEmpty() && digits.length() <= MAX_DIGITS && Ascii.isDigit(digits.at(0));
    return plain ? (int) Ascii.decimal(digits, -1) : -1;
  }
}
