package io.jaudit.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Opens the bytes of a log: something with a name that can be opened. Others may implement it;
 * {@link #name} and {@link #open} are enough. Further abilities are queried by the other methods;
 * no kind of source is treated specially. For use by one thread.
 */
public interface LogSource extends Closeable {
  /** Returns what messages call it: the path as the user gave it, or {@code standard input}. */
  String name();

  /**
   * Opens the content. Content that can be read at any offset is opened once, and is the same until
   * {@link #release}; a stream can be opened only once at all, unless this is {@link
   * #isRepeatable}.
   *
   * @throws IOException if it can't be opened
   */
  Content open() throws IOException;

  /**
   * Returns true if it can be opened again, so that the next run finds what this one read. Opens
   * nothing.
   */
  default boolean isRepeatable() {
    return false;
  }

  /**
   * Returns the content for reading pieces of it at any offset, if it is repeatable: of a
   * compressed file this costs decoding all before the piece. Empty otherwise, and then nothing was
   * opened.
   *
   * @throws IOException if it can't be opened
   */
  default Optional<SeekableContent> bytes() throws IOException {
    return isRepeatable() ? open().seekable() : Optional.empty();
  }

  /**
   * Has it keep the first bytes that are read of it, if it can't be opened again.
   *
   * @param most the number of bytes
   * @return what has them; empty if it can be opened again, or keeps nothing
   */
  default Optional<KeptStart> keepStart(int most) {
    return Optional.empty();
  }

  /** Returns true if more may be appended to it, so that its last line may not be complete yet. */
  default boolean mayGrow() {
    return isRepeatable();
  }

  /** Returns the length in bytes, if it is known before reading. */
  default OptionalLong length() throws IOException {
    return OptionalLong.empty();
  }

  /** Returns the file that this is, if it is one. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /**
   * Returns the name of the host whose log it is, for records whose host nothing else names; empty
   * if it is not known.
   */
  default Optional<String> host() {
    return Optional.empty();
  }

  /**
   * Returns about the heap, in bytes, that its decoder takes while it is open, as far as is known.
   */
  default long decoderMemory() {
    return 0;
  }

  /** Returns what the file system calls the file; empty if this is not a regular file. */
  default Optional<FileIdentity> identity() {
    return Optional.empty();
  }

  /** Returns true if content that was there at opening was removed since. */
  default boolean isTruncated() throws IOException {
    return false;
  }

  /**
   * Returns true if it was written to recently, so that more may follow.
   *
   * @param spanMillis how long ago it may have been written to, in ms
   */
  default boolean isFresh(long spanMillis) {
    return false;
  }

  /** Returns true if its name is that of another file now, so that its writer continues there. */
  default boolean isReplaced() {
    return false;
  }

  /**
   * Releases resources while nothing is read of it, to stay below the limit of open files. It may
   * be opened again.
   */
  default void release() throws IOException {}

  @Override
  default void close() throws IOException {}
}
