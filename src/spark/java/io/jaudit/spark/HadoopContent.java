package io.jaudit.spark;

import io.jaudit.source.SeekableContent;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads a file of any file system that Hadoop knows. For use by one thread. */
final class HadoopContent implements SeekableContent {
  private final FSDataInputStream in;
  private final long length;
  private final ByteMeter meter;
  private long next;

  /** Counts the bytes that are read. For use by one thread. */
  static final class ByteMeter {
    private long bytes;

    long bytes() {
      return bytes;
    }
  }

  private HadoopContent(FSDataInputStream in, long length, ByteMeter meter) {
    this.in = in;
    this.length = length;
    this.meter = meter;
  }

  static HadoopContent open(FileSystem files, Path path, long length, ByteMeter meter)
      throws IOException {
    return new HadoopContent(files.open(path), length, meter);
  }

  @Override
  public long length() {
    return length;
  }

  /** {@inheritDoc} An object store answers a read in order from the request that is open. */
  @Override
  public int read(long offset, byte[] target, int from, int to) throws IOException {
    if (offset >= length) {
      return from;
    }
    if (offset != next) {
      in.seek(offset);
      next = offset;
    }
    int at = from;
    int end = (int) Math.min(to, from + (length - offset));
    while (at < end) {
      int count = in.read(target, at, end - at);
      if (count < 0) {
        break;
      }
      at += count;
    }
    next += at - from;
    meter.bytes += at - from;
    return at;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
