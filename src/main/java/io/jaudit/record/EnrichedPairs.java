package io.jaudit.record;

import java.util.Arrays;

/**
 * Pairs the fields of one record with the names in its enriched part: the first {@code UID} with
 * the first {@code uid}, the second with the second. The cost is linear in the number of fields,
 * whatever their names. For one use.
 */
final class EnrichedPairs {
  /** No field. */
  static final int NONE = -1;

  private final Fields fields;
  private final int firstEnriched;

  /** For each slot, the first and the next field of one name; an open-addressing table of names. */
  private final int[] names;

  private final int[] waiting;

  /** For each field, the next one of the same name. */
  private final int[] following;

  EnrichedPairs(Fields fields, int firstEnriched) {
    this.fields = fields;
    this.firstEnriched = firstEnriched;
    this.names = none(Integer.highestOneBit(Math.max(1, firstEnriched)) * 4);
    this.waiting = none(names.length);
    this.following = none(firstEnriched);
  }

  /** For each field outside the enriched part, the index of the enriched one, or {@link #NONE}. */
  int[] find() {
    for (int i = firstEnriched - 1; i >= 0; i--) {
      if (fields.nameLength(i) > 0) {
        int slot = slot(i);
        names[slot] = i;
        following[i] = waiting[slot];
        waiting[slot] = i;
      }
    }
    int[] partners = none(firstEnriched);
    for (int i = firstEnriched; i < fields.size(); i++) {
      int slot = slot(i);
      int field = waiting[slot];
      if (field != NONE) {
        partners[field] = i;
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
