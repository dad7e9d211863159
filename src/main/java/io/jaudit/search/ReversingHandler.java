package io.jaudit.search;

import io.jaudit.event.AuditEvent;
import io.jaudit.output.EventWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of a search in the reverse of their order, after the last one, in bounded
 * memory ({@link NewestFirst}). For use by one thread.
 */
public final class ReversingHandler extends PrintTarget {
  private final WritingHandler output;
  private final EventWriter writer;
  private final long most;
  private final NewestFirst kept;
  private final EventTexts one = new EventTexts(1024);
  private @Nullable OutputException failure;

  /**
   * Keeps the texts of the last events.
   *
   * @param output writes them to a stream
   * @param most the number of events that are written: the newest
   * @param temporary the folder for what memory can't hold
   */
  public ReversingHandler(WritingHandler output, long most, Path temporary) {
    this(output, most, temporary, NewestFirst.maxMemory());
  }

  ReversingHandler(WritingHandler output, long most, Path temporary, long maxMemory) {
    this.output = output;
    this.writer = output.anotherWriter();
    this.most = most;
    this.kept = new NewestFirst(most, maxMemory, temporary);
  }

  @Override
  long most() {
    return most;
  }

  @Override
  Order order() {
    return Order.NEWEST_FIRST;
  }

  @Override
  EventWriter anotherWriter() {
    return writer.another();
  }

  @Override
  public boolean event(AuditEvent event) {
    one.clear();
    writer.write(event, one.bytes());
    one.end();
    return write(one);
  }

  @Override
  boolean write(EventTexts texts) {
    try {
      kept.add(texts);
      return true;
    } catch (IOException e) {
      failure = OutputException.temporary(kept.folder(), e);
      return false;
    }
  }

  @Override
  void fail(IOException cause) {
    output.fail(cause);
  }

  @Override
  public void end() {
    try (kept) {
      if (failure == null) {
        kept.writeTo(output);
      }
    } catch (IOException e) {
      failure = OutputException.temporary(kept.folder(), e);
    }
    output.end();
  }

  @Override
  @Nullable OutputException failure() {
    return failure == null ? output.failure() : failure;
  }
}
