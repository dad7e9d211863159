package io.jaudit.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Supplies what is stored under a name and can be read at any offset: an object of an archive, a
 * part of a file, or bytes in memory. What is compressed, or has entries of the journal, is
 * decoded: its first bytes tell. It must not change while it is read. For use by one thread.
 *
 * <pre>{@code
 * new StoredSource("s3://archive/web-01/audit.log", Optional.of("web-01"), () -> content)
 * }</pre>
 */
public final class StoredSource implements LogSource {
  private final String name;
  private final Optional<String> host;
  private final Opener opener;
  private final Decoders decoders;
  private byte @Nullable [] head;
  private @Nullable SeekableContent stored;
  private @Nullable DecodedBytes decoded;

  /** Opens what is stored. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens it from its start; called again after the content was closed.
     *
     * @throws IOException if it can't be opened
     */
    SeekableContent open() throws IOException;
  }

  /**
   * Supplies what {@code opener} opens, on first access to it.
   *
   * @param name what messages call it
   * @param host the host whose log it is, for records whose host nothing else names
   */
  public StoredSource(String name, Optional<String> host, Opener opener) {
    this(name, host, opener, Decoders.WITHOUT_PROGRAMS);
  }

  /** Supplies the same; {@code decoders} decode what is compressed. */
  public StoredSource(String name, Optional<String> host, Opener opener, Decoders decoders) {
    this.name = name;
    this.host = host;
    this.opener = opener;
    this.decoders = decoders;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> host() {
    return host;
  }

  @Override
  public Content open() throws IOException {
    SeekableContent opened = opened();
    return decoded == null ? opened : new ContentStream(decoded.stream());
  }

  @Override
  public Optional<SeekableContent> bytes() throws IOException {
    SeekableContent opened = opened();
    return Optional.of(decoded == null ? opened : decoded);
  }

  /**
   * Returns true if there is a record in the first 4 KiB of the lines, as in every log.
   *
   * @throws IOException if it can't be read
   */
  public boolean hasRecord() throws IOException {
    return RecordTimes.hasRecord(head());
  }

  /**
   * Returns true for an archive of files, and for what was compressed twice, the lines of which
   * can't be read before it is unpacked.
   *
   * @throws IOException if it can't be read
   */
  public boolean isPacked() throws IOException {
    byte[] first = head();
    return ContentHead.isTar(first) || Compression.of(first, first.length) != null;
  }

  /** Returns the first bytes, decoded. */
  byte[] head() throws IOException {
    byte[] known = head;
    if (known == null) {
      byte[] first = new byte[ContentHead.LENGTH];
      SeekableContent opened = opened();
      int end = (decoded == null ? opened : decoded).read(0, first, 0, first.length);
      release();
      known = Arrays.copyOf(first, end);
      head = known;
    }
    return known;
  }

  private SeekableContent opened() throws IOException {
    SeekableContent already = stored;
    if (already != null) {
      return already;
    }
    SeekableContent opened = opener.open();
    try {
      decoded = DecodedBytes.of(opened, decoders);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    stored = opened;
    return opened;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean mayGrow() {
    return false;
  }

  /** Returns the length if it is stored as it is read; empty if it has to be decoded. */
  @Override
  public OptionalLong length() throws IOException {
    SeekableContent opened = opened();
    return decoded == null ? OptionalLong.of(opened.length()) : OptionalLong.empty();
  }

  @Override
  public long decoderMemory() {
    return decoded == null ? 0 : decoded.memory();
  }

  @Override
  public void release() throws IOException {
    SeekableContent opened = stored;
    if (decoded != null) {
      decoded.releaseStream();
    }
    stored = null;
    decoded = null;
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void close() throws IOException {
    release();
  }
}
