package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches a user or group by number or by name (docs/ausearch-differences.md nos. 6 and 9).
 *
 * <p>A number matches only the number of a field. A name matches the name that auditd wrote for the
 * field; if it wrote none, the number that {@code unset}, {@code root} or the given names have for
 * the name. Immutable.
 */
public final class WantedId implements FieldCriterion.Test {
  private static final long NO_ID = -2;

  private final long id;
  private final @Nullable ByteSlice name;

  private WantedId(long id, @Nullable ByteSlice name) {
    this.id = id;
    this.name = name;
  }

  /** Returns an ID of 32 bits, so that -1 is 4294967295, the unset ID. */
  public static WantedId numbered(long id) {
    return new WantedId(id < 0 ? id & Identities.UNSET : id, null);
  }

  /**
   * Returns the ID that a name has.
   *
   * @param names names for IDs without a name in the log
   */
  public static WantedId named(String name, IdNames names) {
    ByteSlice bytes = ByteSlice.of(name);
    return switch (name) {
      case "root" -> new WantedId(0, bytes);
      case "unset" -> new WantedId(Identities.UNSET, bytes);
      default -> {
        OptionalLong id = names.id(bytes.latin1());
        yield new WantedId(id.orElse(NO_ID), bytes);
      }
    };
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    if (name != null) {
      ByteSlice enriched = Identities.enrichedName(record.fields(), index);
      if (enriched != null) {
        return enriched.equals(name);
      }
    }
    return Identities.id(text) == id;
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
      needles.addAll(fields.needlesOf(new NumberContinuation(id, (int) id)));
    }
    if (name != null) {
      needles.add(Needle.exactly(name));
    }
    return needles;
  }
}
