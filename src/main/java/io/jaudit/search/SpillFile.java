package io.jaudit.search;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jaudit.search.NewestFirst.Part;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A temporary file with parts of the output. On Linux it has no name once it is open, so it is gone
 * however the process ends; only its owner may read it. For use by one thread.
 */
final class SpillFile implements Closeable {
  /** Regions are multiples of this, so that one that was freed fits for others. */
  private static final long UNIT = 256 * 1024;

  private final FileChannel channel;
  private final List<Region> free = new ArrayList<>();
  private long size;

  /**
   * Describes a part in the file: its text, then the lengths of its texts.
   *
   * @param room the bytes that it may take
   * @param text the bytes of text
   * @param lengths the number of lengths
   */
  record Region(long position, long room, int text, int events, int lengths) {}

  /**
   * Creates the file.
   *
   * @throws IOException if the folder can't be written
   */
  SpillFile(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "jaudit-", ".tmp");
    channel = FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
  }

  Region write(Part part) throws IOException {
    int text = part.text.length - part.start;
    int lengths = Math.min(part.lengths.length, part.events);
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * lengths);
    bytes.asIntBuffer().put(part.lengths, 0, lengths);
    long needed = (long) text + bytes.capacity();
    Region region = region(needed);
    writeAll(ByteBuffer.wrap(part.text, part.start, text), region.position);
    writeAll(bytes, region.position + text);
    return new Region(region.position, region.room, text, part.events, lengths);
  }

  private Region region(long needed) {
    for (Iterator<Region> each = free.iterator(); each.hasNext(); ) {
      Region next = each.next();
      if (next.room >= needed) {
        each.remove();
        return next;
      }
    }
    Region region = new Region(size, (needed + UNIT - 1) / UNIT * UNIT, 0, 0, 0);
    size += region.room;
    return region;
  }

  private void writeAll(ByteBuffer bytes, long position) throws IOException {
    for (long at = position; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
  }

  /** Lets another part use a region. */
  void free(Region region) {
    free.add(region);
  }

  Part read(Region region) throws IOException {
    byte[] text = new byte[region.text];
    readAll(ByteBuffer.wrap(text), region.position);
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * region.lengths);
    readAll(bytes, region.position + region.text);
    int[] lengths = new int[region.lengths];
    bytes.flip().asIntBuffer().get(lengths);
    return new Part(text, region.events, lengths);
  }

  private void readAll(ByteBuffer bytes, long position) throws IOException {
    for (long at = position; bytes.hasRemaining(); ) {
      int read = channel.read(bytes, at);
      if (read < 0) {
        throw new EOFException("the file was truncated");
      }
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
