package io.jaudit.spark;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.output.EventWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.LongAccumulator;

/**
 * Searches some hosts, and writes their events in a format.
 *
 * @param words of the search
 * @param output words that choose the format
 * @param zone the zone of the driver, in which times are shown
 * @param counts by the numbers of {@link ReadMetric}
 */
record SearchTask(
    HadoopSettings settings,
    List<String> words,
    List<String> output,
    String zone,
    List<LongAccumulator> counts)
    implements FlatMapFunction<Iterator<HostGroup>, byte[]> {
  @Override
  public Iterator<byte[]> call(Iterator<HostGroup> groups) {
    return new Texts(groups, new Formatting(output, zone).writer());
  }

  /** The texts of all events. */
  private final class Texts implements Iterator<byte[]> {
    private final Iterator<HostGroup> groups;
    private final EventWriter writer;
    private final ByteBuilder text = new ByteBuilder();
    private HostEvents events = new HostEvents(new HostGroup(List.of()), words, settings.get());
    private boolean isAtEvent;
    private boolean isOver;

    Texts(Iterator<HostGroup> groups, EventWriter writer) {
      this.groups = groups;
      this.writer = writer;
    }

    @Override
    public boolean hasNext() {
      try {
        while (!isAtEvent && !isOver) {
          isAtEvent = events.next();
          if (!isAtEvent) {
            goOn();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return isAtEvent;
    }

    private void goOn() throws IOException {
      events.close();
      long[] read = events.counts();
      for (int i = 0; i < read.length; i++) {
        counts.get(i).add(read[i]);
      }
      isOver = !groups.hasNext();
      if (!isOver) {
        events = new HostEvents(groups.next(), words, settings.get());
      }
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more events");
      }
      isAtEvent = false;
      text.clear();
      writer.write(events.event(), text);
      return text.toByteArray();
    }
  }
}
