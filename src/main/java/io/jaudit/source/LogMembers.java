package io.jaudit.source;

import io.jaudit.source.FileHead.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  void add(FileHead file) {
    files.add(file);
  }

  Path base() {
    return base;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Removes the files that are archives, which are known by their first bytes, and closes them. */
  List<Refused> takeEncoded() throws IOException {
    List<Refused> refused = new ArrayList<>();
    for (int i = files.size() - 1; i >= 0; i--) {
      String encoding = encoding(files.get(i));
      if (encoding != null) {
        Path path = files.remove(i).file().path();
        refused.add(0, new Refused(String.valueOf(path.getFileName()), path + encoding));
      }
    }
    return refused;
  }

  /** Returns how a file is encoded, and the command that decodes it; null for plain text. */
  private static @Nullable String encoding(FileHead file) {
    Path path = file.file().path();
    if (file.compression() == Compression.ZIP) {
      return " is a zip archive; unpack it first: unzip -p " + path + " | jaudit search ... -";
    }
    if (file.isTar()) {
      return " is a tar archive; unpack it first, and search the folder: tar -xf " + path;
    }
    return file.isCompressedTwice() ? " was compressed twice; decompress it once first" : null;
  }

  /** Returns the files in the order of their names. */
  List<FileHead> files() {
    return files;
  }

  /** Removes and closes the files of a set, which have the same content as others. */
  void remove(Set<FileHead> copies) throws IOException {
    for (FileHead file : files) {
      if (copies.contains(file)) {
        file.file().close();
      }
    }
    files.removeIf(copies::contains);
  }

  /**
   * Returns the files to be read, the oldest first.
   *
   * @param byContent true if the names may not tell the order, so that the first event of each does
   */
  List<LogSource> inReadingOrder(boolean byContent) {
    if (byContent) {
      order(files);
    } else {
      placeReused(files);
    }
    List<LogSource> sources = new ArrayList<>();
    for (FileHead each : files) {
      sources.add(each.file());
    }
    return sources;
  }

  /**
   * Places compressed files whose number another one has by now: auditd knows nothing of a file
   * that someone compressed, so it makes a new {@code audit.log.1} next to {@code audit.log.1.gz}.
   * Such a file is older than the other one, and perhaps than those of higher numbers, which its
   * first event tells. The order of all others is that of their names, even if a clock was set
   * back.
   */
  private static void placeReused(List<FileHead> once) {
    Set<String> names = new HashSet<>();
    Set<String> reused = new HashSet<>();
    for (FileHead each : once) {
      String plain = Compression.plainName(name(each));
      if (!names.add(plain)) {
        reused.add(plain);
      }
    }
    for (int i = 1; i < once.size() && !reused.isEmpty(); i++) {
      String name = name(once.get(i));
      String plain = Compression.plainName(name);
      if (!plain.equals(name) && reused.contains(plain)) {
        once.add(placeBefore(i, once), once.remove(i));
      }
    }
  }

  private static String name(FileHead file) {
    return String.valueOf(file.file().path().getFileName());
  }

  /** Returns the index of the first of the files before one that all begin later. */
  private static int placeBefore(int index, List<FileHead> files) {
    Stamp first = files.get(index).first();
    int place = index;
    for (int i = index - 1; i >= 0 && !first.equals(Stamp.NONE); i--) {
      Stamp before = files.get(i).first();
      if (before.compareTo(first) > 0) {
        place = i;
      } else if (!before.equals(Stamp.NONE)) {
        break;
      }
    }
    return place;
  }

  private boolean isLog(FileHead member) {
    return Objects.equals(base.getFileName(), member.file().path().getFileName());
  }

  /** Orders files by their first event. One without events follows the one before it by name. */
  private void order(List<FileHead> once) {
    int last = once.size() - 1;
    boolean hasLog = last >= 0 && isLog(once.get(last));
    List<FileHead> rotated = hasLog ? once.subList(0, last) : once;
    Map<FileHead, Stamp> stamps = new HashMap<>();
    Stamp before = Stamp.NONE;
    for (FileHead each : rotated) {
      Stamp first = each.first();
      before = first.equals(Stamp.NONE) ? before : first;
      stamps.put(each, before);
    }
    rotated.sort(Comparator.comparing(stamps::get));
  }
}
