package io.jaudit.search;

import io.jaudit.bytes.ByteBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the texts of the last events, and writes them in reverse order. What exceeds a limit of
 * memory, and is still wanted, is in a temporary file. For use by one thread.
 */
final class NewestFirst implements Closeable {
  /** The share of the heap that texts may take, and the most of it that they do. */
  private static final int HEAP_SHARE = 8;

  private static final long MAX_MEMORY = 32L << 20;

  /** The number of parts in memory, unless an event is larger than one. */
  private static final int PARTS = 32;

  private final long most;
  private final long maxMemory;
  private final int partSize;
  private final Path folder;

  /** The parts in memory, the oldest first; those in the file are older. */
  private final Deque<Part> parts = new ArrayDeque<>();

  private final Deque<SpillFile.Region> spilled = new ArrayDeque<>();
  private @Nullable SpillFile file;
  private long memory;
  private long events;

  /**
   * Begins with no events.
   *
   * @param most the number of events to keep
   * @param maxMemory bytes of heap for their texts; one large event may exceed it
   * @param folder for the temporary file
   */
  NewestFirst(long most, long maxMemory, Path folder) {
    this.most = most;
    this.maxMemory = maxMemory;
    this.partSize = (int) (maxMemory / PARTS);
    this.folder = folder;
  }

  /** Returns the usual limit of memory. */
  static long maxMemory() {
    return Math.min(MAX_MEMORY, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  }

  Path folder() {
    return folder;
  }

  /**
   * Adds the texts of events that come after those that were added before.
   *
   * @param texts the newest first
   * @throws IOException if the temporary file can't be written
   */
  void add(EventTexts texts) throws IOException {
    for (int i = texts.count() - 1; i >= 0; i--) {
      add(texts.bytes(), texts.start(i), texts.end(i));
    }
  }

  private void add(ByteBuilder text, int start, int end) throws IOException {
    Part last = parts.peekLast();
    if (last == null || !last.hasRoomFor(end - start)) {
      last = new Part(Math.max(partSize, end - start), most < Long.MAX_VALUE);
      parts.addLast(last);
      memory += last.memory();
    }
    memory -= last.memory();
    last.add(text, start, end);
    memory += last.memory();
    events++;
    drop();
    while (memory > maxMemory && parts.size() > 1) {
      spill(parts.removeFirst());
    }
  }

  /** Drops the oldest part if the others have enough events. */
  private void drop() {
    SpillFile.Region oldest = spilled.peekFirst();
    if (oldest != null && file != null) {
      if (events - oldest.events() >= most) {
        events -= oldest.events();
        file.free(spilled.removeFirst());
      }
      return;
    }
    Part first = parts.getFirst();
    if (events - first.events >= most) {
      events -= first.events;
      memory -= first.memory();
      parts.removeFirst();
    }
  }

  private void spill(Part part) throws IOException {
    if (file == null) {
      file = new SpillFile(folder);
    }
    spilled.addLast(file.write(part));
    memory -= part.memory();
  }

  /**
   * Writes the events, the newest first.
   *
   * @throws IOException if the temporary file can't be read
   */
  void writeTo(WritingHandler output) throws IOException {
    long left = most;
    boolean isOpen = true;
    while (isOpen && left > 0 && !(parts.isEmpty() && spilled.isEmpty())) {
      Part next =
          parts.isEmpty() && file != null ? file.read(spilled.removeLast()) : parts.removeLast();
      isOpen = output.write(next.text, next.start, next.end(left));
      left -= next.events;
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /**
   * Texts of events, the newest first: each is written before those that are there. Immutable after
   * another part was begun.
   */
  static final class Part {
    final byte[] text;
    int start;
    int events;

    /** For each event the length of all texts from its own to the end; empty if all are wanted. */
    int[] lengths;

    private final boolean mayBeCut;

    Part(int size, boolean mayBeCut) {
      this.text = new byte[size];
      this.start = size;
      this.lengths = new int[0];
      this.mayBeCut = mayBeCut;
    }

    /** A part that was written to a file. */
    Part(byte[] text, int events, int[] lengths) {
      this.text = text;
      this.events = events;
      this.lengths = lengths;
      this.mayBeCut = lengths.length > 0;
    }

    boolean hasRoomFor(int size) {
      return size <= start;
    }

    void add(ByteBuilder from, int first, int end) {
      start -= end - first;
      from.copyTo(first, end, text, start);
      if (mayBeCut) {
        if (events == lengths.length) {
          lengths = Arrays.copyOf(lengths, Math.max(16, 2 * events));
        }
        lengths[events] = text.length - start;
      }
      events++;
    }

    /** Returns the end of the newest events. */
    int end(long wanted) {
      int unwanted = (int) Math.max(0, events - wanted);
      return text.length - (unwanted == 0 ? 0 : lengths[unwanted - 1]);
    }

    long memory() {
      return text.length + (long) Integer.BYTES * lengths.length;
    }
  }
}
