package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
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

  /** Names of fields and facts at once, of which both count. */
  private static final Set<String> AMBIGUOUS = Set.of("action", "object");

  /**
   * Further names that the kernel and programs write, known only here: from the field dictionary of
   * the audit project, and audit calls of the kernel.
   */
  private static final Set<String> OTHERS =
      Set.of(
          """
          acl added audit_backlog_wait_time audit_enforcing audit_loginuid_immutable audit_lost
          audit_rate_limit backlog bus cap_fe cap_frootid cap_fver category changed cipher class
          daddr default-context default-range delivery dest direction dmac dport entries event fam
          faddr fd fe fi format fport fver func grantors hash icmp_type inif ino ip ipid ipx-net
          kernel kind ksize laddr len lport lsm mac maj major minor model nargs net new new-cpu
          new-level new-log_passwd new-mem new-range new-role new-seuser new-vcpu new_lock
          new_range new_role new_seuser new_val newcontext nlnk-fam nlnk-grp nlnk-pid old old-level
          old-log_passwd old-mem old-range old-role old-seuser old-vcpu old_enforcing old_lock
          old_range old_role old_seuser old_val oldcontext outif parent pfs problem protocol qbytes
          range reason remove removed reset role root_hash rules saddr_fam seperm seperms seqno
          seresult seuser sha256 sid smac spi spid sport src state suites sysctl target taskcontext
          tid to trust uri user val vcpu ver virt vm-pid"""
              .split("\\s+"));

  private SubjectNames() {}

  /**
   * Returns the subject of a name.
   *
   * @param within the type whose record all tests are about; null for any record and the event
   * @throws WhereException if it refers to nothing
   */
  static Subject subject(String name, Place place, @Nullable RecordType within)
      throws WhereException {
    boolean isRaw = name.endsWith(RAW);
    String path = isRaw ? name.substring(0, name.length() - RAW.length()) : name;
    Part part = isRaw ? Part.RAW : Part.ALL;
    EventFact fact = EventFacts.named(path);
    int dot = path.indexOf('.');
    boolean isField = dot < 0 && isField(path);
    if (isField && (fact == null || within != null || isRaw)) {
      return RecordField.of(path, null, part);
    }
    if (fact != null) {
      return fact(fact, isField && AMBIGUOUS.contains(path), place, within, isRaw);
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
    throw unknown(path, place);
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
    return FieldId.of(name) != FieldId.NONE || OTHERS.contains(name) || isArgument(name);
  }

  /** {@code a12}, {@code a1[0]}: an argument of a program. */
  private static boolean isArgument(String name) {
    return name.matches("a[0-9]+(\\[[0-9]+])?");
  }

  /** Returns true if a name is written like that of a record type: {@code PATH}. */
  static boolean isTypeName(String name) {
    return name.matches("[A-Z][A-Z0-9_]*");
  }

  /**
   * Returns the type of this name. A log may have types that this program does not know.
   *
   * @throws WhereException if it is unknown, and close to a known one
   */
  static RecordType type(String name, Place place) throws WhereException {
    ByteSlice upper = ByteSlice.of(name.toUpperCase(Locale.ROOT));
    if (RecordType.named(upper) == null) {
      List<String> names = new ArrayList<>();
      for (RecordType type : RecordType.all()) {
        names.add(type.name());
      }
      List<String> nearest = Suggestion.nearest(name, names);
      if (!nearest.isEmpty()) {
        throw WhereParser.unknown("record type", name, place, nearest);
      }
    }
    return RecordType.ofLog(upper);
  }

  private static WhereException unknown(String path, Place place) {
    List<String> nearest = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int id = 1; id <= FieldId.highest(); id++) {
      if (!FieldId.isPrefix(id)) {
        names.add(FieldId.name(id));
      }
    }
    names.addAll(OTHERS);
    for (EventFact fact : EventFacts.all()) {
      names.add(fact.path());
      if (fact.path().endsWith("." + path)) {
        nearest.add(fact.path());
      }
    }
    if (nearest.isEmpty()) {
      nearest.addAll(Suggestion.nearest(path, names));
    }
    String any = path.indexOf('.') < 0 ? "; TYPE." + path + " accepts any name" : "";
    String didYouMean =
        nearest.isEmpty()
            ? ""
            : "did you mean "
                + WhereParser.orOf(nearest.subList(0, Math.min(3, nearest.size())))
                + "? ";
    return new WhereException(
        "unknown field \"" + path + "\"",
        place,
        "",
        didYouMean + "(\"jaudit fields\" lists all fields" + any + ")");
  }
}
