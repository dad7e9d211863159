package io.jaudit.filter.where;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.DistinctTexts;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ValueSink;
import io.jaudit.filter.where.WhereException.Place;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a field of records or a fact of an event, found by the name that expressions
 * use for it. Immutable.
 *
 * <p>The values of a field of records are those of all records, each once; placeholders such as
 * {@code (null)} are no values. Those of a fact are the ones in JSON. Names that are both, {@code
 * action} and {@code object}, are the fact; {@code type} is the one type of the event in JSON.
 */
public final class QueryField {
  private static final String TYPE = "type";

  /** The names of records and of JSON, of which JSON's is the one to show. */
  static final Set<String> FACTS_FIRST = Set.of("action", "object", "serial", "id");

  private final String name;
  private final @Nullable EventFact fact;
  private final @Nullable RecordField field;

  /** The form that a suffix of the name selects; null without one. */
  private final @Nullable Form chosen;

  /** Selects the form of values. */
  public enum Form {
    /** Numbers and names as they are logged, text decoded: as in JSON. */
    PLAIN,
    /** In words, if there are any: as in the members {@code NAME_name} of JSON. */
    WORDS
  }

  /** Tells what the values in an event depend on. */
  public enum Dependence {
    /** Each record has values of its own, by what its type and its content are. */
    RECORD,
    /** The same, but in a SYSCALL record it is a number that differs from call to call. */
    NUMBER,
    /** If the SYSCALL record has the field {@link #callField}, nothing else. */
    CALL,
    /** There is one for each PATH record: its content, and what its name is relative to. */
    PATH,
    /** The process ID in the SYSCALL record, if that has one. */
    PID,
    /** Anything. */
    EVENT
  }

  private static final Set<Integer> NUMBERS =
      Set.of(
          FieldId.EXIT,
          FieldId.A0,
          FieldId.A1,
          FieldId.A2,
          FieldId.A3,
          FieldId.ITEMS,
          FieldId.PPID,
          FieldId.PID);

  private static final String USER = "user.";
  private static final String PATHS = "paths.";
  private static final String NAME_OF_ID = "_name";

  private QueryField(
      String name, @Nullable EventFact fact, @Nullable RecordField field, @Nullable Form chosen) {
    this.name = name;
    this.fact = fact;
    this.field = field;
    this.chosen = chosen;
  }

  /**
   * Finds the fields or facts of a list of names with commas between them.
   *
   * @throws WhereException if a name is none, or is there twice
   */
  public static List<QueryField> list(String names) throws WhereException {
    List<QueryField> list = new ArrayList<>();
    Set<String> known = new HashSet<>();
    int start = 0;
    while (start <= names.length()) {
      int comma = names.indexOf(',', start);
      int end = comma < 0 ? names.length() : comma;
      String name = names.substring(start, end).strip();
      int first = name.isEmpty() ? start : names.indexOf(name, start);
      Place place = new Place(names, first, name.isEmpty() ? end : first + name.length());
      if (name.isEmpty()) {
        throw new WhereException(
            "expected names separated by commas, such as time,exe,key", place, "", "");
      }
      if (!known.add(name)) {
        throw new WhereException("\"" + name + "\" is there twice", place, "", "");
      }
      list.add(named(name, place));
      start = end + 1;
    }
    return list;
  }

  /** Returns the field or fact of this name; empty if there is none. */
  public static Optional<QueryField> named(String name) {
    try {
      return Optional.of(named(name, new Place(name, 0, name.length())));
    } catch (WhereException e) {
      return Optional.empty();
    }
  }

  private static QueryField named(String name, Place place) throws WhereException {
    refuseType(name, place);
    return of(name, SubjectNames.subject(name, place, null, ""));
  }

  /** A column is one field; all fields of a type are what other formats show. */
  private static void refuseType(String name, Place place) throws WhereException {
    int wildcard = Math.max(name.indexOf('*'), name.indexOf('?'));
    int dot = name.indexOf('.');
    String type = wildcard > 0 && dot > 0 ? name.substring(0, dot) : name;
    boolean isType = SubjectNames.isTypeName(type) && dot == (wildcard < 0 ? -1 : type.length());
    if (wildcard < 0 && !isType) {
      return;
    }
    String example = isType && !type.equals("PATH") ? type + ".FIELD" : "PATH.name,PATH.mode";
    throw new WhereException(
        wildcard < 0
            ? "\"" + name + "\" is a record type, and a column is one field"
            : "wildcards can't be used here, and a column is one field",
        place,
        "name each field, such as " + example,
        "(\"jaudit fields LOG\" lists the fields in a log; --format json shows all of them)");
  }

  /** Returns the field of a subject of this name. */
  static QueryField of(String name, Subject subject) {
    EventFact fact = FACTS_FIRST.contains(name) ? EventFacts.named(name) : null;
    if (fact != null) {
      return new QueryField(name, fact, null, null);
    }
    if (subject instanceof ShownSubject shown) {
      return new QueryField(name, shown.field().fact, shown.field().field, shown.form());
    }
    return subject instanceof FactSubject of
        ? new QueryField(name, of.fact(), null, null)
        : new QueryField(name, null, (RecordField) subject, null);
  }

  /**
   * Returns an expression that is true for the events of which {@link #read} passes on this value
   * in this form, and for no others.
   *
   * @param value null for the events without any value
   */
  public String condition(@Nullable ByteSlice value, Form form) {
    boolean isPlain = fact == null ? isList() : fact.isPlainText() && !FACTS_FIRST.contains(name);
    String exact = isPlain || chosen != null ? name : name + ShownSubject.suffix(form);
    int dot = exact.indexOf('.');
    boolean isOfType = dot > 0 && SubjectNames.isTypeName(exact.substring(0, dot));
    String test = isOfType ? exact.substring(dot + 1) : exact;
    String whole = value == null ? test : test + " = " + Quotes.of(value);
    String scoped = isOfType ? exact.substring(0, dot) + "(" + whole + ")" : whole;
    return value == null ? "not " + scoped : scoped;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /**
   * Returns the form in which values are read.
   *
   * @param usual the form if no suffix of the name selects one
   */
  public Form form(Form usual) {
    return chosen == null ? usual : chosen;
  }

  /** Returns true if it is the time of the event. */
  public boolean isTime() {
    return fact != null && fact.kind() == EventFact.Kind.TIME;
  }

  /** Returns true if its value is a list, even if there is only one element. */
  public boolean isList() {
    return fact == null ? field != null && field.isKey() : fact.isList();
  }

  /** Returns true if an event has at most one value. */
  public boolean isSingle() {
    return fact != null && fact.isSingle();
  }

  /** Returns true if only a process table has its values. */
  public boolean needsProcesses() {
    return fact != null && fact.needsProcesses();
  }

  /** Returns what the values depend on. */
  public Dependence dependence() {
    if (chosen == Form.WORDS || (fact != null && fact.path().equals(TYPE))) {
      return Dependence.EVENT;
    }
    if (fact == null) {
      boolean isNumber = field != null && NUMBERS.contains(FieldId.of(field.name()));
      return isNumber ? Dependence.NUMBER : Dependence.RECORD;
    }
    if (fact.path().startsWith(PATHS)) {
      return fact.path().equals("paths.obj") ? Dependence.EVENT : Dependence.PATH;
    }
    if (fact.path().equals("process.pid")) {
      return Dependence.PID;
    }
    return callField() == FieldId.NONE ? Dependence.EVENT : Dependence.CALL;
  }

  /**
   * Returns the field of a SYSCALL record that the values are from, if it has one; {@link
   * FieldId#NONE} if there may be others.
   */
  public int callField() {
    return switch (fact == null ? "" : fact.path()) {
      case "process.exe" -> FieldId.EXE;
      case "process.comm" -> FieldId.COMM;
      case "process.tty" -> FieldId.TTY;
      default ->
          fact != null && fact.path().startsWith(USER)
              ? FieldId.of(withoutSuffix(fact.path().substring(USER.length())))
              : FieldId.NONE;
    };
  }

  private static String withoutSuffix(String name) {
    return name.endsWith(NAME_OF_ID)
        ? name.substring(0, name.length() - NAME_OF_ID.length())
        : name;
  }

  /** Passes the values in an event to {@code sink}. */
  public void read(EventView event, Form form, ValueSink sink) {
    read(Scope.of(event), form, sink);
  }

  /** Passes the values in one record of an event to {@code sink}; only of a field of records. */
  public void read(EventView event, AuditRecord record, Form form, ValueSink sink) {
    read(Scope.of(event).only(record), form, sink);
  }

  /**
   * Passes the values in the records of a scope to {@code sink}, or those of facts of its event.
   */
  void read(Scope scope, Form form, ValueSink sink) {
    if (fact != null && fact.path().equals(TYPE)) {
      sink.text(scope.event().event().type().nameBytes()); // expressions test all types
    } else if (fact != null) {
      fact.reader().read(scope.event(), new FactValues(fact.kind() == EventFact.Kind.NUMBER, sink));
    } else if (field != null && !scope.records().isEmpty()) {
      field.any(scope, new FieldValues(field, form(form), sink));
    }
  }

  /** Passes on the values of a fact; a number that is none is no value. */
  private record FactValues(boolean isNumber, ValueSink sink) implements EventFact.Values {
    @Override
    public void text(@Nullable ByteSlice text) {
      if (!isNumber || text == null) {
        sink.text(text);
      } else if (Ascii.decimal(text, Value.NO_NUMBER) == Value.NO_NUMBER) {
        sink.text(null);
      } else {
        sink.number(text);
      }
    }

    @Override
    public void number(long number) {
      text(number == Value.NO_NUMBER ? null : ByteSlice.of(Long.toString(number)));
    }
  }

  /** Passes on the values of a field, each once; no value is the one that is searched for. */
  static final class FieldValues implements ValueTest {
    private final Form form;
    private final boolean isNumber;
    private final ValueSink sink;
    private final DistinctTexts known = new DistinctTexts();

    FieldValues(RecordField field, Form form, ValueSink sink) {
      this.form = form;
      this.isNumber = FieldId.kind(FieldId.of(field.name())).isNumber();
      this.sink = sink;
    }

    @Override
    public boolean passes(Value value) {
      ByteSlice words = form == Form.WORDS ? value.words() : null;
      ByteSlice shown = words == null ? value.plain() : words;
      if (!known.add(shown)) {
        return false;
      }
      if (isNumber && words == null) {
        sink.number(shown);
      } else {
        sink.text(shown);
      }
      return false;
    }
  }
}
