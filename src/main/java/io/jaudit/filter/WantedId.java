package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Fields;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches a user or group by number or by name (docs/ausearch-differences.md nos. 6 and 9).
 *
 * <p>A number matches the number of a field; if the field contains a name instead, the number that
 * {@code unset}, {@code root} or the given names have for it. A name matches the name that auditd
 * wrote for the field, or that the field contains; if there is none, the number of the name.
 * Immutable.
 */
public final class WantedId implements FieldCriterion.Test {
  private static final long NO_ID = -2;

  private final long id;
  private final @Nullable ByteSlice name;
  private final IdNames names;

  private WantedId(long id, @Nullable ByteSlice name, IdNames names) {
    this.id = id;
    this.name = name;
    this.names = names;
  }

  /** Returns an ID of 32 bits, so that -1 is 4294967295, the unset ID. */
  public static WantedId numbered(long id) {
    return numbered(id, IdNames.none());
  }

  /**
   * Like {@link #numbered(long)}.
   *
   * @param names IDs for names that the log has instead of an ID
   */
  public static WantedId numbered(long id, IdNames names) {
    return new WantedId(id < 0 ? id & Identities.UNSET : id, null, names);
  }

  /**
   * Returns the ID that a name has.
   *
   * @param names names for IDs without a name in the log
   */
  public static WantedId named(String name, IdNames names) {
    ByteSlice bytes = ByteSlice.of(name);
    return switch (name) {
      case "root" -> new WantedId(0, bytes, names);
      case "unset" -> new WantedId(Identities.UNSET, bytes, names);
      default -> {
        OptionalLong id = names.id(bytes.latin1());
        yield new WantedId(id.orElse(NO_ID), bytes, names);
      }
    };
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    Fields fields = record.fields();
    if (name != null) {
      ByteSlice logged = Identities.loggedName(fields, index);
      return logged == null ? Identities.id(text) == id : logged.equals(name);
    }
    long number = Identities.id(text);
    if (number >= 0) {
      return number == id;
    }
    ByteSlice word = Identities.word(fields, index);
    return word != null && names.id(word.latin1()).orElse(NO_ID) == id;
  }

  /** Returns the same as one of many numbers; null if it is a name. */
  @Nullable AnyId asAny() {
    return name == null ? new AnyId(Set.of(id), names) : null;
  }

  @Override
  @SuppressWarnings("exports") // only criteria of this package call it
  public FieldCriterion.@Nullable Test or(FieldCriterion.Test other) {
    AnyId any = asAny();
    return any == null ? null : any.or(other);
  }

  /** None for root and unset, which occur in almost every event. */
  @Override
  @SuppressWarnings("exports") // only criteria of this package call it
  public Set<Needle> needles(FieldCriterion fields) {
    if (id == 0 || id == Identities.UNSET || (name != null && name.isEmpty())) {
      return Set.of();
    }
    Set<Needle> needles = new LinkedHashSet<>();
    if (id != NO_ID) {
      int signed = (int) id;
      needles.addAll(fields.needlesOf(NumberOrWord.of(id, signed)));
    }
    if (name != null) {
      needles.add(Needle.exactly(name));
    }
    return needles;
  }
}
