package io.jaudit.checkpoint;

import io.jaudit.bytes.Fnv1a;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the content of a log file: a hash of its first complete lines within 4 KiB, or of the
 * last 4 KiB that were read. A renamed, copied or growing file keeps it; a file that is replaced,
 * or emptied and rewritten, does not. Immutable.
 *
 * <p>FNV-1a does not protect against forgery, which is not needed against someone who can write the
 * log. SHA-256 took 20 to 45 ms here, mostly to load the JDK's providers, which is as much as the
 * JVM's start.
 *
 * @param length bytes covered; 0 for a file without a complete line, which proves nothing
 * @param hash FNV-1a, 64 bits
 */
public record Fingerprint(int length, long hash) {
  /** The fingerprint of no content. */
  public static final Fingerprint NONE = new Fingerprint(0, 0);

  /** The most bytes that are covered. */
  static final int REACH = 4096;

  /** Returns true for a fingerprint that covers no byte and so fits any file. */
  public boolean isEmpty() {
    return length == 0;
  }

  /**
   * Returns the fingerprint of content that begins with {@code head}, before byte {@code end}; if
   * its first line is longer than 4 KiB, of the first 4 KiB.
   */
  static Fingerprint of(byte[] head, long end) {
    int limit = (int) Math.min(Math.min(head.length, REACH), end);
    int length = limit;
    while (length > 0 && head[length - 1] != '\n') {
      length--;
    }
    if (length == 0) {
      length = limit == REACH ? REACH : 0;
    }
    return length == 0 ? NONE : new Fingerprint(length, Fnv1a.hash(head, length));
  }

  /** Returns true if content that begins with {@code head} has this fingerprint. */
  boolean fits(byte[] head) {
    return head.length >= length && (length == 0 || Fnv1a.hash(head, length) == hash);
  }

  /**
   * Returns the fingerprint of the last bytes before {@code end}, unless {@code head} covers them
   * all.
   */
  static Fingerprint ofEnd(SeekableContent bytes, long end, Fingerprint head) throws IOException {
    if (end <= head.length()) {
      return NONE;
    }
    byte[] last = before(bytes, end, (int) Math.min(end, REACH));
    return last.length == 0 ? NONE : new Fingerprint(last.length, Fnv1a.hash(last, last.length));
  }

  /** Returns true if the last bytes before {@code end} have this fingerprint. */
  boolean fitsEnd(SeekableContent bytes, long end) throws IOException {
    return length <= end && fits(before(bytes, end, length));
  }

  /** Returns the last {@code length} bytes before {@code end}; fewer if the file is shorter. */
  private static byte[] before(SeekableContent bytes, long end, int length) throws IOException {
    byte[] last = new byte[length];
    int read = bytes.read(end - length, last, 0, length);
    return read == length ? last : new byte[0];
  }

  /** Returns the first bytes of a file, as many as a fingerprint may cover. */
  static byte[] head(SeekableContent bytes) throws IOException {
    byte[] head = new byte[REACH];
    return Arrays.copyOf(head, bytes.read(0, head, 0, REACH));
  }

  // Written out, as in LogNode.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fingerprint that && length == that.length && hash == that.hash;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }
}
