package io.jaudit.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderFiltersTest {
  private static final AuditEvent PLAIN =
      Logged.line("type=USER_CMD msg=audit(1700000000.123:42): pid=1 msg='res=success'");
  private static final AuditEvent NODE =
      Logged.line("node=web.example type=USER_CMD msg=audit(1700000000.123:42): pid=1");

  /** What the header decides, it decides in its interest, too. */
  private static void check(boolean expected, EventFilter filter, AuditEvent event) {
    assertEquals(expected, filter.matches(event));
    assertEquals(expected, filter.interest().admits(event.id()));
  }

  @Test
  void serialIsOfAnyTimeAndNode() {
    check(true, Filters.serial(42), PLAIN);
    check(true, Filters.serial(42), NODE);
    check(false, Filters.serial(4), PLAIN);
  }

  @Test
  void stampIsOfAnyNode() {
    check(true, Filters.stamp(1700000000123L, 42), PLAIN);
    check(true, Filters.stamp(1700000000123L, 42), NODE);
    check(false, Filters.stamp(1700000000124L, 42), PLAIN);
    check(false, Filters.stamp(1700000000123L, 43), PLAIN);
  }

  @Test
  void idHasItsNodeOrNone() {
    check(true, Filters.id(new EventId("web.example", 1700000000123L, 42)), NODE);
    check(false, Filters.id(new EventId("web.example", 1700000000123L, 42)), PLAIN);
    check(true, Filters.id(new EventId(null, 1700000000123L, 42)), PLAIN);
    check(false, Filters.id(new EventId("", 1700000000123L, 42)), PLAIN);
  }

  @Test
  void nodeIsTheWholeName() {
    check(true, Filters.node("web.example"), NODE);
    check(false, Filters.node("web"), NODE);
    check(false, Filters.node("WEB.EXAMPLE"), NODE);
    check(false, Filters.node(""), NODE);
    check(false, Filters.node(""), PLAIN);
  }

  @Test
  void bothEndsOfATimeCount() {
    long time = 1700000000123L;
    check(true, Filters.time(time, time), PLAIN);
    check(true, Filters.time(Long.MIN_VALUE, time), PLAIN);
    check(true, Filters.time(time, Long.MAX_VALUE), PLAIN);
    check(false, Filters.time(time + 1, Long.MAX_VALUE), PLAIN);
    check(false, Filters.time(Long.MIN_VALUE, time - 1), PLAIN);
    check(false, Filters.time(time + 1, time - 1), PLAIN);
  }

  @Test
  void typeIsThatOfAnyRecord() {
    EventFilter paths = Filters.types(List.of(RecordType.of(RecordType.PATH), RecordType.of(1999)));
    Logged.matches(paths, "SYSCALL pid=1", "CWD cwd=\"/\"", "PATH name=\"/\"");
    Logged.matches(paths, "UNKNOWN[1999] foo=bar");
    Logged.matches(paths, "1999 foo=bar");
    Logged.skipped(paths, "SYSCALL pid=1", "CWD cwd=\"/\"");
    Logged.skipped(Filters.types(List.of()), "SYSCALL pid=1");
  }

  @Test
  void allOfNoneIsEverythingAndAnyOfNoneNothing() {
    check(true, Filters.all(List.of()), PLAIN);
    check(false, Filters.any(List.of()), PLAIN);
  }

  @Test
  void allWantsEachAndAnyOne() {
    EventFilter yes = Filters.serial(42);
    EventFilter no = Filters.serial(1);
    check(true, Filters.all(List.of(yes, yes)), PLAIN);
    check(false, Filters.all(List.of(yes, no)), PLAIN);
    check(true, Filters.any(List.of(no, yes)), PLAIN);
    check(false, Filters.any(List.of(no, no)), PLAIN);
  }
}
