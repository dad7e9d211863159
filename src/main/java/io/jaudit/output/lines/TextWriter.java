package io.jaudit.output.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventDetails;
import io.jaudit.describe.EventSummary;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Fact;
import io.jaudit.describe.FactText;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.SummaryMemory;
import io.jaudit.output.SummaryTexts;
import io.jaudit.output.SummaryTexts.Content;
import org.jspecify.annotations.Nullable;

/**
 * Writes an English sentence for each event (docs/ausearch-semantics.md §5.6): {@code At 22:13:37
 * 11/14/23 alice, acting as root, successfully deleted /var/tmp/x using /usr/bin/rm}. Not safe for
 * use by several threads.
 */
public final class TextWriter implements EventWriter {
  private final Identities identities;
  private final LocalClock clock;
  private final Escape escape;
  private final @Nullable SummaryMemory memory;
  private final EventView view;
  private final SummaryTexts known;
  private final FactText text;
  private final EventDetails details;

  /**
   * @param identities the names for the IDs of users and groups
   * @param clock in which times are shown
   * @param escape how to escape text of the log
   */
  public TextWriter(Identities identities, LocalClock clock, Escape escape) {
    this(identities, clock, escape, new SummaryMemory());
  }

  private TextWriter(
      Identities identities, LocalClock clock, Escape escape, @Nullable SummaryMemory memory) {
    this.identities = identities;
    this.clock = clock;
    this.escape = escape;
    this.memory = memory;
    this.view = new EventView(identities);
    this.known = new SummaryTexts(view, memory, Content.SENTENCE);
    this.text = new FactText(new FieldInterpreter(identities));
    this.details = new EventDetails(view);
  }

  @Override
  public TextWriter another() {
    return new TextWriter(identities, clock.another(), escape, memory);
  }

  /** Returns a writer that uses nothing of earlier events: what the others write, but slowly. */
  static TextWriter withoutMemory(Identities identities, LocalClock clock, Escape escape) {
    return new TextWriter(identities, clock, escape, null);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    writeTime(event, out);
    writeSentence(out);
  }

  /** Appends a blank and the sentence without the time and node, including its last newline. */
  public void writeSentence(AuditEvent event, ByteBuilder out) {
    view.of(event);
    writeSentence(out);
  }

  private void writeSentence(ByteBuilder out) {
    ByteSlice sentence = known.find();
    if (sentence != null) {
      out.append(sentence);
    } else {
      int start = out.length();
      text.begin(view);
      writeSummary(view.summary(), out);
      known.keep(start, out);
    }
  }

  private void writeSummary(EventSummary summary, ByteBuilder out) {
    writeSubject(summary, out);
    out.append(result(summary));
    int action = out.length() + 1;
    write(" ", summary.action(), out);
    boolean ended = out.length() > action && out.at(action) == 'e'; // as in ausearch
    if (!write(" ", details.command(), "", Escape.RAW, out)) {
      write(" ", summary.object(), out);
    }
    write(" (", details.access(), ")", Escape.RAW, out);
    write(" to ", summary.secondObject(), out);
    write(" from ", details.origin(), "", escape, out);
    boolean hasMeans = write(" using ", ended ? null : summary.how(), out);
    out.append(hasMeans ? "\n" : " \n"); // as in ausearch, too
  }

  private void writeTime(AuditEvent event, ByteBuilder out) {
    String node = event.id().nodeName();
    if (node == null) {
      out.append("At ");
    } else {
      out.append("On ");
      int start = out.length();
      out.append(ByteSlice.of(node.getBytes(ISO_8859_1)));
      escape.applyFrom(start, out);
      out.append(" at ");
    }
    clock.set(event.id());
    out.append(clock.timeOfDay()).append(' ').append(clock.date());
  }

  private void writeSubject(EventSummary summary, ByteBuilder out) {
    boolean named = write(" ", summary.subject(), out);
    if (summary.isActingAsAnother()
        && write(named ? ", acting as " : " acting as ", summary.secondSubject(), out)) {
      out.append(',');
    }
  }

  private static String result(EventSummary summary) {
    return switch (summary.outcome()) {
      case SUCCEEDED -> " successfully";
      case FAILED -> " unsuccessfully";
      case UNKNOWN -> "";
    };
  }

  /** Appends a part of the sentence after {@code before}; nothing, and false, if it is empty. */
  private boolean write(String before, @Nullable Fact part, ByteBuilder out) {
    int end = out.length();
    out.append(before);
    int start = out.length();
    text.appendBriefly(part, out);
    if (out.length() == start) {
      out.truncate(end);
      return false;
    }
    escape.applyFrom(start, out);
    return true;
  }

  private static boolean write(
      String before, @Nullable ByteSlice words, String after, Escape escape, ByteBuilder out) {
    if (words == null || words.isEmpty()) {
      return false;
    }
    out.append(before);
    escape.append(words, out);
    out.append(after);
    return true;
  }
}
