package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.where.QueryField.Form;
import io.jaudit.filter.where.RecordField.Part;
import io.jaudit.filter.where.WhereException.Place;
import io.jaudit.interpret.tables.Suggestion;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a name in an expression refers to: {@code exe}, {@code exe.raw}, {@code PATH.name},
 * {@code process.exe}, {@code msg.acct}. Stateless.
 */
final class SubjectNames {
  private static final String RAW = ".raw";
  private static final String MESSAGE = "msg.";

  /** {@code msg.text} is a field named text of the message of a program. */
  private static final String MESSAGE_FIELD = "msg";

  /** Names of fields and facts at once, of which both count. */
  private static final Set<String> AMBIGUOUS = Set.of("action", "object", "id");

  /** A field and a fact, of which only the fact counts: the number of the event. */
  private static final String SERIAL = "serial";

  private SubjectNames() {}

  /**
   * Returns the subject of a name.
   *
   * @param within the type whose record all tests are about; null for any record and the event
   * @param hintIfUnknown what was probably meant if the name is unknown; may be empty
   * @throws WhereException if it refers to nothing
   */
  static Subject subject(
      String name, Place place, @Nullable RecordType within, String hintIfUnknown)
      throws WhereException {
    Form form = ShownSubject.formOf(name);
    if (form != null) {
      String path = name.substring(0, name.length() - ShownSubject.suffix(form).length());
      if (!path.equals(MESSAGE_FIELD) && !isTypeName(path)) {
        Subject of = subject(path, place, within, hintIfUnknown);
        if (of instanceof ShownSubject) {
          throw unknown(name, place, "one suffix chooses the form");
        }
        return new ShownSubject(QueryField.of(path, of), form, of);
      }
    }
    boolean isRaw = name.endsWith(RAW);
    String path = isRaw ? name.substring(0, name.length() - RAW.length()) : name;
    Part part = isRaw ? Part.RAW : Part.ALL;
    int dot = path.indexOf('.');
    boolean isField = dot < 0 && isField(path);
    boolean mayBeFact =
        within == null && !isRaw && (AMBIGUOUS.contains(path) || path.equals(SERIAL));
    if (isField && !mayBeFact) {
      return RecordField.of(path, within, part);
    }
    EventFact fact = EventFacts.named(path);
    if (fact != null) {
      return fact(fact, isField && AMBIGUOUS.contains(path), place, within, isRaw);
    }
    if (path.equals(MESSAGE)) {
      throw new WhereException(
          "expected the name of one field after \"msg.\"",
          place,
          "such as msg.acct",
          "(\"jaudit fields\" lists all fields)");
    }
    if (path.startsWith(MESSAGE) && dot == path.lastIndexOf('.')) {
      return RecordField.of(path.substring(MESSAGE.length()), null, isRaw ? part : Part.MESSAGE);
    }
    String prefix = dot < 0 ? "" : path.substring(0, dot);
    if (isTypeName(prefix) && dot + 1 < path.length() && path.indexOf('.', dot + 1) < 0) {
      RecordType type =
          type(prefix, new Place(place.expression(), place.start(), place.start() + dot));
      refuseNested(type, within, place);
      return RecordField.of(path.substring(dot + 1), type, part);
    }
    WhereException untested = UntestedMembers.refused(path, place);
    if (untested != null) {
      throw untested;
    }
    throw isType(path)
        ? typeAlone(path, place)
        : unknown(path, place, isType(prefix) ? "" : hintIfUnknown);
  }

  private static Subject fact(
      EventFact fact, boolean isFieldToo, Place place, @Nullable RecordType within, boolean isRaw)
      throws WhereException {
    if (within != null) {
      throw new WhereException(
          "\"" + fact.path() + "\" is a fact of the event, not a field of a record",
          place,
          "put it outside of " + within.name() + "(...)",
          "");
    }
    if (isRaw) {
      throw new WhereException(
          "\"" + fact.path() + "\" has no form as logged",
          place,
          "remove .raw, or name a field, such as exe.raw",
          "");
    }
    Subject subject = new FactSubject(fact);
    return isFieldToo ? new Either(RecordField.of(fact.path(), null, Part.ALL), subject) : subject;
  }

  private static void refuseNested(RecordType type, @Nullable RecordType within, Place place)
      throws WhereException {
    if (within != null && !within.equals(type)) {
      throw new WhereException(
          "a " + within.name() + " record has no field of a " + type.name() + " record",
          place,
          "put it outside of " + within.name() + "(...)",
          "");
    }
  }

  /** Returns true if records have a field of this name. */
  static boolean isField(String name) {
    return FieldId.of(name) != FieldId.NONE || isArgument(name) || OtherFields.NAMES.contains(name);
  }

  /** {@code a12}, {@code a1[0]}: an argument of a program. */
  private static boolean isArgument(String name) {
    int bracket = name.indexOf('[');
    boolean isPiece = bracket > 0 && name.endsWith("]");
    return name.startsWith("a")
        && isNumber(name, 1, isPiece ? bracket : name.length())
        && (!isPiece || isNumber(name, bracket + 1, name.length() - 1));
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  /** Returns true if a name is written like that of a record type: {@code PATH}. */
  static boolean isTypeName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetter = c >= 'A' && c <= 'Z';
      if (!isLetter && (i == 0 || !(c == '_' || (c >= '0' && c <= '9')))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /**
   * Returns the type of this name. A log may have types that this program does not know.
   *
   * @throws WhereException if it is unknown, and close to a known one
   */
  static RecordType type(String name, Place place) throws WhereException {
    ByteSlice upper = ByteSlice.of(name.toUpperCase(Locale.ROOT));
    if (RecordType.named(upper) == null) {
      List<String> nearest = nearestTypes(name);
      if (!nearest.isEmpty()) {
        throw WhereErrors.unknown("record type", name, place, nearest);
      }
    }
    return RecordType.ofLog(upper);
  }

  /**
   * Returns the type that a value names, in quotes or not.
   *
   * @throws WhereException if it is unknown
   */
  static RecordType knownType(Literal literal) throws WhereException {
    String name = literal.text().utf8();
    RecordType type = RecordType.named(name.toUpperCase(Locale.ROOT));
    if (type == null) {
      List<String> nearest = nearestTypes(name);
      throw new WhereException(
          "unknown record type \"" + name + "\"",
          literal.place(),
          "",
          nearest.isEmpty()
              ? "(\"jaudit search -m\" lists all types; for another one, use type ~ /NAME/)"
              : "did you mean " + WhereErrors.orOf(nearest) + "?");
    }
    return type;
  }

  private static List<String> nearestTypes(String name) {
    List<String> names = new ArrayList<>();
    for (RecordType type : RecordType.all()) {
      names.add(type.name());
    }
    return Suggestion.nearest(name, names);
  }

  private static boolean isType(String name) {
    return RecordType.named(name.toUpperCase(Locale.ROOT)) != null;
  }

  private static WhereException typeAlone(String name, Place place) {
    String type = name.toUpperCase(Locale.ROOT);
    return new WhereException(
        "\"" + name + "\" is a record type, not a field",
        place,
        "write type = " + type + ", or " + type + "(...) with tests of one such record",
        "");
  }

  private static WhereException unknown(String path, Place place, String hint) {
    String equivalent = ForeignSyntax.fieldFor(path);
    List<String> nearest = new ArrayList<>(equivalent.isEmpty() ? List.of() : List.of(equivalent));
    int dot = path.indexOf('.');
    if (dot > 0 && isType(path.substring(0, dot))) {
      String type = path.substring(0, dot).toUpperCase(Locale.ROOT);
      if (dot + 1 == path.length() || path.indexOf('.', dot + 1) > 0) {
        return new WhereException(
            "expected the name of one field after \"" + path.substring(0, dot + 1) + "\"",
            place,
            "",
            "(\"jaudit fields\" lists all fields; type = " + type + " finds any such record)");
      }
      if (isField(path.substring(dot + 1)) || !EventFacts.beginsNames(path.substring(0, dot + 1))) {
        nearest.add(type + path.substring(dot));
      }
    }
    List<String> names = new ArrayList<>();
    for (int id = 1; id <= FieldId.highest(); id++) {
      if (!FieldId.isPrefix(id)) {
        names.add(FieldId.name(id));
      }
    }
    names.addAll(OtherFields.NAMES);
    for (EventFact fact : EventFacts.all()) {
      names.add(fact.path());
      if (fact.path().endsWith("." + path) && !fact.isAlias()) {
        nearest.add(fact.path());
      }
    }
    if (nearest.isEmpty()) {
      nearest.addAll(Suggestion.nearest(path, names));
    }
    int last = path.lastIndexOf('.');
    String field = last > 0 ? path.substring(0, last) : "";
    boolean isKnown = isField(field) || EventFacts.named(field) != null;
    boolean hasMembers = isType(field) || EventFacts.beginsNames(field + ".");
    String form =
        isKnown && !hasMembers ? "after a field, only .raw, .text or .words can follow" : "";
    String any = path.indexOf('.') < 0 ? "; TYPE." + path + " accepts any name" : "";
    String didYouMean =
        nearest.isEmpty()
            ? ""
            : "did you mean "
                + WhereErrors.orOf(nearest.subList(0, Math.min(3, nearest.size())))
                + "? ";
    return new WhereException(
        "unknown field \"" + path + "\"",
        place,
        hint.isEmpty() ? form : hint,
        didYouMean + "(\"jaudit fields\" lists all fields" + any + ")");
  }
}
