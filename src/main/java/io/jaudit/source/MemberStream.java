package io.jaudit.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the members of a file one after the other: {@code cat a.gz b.gz} is one log. Zeros
 * between and after them are ignored, other bytes after the last one are remarked. For use by one
 * thread.
 */
final class MemberStream extends DecodedStream {
  /** Decodes one member. */
  interface Member {
    /**
     * Decodes some bytes.
     *
     * @return their number; -1 at the end of the member, after which the input is at the next byte
     */
    int read(byte[] target, int from, int size) throws IOException;

    /** Releases what it holds. */
    default void close() {}
  }

  /** Begins to decode a member. */
  interface Format {
    /** Returns the decoder of the member that {@code in} is at. */
    Member begin(CompressedInput in) throws IOException;
  }

  private final CompressedInput in;
  private final Format format;
  private @Nullable Member member;
  private String remark = "";
  private boolean ended;

  /**
   * @param in where a member begins; closed with this
   */
  MemberStream(CompressedInput in, Format format) {
    this.in = in;
    this.format = format;
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    while (size > 0 && !ended) {
      if (member == null) {
        member = format.begin(in);
      }
      int count = member.read(target, from, size);
      if (count >= 0) {
        return count;
      }
      endMember();
      if (!in.hasNextMember()) {
        ended = true;
        remark = in.rest();
      }
    }
    return size == 0 ? 0 : -1;
  }

  /** Returns 1 if something can be decoded without waiting, as far as is known. */
  @Override
  public int available() throws IOException {
    return !ended && in.available() > 0 ? 1 : 0;
  }

  @Override
  String remark() {
    return remark;
  }

  private void endMember() {
    if (member != null) {
      member.close();
      member = null;
    }
  }

  @Override
  public void close() throws IOException {
    endMember();
    in.close();
  }
}
