package io.jaudit.interpret.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "abc, '', 3",
    "abc, abc, 0",
    "abc, abd, 1",
    "abc, abcd, 1",
    "abc, bc, 1",
    "abc, acb, 1",
    "ab, ba, 1",
    "abcd, badc, 2",
    "ca, abc, 3",
    "kitten, sitting, 3",
    "exceve, execve, 1"
  })
  void countsSlips(String from, String to, int slips) {
    assertEquals(slips, Suggestion.distance(from, to));
    assertEquals(slips, Suggestion.distance(to, from));
  }

  @Test
  void countsSlipsAsThePlainDefinitionDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      String from = word(random);
      String to = word(random);
      assertEquals(plainDistance(from, to), Suggestion.distance(from, to), () -> from + " " + to);
    }
  }

  @Test
  void forgivesOneSlipForThreeLetters() {
    assertEquals(List.of("abc"), Suggestion.nearest("abx", List.of("abc")));
    assertEquals(List.of(), Suggestion.nearest("axx", List.of("abc")));
    assertEquals(List.of(), Suggestion.nearest("xb", List.of("ab")));
    assertEquals(List.of("abcdef"), Suggestion.nearest("abcdxx", List.of("abcdef")));
    assertEquals(List.of("abcdef"), Suggestion.nearest("abcd", List.of("abcdef")));
    assertEquals(List.of(), Suggestion.nearest("abc", List.of("abcdef")));
  }

  @Test
  void ignoresCaseAndKeepsTheSpellingOfTheRightWord() {
    assertEquals(List.of("USER_LOGIN"), Suggestion.nearest("user_logn", List.of("USER_LOGIN")));
    assertEquals(List.of("EACCES"), Suggestion.nearest("Eacces", List.of("EACCES")));
  }

  @Test
  void putsFewestSlipsFirstThenTheLongestSharedStartThenTheOrderGiven() {
    List<String> words = List.of("xpenat", "openxx", "opexat", "openax");

    assertEquals(List.of("openax", "opexat", "xpenat"), Suggestion.nearest("openat", words));
    assertEquals(List.of("cat", "cab"), Suggestion.nearest("cax", List.of("cat", "cab")));
  }

  @Test
  void givesAtMostThreeAndNoneTwice() {
    List<String> words = List.of("uid1", "uid1", "uid2", "uid3", "uid4");

    assertEquals(List.of("uid1", "uid2", "uid3"), Suggestion.nearest("uid5", words));
  }

  @Test
  void findsNothingForAnEmptyWordOrAmongNoWords() {
    assertEquals(List.of(), Suggestion.nearest("", List.of("a", "ab")));
    assertEquals(List.of(), Suggestion.nearest("execve", List.of()));
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(7); length > 0; length--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  /** The definition, letter by letter from the end. */
  private static int plainDistance(String from, String to) {
    if (from.isEmpty() || to.isEmpty()) {
      return from.length() + to.length();
    }
    String fromRest = from.substring(0, from.length() - 1);
    String toRest = to.substring(0, to.length() - 1);
    char fromLast = from.charAt(fromRest.length());
    char toLast = to.charAt(toRest.length());
    int least = plainDistance(fromRest, toRest) + (fromLast == toLast ? 0 : 1);
    least = Math.min(least, plainDistance(fromRest, to) + 1);
    least = Math.min(least, plainDistance(from, toRest) + 1);
    if (fromRest.endsWith("" + toLast) && toRest.endsWith("" + fromLast)) {
      String beforeFrom = fromRest.substring(0, fromRest.length() - 1);
      String beforeTo = toRest.substring(0, toRest.length() - 1);
      least = Math.min(least, plainDistance(beforeFrom, beforeTo) + 1);
    }
    return least;
  }
}
