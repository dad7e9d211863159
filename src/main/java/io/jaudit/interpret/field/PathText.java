package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/**
 * Resolves file names as a program passed them to the kernel, by their text alone: no link is
 * followed, because the files are on the host of the log. Stateless.
 */
public final class PathText {
  private static final ByteSlice SLASHES = ByteSlice.of("//");
  private static final ByteSlice SLASH_DOT = ByteSlice.of("/.");

  private PathText() {}

  /**
   * Returns {@code name} made absolute from {@code directory}, without {@code .}, {@code ..} and
   * redundant slashes.
   */
  public static ByteSlice resolve(ByteSlice directory, ByteSlice name) {
    boolean absolute = !name.isEmpty() && name.at(0) == '/';
    return clean(absolute ? name : join(directory, name));
  }

  /** Returns {@code directory}, a slash and {@code name}. */
  public static ByteSlice join(ByteSlice directory, ByteSlice name) {
    ByteBuilder path = new ByteBuilder(directory.length() + 1 + name.length());
    path.append(directory);
    if (directory.isEmpty() || directory.at(directory.length() - 1) != '/') {
      path.append('/');
    }
    return path.append(name).toSlice();
  }

  /** Returns false if {@link #clean} may return anything other than {@code path}. */
  public static boolean isClean(ByteSlice path) {
    return !path.contains(SLASH_DOT)
        && !path.contains(SLASHES)
        && (path.length() <= 1 || path.at(path.length() - 1) != '/');
  }

  /**
   * Returns an absolute path without {@code .}, {@code ..} and redundant slashes; the parent of the
   * root is the root.
   */
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
