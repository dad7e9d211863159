package io.jaudit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Any bytes as a checkpoint: refused with a line, or read and written back as the same. */
class CheckpointFuzzTest {
  @FuzzTest
  void whatIsReadIsWrittenBack(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Checkpoint checkpoint;
    try {
      checkpoint = parse(text);
    } catch (CheckpointException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message.matches("state:[0-9]+: not a checkpoint: expected [ -~]+"), message);
      return;
    }
    String written = Written.text(checkpoint);
    assertEquals(checkpoint, parse(written));
    assertTrue(written.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), written);
    checkTears(written);
  }

  /** One that was not written to its end is none. */
  private static void checkTears(String written) {
    int lines = (int) written.lines().count();
    int[] cuts = {written.length() - 1, written.length() / 2, written.lastIndexOf("end=")};
    Arrays.stream(cuts).filter(cut -> cut > 0 && lines > 1).forEach(cut -> checkTear(written, cut));
  }

  private static void checkTear(String written, int cut) {
    boolean read = true;
    try {
      parse(written.substring(0, cut));
    } catch (CheckpointException e) {
      read = false;
    }
    assertFalse(read, () -> "read up to " + cut + " of " + written);
  }

  private static Checkpoint parse(String text) throws CheckpointException {
    return new CheckpointParser("state", text).parse();
  }
}
