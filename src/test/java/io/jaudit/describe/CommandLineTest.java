package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/bin/ls|/bin/ls",
        "a=b|a=b",
        "a b|'a b'",
        "it's|'it'\\''s'",
        "$HOME|'$HOME'",
        "~|'~'",
        "*|'*'",
        "back\\slash|'back\\slash'",
        "ä|'ä'",
        "…|'…'",
        "!!|'!!'"
      })
  void quotesWhatAShellWouldActOn(String argument, String word) {
    assertEquals("x " + word, line(List.of(ByteSlice.of("x"), ByteSlice.of(argument))));
  }

  @ParameterizedTest
  @CsvSource({
    "61620A, $'ab\\n'",
    "1B5B33316D, $'\\e[31m'",
    "C3, $'\\xC3'",
    "C3A4FF, $'ä\\xFF'",
    "C285, $'\\xC2\\x85'",
    "61E280AE, $'a\\xE2\\x80\\xAE'",
    "27075C, $'\\'\\x07\\\\'",
    "7F, $'\\x7F'"
  })
  void showsEveryOddByte(String hex, String word) {
    assertEquals(word, line(List.of(Hex.decode(ByteSlice.of(hex)).orElseThrow())));
  }

  @Test
  void anEmptyArgumentIsSeen() {
    assertEquals("x ''", line(List.of(ByteSlice.of("x"), ByteSlice.EMPTY)));
  }

  @Test
  void anAssignmentInFrontIsNoProgram() {
    assertEquals("'a=b' a=b", line(List.of(ByteSlice.of("a=b"), ByteSlice.of("a=b"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"if", "done", "time", "function", "{", "}", "!", "[[", "coproc", "esac"})
  void aReservedWordInFrontIsAProgramOfThatName(String word) {
    assertEquals("'" + word + "' x", line(List.of(ByteSlice.of(word), ByteSlice.of("x"))));
  }

  @Test
  void aReservedWordElsewhereIsAWord() {
    assertEquals(
        "x if done time",
        line(List.of("x", "if", "done", "time").stream().map(ByteSlice::of).toList()));
  }

  @Test
  void missingArgumentsAreSeen() {
    assertEquals("x …", line(Arrays.asList(ByteSlice.of("x"), null)));
  }

  private static String line(List<ByteSlice> arguments) {
    ByteBuilder out = new ByteBuilder();
    CommandLine.append(arguments, out);
    return out.toSlice().utf8();
  }
}
