package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.source.FileBegin;
import io.jaudit.source.FileSource;
import io.jaudit.source.Log;
import io.jaudit.source.LogChain;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowedLogTest {
  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();
  private Path log;
  private FollowedLog followed;

  @BeforeEach
  void follow() throws IOException {
    log = folder.resolve("audit.log");
    append("1\n");
    FileSource file = FileSource.of(log);
    assertTrue(file.hold());
    Follow follow = new Follow(Follow.WATCHING, null, warnings::add, () -> false);
    LogChain chain = new LogChain(new Log(Optional.of(log), List.of(file)));
    followed = new FollowedLog(chain, FollowedLogTest::begin, follow);
    followed.add(new FollowedFile(file, begin(file)));
  }

  @AfterEach
  void close() throws IOException {
    followed.close();
  }

  private static ReadPosition begin(FileSource file) {
    return new ReadPosition(0, file, 0, new ByteCounter(SearchWatch.NONE));
  }

  private void append(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Reads one round, except for unfinished lines. */
  private String round() throws IOException {
    StringBuilder read = new StringBuilder();
    followed.begin();
    for (FollowedFile more = followed.more(); more != null; more = followed.more()) {
      read.append(read(more));
    }
    return read.toString();
  }

  private static String read(FollowedFile file) throws IOException {
    SeekableContent content = file.source().bytes().orElseThrow();
    long from = file.position().offset();
    byte[] bytes = new byte[(int) (content.length() - from)];
    int read = content.read(from, bytes, 0, bytes.length);
    String text = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf('\n') + 1;
    file.position().moveTo(from + end, 1);
    return text.substring(0, end);
  }

  private void rename(int number) throws IOException {
    Files.move(log, folder.resolve("audit.log." + number));
  }

  @Test
  void findsWhatWasAppendedAndNothingElse() throws Exception {
    assertEquals("1\n", round());
    assertEquals("", round());
    append("2\n3");
    assertEquals("2\n", round());
    append("4\n");
    assertEquals("34\n", round());
    assertEquals("", round());
  }

  @Test
  void readsARenamedFileBeforeTheOneAfterIt() throws Exception {
    round();
    append("2\n");
    rename(1);
    assertEquals("2\n", round());
    append("3\n");
    assertEquals("3\n", round());
  }

  @Test
  void readsAllFilesThatWereBegunBetweenTwoRounds() throws Exception {
    round();
    append("2\n");
    for (int i = 5; i > 0; i--) {
      rename(i);
      append("after " + i + "\n");
    }
    assertEquals("2\nafter 5\nafter 4\nafter 3\nafter 2\nafter 1\n", round());
  }

  @Test
  void readsNoFileAgainIfAllThatAreOpenWereDeleted() throws Exception {
    roundToTheEnd();
    for (int i = 5; i > 2; i--) {
      rename(i);
      append("before " + i + "\n");
      assertEquals("before " + i + "\n", roundToTheEnd());
    }
    for (int i = 0; i < 4; i++) {
      Files.delete(log);
      assertEquals("", roundToTheEnd());
      append("new " + i + "\n");
      assertEquals("new " + i + "\n", roundToTheEnd());
    }
  }

  /** Reads one round, after which files that are no longer needed end. */
  private String roundToTheEnd() throws IOException {
    String text = round();
    assertNull(followed.ending());
    return text;
  }

  @Test
  void readsWhatIsWrittenToTheFileBeforeTheNewestOne() throws Exception {
    round();
    rename(1);
    append("2\n");
    round();
    Files.writeString(folder.resolve("audit.log.1"), "late\n", StandardOpenOption.APPEND);
    append("3\n");
    assertEquals("late\n3\n", round());
  }

  @Test
  void beginsAgainInAFileThatWasEmptied() throws Exception {
    append("a long line\n");
    round();
    Files.writeString(log, "2\n");
    assertEquals("2\n", round());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("was truncated"), warnings.get(0));
  }

  @Test
  void beginsAgainInAFileThatWasEmptiedAndIsLongerThanBefore() throws Exception {
    round();
    Files.writeString(log, "2, which is longer\n");
    assertEquals("2, which is longer\n", round());
    assertEquals(1, warnings.size());
  }

  @Test
  void aLastLineWithoutLineFeedIsCompleteAfterTwoMoreFiles() throws Exception {
    append("unfinished");
    round();
    rename(2);
    append("2\n");
    round();
    assertEquals(null, followed.ending());
    Files.move(folder.resolve("audit.log.2"), folder.resolve("audit.log.3"));
    rename(2);
    append("3\n");
    assertEquals("3\n", round());
    FollowedFile ending = followed.ending();
    assertEquals("unfinished", Files.readString(folder.resolve("audit.log.3")).substring(2));
    assertEquals(2, ending.position().offset());
    assertEquals(null, followed.ending());
  }

  @Test
  void waitsForAFileWhoseNameIsFree() throws Exception {
    round();
    Files.delete(log);
    assertEquals("", round());
    assertFalse(followed.isOver());
    append("2\n");
    assertEquals("2\n", round());
  }

  @Test
  void remembersWhatAnEmptiedFileBeganWith() throws Exception {
    round();
    Files.writeString(log, "");
    append("2\n");
    round();
    List<FileBegin> begins = new ArrayList<>();
    followed.addBegins(begins);
    assertEquals("1\n", new String(begins.get(0).bytes(), StandardCharsets.ISO_8859_1));
  }
}
