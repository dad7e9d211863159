package io.jaudit.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.source.WideText.Encoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WideTextTest {
  private static final String LINE =
      "type=CWD msg=audit(1700000000.000:1): cwd=\"/tmp/\u00e4\u4e2d\u6587\ud83d\ude00\"\n";

  private static byte[] encoded(Encoding encoding, String text) {
    return text.getBytes(Charset.forName(encoding.name().replace('_', '-')));
  }

  private static String read(Encoding encoding, byte[] content, int most) throws IOException {
    WideText text = new WideText(new ShortReads(content, most), encoding);
    return new String(text.readAllBytes(), UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void textIsReadHoweverItArrives(Encoding encoding) throws IOException {
    byte[] content = encoded(encoding, LINE.repeat(3));
    for (int most : new int[] {1, 3, 7, 1000}) {
      assertEquals(LINE.repeat(3), read(encoding, content, most));
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void textAfterLostBytesIsRead(Encoding encoding) throws IOException {
    byte[] content = encoded(encoding, LINE.repeat(5));
    int size = encoding.name().contains("32") ? 4 : 2;
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      int lost = 1 + random.nextInt(size - 1);
      int from = content.length / 5 + random.nextInt(content.length / 5);
      byte[] damaged = Arrays.copyOf(content, content.length - lost);
      System.arraycopy(content, from + lost, damaged, from, damaged.length - from);
      String read = read(encoding, damaged, 1 + random.nextInt(40));
      assertEquals(LINE.repeat(2), read.substring(read.length() - 2 * LINE.length()), read);
      assertEquals(LINE, read.substring(0, LINE.length()), read);
    }
  }

  @Test
  void aHalfCharacterAtTheEndIsReplaced() throws IOException {
    byte[] content = {'a', 0, 'b', 0, 'c'};
    WideText text = new WideText(new ByteArrayInputStream(content), Encoding.UTF_16LE);
    assertEquals("ab\ufffd", new String(text.readAllBytes(), UTF_8));
  }
}
