package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matches one of many numbers of a user, group, process or session, each as {@link WantedId}. */
final class AnyId implements FieldCriterion.Test {
  private static final long NO_ID = -2;

  private final Set<Long> ids;
  private final IdNames names;

  /**
   * @param names IDs for names that the log has instead of an ID
   */
  AnyId(Set<Long> ids, IdNames names) {
    this.ids = ids;
    this.names = names;
  }

  @Override
  public boolean passes(AuditRecord record, int index, ByteSlice text) {
    long number = Identities.id(text);
    if (number >= 0) {
      return ids.contains(number);
    }
    ByteSlice word = Identities.word(record.fields(), index);
    return word != null && ids.contains(names.id(word.latin1()).orElse(NO_ID));
  }

  @Override
  public @Nullable AnyId or(FieldCriterion.Test other) {
    AnyId that =
        other instanceof WantedId one ? one.asAny() : other instanceof AnyId any ? any : null;
    if (that == null || that.names != names) {
      return null;
    }
    Set<Long> both = new HashSet<>(ids);
    both.addAll(that.ids);
    return new AnyId(both, names);
  }

  @Override
  public Set<Needle> needles(FieldCriterion fields) {
    Set<Needle> all = new LinkedHashSet<>();
    for (long id : ids) {
      Set<Needle> needles = WantedId.numbered(id, names).needles(fields);
      if (needles.isEmpty()) {
        return Set.of();
      }
      all.addAll(needles);
    }
    return Needle.withoutCovered(all);
  }
}
