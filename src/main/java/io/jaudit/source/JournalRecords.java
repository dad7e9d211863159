package io.jaudit.source;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Makes the lines of audit records from journal entries: {@code type=TYPE
 * msg=audit(SECONDS.MILLIS:SERIAL): TEXT}, as journald (journald-audit.c) got them from the kernel,
 * after {@link #MARK}, the host, the mark, the boot ID and the mark, which {@code
 * record.JournalPrefix} reads.
 *
 * <p>Without auditd, the kernel writes each record to its own log, too, and the journal has it
 * twice. Such a copy is left out if the serial number is not below that of the first record that
 * came from the audit system in the same boot; those before, and in a journal without any other
 * all, are read. For use by one thread.
 */
final class JournalRecords {
  /** Precedes and separates the host and the boot ID before a line. */
  static final byte MARK = 1;

  /** Begins a line that is not a record, but tells what is wrong with an entry. */
  static final char PROBLEM = '!';

  /** So many records of the kernel are held until it is known whether they are copies. */
  private static final int MOST_HELD = 1000;

  private static final long MICROS = 1_000_000;
  private static final long NONE = -1;

  /** A record of the kernel's log. */
  private record Held(String boot, long serial, ByteSlice line) {}

  /** The first serial number from the audit system, for each boot. */
  private final Map<String, Long> firstSerials = new HashMap<>();

  private final List<Held> held = new ArrayList<>();
  private final ByteBuilder line = new ByteBuilder();
  private byte[] lastBoot = {};
  private String lastBootText = "";
  private boolean isBootKnown;
  private byte[] prefix = {};
  private String lastHost = "";
  private String prefixBoot = "";
  private long skipped;

  /** Returns how many entries are no audit records, or copies of one. */
  long skipped() {
    return skipped;
  }

  /** Appends the lines that an entry gives. */
  void add(JournalEntry entry, ByteBuilder out) {
    String wrong = entry.problem();
    if (wrong != null) {
      problem(wrong, out);
      return;
    }
    boolean isAudit =
        entry.is(JournalEntry.TRANSPORT, "audit")
            || (!entry.has(JournalEntry.TRANSPORT) && entry.has(JournalEntry.ID));
    if (isAudit) {
      addRecord(entry, out);
    } else if (entry.is(JournalEntry.TRANSPORT, "kernel")) {
      addOfKernel(entry, out);
    } else {
      skipped++;
    }
  }

  /** Appends the records that were held, as no more entries come. */
  void end(ByteBuilder out) {
    for (Held each : held) {
      out.append(each.line);
    }
    held.clear();
  }

  private void addRecord(JournalEntry entry, ByteBuilder out) {
    long micros = entry.number(JournalEntry.TIME);
    long serial = entry.number(JournalEntry.ID);
    if (entry.isMessageNull()) {
      problem(
          "an entry of the journal lacks its text, as that has more than 4,096 bytes; use journalctl"
              + " -a -o json, or -o export",
          out);
      return;
    }
    if (micros < 0 || serial < 0 || !entry.has(JournalEntry.MESSAGE)) {
      problem(
          "an entry of the journal lacks MESSAGE, _AUDIT_ID or _SOURCE_REALTIME_TIMESTAMP", out);
      return;
    }
    begin(entry, serial, out);
    writePrefix(entry, out);
    byte[] array = entry.array(JournalEntry.MESSAGE);
    int start = entry.start(JournalEntry.MESSAGE);
    int end = entry.end(JournalEntry.MESSAGE);
    int blank = entry.indexOf(JournalEntry.MESSAGE, start, ' ');
    int typeEnd = blank < 0 ? end : blank;
    out.append("type=");
    writeType(entry, start, typeEnd, out);
    out.append(" msg=audit(").appendDecimal(micros / MICROS).append('.');
    long millis = micros % MICROS / 1000;
    out.append((char) ('0' + millis / 100)).append((char) ('0' + millis / 10 % 10));
    out.append((char) ('0' + millis % 10)).append(':').appendDecimal(serial).append("): ");
    appendLine(array, blank < 0 ? end : blank + 1, end, out);
  }

  /** The name of a type that journald does not know is {@code UNKNOWN[n]} or {@code AUDITn}. */
  private static void writeType(JournalEntry entry, int start, int end, ByteBuilder out) {
    boolean isUnknown =
        entry.hasAt(JournalEntry.MESSAGE, start, "UNKNOWN")
            || (entry.hasAt(JournalEntry.MESSAGE, start, "AUDIT")
                && entry.number(JournalEntry.MESSAGE, start + "AUDIT".length(), end) >= 0);
    long number = isUnknown ? entry.number(JournalEntry.TYPE) : NONE;
    if (number >= 0) {
      out.append("UNKNOWN[").appendDecimal(number).append(']');
    } else {
      out.append(entry.array(JournalEntry.MESSAGE), start, end);
    }
  }

  /** The record of the audit system that is first in its boot tells which others are copies. */
  private void begin(JournalEntry entry, long serial, ByteBuilder out) {
    String boot = boot(entry);
    if (isBootKnown) {
      return;
    }
    isBootKnown = true;
    if (firstSerials.putIfAbsent(boot, serial) != null) {
      return;
    }
    for (Iterator<Held> all = held.iterator(); all.hasNext(); ) {
      Held each = all.next();
      if (each.boot.equals(boot)) {
        all.remove();
        if (each.serial < serial) {
          out.append(each.line);
        } else {
          skipped++;
        }
      }
    }
  }

  private void addOfKernel(JournalEntry entry, ByteBuilder out) {
    int start = entry.start(JournalEntry.MESSAGE);
    if (!entry.has(JournalEntry.MESSAGE)) {
      skipped++;
      return;
    }
    if (entry.hasAt(JournalEntry.MESSAGE, start, "audit: ")) {
      start += "audit: ".length();
    }
    long serial = serial(entry, start);
    if (serial < 0) {
      skipped++;
      return;
    }
    String boot = boot(entry);
    Long first = firstSerials.get(boot);
    if (first != null && serial >= first) {
      skipped++;
      return;
    }
    line.clear();
    writePrefix(entry, line);
    appendLine(entry.array(JournalEntry.MESSAGE), start, entry.end(JournalEntry.MESSAGE), line);
    if (first != null) {
      out.append(line);
      return;
    }
    held.add(new Held(boot, serial, ByteSlice.of(line.toByteArray())));
    if (held.size() > MOST_HELD) {
      end(out);
    }
  }

  /**
   * Returns the serial number of a record in the kernel's log; negative if it is something else.
   */
  private static long serial(JournalEntry entry, int start) {
    int id = start;
    if (entry.hasAt(JournalEntry.MESSAGE, start, "type=")) {
      int blank = entry.indexOf(JournalEntry.MESSAGE, start, ' ');
      id = blank < 0 ? start : blank + 1;
    }
    int colon =
        entry.hasAt(JournalEntry.MESSAGE, id, "audit(")
            ? entry.indexOf(JournalEntry.MESSAGE, id, ':')
            : -1;
    int close = colon < 0 ? -1 : entry.indexOf(JournalEntry.MESSAGE, colon, ')');
    return close < 0 ? NONE : entry.number(JournalEntry.MESSAGE, colon + 1, close);
  }

  private String boot(JournalEntry entry) {
    if (!entry.has(JournalEntry.BOOT)) {
      isBootKnown &= lastBoot.length == 0;
      lastBoot = new byte[0];
      lastBootText = "";
      return lastBootText;
    }
    ByteSlice boot =
        ByteSlice.of(
            entry.array(JournalEntry.BOOT),
            entry.start(JournalEntry.BOOT),
            entry.end(JournalEntry.BOOT));
    if (!boot.equals(ByteSlice.of(lastBoot))) {
      lastBoot = boot.toByteArray();
      lastBootText = boot.latin1();
      isBootKnown = false;
    }
    return lastBootText;
  }

  /** Most entries are of the host and the boot of the one before. */
  private void writePrefix(JournalEntry entry, ByteBuilder out) {
    if (!entry.is(JournalEntry.HOST, lastHost) || !entry.is(JournalEntry.BOOT, prefixBoot)) {
      ByteBuilder made = new ByteBuilder();
      made.append(MARK);
      writeName(entry, JournalEntry.HOST, made);
      made.append(MARK);
      writeName(entry, JournalEntry.BOOT, made);
      prefix = made.append(MARK).toByteArray();
      lastHost = entry.text(JournalEntry.HOST);
      prefixBoot = entry.text(JournalEntry.BOOT);
    }
    out.append(prefix, 0, prefix.length);
  }

  private static void writeName(JournalEntry entry, int field, ByteBuilder out) {
    for (int i = entry.start(field); entry.has(field) && i < entry.end(field); i++) {
      byte b = entry.array(field)[i];
      out.append(b > ' ' ? b : (byte) '?');
    }
  }

  /** A record is one line, whatever a program wrote in it. */
  private static void appendLine(byte[] array, int start, int end, ByteBuilder out) {
    int from = out.length();
    out.append(array, start, end);
    if (ByteSearch.indexOf(array, start, end, (byte) '\n') >= 0) {
      out.replace(from, (byte) '\n', (byte) ' ');
    }
    out.append('\n');
  }

  /** Appends a line that tells what is wrong with an entry. */
  static void problem(String what, ByteBuilder out) {
    out.append(MARK).append(MARK).append(MARK).append(PROBLEM).append(what).append('\n');
  }
}
