package io.jaudit.tree;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.colour.Palette;
import io.jaudit.process.EventTexts.EventText;
import io.jaudit.process.LoginSession;
import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProcessNode;
import io.jaudit.process.ProgramSource;
import io.jaudit.tree.LinesBelow.Below;
import io.jaudit.tree.ProcessText.Fact;
import io.jaudit.tree.ProcessText.FactKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws the trees of sessions. For use by one thread. */
final class TreeText {
  /**
   * A line that is to be drawn, {@code times} for as many processes as those above it are drawn
   * for.
   */
  private record Line(Below what, String prefix, int level, Place place, int times) {
    boolean isOfProcess() {
      return what.before() == null && what.event() == null;
    }
  }

  /** Where a line is among the lines below the same process. */
  private enum Place {
    ROOT,
    MIDDLE,
    LAST
  }

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  /** Levels that are drawn if lines are not cut. */
  private static final int MOST_LEVELS = 100;

  /** Columns of a level. */
  private static final int STEP = 3;

  /** Columns on the right that facts are aligned to. */
  private static final int FACTS = 24;

  private static final int SHORTEST_COMMAND = 8;

  private final ProcessText words;
  private final TreeSettings settings;
  private final Glyphs glyphs;
  private final int mostLevels;
  private final ByteBuilder out;
  private final Runnable flush;
  private boolean begun;
  private DateTimeFormatter times = TIME;
  private @Nullable ZoneId zone;
  private int drawn;
  private int tooDeep;
  private int beyond;
  private long events;

  /**
   * @param flush is called after each line
   */
  TreeText(ProcessText words, TreeSettings settings, ByteBuilder out, Runnable flush) {
    this.words = words;
    this.settings = settings;
    this.glyphs = settings.glyphs();
    this.out = out;
    this.flush = flush;
    this.mostLevels = Math.min(MOST_LEVELS, Math.max(1, settings.width() / 2 / STEP));
  }

  /** Has times be shown with their date if what has one in the trees is of several days. */
  void dateTimes(List<SessionTree> trees) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (SessionTree tree : trees) {
      for (Branch branch : tree.all()) {
        if (!branch.isUnseen()) {
          first = Math.min(first, branch.process().bornMillis());
          last = Math.max(last, branch.process().bornMillis());
        }
        for (EventText event : LinesBelow.events(branch)) {
          first = Math.min(first, event.millis());
          last = Math.max(last, event.millis());
        }
      }
    }
    boolean isOneDay = first > last || at(first).toLocalDate().equals(at(last).toLocalDate());
    times = isOneDay ? TIME : DATE_AND_TIME;
  }

  private ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(zone());
  }

  /**
   * Appends the tree of a session.
   *
   * @param withHost whether the name of the host is shown
   */
  void append(SessionTree tree, boolean withHost) {
    if (drawn < settings.limit()) {
      out.append(begun ? "\n" : "");
      begun = true;
      appendHeader(tree, withHost);
    }
    Deque<Line> lines = new ArrayDeque<>();
    for (int i = tree.roots().size() - 1; i >= 0; i--) {
      lines.push(new Line(new Below(tree.roots().get(i), null, null), "", 0, Place.ROOT, 1));
    }
    while (!lines.isEmpty()) {
      Line line = lines.pop();
      Below what = line.what;
      if (drawn >= settings.limit()) {
        beyond += line.isOfProcess() ? line.times * what.branch().sizeWithBelow() : 0;
        continue;
      }
      drawn++;
      if (what.event() != null) {
        events += line.times;
        appendEvent(line, what.event());
        continue;
      }
      if (what.before() != null) {
        appendProgram(line, what.before());
        continue;
      }
      appendProcess(line);
      if (line.level + 1 < settings.depth()) {
        pushBelow(line, lines);
      } else {
        int own = what.branch().isOwn() ? what.branch().size() : 0;
        tooDeep += line.times * (what.branch().sizeWithBelow() - own);
      }
    }
  }

  /** Returns how many processes are deeper than is drawn. */
  int tooDeep() {
    return tooDeep;
  }

  /** Returns how many processes come after the last line that is drawn. */
  int beyond() {
    return beyond;
  }

  /** Returns how many events are drawn. */
  long events() {
    return events;
  }

  private void appendHeader(SessionTree tree, boolean withHost) {
    List<String> parts = new ArrayList<>();
    Branch first = tree.first();
    LoginSession session = tree.session();
    if (withHost) {
      parts.add(host(tree.host()));
    }
    parts.add(session == null ? "no session" : "session " + session.id());
    String login = session == null || first == null ? null : words.login(session, first.process());
    if (login != null) {
      parts.add("login " + login);
    }
    int programs = programs(tree);
    parts.add(
        Plural.of(tree.size(), "process", "processes")
            + ", "
            + Plural.of(programs, "program", "programs"));
    if (session != null && session.hasLogin()) {
      long millis = session.loginMillis();
      parts.add(
          String.format(
              Locale.ROOT,
              "since LOGIN %d.%03d:%d",
              Math.floorDiv(millis, 1000L),
              Math.floorMod(millis, 1000L),
              session.loginSerial()));
    }
    color(ShownText.cut(String.join(glyphs.separator, parts), settings.width(), glyphs.cut), true);
    out.append('\n');
  }

  private static String host(@Nullable String name) {
    return name == null
        ? "unnamed host"
        : name.isEmpty() ? "host with an empty name" : ProcessText.shown(name);
  }

  private void color(String text, boolean isHeader) {
    ByteSlice bytes = ByteSlice.of(text);
    if (settings.inColor()) {
      (isHeader ? Palette.BOLD : Palette.RED).append(bytes, 0, bytes.length(), out);
    } else {
      out.append(bytes);
    }
  }

  /** Returns how many programs the processes of the session executed. */
  private static int programs(SessionTree tree) {
    int count = 0;
    for (Branch branch : tree.all()) {
      ProcessImage image = branch.isOwn() ? branch.process().firstImage() : null;
      for (; image != null; image = image.next()) {
        count += image.source() == ProgramSource.EXEC ? 1 : 0;
      }
    }
    return count;
  }

  /** Has the lines below a process come next. */
  private void pushBelow(Line line, Deque<Line> lines) {
    List<Below> below = LinesBelow.of(line.what.branch());
    String prefix = line.prefix + below(line);
    int times = line.times * line.what.branch().size();
    Place place = Place.LAST;
    for (int i = below.size() - 1; i >= 0; i--) {
      lines.push(new Line(below.get(i), prefix, line.level + 1, place, times));
      place = Place.MIDDLE;
    }
  }

  private String below(Line line) {
    if (line.place == Place.ROOT || line.level > mostLevels) {
      return "";
    }
    return line.place == Place.LAST ? " ".repeat(STEP) : glyphs.bar;
  }

  private String prefix(Line line) {
    if (line.place == Place.ROOT) {
      return "";
    }
    if (line.level > mostLevels) {
      return line.prefix + glyphs.deep;
    }
    return line.prefix + (line.place == Place.LAST ? glyphs.lastBranch : glyphs.branch);
  }

  private void appendProcess(Line line) {
    ProcessNode process = line.what.branch().process();
    StringBuilder start = new StringBuilder(prefix(line)).append(process.id().pid());
    boolean isKnown = !line.what.branch().isUnseen();
    start.append(isKnown ? "  " : " ");
    if (isKnown && line.what.branch().isTop()) {
      start.append(times.format(at(process.bornMillis())));
      start.append("  ");
    }
    int size = line.what.branch().size();
    List<Fact> facts = new ArrayList<>(words.facts(line.what.branch()));
    if (size > 1) {
      facts.removeIf(Fact::isDuration);
      facts.add(0, new Fact(glyphs.times + size, FactKind.OTHER));
    }
    appendLine(start.toString(), words.command(process), facts);
  }

  private ZoneId zone() {
    ZoneId known = zone;
    if (known == null) {
      known = settings.zone().get();
      zone = known;
    }
    return known;
  }

  private void appendProgram(Line line, ProcessImage before) {
    ProcessImage image = before.next();
    if (image != null) {
      appendLine(
          prefix(line) + glyphs.nextProgram,
          words.command(image),
          words.facts(line.what.branch().process(), before, image));
    }
  }

  private void appendEvent(Line line, EventText event) {
    String start = prefix(line) + glyphs.event + times.format(at(event.millis())) + "  ";
    appendLine(start, EventLine.command(event), EventLine.facts(event));
  }

  private void appendLine(String start, String command, List<Fact> facts) {
    int width = settings.width();
    int columns = ShownText.width(start);
    int ofFacts = 0;
    for (Fact fact : facts) {
      ofFacts += ShownText.width(fact.text()) + (ofFacts == 0 ? 0 : glyphs.separator.length());
    }
    String shown = command;
    if (width != TreeSettings.UNLIMITED) {
      int room = width - columns - (facts.isEmpty() ? 0 : ofFacts + 2);
      shown = ShownText.cut(command, Math.max(SHORTEST_COMMAND, room), glyphs.cut);
    }
    out.append(ByteSlice.of(start)).append(ByteSlice.of(shown));
    if (!facts.isEmpty()) {
      columns += ShownText.width(shown);
      int place = width == TreeSettings.UNLIMITED ? 0 : width - Math.max(FACTS, ofFacts);
      out.append(" ".repeat(Math.max(2, place - columns)));
      appendFacts(facts);
    }
    out.append('\n');
    flush.run();
  }

  private void appendFacts(List<Fact> facts) {
    for (int i = 0; i < facts.size(); i++) {
      out.append(ByteSlice.of(i == 0 ? "" : glyphs.separator));
      if (facts.get(i).isFailure()) {
        color(facts.get(i).text(), false);
      } else {
        out.append(ByteSlice.of(facts.get(i).text()));
      }
    }
  }
}
