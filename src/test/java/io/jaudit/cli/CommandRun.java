package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of one run of the command inside the test. Each character of what it printed is one
 * byte. A check that fails shows all of it.
 */
record CommandRun(int status, String out, String err) {
  private static final Pattern STAMP = Pattern.compile("audit\\([0-9]+\\.[0-9]+:([0-9]+)\\)");

  CommandRun endsWith(int expected) {
    assertEquals(expected, status, this::toString);
    return this;
  }

  CommandRun prints(String expected) {
    assertEquals(expected, out, this::toString);
    return this;
  }

  /** Checks the serials of the events printed; those of records next to each other count once. */
  CommandRun printsEvents(long... serials) {
    List<Long> expected = new ArrayList<>();
    for (long serial : serials) {
      expected.add(serial);
    }
    List<Long> printed = new ArrayList<>();
    for (Matcher stamp = STAMP.matcher(out); stamp.find(); ) {
      long serial = Long.parseLong(stamp.group(1));
      if (printed.isEmpty() || printed.get(printed.size() - 1) != serial) {
        printed.add(serial);
      }
    }
    assertEquals(expected, printed, this::toString);
    return this;
  }

  CommandRun printsSomewhere(String part) {
    assertTrue(out.contains(part), () -> "'" + part + "' is missing in " + this);
    return this;
  }

  CommandRun saysNothing() {
    return says();
  }

  /** Checks standard error line by line. */
  CommandRun says(String... lines) {
    assertEquals(List.of(lines), err.lines().toList(), this::toString);
    return this;
  }

  /** Checks that standard error is one line with all of {@code parts} in it. */
  CommandRun saysInOneLine(String... parts) {
    assertEquals(1, err.lines().count(), this::toString);
    return saysSomewhere(parts);
  }

  CommandRun saysSomewhere(String... parts) {
    for (String part : parts) {
      assertTrue(err.contains(part), () -> "'" + part + "' is missing in " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return "status %d%nstandard output:%n%s%nstandard error:%n%s".formatted(status, out, err);
  }
}
