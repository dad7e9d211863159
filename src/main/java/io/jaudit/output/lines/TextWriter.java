package io.jaudit.output.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
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
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Writes an English sentence for each event (docs/ausearch-semantics.md §5.6): {@code At 22:13:37
 * 11/14/23 alice, acting as root, successfully deleted /var/tmp/x using /usr/bin/rm}. Not safe for
 * use by several threads.
 */
public final class TextWriter implements EventWriter {
  private static final int TARGETS_SHOWN = 3;

  private final Identities identities;
  private final LocalClock clock;
  private final Escape escape;
  private final EventView view;
  private final FactText text;

  /**
   * @param identities the names for the IDs of users and groups
   * @param clock in which times are shown
   * @param escape how to escape text of the log
   */
  public TextWriter(Identities identities, LocalClock clock, Escape escape) {
    this.identities = identities;
    this.clock = clock;
    this.escape = escape;
    this.view = new EventView(identities);
    this.text = new FactText(new FieldInterpreter(identities));
  }

  @Override
  public TextWriter another() {
    return new TextWriter(identities, clock.another(), escape);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    EventSummary summary = view.of(event).summary();
    text.begin(view);
    writeTime(event, out);
    writeSubject(summary, out);
    out.append(result(summary));
    int start = out.length();
    write(summary.action(), " ", out);
    boolean ended = out.at(start) == 'e';
    write(summary.object(), " ", out);
    if (summary.secondObject() != null) {
      out.append("to ");
      write(summary.secondObject(), " ", out);
    }
    if (summary.objectKind().startsWith("process")) {
      writeTargets(event, out);
    }
    if (summary.how() != null && !ended) {
      out.append("using ");
      write(summary.how(), "", out);
    }
    out.append('\n');
  }

  private void writeTime(AuditEvent event, ByteBuilder out) {
    String node = event.id().node();
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
    out.append(clock.timeOfDay()).append(' ').append(clock.date()).append(' ');
  }

  private void writeSubject(EventSummary summary, ByteBuilder out) {
    boolean acting = summary.isActingAsAnother();
    write(summary.subject(), acting ? ", acting as " : "", out);
    if (acting) {
      write(summary.secondSubject(), ",", out);
    }
  }

  private static String result(EventSummary summary) {
    return switch (summary.outcome()) {
      case SUCCEEDED -> " successfully ";
      case FAILED -> " unsuccessfully ";
      case UNKNOWN -> " ";
    };
  }

  /** Appends the processes that received a signal. */
  private void writeTargets(AuditEvent event, ByteBuilder out) {
    int targets = 0;
    for (AuditRecord record : event.records()) {
      int pid = record.is(RecordType.OBJ_PID) ? record.fields().indexOf(FieldId.OPID, 0) : -1;
      if (pid >= 0) {
        targets++;
        if (targets <= TARGETS_SHOWN) {
          out.append(targets == 1 ? '(' : ',');
          int start = out.length();
          out.append(record.fields().value(pid));
          escape.applyFrom(start, out);
        }
      }
    }
    if (targets > 0) {
      out.append(targets > TARGETS_SHOWN ? ",...) " : ") ");
    }
  }

  private void write(@Nullable Fact term, String after, ByteBuilder out) {
    if (term != null) {
      int start = out.length();
      text.appendBriefly(term, out);
      escape.applyFrom(start, out);
      out.append(after);
    }
  }
}
