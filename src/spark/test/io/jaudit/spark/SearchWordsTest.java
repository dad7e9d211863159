package io.jaudit.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
  @Test
  void dividesAsAShellDoes() {
    assertEquals(List.of(), SearchWords.split("  "));
    assertEquals(List.of("-k", "My key", ""), SearchWords.split(" -k  'My key' \"\""));
    assertEquals(List.of("a'b c\"d", "e f"), SearchWords.split("a\"'b c\\\"d\" e\\ f"));
    assertThrows(IllegalArgumentException.class, () -> SearchWords.split("-k 'x"));
  }

  @Test
  void aBackslashInDoubleQuotesIsOneUnlessSomethingWithAMeaningFollows() {
    assertEquals(
        List.of("--where=exe ~ /a\\.b/", "\"", "\\", "$`"),
        SearchWords.split("\"--where=exe ~ /a\\.b/\" \"\\\"\" \"\\\\\" \"\\$\\`\""));
    assertEquals(List.of("a.b", "a\\.b", "\\"), SearchWords.split("a\\.b 'a\\.b' \\"));
  }

  @Test
  void whatIsJoinedIsDividedAgain() {
    List<String> words = List.of("-k", "", "it's", "a b", "\"", "\\", "--where=exe = \"/bin/sh\"");
    assertEquals(words, SearchWords.split(SearchWords.join(words)));
  }
}
