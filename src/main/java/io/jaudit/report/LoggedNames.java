package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects the names of the users or groups whose IDs are in a column. An ID that has several
 * names, such as that of users of several hosts, is shown as it is. Safe for use by several
 * threads.
 */
public final class LoggedNames {
  private static final int MOST = 100_000;
  private static final ByteSlice SEVERAL = ByteSlice.EMPTY;
  private static final ByteSlice UNSET_ID = ByteSlice.of("4294967295");
  private static final ByteSlice UNSET = ByteSlice.of("unset");

  private final Map<ByteSlice, ByteSlice> names = new ConcurrentHashMap<>();

  /** Adds the name that an event has for an ID. */
  void add(ByteSlice id, ByteSlice name) {
    ByteSlice known = names.get(id);
    boolean isNew = known == null && names.size() < MOST;
    if (isNew || (known != null && !known.isEmpty() && !known.equals(name))) {
      names.merge(id.copy(), name.copy(), (one, other) -> one.equals(other) ? one : SEVERAL);
    }
  }

  /** Returns the name of an ID, or the ID itself if it has none, or several. */
  ByteSlice of(ByteSlice id) {
    if (id.equals(UNSET_ID)) {
      return UNSET;
    }
    @Nullable ByteSlice name = names.get(id);
    return name == null || name.isEmpty() ? id : name;
  }
}
