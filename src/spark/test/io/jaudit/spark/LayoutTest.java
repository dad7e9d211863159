package io.jaudit.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.spark.Layout.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  @Test
  void theParentFolderIsTheHostByDefault() {
    Layout layout = Layout.parse("");
    assertEquals(new Owner("web", ""), layout.owner("eu/web/audit.log", "archive"));
    assertEquals(new Owner("web", ""), layout.owner("web/audit.log.1", "archive"));
    assertEquals(new Owner("archive", ""), layout.owner("audit.log", "archive"));
    assertNull(layout.owner("web/_SUCCESS", "archive"));
    assertNull(layout.owner("web/audit.log.tmp", "archive"));
  }

  @Test
  void hostAndDateAreWhereTheLayoutHasThem() {
    Layout layout = Layout.parse("{date}/{host}-audit.log*");
    assertEquals(
        new Owner("web", "2026-11-01"), layout.owner("2026-11-01/web-audit.log.1.gz", "a"));
    assertNull(layout.owner("2026-11-01/web.log", "a"));
    assertNull(layout.owner("more/2026-11-01/web-audit.log", "a"));
  }

  @Test
  void aUsualDateEndsTheNameOfAHostThatHasTheSameSeparators() {
    Layout last = Layout.parse("{host}-{date}.log*");
    assertEquals(new Owner("web-01", "2026-11-01"), last.owner("web-01-2026-11-01.log", "a"));
    assertEquals(new Owner("web-01", "20261101-05"), last.owner("web-01-20261101-05.log.1", "a"));
    assertEquals(new Owner("web", "monday"), last.owner("web-monday.log", "a"));
    Layout first = Layout.parse("{date}-{host}.log");
    assertEquals(new Owner("10-0-0-1", "2026-11-01"), first.owner("2026-11-01-10-0-0-1.log", "a"));
    assertEquals(
        new Owner("web-01", "2026-11-01T05:30"), first.owner("2026-11-01T05:30-web-01.log", "a"));
  }

  @Test
  void theLastNamesOfAFileThatThePathNamesAreThoseOfTheLayout() {
    assertEquals(new Owner("web", ""), Layout.parse("").ownerOfNamed("/a/web/messages"));
    assertEquals(new Owner("web", ""), Layout.parse("{host}.log").ownerOfNamed("/a/web.log"));
    Layout dated = Layout.parse("{host}/{date}/audit.log*");
    assertEquals(new Owner("web", "1"), dated.ownerOfNamed("/a/web/1/audit.log.2"));
    assertNull(dated.ownerOfNamed("/1/audit.log"));
    assertNull(dated.ownerOfNamed("/a/web/1/messages"));
  }

  @Test
  void whatProgramsHideIsNoLog() {
    assertNull(Layout.parse("").owner("web/.snapshot/audit.log", "archive"));
    assertNull(Layout.parse("").owner("_temporary/0/part-00000", "archive"));
    assertNull(Layout.parse("").owner("web/.audit.log", "archive"));
    assertEquals(
        new Owner("web", ""), Layout.parse("*/{host}/*").owner(".x/web/audit.log", "archive"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{host}*", "*{host}.log", "{date}{host}", "a/{host}{date}.log"})
  void refusesALayoutThatDoesNotTellWhereTheHostEnds(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Layout.parse(text));
    assertTrue(String.valueOf(e.getMessage()).contains("tells which part of a name"), e::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit.log", "{host}/{host}", "{hots}/x", "{host}/{date}/{date}"})
  void refusesOtherLayouts(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Layout.parse(text));
    assertTrue(String.valueOf(e.getMessage()).contains("{host}"), e::toString);
  }
}
