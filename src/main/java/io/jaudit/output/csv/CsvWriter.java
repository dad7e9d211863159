package io.jaudit.output.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.EventDetails;
import io.jaudit.describe.EventSummary;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Fact;
import io.jaudit.describe.FactText;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.SummaryMemory;
import io.jaudit.output.SummaryTexts;
import io.jaudit.output.SummaryTexts.Content;
import io.jaudit.record.EventId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a csv row for each event, in ausearch's columns (docs/ausearch-semantics.md §5.5), after a
 * header. Cells are quoted according to RFC 4180; lines end with LF, as in ausearch.
 *
 * <p>Cells with text of the log are escaped before they are quoted, so a row is one line unless
 * escaping is switched off. Not safe for use by several threads.
 */
public final class CsvWriter implements EventWriter {
  /** Lists the optional columns. */
  public enum Extra {
    TIME,
    LABELS,
    SECOND_OBJECT,
    KEY,
    ARGUMENTS
  }

  private final Identities identities;
  private final LocalClock clock;
  private final Set<Extra> extras;
  private final EventView view;
  private final @Nullable SummaryMemory memory;
  private final SummaryTexts known;
  private final FactText text;
  private final EventDetails details;
  private final CsvCells cells;

  /**
   * @param identities the names for the IDs of users and groups
   * @param clock in which times are shown
   * @param extras the optional columns to add
   * @param cells how to write a cell
   */
  public CsvWriter(Identities identities, LocalClock clock, Set<Extra> extras, CsvCells cells) {
    this(identities, clock, extras, cells, memory(extras));
  }

  private CsvWriter(
      Identities identities,
      LocalClock clock,
      Set<Extra> extras,
      CsvCells cells,
      @Nullable SummaryMemory memory) {
    this.identities = identities;
    this.clock = clock;
    this.extras = extras;
    this.memory = memory;
    this.view = new EventView(identities);
    this.known = new SummaryTexts(view, memory, content(extras));
    this.text = new FactText(new FieldInterpreter(identities));
    this.details = new EventDetails(view);
    this.cells = cells;
  }

  @Override
  public CsvWriter another() {
    return new CsvWriter(identities, clock.another(), extras, cells, memory);
  }

  /** Returns a writer that uses nothing of earlier events: what the others write, but slowly. */
  static CsvWriter withoutMemory(
      Identities identities, LocalClock clock, Set<Extra> extras, CsvCells cells) {
    return new CsvWriter(identities, clock, extras, cells, null);
  }

  /** Labels may come from any record of the event. */
  private static @Nullable SummaryMemory memory(Set<Extra> extras) {
    return extras.contains(Extra.LABELS) ? null : new SummaryMemory();
  }

  private static Content content(Set<Extra> extras) {
    return extras.contains(Extra.SECOND_OBJECT) ? Content.ROW_WITH_SECOND_OBJECT : Content.ROW;
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    writeHead(event, out);
    view.of(event);
    ByteSlice summary = known.find();
    if (summary != null) {
      out.append(summary);
    } else {
      int start = out.length();
      text.begin(view);
      writeSummary(view.summary(), out);
      known.keep(start, out);
    }
    if (extras.contains(Extra.ARGUMENTS)) {
      out.append(',');
      int start = out.length();
      CommandLine.append(view.process().arguments(), out);
      cells.finishPrintable(start, out);
    }
    out.append('\n');
  }

  /** Appends the names of the columns. */
  @Override
  public void begin(ByteBuilder out) {
    out.append("NODE,EVENT,DATE,TIME,");
    if (extras.contains(Extra.TIME)) {
      out.append("YEAR,MONTH,DAY,WEEKDAY,HOUR,MILLI,GMT_OFFSET,");
    }
    out.append("SERIAL_NUM,EVENT_KIND,SESSION,SUBJ_PRIME,SUBJ_SEC,SUBJ_KIND");
    out.append(extras.contains(Extra.LABELS) ? ",SUBJ_LABEL" : "");
    out.append(",ACTION,RESULT,OBJ_PRIME,OBJ_SEC");
    out.append(extras.contains(Extra.SECOND_OBJECT) ? ",OBJ2" : "");
    out.append(extras.contains(Extra.LABELS) ? ",OBJ_LABEL" : "");
    out.append(",OBJ_KIND,HOW");
    out.append(extras.contains(Extra.KEY) ? ",KEY" : "");
    out.append(extras.contains(Extra.ARGUMENTS) ? ",ARGV" : "");
    out.append('\n');
  }

  private void writeHead(AuditEvent event, ByteBuilder out) {
    EventId id = event.id();
    String node = id.nodeName();
    if (node != null) {
      int start = out.length();
      out.append(ByteSlice.of(node.getBytes(ISO_8859_1)));
      cells.finish(start, out);
    }
    out.append(',');
    out.append(event.type().name()).append(',');
    clock.set(id);
    out.append(clock.date()).append(',').append(clock.timeOfDay()).append(',');
    if (extras.contains(Extra.TIME)) {
      clock.appendParts(out);
    }
    out.appendDecimal(id.serial()).append(',');
  }

  private void writeSummary(EventSummary summary, ByteBuilder out) {
    boolean labels = extras.contains(Extra.LABELS);
    out.append(summary.eventKind()).append(',');
    cell(summary.session(), out);
    cell(summary.subject(), out);
    cell(summary.secondSubject(), out);
    out.append(summary.subjectKind()).append(',');
    if (labels) {
      cell(view.subjectLabel(), out);
    }
    cell(summary.action(), out);
    out.append(result(summary)).append(',');
    boolean isLabel = labels && summary.objectContext() != null; // as in ausearch
    cell(isLabel ? summary.objectContext() : summary.object(), out);
    writeDetail(summary, out);
    if (extras.contains(Extra.SECOND_OBJECT)) {
      cell(summary.secondObject(), out);
    }
    if (labels) {
      cell(view.objectLabel(), out);
    }
    out.append(summary.objectKind()).append(',');
    lastCell(summary.how(), out);
    if (extras.contains(Extra.KEY)) {
      out.append(',');
      lastCell(summary.key(), out);
    }
  }

  /** Of an object without details, it is where the event came from. */
  private void writeDetail(EventSummary summary, ByteBuilder out) {
    Fact detail = summary.objectDetail();
    ByteSlice origin = detail == null ? details.origin() : null;
    if (origin == null) {
      cell(detail, out);
      return;
    }
    int start = out.length();
    out.append(origin);
    cells.finish(start, out);
    out.append(',');
  }

  private static String result(EventSummary summary) {
    return switch (summary.outcome()) {
      case SUCCEEDED -> "success";
      case FAILED -> "failed";
      case UNKNOWN -> "";
    };
  }

  private void cell(@Nullable Fact fact, ByteBuilder out) {
    lastCell(fact, out);
    out.append(',');
  }

  private void lastCell(@Nullable Fact fact, ByteBuilder out) {
    if (fact != null) {
      int start = out.length();
      text.append(fact, out);
      cells.finish(start, out);
    }
  }
}
