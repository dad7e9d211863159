package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.source.ShortReads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReadAheadTest {
  private static final int HELD = 4 * 1024 * 1024;
  private static final int PIECE = 64 * 1024;

  @ParameterizedTest
  @CsvSource({"1, 0", "7, 100", "4096, 0", "65535, 1", "65536, 100000", "131072, 4194304"})
  void givesTheBytesOfThePipeInOrder(int most, int direct) throws IOException {
    byte[] sent = bytes(most < 10 ? 10_000 : 3 * HELD + 17);
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    Random random = new Random(most);
    try (InputStream stream = new ReadAhead(new ShortReads(sent, most), direct)) {
      byte[] target = new byte[200_000];
      int count;
      do {
        if (random.nextBoolean()) {
          stream.available();
        }
        int from = random.nextInt(target.length);
        count = stream.read(target, from, 1 + random.nextInt(target.length - from));
        received.write(target, from, Math.max(0, count));
      } while (count >= 0);
      assertEquals(0, stream.available());
      assertEquals(-1, stream.read());
    }
    assertArrayEquals(sent, received.toByteArray());
  }

  @Test
  void givesSingleBytes() throws IOException {
    try (InputStream stream =
        new ReadAhead(new ByteArrayInputStream(new byte[] {1, (byte) 0xff}), 1)) {
      assertEquals(1, stream.read());
      assertEquals(0xff, stream.read());
      assertEquals(-1, stream.read());
    }
  }

  @Test
  void whatCameBeforeAPauseCanBeReadWithoutWaiting() throws IOException {
    Pause pause = new Pause();
    InputStream sent = new ByteArrayInputStream(new byte[] {1, 2});
    try (InputStream stream = new ReadAhead(new SequenceInputStream(sent, pause), 0)) {
      byte[] target = new byte[10];
      assertEquals(2, stream.read(target, 0, 10));
      assertEquals(0, stream.available());
      assertEquals(0, stream.available());
      pause.end();
      assertEquals(3, stream.read());
      assertEquals(-1, stream.read());
    }
  }

  @Test
  void aProblemIsThrownAfterWhatWasReadBefore() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };
    InputStream sent = new ByteArrayInputStream(new byte[] {1});
    try (InputStream stream = new ReadAhead(new SequenceInputStream(sent, broken), 0)) {
      assertEquals(1, stream.read());
      IOException problem = assertThrows(IOException.class, stream::read);
      assertEquals("broken", problem.getMessage());
    }
  }

  /** As of a non-blocking pipe that has nothing at the moment. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void aReadOfNothingIsNotTakenForTheEnd(int direct) throws IOException {
    InputStream none = new ByteArrayInputStream(new byte[0]);
    ReadableByteChannel channel =
        new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer target) {
            return 0;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };
    try (InputStream stream = new ReadAhead(none, channel, direct)) {
      IOException problem = assertThrows(IOException.class, stream::read);
      assertEquals("Resource temporarily unavailable", problem.getMessage());
    }
  }

  @Test
  void anErrorIsNotTakenForTheEnd() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new OutOfMemoryError("no room");
          }
        };
    try (InputStream stream = new ReadAhead(broken, 0)) {
      assertThrows(OutOfMemoryError.class, stream::read);
    }
  }

  @Test
  void holdsNoMoreThanItMay() throws IOException {
    Endless endless = new Endless();
    long taken = 0;
    try (InputStream stream = new ReadAhead(endless, 0)) {
      byte[] target = new byte[PIECE];
      while (taken < 10L * HELD) {
        taken += stream.read(target, 0, PIECE);
        long ahead = endless.sent.get() - taken;
        assertTrue(ahead <= HELD, ahead + " bytes ahead");
      }
    }
  }

  @Test
  void itsThreadEndsIfItIsClosed() throws Exception {
    Endless endless = new Endless();
    try (InputStream stream = new ReadAhead(endless, 0)) {
      assertEquals(0, stream.read());
    }
    Thread reader = endless.reader;
    assertNotNull(reader);
    reader.join();
  }

  /** Otherwise the JVM would wait for it at its end, 0.3 s. */
  @Test
  void itsThreadEndsIfItIsClosedWhileThePipeSendsNothing(@TempDir Path folder) throws Exception {
    Path fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    CompletableFuture<OutputStream> writer =
        CompletableFuture.supplyAsync(() -> assertDoesNotThrow(() -> Files.newOutputStream(fifo)));
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (InputStream stream = new ReadAhead(new FileInputStream(fifo.toFile()), 0);
        OutputStream out = writer.get()) {
      out.write('x');
      assertEquals('x', stream.read());
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("read ahead") && !before.contains(thread)) {
        thread.join();
      }
    }
  }

  @Test
  void nothingIsReadBeforeTheFirstUse() throws IOException {
    Endless endless = new Endless();
    new ReadAhead(endless, 0).close();
    assertEquals(0, endless.sent.get());
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** Sends zeros. */
  private static final class Endless extends InputStream {
    private final AtomicLong sent = new AtomicLong();
    private volatile @Nullable Thread reader;

    @Override
    public int read() {
      throw new AssertionError("byte by byte");
    }

    @Override
    public int read(byte[] target, int from, int length) {
      reader = Thread.currentThread();
      sent.addAndGet(length);
      return length;
    }
  }

  /** Sends a 3, but not before it is told so. */
  private static final class Pause extends InputStream {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final InputStream sent = new ByteArrayInputStream(new byte[] {3});

    void end() {
      ended.countDown();
    }

    @Override
    public int read() throws IOException {
      try {
        ended.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return sent.read();
    }
  }
}
