package io.jaudit.source;

import java.io.EOFException;
import java.io.IOException;
import org.tukaani.xz.CorruptedInputException;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.XZIOException;

/** Decodes a stream of an xz file with the library of its authors; loaded only if there is one. */
final class XzMember implements MemberStream.Member {
  /** In KiB; a dictionary of the largest preset needs 64 MiB, and the heap has 256. */
  private static final int MEMORY = 160 * 1024;

  private static final int PIECE = 1024;

  private final CompressedInput in;
  private final XzChunks chunks;
  private final SingleXZInputStream stream;

  /** Bytes of the last chunk, which is truncated, that were decoded. */
  private int decodedOfTorn;

  /** Reads the header. */
  XzMember(CompressedInput in) throws IOException {
    this.in = in;
    this.chunks = new XzChunks(in);
    try {
      this.stream = new SingleXZInputStream(chunks, MEMORY);
    } catch (EOFException e) {
      throw in.truncated();
    } catch (XZIOException e) {
      throw damaged(e);
    }
  }

  /** Reads few bytes, all of one chunk, because what is decoded before a problem is lost. */
  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    boolean isTorn = chunks.tornSize() >= 0;
    if (isTorn && decodedOfTorn == chunks.tornSize()) {
      throw in.truncated();
    }
    int atMost = isTorn ? 1 : Math.min(PIECE, Math.max(1, stream.available()));
    try {
      int count = stream.read(target, from, Math.min(size, atMost));
      if (chunks.tornSize() >= 0) {
        decodedOfTorn += count;
      }
      return count;
    } catch (EOFException e) {
      throw in.truncated();
    } catch (XZIOException e) {
      throw chunks.tornSize() >= 0 ? in.truncated() : damaged(e);
    }
  }

  private IOException damaged(XZIOException problem) {
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof MemoryLimitException large) {
      int mebibytes = large.getMemoryNeeded() / 1024 + 1;
      return new CompressionException(
          "xz data needs " + mebibytes + " MiB of memory; decompress it first");
    }
    boolean isChecksum = problem instanceof CorruptedInputException && message.contains("check");
    String why = isChecksum ? "checksum mismatch" : "invalid data";
    return in.damaged(problem instanceof CorruptedInputException ? why : message, in.position());
  }
}
