package io.jaudit.output.colour;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.EventWriter;

/**
 * Adds terminal colors to the output of another writer: for types, keys, users and results. The
 * other writer escapes what would control a terminal; this one adds only colors. Not safe for use
 * by several threads.
 */
public final class ColorWriter implements EventWriter {
  private final EventWriter writer;
  private final LineColors colors;

  private ColorWriter(EventWriter writer, LineColors colors) {
    this.writer = writer;
    this.colors = colors;
  }

  /** Returns a writer that colors the records of {@code writer}, which prints one per line. */
  public static EventWriter ofRecords(EventWriter writer) {
    return new ColorWriter(writer, new RecordColors());
  }

  /** Returns a writer that colors the sentences of {@code writer}, which prints one per event. */
  public static EventWriter ofSentences(EventWriter writer) {
    return new ColorWriter(writer, new SentenceColors());
  }

  @Override
  public void begin(ByteBuilder out) {
    writer.begin(out);
  }

  @Override
  public void end(ByteBuilder out) {
    writer.end(out);
  }

  @Override
  public ColorWriter another() {
    return new ColorWriter(writer.another(), colors);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    int start = out.length();
    writer.write(event, out);
    ByteSlice lines = out.toSlice(start);
    out.truncate(start);
    int from = 0;
    for (int end = lines.indexOf((byte) '\n', 0);
        end >= 0;
        end = lines.indexOf((byte) '\n', from)) {
      colors.append(lines.slice(from, end), out);
      out.append('\n');
      from = end + 1;
    }
    out.append(lines, from, lines.length());
  }
}
