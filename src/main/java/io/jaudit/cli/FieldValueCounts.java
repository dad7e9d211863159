package io.jaudit.cli;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ValueSink;
import io.jaudit.filter.where.QueryField;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of a field, in words if there are any; a bounded number of them. For use by one
 * thread.
 */
final class FieldValueCounts implements ValueSink {
  private final QueryField field;
  private final Map<ByteSlice, Long> counts = new HashMap<>();

  FieldValueCounts(QueryField field) {
    this.field = field;
  }

  void add(EventView event) {
    field.read(event, QueryField.Form.WORDS, this);
  }

  @Override
  public void text(@Nullable ByteSlice value) {
    if (value != null) {
      ConditionCounts.count(value, counts);
    }
  }

  @Override
  public void number(ByteSlice value) {
    text(value);
  }

  Map<ByteSlice, Long> counts() {
    return counts;
  }
}
