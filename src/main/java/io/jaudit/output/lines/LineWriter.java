package io.jaudit.output.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Headline;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.colour.Palette;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one aligned line for each event: time, node if there is one, who, outcome, what was done,
 * to what, and keys: {@code 2023-11-14 22:13:41 alice→root EACCES opened-file /etc/shadow [files]}.
 *
 * <p>Columns have a fixed width, so a line does not depend on other lines; a longer value moves the
 * rest of its line. A line that is wider than the limit is cut, its object first. Text is always
 * escaped for terminals, so an event is one line, and text with blanks, brackets or arrows is in
 * quotes, so that none can be taken for other columns. Not safe for use by several threads.
 */
public final class LineWriter implements EventWriter {
  /** The width of lines that are not cut. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private static final ByteSlice ELLIPSIS = ByteSlice.of("\u2026");
  private static final ByteSlice ARROW = ByteSlice.of("\u2192");
  private static final int NODE_WIDTH = 8;
  private static final int WHO_WIDTH = 12;
  private static final int OUTCOME_WIDTH = 6;
  private static final int ACTION_WIDTH = 20;

  /** An object that is cut to fewer columns means nothing. */
  private static final int LEAST_OBJECT = 16;

  private final Identities identities;
  private final LocalClock clock;
  private final int width;
  private final Style style;
  private final EventView view;
  private final Headline headline;
  private final LineCells cells = new LineCells();
  private final ByteBuilder cell = new ByteBuilder(256);

  private enum Style {
    PLAIN,
    COLORED
  }

  /**
   * @param identities the names for the IDs of users and groups
   * @param clock in which times are shown
   * @param width the number of columns that a line may have, or {@link #UNLIMITED}
   */
  public LineWriter(Identities identities, LocalClock clock, int width) {
    this(identities, clock, width, Style.PLAIN);
  }

  private LineWriter(Identities identities, LocalClock clock, int width, Style style) {
    this.identities = identities;
    this.clock = clock;
    this.width = width;
    this.style = style;
    this.view = new EventView(identities);
    this.headline = new Headline(view);
  }

  @Override
  public LineWriter another() {
    return new LineWriter(identities, clock.another(), width, style);
  }

  /** Returns a writer that writes the same in color. */
  public LineWriter colored() {
    return new LineWriter(identities, clock.another(), width, Style.COLORED);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    cells.clear();
    clock.set(event.id());
    cell.append(clock.date()).append(' ').append(clock.timeOfDay());
    endCell(Palette.FAINT, 0);
    String node = event.id().nodeName();
    if (node != null) {
      CommandLine.appendName(ByteSlice.of(node.getBytes(ISO_8859_1)), cell);
      endCell(null, NODE_WIDTH);
    }
    appendWho();
    appendOutcome();
    cell.append(headline.action());
    endCell(Palette.BOLD, ACTION_WIDTH);
    cell.append(headline.object());
    endCell(null, 0);
    int object = cells.count() - 1;
    appendKeys();
    cells.fit(width, object, LEAST_OBJECT, ELLIPSIS);
    cells.appendTo(out, style == Style.COLORED);
    out.append('\n');
  }

  /** Appends the login user, and after an arrow the effective user if that is another one. */
  private void appendWho() {
    Actor actor = view.actor();
    int effective = actor.id(Actor.EUID) == Actor.NONE ? Actor.UID : Actor.EUID;
    appendUser(Actor.AUID);
    int end = cell.length();
    if (end == 0 || actor.id(effective) != actor.id(Actor.AUID)) {
      appendUser(effective);
      if (end > 0 && cell.length() > end) {
        ByteSlice name = cell.toSlice(end);
        cell.truncate(end);
        cell.append(ARROW).append(name);
      }
    }
    if (cell.length() == 0) {
      cell.append(headline.process());
    }
    endCell(Palette.YELLOW, WHO_WIDTH);
  }

  /** Appends a name, else the number; an unset ID is the system, as in sentences. */
  private void appendUser(int which) {
    long id = view.actor().id(which);
    ByteSlice name = view.actor().name(which);
    if (id == Identities.UNSET) {
      cell.append("system");
    } else if (name != null) {
      CommandLine.appendName(name, cell);
    } else if (id != Actor.NONE) {
      cell.appendDecimal(id);
    }
  }

  private void appendOutcome() {
    switch (view.outcome()) {
      case SUCCEEDED -> {
        cell.append("ok");
        endCell(Palette.GREEN, OUTCOME_WIDTH);
      }
      case FAILED -> {
        String error = view.call().error();
        cell.append(error == null ? "failed" : error);
        endCell(Palette.RED, OUTCOME_WIDTH);
      }
      case UNKNOWN -> endCell(null, OUTCOME_WIDTH);
    }
  }

  private void appendKeys() {
    List<@Nullable ByteSlice> keys = view.keys();
    for (int i = 0; i < keys.size(); i++) {
      ByteSlice key = keys.get(i);
      cell.append(i == 0 ? "[" : ",");
      CommandLine.appendName(key == null ? ByteSlice.EMPTY : key, cell);
    }
    cell.append(keys.isEmpty() ? "" : "]");
    endCell(Palette.CYAN, 0);
  }

  /** Adds the text of the cell to the line, padded to {@code columns}. */
  private void endCell(@Nullable Palette color, int columns) {
    Escape.TTY.applyFrom(0, cell);
    cells.add(cell.toSlice(), color, columns);
    cell.clear();
  }
}
