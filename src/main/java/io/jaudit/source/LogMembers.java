package io.jaudit.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of one log, and which of them are read in which order. For use by one thread. */
final class LogMembers {
  private final Path base;

  /** In the order of their names. */
  private final List<FileHead> files = new ArrayList<>();

  /**
   * A file that can't be read.
   *
   * @param reason a sentence with the name, and what to do
   */
  record Refused(String name, String reason) {}

  /**
   * @param base the file that is written, which is the newest whatever it holds
   */
  LogMembers(Path base) {
    this.base = base;
  }

  /** Adds the file that is next by its name. */
  void add(FileSource file) {
    files.add(FileHead.of(file));
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /**
   * Removes the files that are compressed, or in UTF-16 or UTF-32, which are known by their first
   * bytes, and closes them.
   */
  List<Refused> takeEncoded() throws IOException {
    List<Refused> refused = new ArrayList<>();
    for (int i = files.size() - 1; i >= 0; i--) {
      String encoding = encoding(files.get(i));
      if (encoding != null) {
        Path path = files.remove(i).file().path();
        String reason = path + encoding + " " + path + " | jaudit search ... -";
        refused.add(0, new Refused(String.valueOf(path.getFileName()), reason));
      }
    }
    return refused;
  }

  /** Returns how a file is encoded, and the command that decodes it; null for plain text. */
  private static @Nullable String encoding(FileHead file) {
    Compression compression = Compression.of(file);
    if (compression != null) {
      return " is compressed; decompress it first: " + compression.unpacker();
    }
    String wide = file.wideEncoding();
    return wide == null
        ? null
        : " is " + wide + " text; convert it first: iconv -f " + wide + " -t UTF-8";
  }

  /**
   * Returns the files to be read, the oldest first. Of a file and a copy of it, as there are while
   * copytruncate is at work, only the one with more content is returned.
   *
   * @param byContent true if the names may not tell the order, so that the first event of each does
   */
  List<LogSource> inReadingOrder(boolean byContent) throws IOException {
    List<FileHead> once = files.size() > 1 ? withoutCopies() : files;
    if (byContent) {
      order(once);
    }
    List<LogSource> sources = new ArrayList<>();
    for (FileHead each : once) {
      sources.add(each.file());
    }
    return sources;
  }

  private List<FileHead> withoutCopies() throws IOException {
    List<FileHead> once = new ArrayList<>(files);
    List<FileHead> byContent = new ArrayList<>(files);
    Collections.sort(byContent);
    for (int i = 1; i < byContent.size(); i++) {
      FileHead shorter = byContent.get(i - 1);
      FileHead longer = byContent.get(i);
      if (shorter.isBeginOf(longer)) {
        // Of two that are the same, the older one is not about to be emptied.
        boolean isOlder = files.indexOf(shorter) < files.indexOf(longer);
        FileHead copy = isOlder && longer.isBeginOf(shorter) ? longer : shorter;
        byContent.set(i, copy == longer ? shorter : longer);
        once.remove(copy);
        copy.file().close();
      }
    }
    return once;
  }

  private boolean isLog(FileHead member) {
    return Objects.equals(base.getFileName(), member.file().path().getFileName());
  }

  /** Orders files by their first event. One without events follows the one before it by name. */
  private void order(List<FileHead> once) {
    int last = once.size() - 1;
    boolean hasLog = last >= 0 && isLog(once.get(last));
    List<FileHead> rotated = hasLog ? once.subList(0, last) : once;
    Map<FileHead, Long> seconds = new HashMap<>();
    long before = -1;
    for (FileHead each : rotated) {
      long first = each.firstSecond();
      before = first < 0 ? before : first;
      seconds.put(each, before);
    }
    rotated.sort(Comparator.comparingLong(seconds::get));
  }
}
