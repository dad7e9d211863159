package io.jaudit.search;

import io.jaudit.source.PageBuffer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream on a thread of its own: a pipe, so that its writer need not wait while what was
 * read is processed, because a pipe itself holds only 64 KiB; or what a decoder makes of a file, so
 * that decoding and searching take only the time of the slower one. The thread starts after the
 * first 4 MiB, because a search of less is over too soon, and holds 4 MiB of a decoder, and 12 of a
 * pipe at most, as there may be many decoders. For use by one thread.
 */
final class ReadAhead extends InputStream {
  /** As much as a pipe holds. */
  private static final int PIECE = 64 * 1024;

  private static final int DECODED_PIECES = 64;

  private static final int PIPED_PIECES = 192;

  private static final int SOME = 8;

  /** A writer that sends nothing for so long has paused; others only are slower than the reader. */
  private static final int PAUSE_MILLIS = 5;

  private static final long MINUTE_MILLIS = 60_000;

  private final InputStream in;

  /** Of a pipe, because a read of it ends if another thread closes it; null of other streams. */
  private final @Nullable ReadableByteChannel channel;

  /** The bytes that are read without the thread. */
  private final long direct;

  private final Object lock = new Object();

  // Guarded by the lock:
  private final Queue<ByteBuffer> filled = new ArrayDeque<>();
  private final Queue<ByteBuffer> free = new ArrayDeque<>();
  private int pieces;

  private final int maxPieces;

  /** The number of filled pieces at which the reader is woken; each wait sets it. */
  private int enough = 1;

  private boolean started;
  private boolean ended;
  private boolean closed;
  private @Nullable Throwable problem;

  // Of the thread that uses this stream:
  private @Nullable ByteBuffer current;
  private long readDirectly;

  /**
   * Reads what {@code in} returns.
   *
   * @param in closed with this stream
   * @param direct the bytes that are read before the thread is started
   */
  ReadAhead(InputStream in, long direct) {
    this(in, in instanceof FileInputStream pipe ? pipe.getChannel() : null, direct);
  }

  /** The same with the channel of the stream. */
  ReadAhead(InputStream in, @Nullable ReadableByteChannel channel, long direct) {
    this.in = in;
    this.channel = channel;
    this.direct = direct;
    this.maxPieces = channel == null ? DECODED_PIECES : PIPED_PIECES;
  }

  /** Fills pieces until the stream ends or this stream is closed. */
  private final class Filler extends Thread {
    Filler() {
      super("read ahead");
      setDaemon(true);
    }

    @Override
    public void run() {
      Throwable cause = null;
      try {
        for (ByteBuffer piece = freePiece(); piece != null; piece = freePiece()) {
          if (readSource(piece.clear()) < 0) {
            break;
          }
          give(piece.flip());
        }
      } catch (IOException | InterruptedException | RuntimeException | Error e) {
        cause = e;
      }
      end(cause);
    }
  }

  /** Waits for a piece to fill; null after this stream was closed. */
  private @Nullable ByteBuffer freePiece() throws InterruptedException {
    synchronized (lock) {
      while (free.isEmpty() && pieces == maxPieces && !closed) {
        lock.wait();
      }
      if (closed) {
        return null;
      }
      if (free.isEmpty()) {
        pieces++;
        return channel == null ? ByteBuffer.allocate(PIECE) : PageBuffer.allocate(PIECE);
      }
      return free.remove();
    }
  }

  private void give(ByteBuffer piece) {
    synchronized (lock) {
      filled.add(piece);
      if (filled.size() >= enough) {
        lock.notifyAll();
      }
    }
  }

  private void end(@Nullable Throwable cause) {
    synchronized (lock) {
      problem = cause;
      ended = true;
      lock.notifyAll();
    }
  }

  /**
   * Returns the number of bytes that can be read without waiting: 0 at the end, or if nothing came
   * for {@value #PAUSE_MILLIS} ms; before the thread, if nothing is there.
   */
  @Override
  public int available() throws IOException {
    if (readDirectly < direct) {
      return in.available();
    }
    if (current != null) {
      return current.remaining();
    }
    synchronized (lock) {
      awaitPiece(PAUSE_MILLIS);
      ByteBuffer first = filled.peek();
      return first == null ? 0 : first.remaining();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException that reading the stream threw, after all that was read before
   */
  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (readDirectly < direct) {
      int count = readSource(ByteBuffer.wrap(target, from, length));
      readDirectly += Math.max(0, count);
      return count;
    }
    ByteBuffer piece = current == null ? take() : current;
    if (piece == null) {
      return -1;
    }
    int count = Math.min(length, piece.remaining());
    piece.get(target, from, count);
    current = piece;
    if (!piece.hasRemaining()) {
      current = null;
      synchronized (lock) {
        free.add(piece);
        lock.notifyAll();
      }
    }
    return count;
  }

  /** Fills a part of {@code target}; returns its size, -1 at the end. */
  private int readSource(ByteBuffer target) throws IOException {
    if (channel == null) {
      int from = target.position();
      int count = in.read(target.array(), target.arrayOffset() + from, target.remaining());
      target.position(from + Math.max(0, count));
      return count;
    }
    int count = channel.read(target);
    if (count == 0) { // instead of throwing, if the pipe does not wait for its writer
      throw new IOException("Resource temporarily unavailable");
    }
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** Waits for the next piece; null at the end. */
  private @Nullable ByteBuffer take() throws IOException {
    synchronized (lock) {
      while (filled.isEmpty() && !ended && !closed) {
        awaitPiece(MINUTE_MILLIS);
      }
      ByteBuffer piece = filled.poll();
      if (piece == null && problem != null) {
        throw thrown(problem);
      }
      return piece;
    }
  }

  /** Returns what reading threw, if it is checked, or throws it. */
  private static IOException thrown(Throwable problem) {
    if (problem instanceof Error error) {
      throw error; // out of memory is reported as such
    }
    if (problem instanceof RuntimeException failure) {
      throw failure;
    }
    return problem instanceof IOException unreadable ? unreadable : new IOException(problem);
  }

  /** Waits for a piece, and a moment for more: it takes long to wake a thread for each. */
  private void awaitPiece(long millis) throws InterruptedIOException {
    if (!started) {
      started = true;
      new Filler().start();
    }
    if (filled.isEmpty()) {
      await(SOME, 1);
      await(1, millis);
    }
  }

  /** Waits for {@code count} pieces, the end, or {@code millis}. */
  private void await(int count, long millis) throws InterruptedIOException {
    enough = count;
    long end = System.nanoTime() + millis * 1_000_000;
    try {
      long left = millis;
      while (left > 0 && filled.size() < count && !ended && !closed) {
        lock.wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    in.close();
  }
}
