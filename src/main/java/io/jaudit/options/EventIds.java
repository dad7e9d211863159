package io.jaudit.options;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.record.EventId;
import java.util.OptionalLong;

/**
 * The value of {@code -a}: {@code SERIAL}, {@code SEC.MMM:SERIAL} or {@code NODE/SEC.MMM:SERIAL}.
 */
final class EventIds {
  private EventIds() {}

  static EventFilter filter(String value) throws UsageException {
    int slash = value.lastIndexOf('/');
    String stamp = value.substring(slash + 1);
    int colon = stamp.indexOf(':');
    long serial = number(stamp.substring(colon + 1), value);
    if (colon < 0 && slash < 0) {
      return Filters.serial(serial);
    }
    int point = stamp.indexOf('.');
    if (colon < 0 || point < 0 || colon - point != 4) {
      throw wrong(value);
    }
    long time =
        number(stamp.substring(0, point), value) * 1000
            + number(stamp.substring(point + 1, colon), value);
    return slash < 0
        ? Filters.stamp(time, serial)
        : Filters.id(new EventId(value.substring(0, slash), time, serial));
  }

  private static long number(String digits, String value) throws UsageException {
    OptionalLong number = Numbers.decimal(digits);
    if (number.isEmpty() || digits.length() > 15) {
      throw wrong(value);
    }
    return number.getAsLong();
  }

  private static UsageException wrong(String value) {
    return UsageErrors.expected(
        FilterOption.EVENT, "SERIAL, SEC.MMM:SERIAL or NODE/SEC.MMM:SERIAL", value);
  }
}
