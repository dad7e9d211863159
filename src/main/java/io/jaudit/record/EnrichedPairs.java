package io.jaudit.record;

import java.util.Arrays;

/**
 * Finds the fields of one record that the names of its enriched part stand for: the first {@code
 * UID} for the first {@code uid}, the second for the second. At a cost that grows with the number
 * of fields, whatever they are called. For one use.
 */
final class EnrichedPairs {
  /** In place of the index of a field: there is none. */
  static final int NONE = -1;

  private final Fields fields;
  private final int firstEnriched;

  /** By slot, the first and the next field of one name; an open-addressing table of names. */
  private final int[] names;

  private final int[] waiting;

  /** By field, the next one of the same name. */
  private final int[] following;

  EnrichedPairs(Fields fields, int firstEnriched) {
    this.fields = fields;
    this.firstEnriched = firstEnriched;
    this.names = none(Integer.highestOneBit(Math.max(1, firstEnriched)) * 4);
    this.waiting = none(names.length);
    this.following = none(firstEnriched);
  }

  /** By field outside the enriched part, the index of the enriched one, or {@link #NONE}. */
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

  /** Of the name of field {@code i}; an empty one where no field has had that name. */
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
