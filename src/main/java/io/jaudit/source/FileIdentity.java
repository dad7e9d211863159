package io.jaudit.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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
}
