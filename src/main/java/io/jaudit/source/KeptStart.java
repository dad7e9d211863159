package io.jaudit.source;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Keeps the first bytes of a stream while it is read, so that these can be read again. Bytes are
 * kept as they come, before they are decoded. For use by one thread at a time.
 */
public final class KeptStart {
  private static final int PIECE = 8192;

  private final String name;
  private final Decoders decoders;
  private final int most;
  private byte[] bytes = {};
  private int length;
  private boolean isWhole = true;

  /**
   * @param name of the source
   * @param decoders of the source
   * @param most the number of bytes that are kept
   */
  KeptStart(String name, Decoders decoders, int most) {
    this.name = name;
    this.decoders = decoders;
    this.most = most;
  }

  /** Returns a stream that keeps what is read of {@code in}. */
  InputStream keeping(InputStream in) {
    return new Keeping(in);
  }

  /** Returns true if all that was read was kept. */
  public boolean isWhole() {
    return isWhole;
  }

  /** Returns a source that supplies what was kept. */
  public LogSource source() {
    return new PipeSource(name, new ByteArrayInputStream(bytes, 0, length), decoders);
  }

  private void keep(byte[] from, int start, int count) {
    int kept = Math.min(count, most - length);
    if (length + kept > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(length + kept, 2 * bytes.length)));
    }
    System.arraycopy(from, start, bytes, length, kept);
    length += kept;
    isWhole &= kept == count;
  }

  private final class Keeping extends FilterInputStream {
    Keeping(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      if (next >= 0) {
        keep(new byte[] {(byte) next}, 0, 1);
      }
      return next;
    }

    @Override
    public int read(byte[] target, int start, int size) throws IOException {
      int count = super.read(target, start, size);
      if (count > 0 && isWhole) {
        keep(target, start, count);
      }
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      byte[] skipped = new byte[(int) Math.min(count, PIECE)];
      return Math.max(0, read(skipped, 0, skipped.length));
    }
  }
}
