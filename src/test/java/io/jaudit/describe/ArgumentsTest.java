package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.RecordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  @Test
  void rejoinsPiecesOverRecords() {
    Read read = read("argc=3 a0=\"a\" a1_len=4 a1[0]=6263", "a1[1]=64 a1[2]=65 a2=\"f\"");

    assertEquals(List.of("a", "bcde", "f"), read.values());
    assertTrue(read.raw.isComplete());
  }

  @Test
  void ordersRecordsAndPiecesThatCameOutOfOrder() {
    Read records = read("a2=\"c\"", "argc=3 a0=\"a\" a1=\"b\"");
    Read pieces = read("a1[2]=\"z\" a1[0]=\"x\"", "argc=2 a1[1]=\"y\" a1_len=3 a0=\"a\"");

    assertEquals(List.of("a", "b", "c"), records.values());
    assertEquals(List.of("a", "xyz"), pieces.values());
    assertTrue(records.raw.isComplete() && pieces.raw.isComplete());
  }

  @Test
  void oneNullReplacesEachGap() {
    Read read = read("argc=99 a1=\"b\" a5=\"f\"");

    assertEquals(Arrays.asList(null, "b", null, "f", null), read.values());
    assertFalse(read.raw.isComplete());
    assertEquals(Arrays.asList("b", null, "f"), inRecord("a1=\"b\" a5=\"f\"").values());
    assertEquals(1, inRecord("a1=\"b\"").raw.start());
  }

  @ParameterizedTest
  @CsvSource({
    "a1[0]='abc' a1[2]='ghi', abc…ghi",
    "a1[0]='abc' a1[5]='ghi' a1[6]='jkl', abc…ghijkl",
    "a1[0]='abc' a1[2]='ghi' a1[4]='mno', abc…ghi…mno",
    "a1[1]='def' a1[2]='ghi', …defghi",
    "a1[1]='def', …def",
    "a1_len=9 a1[0]='abc' a1[1]='def', abcdef…",
    "a1_len=9 a1[0]='abc' a1[2]='ghi', abc…ghi",
    "a1_len=5 a1[0]='abc', abc…",
    "a1_len=99 a1[0]=616263 a1[1]=646566, abcdef…",
  })
  void dotsReplaceAMissingPiece(String pieces, String expected) {
    Read read = read("argc=3 a0=\"x\" " + pieces.replace('\'', '"'), "a2=\"z\"");

    assertEquals(List.of("x", expected, "z"), read.values());
    assertFalse(read.raw.isComplete());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a0_len=6 a0[0]=616263 a0[1]=646566", // of kernels that count bytes
        "a0_len=12 a0[0]=616263 a0[1]=646566", // of those that count digits
        "a0_len=9 a0[0]=\"abc\" a0[1]=646566",
        "a0_len=6 a0[0]=\"abc\" a0[1]=\"def\"",
        "a0[0]=\"abc\" a0[1]=\"def\"",
        "a0_len=6 a0=\"abcdef\"",
      })
  void theLengthIsThatOfTheTextOrOfItsHex(String argument) {
    Read read = read("argc=1 " + argument);

    assertEquals(List.of("abcdef"), read.values());
    assertTrue(read.raw.isComplete());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "argc=1 a0=\"a\" a1=\"b\"",
        "argc=0 a0=\"a\"",
        "argc=1 a0_len=2 a0[0]=\"abc\"",
        "argc=1 a0_len=2",
        "argc=3 a0=\"a\" a1=\"b\"",
        "argc=2",
        "argc=x a0=\"a\"",
        "argc=-1 a0=\"a\"",
        "argc=99999999999999999999 a0=\"a\"",
        "argc=1 a0_len=x a0[0]=\"abc\"",
      })
  void countsAndLengthsThatDoNotMatchAreNotComplete(String body) {
    assertFalse(read(body).raw.isComplete());
  }

  @Test
  void aFieldThatWasLoggedTwiceCountsOnce() {
    String first = "argc=3 a0=\"a\" a1_len=6 a1[0]=\"abc\"";
    String second = "a1[1]=\"def\" a2=\"b\"";
    Read read = read(first, second, second, first);

    assertEquals(List.of("a", "abcdef", "b"), read.values());
    assertTrue(read.raw.isComplete());
  }

  @Test
  void bothAreKeptIfTheyDiffer() {
    Read whole = read("argc=2 a0=\"a\" a1=\"b\"", "a0=\"x\"");
    Read piece = read("argc=2 a0[0]=\"a\" a0[1]=\"b\" a1=\"c\"", "a0[1]=\"x\" a0[2]=\"y\"");

    assertEquals(List.of("a", "x", "b"), whole.values());
    assertEquals(List.of("ab", "xy", "c"), piece.values());
    assertFalse(whole.raw.isComplete() || piece.raw.isComplete());
    assertEquals(0, piece.raw.indexOf(ByteSlice.of("a0[2]")));
    assertTrue(piece.raw.continues(1) && !piece.raw.continues(2));
  }

  @Test
  void aRecordNeedsNotHaveThePiecesOfOthers() {
    assertEquals(List.of("def"), inRecord("a1[1]=\"def\"").values());
    assertEquals(List.of("abc"), inRecord("argc=2 a1_len=6 a1[0]=\"abc\"").values());
    assertEquals(List.of("abc…ghi"), inRecord("a1[0]=\"abc\" a1[2]=\"ghi\"").values());
  }

  @Test
  void tenComesAfterNine() {
    String fields = "a0=0 a1=1 a2=2 a3=3 a4=4 a5=5 a6=6 a7=7 a8=8 a9=9 a10=\"ten\"";
    assertEquals("ten", read(fields).values().get(10));
  }

  @Test
  void otherNamesAreNoArguments() {
    assertEquals(List.of(), read("argc=0 a=1 ax=1 a_len=3 a[0]=1 a1[=1 a1[]=1 a-1=1").values());
    assertEquals(List.of(), read("a9999999999=1 a1[99999999999]=1 a1_len[0]=1").values());
  }

  /** Splits arguments as the kernel does, shuffles all fields over records, and drops some. */
  @Test
  void anythingMissingShowsInAnyOrder() {
    Random random = new Random(5);
    for (int round = 0; round < 3000; round++) {
      List<String> expected = new ArrayList<>();
      List<String> fields = new ArrayList<>();
      boolean complete = true;
      int argc = 1 + random.nextInt(5);
      for (int argument = 0; argument < argc; argument++) {
        StringBuilder whole = new StringBuilder();
        int pieces = 1 + random.nextInt(4);
        int length = 0;
        List<String> kept = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
          String text = Integer.toString(random.nextInt(100_000), 36);
          length += text.length();
          if (random.nextInt(12) > 0) {
            whole.append(text);
            kept.add("a%d[%d]=\"%s\"".formatted(argument, piece, text));
          } else if (whole.isEmpty() || whole.charAt(whole.length() - 1) != '…') {
            whole.append('…');
          }
        }
        complete &= kept.size() == pieces;
        if (!kept.isEmpty()) {
          kept.add("a%d_len=%d".formatted(argument, length));
          fields.addAll(kept);
          // A length can't tell that the last piece is missing, too, if another one is.
          int last = whole.length() - 1;
          boolean known = whole.charAt(last) != '…' || whole.indexOf("…") == last;
          expected.add(known ? whole.toString() : whole.substring(0, last));
        } else if (expected.isEmpty() || expected.get(expected.size() - 1) != null) {
          expected.add(null);
        }
      }
      fields.add("argc=" + argc);
      Collections.shuffle(fields, random);
      int cut = random.nextInt(fields.size() + 1);
      Read read =
          read(
              String.join(" ", fields.subList(0, cut)),
              String.join(" ", fields.subList(cut, fields.size())));

      assertEquals(expected, read.values(), fields::toString);
      assertEquals(complete, read.raw.isComplete(), fields::toString);
    }
  }

  private static Read read(String... bodies) {
    TestLog log = new TestLog();
    for (String body : bodies) {
      log.record(1, "EXECVE", body);
    }
    return new Read(Arguments.of(RecordList.copyOf(log.records())));
  }

  private static Read inRecord(String body) {
    return new Read(Arguments.in(new TestLog().record(1, "EXECVE", body).records().get(0)));
  }

  private record Read(Arguments raw) {
    List<String> values() {
      return raw.values().stream().map(value -> value == null ? null : value.utf8()).toList();
    }
  }
}
