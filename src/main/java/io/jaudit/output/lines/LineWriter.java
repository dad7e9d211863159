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
 * <p>Columns have the widths of a {@link LineLayout}, so a line does not depend on other lines; a
 * longer value moves the rest of its line. A line that is wider than the limit is cut, its object
 * first, its keys after that; of a line that is too narrow for a few letters of each, the node and
 * the users are left out, then the keys and the outcome. Text is always escaped for terminals, so
 * an event is one line, and text with blanks, brackets or arrows is in quotes, so that none can be
 * taken for other columns. Not safe for use by several threads.
 */
public final class LineWriter implements EventWriter {
  /** The width of lines that are not cut. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private static final ByteSlice ELLIPSIS = ByteSlice.of("\u2026");
  private static final ByteSlice ARROW = ByteSlice.of("\u2192");

  /** An object of so many columns is worth more than the end of the action. */
  private static final int LEAST_OBJECT = 16;

  private static final int LEAST_KEYS = 24;
  private static final int LEAST_WORD = 8;

  /** Lines that are narrower have no time. */
  private static final int LEAST_WITH_TIME = 30;

  /** With fewer columns, a cell tells nothing. */
  private static final int LEAST_CELL = 6;

  private final Identities identities;
  private final LocalClock clock;
  private final int width;
  private final LineLayout layout;
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
    this.layout = LineLayout.of(width);
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
    String time = clock.date() + ' ' + clock.timeOfDay();
    cell.append(time.substring(Math.max(0, time.length() - layout.time())));
    endCell(Palette.FAINT, 0);
    String node = event.id().nodeName();
    if (node != null) {
      CommandLine.appendName(ByteSlice.of(node.getBytes(ISO_8859_1)), cell);
      endCell(null, layout.node());
    }
    appendWho();
    appendOutcome();
    cell.append(headline.action());
    endCell(Palette.BOLD, layout.action());
    cell.append(headline.object());
    endCell(null, 0);
    appendKeys();
    fit();
    cells.appendTo(out, style == Style.COLORED);
    out.append('\n');
  }

  /** Cuts the object, then long keys, then what was done, more of the object, and the others. */
  private void fit() {
    int keys = cells.count() - 1;
    dropWhatHasNoRoom(keys);
    cells.cut(keys - 1, LEAST_OBJECT, width, ELLIPSIS);
    cells.cut(keys, LEAST_KEYS, width, ELLIPSIS);
    cells.cut(keys - 2, LEAST_WORD, width, ELLIPSIS);
    cells.cut(keys - 1, LEAST_WORD, width, ELLIPSIS);
    for (int i = keys - 3; i > 0; i--) {
      cells.cut(i, LEAST_WORD, width, ELLIPSIS);
    }
    cells.cut(keys, LEAST_WORD, width, ELLIPSIS);
    for (int i = keys; i > 0; i--) {
      cells.cut(i, LEAST_CELL, width, ELLIPSIS);
    }
    cells.cutEnd(width, ELLIPSIS);
  }

  /**
   * Drops cells of a line that is too narrow for all of them: the time, always in lines of few
   * columns; those between it and the outcome, which are the node and the users; then the keys, and
   * the outcome.
   */
  private void dropWhatHasNoRoom(int keys) {
    int outcome = keys - 3;
    if (width < LEAST_WITH_TIME) {
      cells.drop(0);
    }
    for (int i = 1; i < outcome; i++) {
      cells.dropIfTooWide(i, LEAST_CELL, width);
    }
    cells.dropIfTooWide(keys, LEAST_CELL, width);
    cells.dropIfTooWide(outcome, LEAST_CELL, width);
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
    endCell(Palette.YELLOW, layout.who());
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
        endCell(Palette.GREEN, layout.outcome());
      }
      case FAILED -> {
        String error = view.call().error();
        cell.append(error == null ? "failed" : error);
        endCell(Palette.RED, layout.outcome());
      }
      case UNKNOWN -> endCell(null, layout.outcome());
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
