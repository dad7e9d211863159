package io.jaudit.tree;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.page.Numbers;
import io.jaudit.page.PageJson;
import io.jaudit.page.Texts;
import io.jaudit.process.EventCounts;
import io.jaudit.process.EventTexts.EventText;
import io.jaudit.process.Link;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProcessNode;
import io.jaudit.process.Program;
import io.jaudit.process.ProgramSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of the tree of a page, a column of numbers for each thing that is known of a
 * process. {@code tree.js} has the meaning of the flags. For use by one thread.
 */
final class PageRows {
  static final int NEXT = 1;
  static final int HEAD = 2;
  private static final int HIT = 4;
  private static final int USER = 8;
  private static final int CHANGED = 16;
  private static final int ORPHANED = 32;
  private static final int GUESS = 64;
  private static final int TITLE = 128;
  private static final int UNSEEN = 256;
  private static final int EXEC_FAILED = 512;
  private static final int INHERITED = 1024;
  private static final int ABOVE = 2048;
  private static final int NO_EXIT = 4096;
  private static final int BEGIN_UNSEEN = 8192;
  private static final int MAY_BE_THREAD = 16_384;
  private static final int RARE = 32_768;

  private static final int SIGNAL = 256;
  private static final int NO_USER = -1;

  private final ProcessForest forest;
  private final ProcessText words;
  private final FirstEvents first;
  private final ProgramRuns runs;
  private final Texts texts = new Texts();
  private final Numbers depths = new Numbers();
  private final Numbers flags = new Numbers();
  private final Numbers pids = new Numbers();
  private final Numbers commands = new Numbers();
  private final Numbers programs = new Numbers();
  private final Numbers users = new Numbers();
  private final Numbers starts = new Numbers();
  private final Numbers serials = new Numbers();
  private final Numbers lives = new Numbers();
  private final Numbers statuses = new Numbers();
  private final Numbers links = new Numbers();
  private final Numbers times = new Numbers();
  private final Numbers spans = new Numbers();
  private final Numbers events = new Numbers();
  private final Numbers failures = new Numbers();
  private final Numbers keys = new Numbers();
  private final Numbers dropped = new Numbers();
  private final Numbers eventRows = new Numbers();
  private final Numbers eventTimes = new Numbers();
  private final Numbers eventSerials = new Numbers();
  private final Numbers eventTexts = new Numbers();
  private long lastStart;
  private long lastSerial;
  private int lastEventRow;
  private int lastPid;

  PageRows(ProcessForest forest, ProcessText words, FirstEvents first, ProgramRuns runs) {
    this.forest = forest;
    this.words = words;
    this.first = first;
    this.runs = runs;
  }

  Texts texts() {
    return texts;
  }

  int size() {
    return depths.size();
  }

  /** Adds the row of a session. */
  void addHead(long millis) {
    begin(0, HEAD, millis, 0);
  }

  /** Takes note that processes below a row are not shown. */
  void drop(int row, long number) {
    dropped.set(row, dropped.get(row) + number);
  }

  /** Adds the row of a process. */
  void add(Branch branch, int depth) {
    ProcessNode process = branch.process();
    ProcessImage image = process.firstImage();
    int row = size();
    begin(depth, flags(branch, image), process.bornMillis(), process.serial());
    pids.set(row, process.id().pid() - lastPid);
    lastPid = process.id().pid();
    addImage(row, process, image);
    links.set(row, texts.add(process.link() == Link.UNSEEN ? "" : process.link().word()));
    if (branch.size() > 1) {
      times.set(row, branch.size());
      spans.set(row, branch.lastMillis() - process.bornMillis());
    }
    if (branch.isOwn()) {
      boolean isEndKnown = process.hasEnded();
      lives.set(row, isEndKnown ? Math.max(0, process.endMillis() - process.bornMillis()) + 1 : 0);
      boolean isKilled = process.signal() != ProcessNode.NONE;
      statuses.set(row, isKilled ? SIGNAL + process.signal() : Math.max(0, process.exitStatus()));
      addEvents(row, process);
    }
  }

  /** Adds the row of the next program of a process. */
  void addProgram(Branch branch, ProcessImage before, ProcessImage image, int depth) {
    int row = size();
    Program program = image.program();
    int known = NEXT | (isTitle(image) ? TITLE : 0);
    known |= user(before.uid(), image);
    known |= branch.isOwn() && runs.isOnly(image) ? RARE : 0;
    boolean hasTime = program.execMillis() != 0;
    begin(depth, known, hasTime ? program.execMillis() : lastStart, program.execSerial());
    addImage(row, branch.process(), image);
  }

  private void begin(int depth, int known, long millis, long serial) {
    depths.add(depth);
    flags.add(known);
    starts.add(millis - lastStart);
    serials.add(serial - lastSerial);
    lastStart = millis;
    lastSerial = serial;
    for (Numbers column :
        List.of(
            pids, commands, programs, users, lives, statuses, links, times, spans, events, failures,
            keys, dropped)) {
      column.add(0);
    }
  }

  private int flags(Branch branch, @Nullable ProcessImage image) {
    ProcessNode process = branch.process();
    if (branch.isUnseen() && image == null) {
      return UNSEEN;
    }
    int known = process.isHit() ? HIT : 0;
    known |= process.isOrphaned() ? ORPHANED : 0;
    known |= process.link() == Link.GUESS ? GUESS : 0;
    known |= branch.isOwn() ? 0 : ABOVE;
    known |= branch.isOwn() && process.failedToExecute() ? EXEC_FAILED : 0;
    known |= process.hasEnded() && process.lifeMillis() < 0 ? BEGIN_UNSEEN : 0;
    known |= process.mayBeThread() && branch.children().isEmpty() ? MAY_BE_THREAD : 0;
    if (image != null) {
      known |= isTitle(image) ? TITLE : 0;
      known |= image.source() == ProgramSource.INHERITED ? INHERITED : 0;
      known |= user(branch.isTop() ? NO_USER : process.parentUid(), image);
      known |= branch.isOwn() && runs.isOnly(image) ? RARE : 0;
      boolean isAudited = forest.seesExitsOf(process, ProcessText.lastUid(image));
      known |= !process.hasEnded() && isAudited && branch.isOwn() ? NO_EXIT : 0;
    }
    return known;
  }

  /** A user is a change only if the one before is known. */
  private static int user(int before, ProcessImage image) {
    boolean isSame = image.uid() == NO_USER || image.uid() == before;
    return isSame ? 0 : before == NO_USER ? USER : CHANGED;
  }

  private static boolean isTitle(ProcessImage image) {
    return image.source() == ProgramSource.TITLE && image.program().commandLine() != null;
  }

  private void addImage(int row, ProcessNode process, @Nullable ProcessImage image) {
    if (image != null) {
      commands.set(row, texts.add(words.command(image)));
      ByteSlice path = image.program().executable();
      programs.set(row, path == null ? Texts.NONE : texts.add(path));
      boolean isKnown = image.uid() != NO_USER;
      users.set(row, isKnown ? texts.add(words.user(process, image.uid())) : Texts.NONE);
    }
  }

  private void addEvents(int row, ProcessNode process) {
    if (!process.isHit()) {
      return;
    }
    EventCounts counts = process.counts();
    events.set(row, counts.events());
    failures.set(row, counts.failed());
    List<String> names = new ArrayList<>();
    Map<ByteSlice, Long> byKey = counts.keys();
    for (Map.Entry<ByteSlice, Long> entry : byKey.entrySet()) {
      String name = Texts.shown(entry.getKey());
      names.add(entry.getValue() == counts.events() ? name : name + " " + entry.getValue());
    }
    keys.set(row, texts.add(String.join(", ", names)));
    for (EventText event : first.of(process)) {
      eventRows.add(row - lastEventRow);
      lastEventRow = row;
      eventTimes.add(event.millis() - process.bornMillis());
      eventSerials.add(event.serial() - process.serial());
      eventTexts.add(texts.add(withoutCommand(event.text().utf8(), row)));
    }
  }

  /** The event that executed the program repeats the command line. */
  private String withoutCommand(String text, int row) {
    String command = "  " + texts.all().get((int) commands.get(row));
    return text.endsWith(command) ? text.substring(0, text.length() - command.length()) : text;
  }

  /** Returns about how many bytes of JSON the rows take. */
  long length() {
    long length = texts.length();
    for (Numbers column : columns()) {
      length += column.length();
    }
    return length;
  }

  private List<Numbers> columns() {
    return List.of(
        depths,
        flags,
        pids,
        commands,
        programs,
        users,
        starts,
        serials,
        lives,
        statuses,
        links,
        times,
        spans,
        events,
        failures,
        keys,
        dropped,
        eventRows,
        eventTimes,
        eventSerials,
        eventTexts);
  }

  /** Writes the columns. */
  void write(PageJson json) {
    json.number("rows", size()).begin("columns");
    json.column("depth", depths).column("flags", flags).column("pid", pids);
    json.column("command", commands).column("program", programs).column("user", users);
    json.column("start", starts).column("serial", serials).column("life", lives);
    json.column("status", statuses).column("link", links).column("times", times);
    json.column("span", spans);
    json.column("events", events).column("failures", failures).column("keys", keys);
    json.column("dropped", dropped).end();
    json.begin("events").numbers("row", eventRows).numbers("time", eventTimes);
    json.numbers("serial", eventSerials).numbers("text", eventTexts).end();
  }
}
