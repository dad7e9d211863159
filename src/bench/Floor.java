import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does what a search for a rare key can't leave out, and nothing else: {@code java Floor LOG KEY}
 * reads a log of auditd on two threads, finds its lines, compares their headers with the one before,
 * keeps the time and serial of each event, and looks for the key and the key in hex in records of
 * system calls. It prints how many lines, runs of lines with the same ID, and records with the key
 * there are. It handles no other form of a line, and no line that continues in the next block, and
 * joins nothing. How long it takes is the floor of row 1 of {@code run.py}.
 */
final class Floor implements Runnable {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 512 << 10;
  private static final int LONGEST_LINE = 64 << 10;
  private static final int PIECE = 128 << 10;
  private static final int PAGE = 4096;
  private static final int ROWS = 8192;

  /** Longer than what is read of a line without looking for its end. */
  private static final int ROOM = 160;

  private static final long SHARED_BITS = 0xddddddddddddddddL;
  private static final long SHARED = 0x0808080808080808L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LANES = 0x0001020304050607L;
  private static final long TYPE = word("type=\0\0\0");
  private static final long TYPE_MASK = 0xffffffffffL;
  private static final long SYSCALL = word("SYSCALL ");
  private static final long CWD = word("CWD msg=");
  private static final long PATH = word("PATH msg");
  private static final long PROCTITLE = word("PROCTITL");

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final AtomicLong LINES = new AtomicLong();
  private static final AtomicLong RUNS = new AtomicLong();
  private static final AtomicLong HITS = new AtomicLong();

  private final FileChannel file;
  private final byte[][] needles;
  private final byte[] pairs = new byte[1 << 16];
  private final int stride;
  private final byte[] block = new byte[BLOCK + LONGEST_LINE];
  private final ByteBuffer pages = ByteBuffer.allocateDirect(PIECE + PAGE).alignedSlice(PAGE);
  private final long[] times = new long[ROWS];
  private final long[] serials = new long[ROWS];
  private final int[] counts = new int[ROWS];
  private int rows;
  private int end;
  private int tailLength;
  private long tail0;
  private long tail1;
  private long tail2;
  private long tail3;

  private Floor(FileChannel file, String key) {
    this.file = file;
    StringBuilder hex = new StringBuilder();
    key.chars().forEach(c -> hex.append(String.format("%02X", c)));
    needles = new byte[][] {bytes(key), bytes(hex.toString())};
    stride = Math.min(6, key.length() - 1);
    for (byte[] needle : needles) {
      for (int i = 0; i < stride; i++) {
        pairs[(needle[i] & 0xff) | (needle[i + 1] & 0xff) << 8] |= (byte) (1 << i);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    try (FileChannel file = FileChannel.open(Path.of(args[0]))) {
      Thread other = new Thread(new Floor(file, args[1]));
      other.start();
      new Floor(file, args[1]).run();
      other.join();
    }
    System.out.println(LINES + " lines, " + RUNS + " runs, " + HITS + " records with the key");
  }

  @Override
  public void run() {
    try {
      long size = file.size();
      for (long from = next(); from < size; from = next()) {
        scan(from, read(from, size));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long next() {
    return (long) NEXT.getAndIncrement() * BLOCK;
  }

  private int read(long from, long size) throws IOException {
    int wanted = (int) Math.min(block.length, size - from);
    int read = 0;
    while (read < wanted) {
      int place = (int) ((from + read) % PAGE);
      pages.limit(Math.min(pages.capacity(), place + wanted - read)).position(place);
      int count = file.read(pages, from + read);
      pages.get(place, block, read, count);
      read += count;
    }
    return read;
  }

  private void scan(long from, int read) {
    end = read;
    rows = 0;
    tailLength = 0;
    int lines = 0;
    int hits = 0;
    int begunBefore = Math.min(BLOCK, read);
    for (int at = from == 0 ? 0 : newline(0) + 1; at < begunBefore; lines++) {
      int body = bodyStart(at);
      int lineEnd = newline(Math.max(at, body));
      if (body >= 0 && word(block, at + 5) == SYSCALL && hasNeedle(body, lineEnd)) {
        hits++;
      }
      at = lineEnd + 1;
    }
    LINES.addAndGet(lines);
    RUNS.addAndGet(rows);
    HITS.addAndGet(hits);
  }

  /** Returns where the body begins; -1 if the header is not one that auditd writes. */
  private int bodyStart(int at) {
    if (at + ROOM > end || (word(block, at) & TYPE_MASK) != TYPE) {
      return -1;
    }
    long type = word(block, at + 5);
    int tail = at + 5;
    if (type == SYSCALL) {
      tail += 7;
    } else if (type == CWD) {
      tail += 3;
    } else if (type == PATH) {
      tail += 4;
    } else if (type == PROCTITLE) {
      tail += 9;
    } else {
      while (block[tail] != ' ') {
        tail++;
      }
    }
    boolean isSame =
        tailLength > 0
            && ((word(block, tail) ^ tail0)
                    | (word(block, tail + 8) ^ tail1)
                    | (word(block, tail + 16) ^ tail2)
                    | (word(block, tail + 24) ^ tail3))
                == 0;
    if (!isSame && !begin(tail)) {
      return -1;
    }
    counts[rows - 1]++;
    return tail + tailLength;
  }

  private boolean begin(int tail) {
    int at = tail + 11;
    long millis = number(at, 10) * 1000 + number(at + 11, 3);
    at += 15;
    int digits = 0;
    while (block[at + digits] >= '0' && block[at + digits] <= '9') {
      digits++;
    }
    int after = at + digits;
    if (block[after] != ')' || block[after + 1] != ':' || block[after + 2] != ' ') {
      return false;
    }
    tail0 = word(block, tail);
    tail1 = word(block, tail + 8);
    tail2 = word(block, tail + 16);
    tail3 = word(block, tail + 24);
    tailLength = after + 3 - tail;
    times[rows] = millis;
    serials[rows] = number(at, digits);
    counts[rows++] = 0;
    return true;
  }

  private long number(int at, int digits) {
    long number = 0;
    for (int i = 0; i < digits; i++) {
      number = number * 10 + block[at + i] - '0';
    }
    return number;
  }

  private int newline(int from) {
    byte[] bytes = block;
    int at = from;
    for (int last = end - 16; at <= last; at += 16) {
      long marks = ((word(bytes, at) & SHARED_BITS) ^ SHARED) - ONES;
      long nextMarks = ((word(bytes, at + 8) & SHARED_BITS) ^ SHARED) - ONES;
      if (((marks | nextMarks) & HIGHS) != 0) {
        int found = newline(at, marks & HIGHS);
        found = found < 0 ? newline(at + 8, nextMarks & HIGHS) : found;
        if (found >= 0) {
          return found;
        }
      }
    }
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private int newline(int at, long marks) {
    for (long rest = marks; rest != 0; rest &= rest - 1) {
      int index = at + (int) ((((rest & -rest) >>> 7) * LANES) >>> 56);
      if (block[index] == '\n') {
        return index;
      }
    }
    return -1;
  }

  private boolean hasNeedle(int from, int to) {
    byte[] bytes = block;
    byte[] table = pairs;
    int shift = stride * 8;
    for (int at = from + stride - 1; at <= to - 2; at += 2 * stride) {
      long word = word(bytes, at);
      boolean isMarked =
          (table[(int) word & 0xffff] | table[(int) (word >>> shift) & 0xffff]) != 0;
      if (isMarked && (isNeedleAt(at, from, to) || isNeedleAt(at + stride, from, to))) {
        return true;
      }
    }
    return false;
  }

  private boolean isNeedleAt(int at, int from, int to) {
    int places = pairs[(block[at] & 0xff) | (block[at + 1] & 0xff) << 8] & 0xff;
    for (int rest = places; rest != 0; rest &= rest - 1) {
      int start = at - Integer.numberOfTrailingZeros(rest);
      for (byte[] needle : needles) {
        int i = 0;
        while (i < needle.length && start + i < to && block[start + i] == needle[i]) {
          i++;
        }
        if (i == needle.length && start >= from) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static long word(String text) {
    return word(bytes(text), 0);
  }

  private static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }
}
