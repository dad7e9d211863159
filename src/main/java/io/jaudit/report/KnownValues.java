package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.ValueSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one field in one record. Not changed after they were read. */
final class KnownValues implements ValueSink {
  /** Stands for values that are not known, because they depend on more than the record. */
  static final KnownValues UNKNOWN = new KnownValues();

  private static final KnownValues NONE = new KnownValues();

  private final List<ByteSlice> values = new ArrayList<>(1);

  /** Returns these values, or the same for all records without any. */
  KnownValues compact() {
    return values.isEmpty() ? NONE : this;
  }

  /** Returns one value alone. */
  static KnownValues of(@Nullable ByteSlice value) {
    if (value == null) {
      return NONE;
    }
    KnownValues values = new KnownValues();
    values.text(value);
    return values;
  }

  int size() {
    return values.size();
  }

  ByteSlice value(int index) {
    return values.get(index);
  }

  @Override
  public void text(@Nullable ByteSlice text) {
    if (text != null) {
      values.add(text.copy()); // which does not keep the block of a log
    }
  }

  @Override
  public void number(ByteSlice text) {
    text(text);
  }
}
