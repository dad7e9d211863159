package io.jaudit.report;

import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a field in the events of one thread, those of records that repeat from the
 * memory of the thread.
 */
final class FieldReader implements ValueReader {
  private final LoggedField field;
  private final int[] numbers;
  private @Nullable EventMemory memory;

  FieldReader(LoggedField field) {
    this.field = field;
    this.numbers = new int[field.sources().size()];
  }

  @Override
  public boolean read(CountedEvent event, FieldValues values) {
    EventMemory known = event.memory();
    if (known != memory) {
      begin(known);
    }
    boolean isKnown = true;
    for (int number : numbers) {
      isKnown &= known.read(number, values);
      values.nextSource();
    }
    return isKnown;
  }

  private void begin(EventMemory with) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = with.field(field.sources().get(i), field.form());
    }
    memory = with;
  }
}
