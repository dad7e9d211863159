package io.jaudit.search;

import io.jaudit.source.FileBegin;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogChain;
import io.jaudit.source.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log that may grow: finds what is to be read of it next, in whichever file that is. For use by
 * one thread.
 */
final class FollowedLog implements Closeable {
  /**
   * The file that is written, and the one before it: until a program is told that its file was
   * renamed, it writes to that.
   */
  private static final int READ = 2;

  /** Copies of what was truncated are recognized for so many truncations. */
  private static final int REMEMBERED = 16;

  /** Adds a file to the search. */
  interface Adder {
    /** Returns the position of the first line. */
    ReadPosition add(FileSource file);
  }

  /** Null if this is a stream, which does not grow after its end. */
  private final @Nullable LogChain chain;

  private final Adder adder;
  private final Follow follow;

  /** The oldest first. */
  private final List<FollowedFile> files = new ArrayList<>();

  /** Those that are read no more. */
  private final List<FollowedFile> ended = new ArrayList<>();

  /** Those that were closed. */
  private final ReadFiles read = new ReadFiles();

  /** What the files began with that were truncated last. */
  private final Deque<FileBegin> truncated = new ArrayDeque<>();

  private boolean hasEnded;
  private @Nullable String problem;

  /** The next file to look at in this round. */
  private int next;

  FollowedLog(@Nullable LogChain chain, Adder adder, Follow follow) {
    this.chain = chain;
    this.adder = adder;
    this.follow = follow;
  }

  /** Returns the folders in which a change may be one of this log. */
  List<Path> folders() {
    return chain == null ? List.of() : chain.folders();
  }

  /** Returns what messages call it. */
  String name() {
    return chain == null ? "standard input" : chain.base().toString();
  }

  /** Returns the file that is written; null for a stream. */
  @Nullable Path base() {
    return chain == null ? null : chain.base();
  }

  /** Adds what its files began with, also those that were truncated. */
  void addBegins(List<FileBegin> begins) {
    begins.addAll(truncated);
    for (FollowedFile file : files) {
      begins.add(file.begin());
    }
  }

  /** Adds the file that is newer than the others. */
  void add(FollowedFile file) {
    files.add(file);
  }

  /** Returns true if there is nothing to wait for, as it can't be read, or has ended. */
  boolean isOver() {
    return hasEnded
        || chain == null
        || (!files.isEmpty() && files.get(files.size() - 1).hasFailed());
  }

  /** Records that its newest file is compressed; if that has its name, it does not grow. */
  void compressed(LogSource file) {
    hasEnded = chain != null && file.file().equals(Optional.of(chain.base()));
  }

  /** Records that a file can't be read; returns true if that is tried again. */
  boolean fail(ReadPosition position, IOException cause) {
    for (FollowedFile file : files) {
      if (file.position() == position) {
        file.fail(cause);
        return !file.hasFailed();
      }
    }
    return false;
  }

  /** Has the files be reported that could not be opened to the end. */
  void reportUnopened(SearchTally tally) {
    for (FollowedFile file : files) {
      IOException cause = file.unopened();
      if (cause != null) {
        tally.unreadable(file.source(), cause);
      }
    }
  }

  /** Begins another round, in which each file is looked at once. */
  void begin() {
    next = 0;
  }

  /**
   * Returns the next file of this round that has something to read; null after the last.
   *
   * @throws IOException if the folder can't be read
   */
  @Nullable FollowedFile more() throws IOException {
    FollowedFile more = grown();
    LogChain present = chain;
    if (more != null || hasEnded || present == null || isWritten(present)) {
      return more;
    }
    int newest = Math.max(0, files.size() - 1);
    List<FileSource> newer = unread(present.newerThan(sources()));
    report(present.problem());
    if (newer.isEmpty()) {
      return null;
    }
    for (FileSource file : newer) {
      if (!files.isEmpty()) {
        file.hostOf(files.get(0).source());
      }
      files.add(new FollowedFile(file, adder.add(file)));
    }
    next = newest; // what was written to it before it was renamed comes first
    return grown();
  }

  /** Leaves out what was read: if the last files were deleted, all others look newer. */
  private List<FileSource> unread(List<FileSource> files) throws IOException {
    List<FileSource> unread = new ArrayList<>();
    for (FileSource file : files) {
      if (read.has(file)) {
        file.close();
      } else {
        unread.add(file);
      }
    }
    return unread;
  }

  private boolean isWritten(LogChain present) {
    return !files.isEmpty() && present.isWritten(files.get(files.size() - 1).source());
  }

  private List<FileSource> sources() {
    List<FileSource> sources = new ArrayList<>();
    for (FollowedFile file : files) {
      sources.add(file.source());
    }
    return sources;
  }

  private void report(@Nullable String now) {
    if (now != null && !now.equals(problem)) {
      follow.warn(now + "; trying again");
    }
    problem = now;
  }

  private @Nullable FollowedFile grown() throws IOException {
    while (next < files.size()) {
      FollowedFile file = files.get(next);
      switch (look(file)) {
        case MORE -> {
          next++;
          return file;
        }
        case OTHER_CONTENT -> beginAgain(next);
        case NONE -> next++;
      }
    }
    return null;
  }

  private static FollowedFile.Change look(FollowedFile file) {
    try {
      return file.look();
    } catch (IOException e) {
      return FollowedFile.Change.MORE; // the search meets the same problem, and reports it
    }
  }

  /** Begins with a file anew whose content is another one, as after copytruncate. */
  private void beginAgain(int index) throws IOException {
    FollowedFile old = files.get(index);
    FileSource again = FileSource.of(old.source().path());
    boolean isSame =
        chain != null && chain.isWritten(old.source()) && again.hold() && again.isHeld();
    if (!isSame) {
      old.fail(); // it was emptied after it was renamed
      again.close();
      return;
    }
    follow.warn(
        old.source().name()
            + " was truncated; reading it from its start. What was written to it just before may"
            + " only be in a copy of it");
    again.hostOf(old.source());
    truncated.add(old.begin());
    if (truncated.size() > REMEMBERED) {
      truncated.remove();
    }
    files.set(index, new FollowedFile(again, adder.add(again)));
    old.addTo(read);
    old.close();
  }

  /**
   * Returns a file that is read no more, but has a last line without LF, which is complete then;
   * null if there is none. Ends all others that are not needed.
   */
  @Nullable FollowedFile ending() throws IOException {
    for (FollowedFile file : ended) {
      file.close();
    }
    ended.clear();
    while (files.size() > READ) {
      FollowedFile oldest = files.remove(0);
      ended.add(oldest);
      oldest.addTo(read);
      if (oldest.hasUnfinishedLine()) {
        return oldest;
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    for (FollowedFile file : files) {
      file.close();
    }
    for (FollowedFile file : ended) {
      file.close();
    }
    if (chain != null) {
      chain.close();
    }
  }
}
