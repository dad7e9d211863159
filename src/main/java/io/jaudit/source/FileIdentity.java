package io.jaudit.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file system calls a file: it keeps this through a rename, but reuses it once the file is
 * gone. A shortcut to a file's content, never the proof of it.
 */
public record FileIdentity(long device, long inode) {
  /** The identity of {@code path}; empty on a host whose file system has none (Windows). */
  public static Optional<FileIdentity> of(Path path) throws IOException {
    try {
      Map<String, Object> stat = Files.readAttributes(path, "unix:dev,ino");
      return stat.get("dev") instanceof Long device && stat.get("ino") instanceof Long inode
          ? Optional.of(new FileIdentity(device, inode))
          : Optional.empty();
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  // Spelled out: the generated methods of a record start through invokedynamic, which costs time at
  // every start of the program.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileIdentity that && device == that.device && inode == that.inode;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(inode * 31 + device);
  }
}
