package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageBufferTest {
  private static final int SIZE = 8192;

  private final Random random = new Random(1);
  private final byte[] content = new byte[50_000];
  private final PageBuffer buffer = new PageBuffer(SIZE);

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    random.nextBytes(content);
    file = Files.write(folder.resolve("file"), content);
  }

  @Test
  void readsWhatIsAtAnyOffset() throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      for (int i = 0; i < 5000; i++) {
        int offset = random.nextInt(content.length);
        int size = 1 + random.nextInt(20_000);
        byte[] target = new byte[size + 2];

        int count = buffer.read(channel, offset, target, 1, size);

        int expected = Math.min(size, content.length - offset);
        assertEquals(Math.min(expected, SIZE - offset % 4096), count, () -> "at " + offset);
        byte[] right = new byte[size + 2];
        System.arraycopy(content, offset, right, 1, count);
        assertArrayEquals(right, target, () -> "at " + offset);
      }
    }
  }

  @Test
  void tellsTheEndOfAFile() throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      assertEquals(-1, buffer.read(channel, content.length, new byte[10], 0, 10));
      assertEquals(-1, buffer.read(channel, 1L << 40, new byte[10], 0, 10));
    }
  }
}
