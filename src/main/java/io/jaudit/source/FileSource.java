package io.jaudit.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file; opened for reading only.
 *
 * @param path as the user gave it or as it was found in a folder
 */
public record FileSource(Path path) implements LogSource {
  @Override
  public String name() {
    return path.toString();
  }

  /** A regular file is opened at {@code offset}; a FIFO or a device only from its start. */
  @Override
  public InputStream open(long offset) throws IOException {
    if (offset == 0 && !Files.isRegularFile(path)) {
      return Files.newInputStream(path);
    }
    SeekableByteChannel channel = Files.newByteChannel(path);
    try {
      if (channel.size() < offset) {
        throw new EOFException(path + " ends before byte " + offset);
      }
      return Channels.newInputStream(channel.position(offset));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * The content for reading at any place; empty where this is no regular file.
   *
   * @throws IOException where it can't be opened
   */
  @Override
  public Optional<LogBytes> openBytes() throws IOException {
    return Files.isRegularFile(path)
        ? Optional.of(new FileBytes(FileChannel.open(path)))
        : Optional.empty();
  }

  /** Length in bytes at this moment. */
  public long length() throws IOException {
    return Files.size(path);
  }
}
