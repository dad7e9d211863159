package io.jaudit.search;

import io.jaudit.event.EventAssembler;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogChain;
import io.jaudit.source.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log that may grow: finds what is to be read of it next, in whichever file that is. The events
 * of each log are joined by themselves, because all logs are read at the same time. For use by one
 * thread.
 */
final class FollowedLog implements Closeable {
  /**
   * The file that is written, and the one before it: until a program is told that its file was
   * renamed, it writes to that.
   */
  private static final int READ = 2;

  /** Adds a file to the search. */
  interface Adder {
    /** Returns the position of the first line. */
    ReadPosition add(FileSource file);
  }

  /** Null if this is a stream, which does not grow after its end. */
  private final @Nullable LogChain chain;

  private final EventAssembler assembler;
  private final Adder adder;
  private final Follow follow;

  /** The oldest first. */
  private final List<FollowedFile> files = new ArrayList<>();

  /** Those that are read no more. */
  private final List<FollowedFile> ended = new ArrayList<>();

  private boolean hasEnded;
  private @Nullable String problem;

  /** The next file to look at in this round. */
  private int next;

  FollowedLog(@Nullable LogChain chain, EventAssembler assembler, Adder adder, Follow follow) {
    this.chain = chain;
    this.assembler = assembler;
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

  EventAssembler assembler() {
    return assembler;
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

  /** Records that a file can't be read. */
  void fail(ReadPosition position) {
    for (FollowedFile file : files) {
      if (file.position() == position) {
        file.fail();
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
    List<FileSource> newer = present.newerThan(sources());
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
    files.set(index, new FollowedFile(again, adder.add(again)));
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
