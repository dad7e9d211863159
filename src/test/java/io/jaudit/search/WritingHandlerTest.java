package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.Filters;
import io.jaudit.output.EventWriter;
import io.jaudit.output.colour.ColorWriter;
import io.jaudit.search.SearchTally.MalformedListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WritingHandlerTest {
  private static final AuditEvent EVENT =
      new AuditEvent(new TestLog().at("12:00:00").userCmd(1, "id").records());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @EnumSource
  void whatPrecedesAndFollowsTheEventsIsWrittenOnce(Buffering buffering) {
    WritingHandler handler = new WritingHandler(new Framed(), out, buffering);
    handler.event(EVENT);
    handler.event(EVENT);
    handler.end();
    assertEquals("[\n1\n1\n]\n", out.toString(StandardCharsets.ISO_8859_1));
    assertNull(handler.failure());
  }

  @Test
  void itIsWrittenOnceIfSeveralThreadsWriteTheEvents() {
    WritingHandler handler = new WritingHandler(new Framed(), out, Buffering.BLOCKS);
    try (Workers workers = new Workers(2)) {
      SearchTally tally = new SearchTally(MalformedListener.NONE);
      ParallelPrinter printer =
          new ParallelPrinter(Filters.all(List.of()), workers, handler, tally);
      printer.add(EVENT);
      printer.finish();
    }
    handler.event(EVENT);
    handler.end();
    assertEquals("[\n1\n1\n]\n", out.toString(StandardCharsets.ISO_8859_1));
  }

  @Test
  void nothingIsWrittenWithoutAnEvent() {
    WritingHandler handler = new WritingHandler(new Framed(), out, Buffering.BLOCKS);
    handler.end();
    assertEquals(0, out.size());
  }

  @Test
  void aWriterWithColorsIsEndedToo() {
    EventWriter writer = ColorWriter.ofRecords(new Framed());
    WritingHandler handler = new WritingHandler(writer, out, Buffering.BLOCKS);
    handler.event(EVENT);
    handler.end();
    assertEquals("[\n1\n]\n", out.toString(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aStreamThatDoesNotTakeTheEndIsAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    WritingHandler handler = new WritingHandler(new Framed(), full, Buffering.BLOCKS);
    handler.event(EVENT);
    assertNull(handler.failure());
    handler.end();
    assertNotNull(handler.failure());
  }

  /** Writes serial numbers in brackets, a line each. */
  private static final class Framed implements EventWriter {
    @Override
    public void begin(ByteBuilder out) {
      out.append("[\n");
    }

    @Override
    public void write(AuditEvent event, ByteBuilder out) {
      out.append(event.id().serial() + "\n");
    }

    @Override
    public void end(ByteBuilder out) {
      out.append("]\n");
    }

    @Override
    public EventWriter another() {
      return new Framed();
    }
  }
}
