package io.jaudit.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a file in its file system: a rename keeps it, but it is reused after the file was
 * deleted. A shortcut to a file's content, never the proof of it. Immutable.
 */
public record FileIdentity(long device, long inode) {
  /** Returns the identity of {@code path}; empty on a host whose file system has none (Windows). */
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

  // Written out, because the generated methods of a record use invokedynamic, which costs time at
  // every start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileIdentity that && device == that.device && inode == that.inode;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(inode * 31 + device);
  }
}
