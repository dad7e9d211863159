package io.jaudit.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rules of a compiled time zone, as in {@code /usr/share/zoneinfo}: the transitions that
 * it lists, and then those of its POSIX time zone. Based on RFC 8536. For use once.
 */
final class TzFile {
  private static final int MAGIC = 0x545a6966; // TZif
  private static final int RESERVED = 15;

  private final DataInputStream in;
  private final List<ZoneOffsetTransition> transitions = new ArrayList<>();

  private TzFile(DataInputStream in) {
    this.in = in;
  }

  /**
   * Returns the rules in a file.
   *
   * @throws IOException if it can't be read, or if its times include leap seconds
   */
  static ZoneRules read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return new TzFile(new DataInputStream(bytes)).rules();
    }
  }

  /** The numbers of entries in a block, in the order of the header. */
  private record Counts(int utc, int standard, int leaps, int times, int types, int letters) {}

  private ZoneRules rules() throws IOException {
    Counts old = header();
    in.skipNBytes(
        old.times * 5L + old.types * 6L + old.letters + old.leaps * 8L + old.standard + old.utc);
    Counts counts = header();
    if (counts.leaps > 0) {
      throw new IOException("its times include leap seconds");
    }
    long[] times = new long[counts.times];
    for (int i = 0; i < times.length; i++) {
      times[i] = in.readLong();
    }
    byte[] types = in.readNBytes(counts.times);
    ZoneOffset[] offsets = new ZoneOffset[counts.types];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = ZoneOffset.ofTotalSeconds(in.readInt());
      in.skipNBytes(2);
    }
    in.skipNBytes(counts.letters + counts.standard + counts.utc);
    ZoneOffset current = offsets[0];
    for (int i = 0; i < times.length; i++) {
      current = change(times[i], current, offsets[types[i]]);
    }
    long last = times.length == 0 ? Long.MIN_VALUE : times[times.length - 1];
    append(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip(), last, current);
    return ZoneRules.of(offsets[0], offsets[0], List.of(), transitions, List.of());
  }

  private Counts header() throws IOException {
    if (in.readInt() != MAGIC || in.readByte() < '2') {
      throw new IOException("it is not a compiled time zone of version 2 or later");
    }
    in.skipNBytes(RESERVED);
    return new Counts(
        in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
  }

  /** Appends the transitions after the last one that the file lists. */
  private void append(String posix, long last, ZoneOffset offset) {
    ZoneRules rules = PosixZone.rules(posix);
    if (rules != null) {
      ZoneOffset current = offset;
      for (ZoneOffsetTransition next : rules.getTransitions()) {
        if (next.toEpochSecond() > last) {
          current = change(next.toEpochSecond(), current, next.getOffsetAfter());
        }
      }
    }
  }

  private ZoneOffset change(long second, ZoneOffset before, ZoneOffset after) {
    if (!before.equals(after)) {
      LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, before);
      transitions.add(ZoneOffsetTransition.of(local, before, after));
    }
    return after;
  }
}
