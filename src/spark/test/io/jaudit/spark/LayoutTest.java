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

  @ParameterizedTest
  @ValueSource(strings = {"audit.log", "{host}/{host}", "{hots}/x", "{host}/{date}/{date}"})
  void refusesOtherLayouts(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Layout.parse(text));
    assertTrue(String.valueOf(e.getMessage()).contains("{host}"), e::toString);
  }
}
