package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void rejoinsPiecesOverRecords() {
    assertEquals(
        List.of("a", "bcde", "f"),
        read("argc=3 a0=\"a\" a1_len=4 a1[0]=6263", "a1[1]=64 a1[2]=65 a2=\"f\"").complete(3));
  }

  @Test
  void ordersRecordsThatCameOutOfOrder() {
    assertEquals(List.of("a", "b", "c"), read("a2=\"c\"", "argc=3 a0=\"a\" a1=\"b\"").complete(3));
  }

  @Test
  void oneNullReplacesEachGap() {
    assertEquals(
        Arrays.asList(null, "b", null, "f", null), read("argc=99 a1=\"b\" a5=\"f\"").complete(99));
    assertEquals(Arrays.asList("b", null, "f"), read("a1=\"b\" a5=\"f\"").values());
    assertEquals(1, read("a1=\"b\"").raw.start());
  }

  @Test
  void tenComesAfterNine() {
    String fields = "a0=0 a1=1 a2=2 a3=3 a4=4 a5=5 a6=6 a7=7 a8=8 a9=9 a10=\"ten\"";
    assertEquals("ten", read(fields).values().get(10));
  }

  @Test
  void otherNamesAreNoArguments() {
    assertEquals(List.of(), read("argc=0 a=1 ax=1 a1_len=3 a[0]=1 a1[=1 a1[]=1 a-1=1").values());
    assertEquals(List.of(), read("a9999999999=1 a1[99999999999]=1").values());
  }

  private static Read read(String... bodies) {
    TestLog log = new TestLog();
    for (String body : bodies) {
      log.record(1, "EXECVE", body);
    }
    return new Read(Arguments.of(log.records()));
  }

  private record Read(Arguments raw) {
    List<String> values() {
      return text(raw.values());
    }

    List<String> complete(long argc) {
      return text(raw.complete(argc));
    }

    private static List<String> text(List<ByteSlice> values) {
      return values.stream().map(value -> value == null ? null : value.utf8()).toList();
    }
  }
}
