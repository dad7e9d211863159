package io.jaudit.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the fields of one record with the names in its enriched part: the first {@code UID} with
 * the first {@code uid}, the second with the second. Everything that looks fields up uses these
 * pairs. {@code -i} does not locate the fields of a record, as it need not split a run of names
 * that repeats an earlier one, so it follows the same rule in {@code interpret.field.Enrichment};
 * {@code EnrichmentPropertyTest} compares the two.
 *
 * <p>auditd writes the names in the order of the fields, so one pass over both usually suffices. If
 * it does not, the cost is still linear in the number of fields, whatever their names. For one use.
 */
final class EnrichedPairs {
  /** No field. */
  static final int NONE = -1;

  /** Up to this number of fields, comparing names is faster than hashing them. */
  private static final int FEW = 64;

  private final Fields fields;
  private final int firstEnriched;

  /** For each slot, the first and the next field of one name; an open-addressing table of names. */
  private final int[] names;

  private final int[] waiting;

  /** For each field, the next one of the same name. */
  private final int[] following;

  private EnrichedPairs(Fields fields) {
    this.fields = fields;
    this.firstEnriched = fields.firstEnriched();
    this.names = none(Integer.highestOneBit(Math.max(1, firstEnriched)) * 4);
    this.waiting = none(names.length);
    this.following = none(firstEnriched);
  }

  /** Returns, for each field, the index of the other one of its pair, or {@link #NONE}. */
  static int[] of(Fields fields) {
    int[] inOrder = inOrder(fields);
    return inOrder == null ? new EnrichedPairs(fields).find() : inOrder;
  }

  /**
   * Returns the pairs if the names are in the order of the fields; null if a field was passed over
   * whose name may be in the enriched part.
   */
  private static int @Nullable [] inOrder(Fields fields) {
    long bits = 0;
    for (int i = fields.firstEnriched(); i < fields.size(); i++) {
      bits |= fields.nameBit(i);
    }
    int[] partners = none(fields.size());
    int next = fields.firstEnriched();
    for (int i = 0; i < fields.firstEnriched(); i++) {
      if (next < fields.size() && fields.haveSameName(next, i)) {
        partners[i] = next;
        partners[next++] = i;
      } else if ((fields.nameBit(i) & bits) != 0
          && (fields.size() > FEW || isNameInEnriched(fields, i))) {
        return null;
      }
    }
    return partners;
  }

  private static boolean isNameInEnriched(Fields fields, int field) {
    for (int i = fields.firstEnriched(); i < fields.size(); i++) {
      if (fields.haveSameName(i, field)) {
        return true;
      }
    }
    return false;
  }

  private int[] find() {
    for (int i = firstEnriched - 1; i >= 0; i--) {
      if (fields.nameLength(i) > 0) {
        int slot = slot(i);
        names[slot] = i;
        following[i] = waiting[slot];
        waiting[slot] = i;
      }
    }
    int[] partners = none(fields.size());
    for (int i = firstEnriched; i < fields.size(); i++) {
      int slot = slot(i);
      int field = waiting[slot];
      if (field != NONE) {
        partners[field] = i;
        partners[i] = field;
        waiting[slot] = following[field];
      }
    }
    return partners;
  }

  /**
   * Returns the slot of the name of field {@code i}; an empty slot if no field has had that name.
   */
  private int slot(int i) {
    int slot = fields.nameHash(i) & names.length - 1;
    while (names[slot] != NONE && !fields.haveSameName(names[slot], i)) {
      slot = slot + 1 & names.length - 1;
    }
    return slot;
  }

  private static int[] none(int length) {
    int[] none = new int[length];
    Arrays.fill(none, NONE);
    return none;
  }
}
