package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordTypeTest {
  @Test
  void everyTypeOfTheTableIsFoundByItsNumberAndByItsNameInAnyCase() {
    int before = 0;
    for (RecordType type : RecordType.all()) {
      assertTrue(type.number() > before, () -> type + " is not in order");
      before = type.number();
      assertSame(type, RecordType.of(type.number()));
      for (String text :
          List.of(
              type.name(),
              type.name().toLowerCase(Locale.ROOT),
              "UNKNOWN[" + type.number() + "]",
              String.valueOf(type.number()))) {
        assertSame(type, RecordType.named(ByteSlice.of(text)), text);
      }
    }
    assertEquals(2507, before);
  }

  @Test
  void everyConstantIsTheNumberOfItsName() throws Exception {
    int constants = 0;
    for (Field field : RecordType.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && !field.getName().equals("NO_NUMBER")) {
        assertEquals(field.getName(), RecordType.of(field.getInt(null)).name());
        constants++;
      }
    }
    assertTrue(constants > 30);
  }

  @ParameterizedTest
  @CsvSource({
    "1005, USER",
    "1006, LOGIN",
    "1138, SOFTWARE_UPDATE",
    "1209, DAEMON_ERR",
    "1300, SYSCALL",
    "1320, EOE",
    "1337, OPENAT2",
    "1339, DM_EVENT",
    "1424, LANDLOCK_DOMAIN",
    "1507, APPARMOR_KILL",
    "1807, INTEGRITY_POLICY_RULE",
    "2000, KERNEL",
    "2121, ANOM_SESSION",
    "2313, USER_MAC_STATUS",
    "2507, VIRT_MIGRATE_OUT"
  })
  void knowsTypesFromAllOverTheTable(int number, String name) {
    assertEquals(name, RecordType.of(number).name());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1204, 1308, 1310, 1999, 4095, 4096, Integer.MAX_VALUE})
  void aNumberWithoutANameIsUnknown(int number) {
    RecordType type = RecordType.of(number);
    assertEquals("UNKNOWN[" + number + "]", type.name());
    assertEquals(number, type.number());
    assertEquals(type, RecordType.named(ByteSlice.of(type.name())));
    assertEquals(type.hashCode(), RecordType.of(number).hashCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SYSCAL",
        "SYSCALLS",
        "SYSCALL ",
        "UNKNOWN[",
        "UNKNOWN[x]",
        "2147483648",
        "-1"
      })
  void whatIsNoTypeIsNone(String text) {
    assertNull(RecordType.named(ByteSlice.of(text)));
    RecordType ofLog = RecordType.ofLog(ByteSlice.of(text));
    assertEquals(RecordType.NO_NUMBER, ofLog.number());
    assertEquals(text, ofLog.name());
    assertEquals(ofLog, RecordType.ofLog(ByteSlice.of(text)));
  }

  @Test
  void theTypesThatEndAnEventAreThoseOfTheNewerList() {
    List<Integer> ends = new ArrayList<>();
    for (int number = -1; number < 2200; number++) {
      if (RecordType.of(number).endsEvent()) {
        ends.add(number);
      }
    }
    List<Integer> expected = new ArrayList<>(List.of(1005));
    addRange(expected, 1007, 1299);
    expected.addAll(List.of(1320, 1327));
    addRange(expected, 1406, 1418);
    expected.add(2000);
    addRange(expected, 2100, 2199);
    assertEquals(expected, ends);
  }

  @Test
  void theTypesOfASystemCallAreThoseThatFollowIt() {
    for (String name :
        List.of("SYSCALL", "URINGOP", "PATH", "CWD", "EXECVE", "SOCKADDR", "MMAP", "BPRM_FCAPS")) {
      assertTrue(RecordType.named(ByteSlice.of(name)).isOfSyscall(), name);
    }
    for (String name : List.of("LOGIN", "CONFIG_CHANGE", "TTY", "NETFILTER_PKT", "AVC", "USER")) {
      assertEquals(false, RecordType.named(ByteSlice.of(name)).isOfSyscall(), name);
    }
  }

  @Test
  void rowsAreInOrderAndSectionsContainThem() {
    int before = -1;
    int last = -1;
    for (int row = 0; row < TypeTable.size(); row++) {
      int number = TypeTable.number(row);
      if (TypeTable.isSection(row)) {
        assertEquals(last + 1, number, "a gap between sections");
        last = TypeTable.lastNumber(row);
        before = number - 1;
      } else {
        assertTrue(number > before && number <= last, "row of " + number);
        before = number;
      }
    }
    assertEquals(Integer.MAX_VALUE, last);
  }

  @Test
  void anUnknownNumberHasWhatItsSectionSays() {
    assertTrue(RecordType.of(1199).isAnyOf(RecordClass.setOf(RecordClass.USER)));
    assertTrue(RecordType.of(2999).isAnyOf(RecordClass.setOf(RecordClass.USER)));
    assertFalse(RecordType.of(3000).isAnyOf(RecordClass.setOf(RecordClass.USER)));
    assertTrue(RecordType.of(Integer.MAX_VALUE).endsEvent());
    assertTrue(RecordType.of(1310).continuesEvent());
    int other = RecordClass.setOf(RecordClass.OTHER_THAN_PARTS);
    assertTrue(RecordType.ofLog(ByteSlice.of("X")).isAnyOf(other));
    assertFalse(RecordType.ofLog(ByteSlice.of("X")).isAnyOf(-1 ^ other));
  }

  @Test
  void everyRecordClassHasATypeInTheTable() {
    for (RecordClass one : RecordClass.values()) {
      boolean used = false;
      for (RecordType type : RecordType.all()) {
        used |= type.isAnyOf(RecordClass.setOf(one));
      }
      assertTrue(used, one.name());
    }
  }

  private static void addRange(List<Integer> list, int first, int last) {
    for (int number = first; number <= last; number++) {
      list.add(number);
    }
  }
}
