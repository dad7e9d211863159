package io.jaudit.describe;

import io.jaudit.record.FieldId;
import java.util.Arrays;

/** Creates tables from field numbers to the members of a description. Stateless. */
final class FieldMembers {
  /** The entry of a field that is not a member. */
  static final byte OTHER = -1;

  private FieldMembers() {}

  /**
   * Returns the member for each field number; {@link #OTHER} for other fields.
   *
   * @param ids the numbers of the fields, in the order of the members
   */
  static byte[] of(int... ids) {
    byte[] members = new byte[FieldId.highest() + 1];
    Arrays.fill(members, OTHER);
    for (int member = 0; member < ids.length; member++) {
      members[ids[member]] = (byte) member;
    }
    return members;
  }
}
