package io.jaudit.interpret;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/**
 * Names of files as a program gave them to the kernel, and the paths they resolve to by their text
 * alone: no link is followed, as the host of the log is not here. Stateless.
 */
public final class PathText {
  private static final ByteSlice SLASHES = ByteSlice.of("//");
  private static final ByteSlice SLASH_DOT = ByteSlice.of("/.");

  private PathText() {}

  /**
   * {@code name} made absolute from {@code directory} and cleaned of {@code .}, {@code ..} and
   * needless slashes.
   */
  public static ByteSlice resolve(ByteSlice directory, ByteSlice name) {
    boolean absolute = !name.isEmpty() && name.at(0) == '/';
    return clean(absolute ? name : join(directory, name));
  }

  /** {@code directory}, a slash and {@code name}. */
  public static ByteSlice join(ByteSlice directory, ByteSlice name) {
    ByteBuilder path = new ByteBuilder(directory.length() + 1 + name.length());
    path.append(directory);
    if (directory.isEmpty() || directory.at(directory.length() - 1) != '/') {
      path.append('/');
    }
    return path.append(name).toSlice();
  }

  /** False where {@link #clean} may return something else than {@code path}. */
  public static boolean isClean(ByteSlice path) {
    return !path.contains(SLASH_DOT)
        && !path.contains(SLASHES)
        && (path.length() <= 1 || path.at(path.length() - 1) != '/');
  }

  /** An absolute path without {@code .}, {@code ..} and needless slashes; the root is its own. */
  public static ByteSlice clean(ByteSlice path) {
    if (isClean(path)) {
      return path;
    }
    byte[] cleaned = new byte[path.length() + 1];
    int length = 0;
    int start = 0;
    while (start < path.length()) {
      int slash = path.indexOf((byte) '/', start);
      int end = slash < 0 ? path.length() : slash;
      ByteSlice part = path.slice(start, end);
      if (part.is("..")) {
        length = parentEnd(cleaned, length);
      } else if (!part.isEmpty() && !part.is(".")) {
        cleaned[length] = '/';
        part.copyTo(cleaned, length + 1);
        length += 1 + part.length();
      }
      start = end + 1;
    }
    if (length == 0) {
      cleaned[length++] = '/';
    }
    return ByteSlice.of(cleaned, 0, length);
  }

  private static int parentEnd(byte[] cleaned, int length) {
    int end = length - 1;
    while (end > 0 && cleaned[end] != '/') {
      end--;
    }
    return Math.max(0, end);
  }
}
