package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events with the same values. Not safe for use by several threads. */
final class Group extends Counts {
  private final List<@Nullable ByteSlice> values;
  private int sources;

  /**
   * @param values one for each field; null for a field without any
   */
  Group(List<@Nullable ByteSlice> values) {
    this.values = values;
  }

  List<@Nullable ByteSlice> values() {
    return values;
  }

  /** Notes where its values were found, a bit for each source. */
  void found(int inSources) {
    sources |= inSources;
  }

  int sources() {
    return sources;
  }
}
