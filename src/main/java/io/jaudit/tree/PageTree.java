package io.jaudit.tree;

import io.jaudit.page.Card;
import io.jaudit.page.Numbers;
import io.jaudit.page.PageJson;
import io.jaudit.page.PagePart;
import io.jaudit.page.Texts;
import io.jaudit.process.LoginSession;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProcessNode;
import io.jaudit.process.ProgramSource;
import io.jaudit.tree.LinesBelow.Below;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the trees of sessions into a page: as many rows as it has room for, and how many processes
 * it leaves out. For use by one thread.
 */
public final class PageTree implements PagePart {
  private static final int MOST_ROWS = 50_000;

  /** The limit of a page, without its script and what else is always there. */
  private static final long MOST_BYTES = 4_800_000;

  private final ProcessForest forest;
  private final ProcessText words;
  private final FirstEvents first;
  private final List<SessionTree> trees;
  private final boolean isFiltered;
  private final String note;

  /** What is to be drawn below a row. */
  private record Line(Below below, int depth, int parentRow, long times) {}

  PageTree(
      ProcessForest forest,
      ProcessText words,
      FirstEvents first,
      List<SessionTree> trees,
      boolean isFiltered,
      String note) {
    this.forest = forest;
    this.words = words;
    this.first = first;
    this.trees = trees;
    this.isFiltered = isFiltered;
    this.note = note;
  }

  @Override
  public void write(PageJson json) {
    long most = MOST_ROWS;
    ProgramRuns runs = new ProgramRuns(trees);
    PageRows rows = new PageRows(forest, words, first, runs);
    Heads heads = new Heads();
    long dropped = addAll(most, rows, heads);
    while (rows.length() > MOST_BYTES) {
      most = Math.min(most - 1, rows.size() * 19L / 20 * MOST_BYTES / rows.length());
      rows = new PageRows(forest, words, first, runs);
      heads = new Heads();
      dropped = addAll(most, rows, heads);
    }
    json.begin("tree").text("note", note(dropped));
    json.number("filtered", isFiltered ? 1 : 0);
    rows.write(json);
    heads.write(json);
    json.end().texts("strings", rows.texts().all());
  }

  private String note(long dropped) {
    return dropped == 0
        ? note
        : note
            + "; "
            + Plural.of(dropped, "process is", "processes are")
            + " not on this page, those that tell least: jaudit tree prints all";
  }

  private long addAll(long most, PageRows rows, Heads heads) {
    RowChoice choice = new RowChoice(trees, isFiltered, most);
    long dropped = 0;
    for (SessionTree tree : trees) {
      heads.add(tree, rows);
      dropped += add(tree, choice, rows);
    }
    return dropped;
  }

  /** Adds the rows of a tree; returns how many processes are left out. */
  private static long add(SessionTree tree, RowChoice choice, PageRows rows) {
    long dropped = 0;
    Deque<Line> lines = new ArrayDeque<>();
    int head = rows.size() - 1;
    for (int i = tree.roots().size() - 1; i >= 0; i--) {
      lines.push(new Line(new Below(tree.roots().get(i), null, null), 1, head, 1));
    }
    while (!lines.isEmpty()) {
      Line line = lines.pop();
      Branch branch = line.below.branch();
      ProcessImage before = line.below.before();
      ProcessImage image = before == null ? null : before.next();
      if (before != null && image != null) {
        rows.addProgram(branch, before, image, line.depth);
      } else if (choice.takes(branch, line.depth)) {
        rows.add(branch, line.depth);
        push(branch, line, rows.size() - 1, lines);
      } else {
        long size = line.times * branch.sizeWithBelow();
        rows.drop(line.parentRow, size);
        dropped += size;
      }
    }
    return dropped;
  }

  private static void push(Branch branch, Line line, int row, Deque<Line> lines) {
    List<Below> below = LinesBelow.of(branch);
    for (int i = below.size() - 1; i >= 0; i--) {
      if (below.get(i).event() == null) {
        lines.push(new Line(below.get(i), line.depth + 1, row, line.times * branch.size()));
      }
    }
  }

  /**
   * Returns the numbers of the page.
   *
   * @param events how many match, and how many of them failed
   */
  public List<Card> cards(Card events) {
    Set<ProcessNode> known = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<String> users = new HashSet<>();
    Set<Object> programs = new HashSet<>();
    long sessions = 0;
    long failed = 0;
    for (SessionTree tree : trees) {
      sessions += tree.session() == null ? 0 : 1;
      for (Branch branch : tree.all()) {
        ProcessNode process = branch.process();
        if (branch.isUnseen() || !known.add(process)) {
          continue;
        }
        failed += ProcessText.hasFailed(process) ? 1 : 0;
        for (ProcessImage image = process.firstImage(); image != null; image = image.next()) {
          if (image.program().executable() != null && image.source() == ProgramSource.EXEC) {
            programs.add(image.program().executable());
          }
          if (image.uid() != -1) {
            users.add(words.user(process, image.uid()));
          }
        }
      }
    }
    return List.of(
        events,
        new Card("Processes", known.size(), ""),
        new Card("Programs", programs.size(), ""),
        new Card("Sessions", sessions, ""),
        new Card("Users", users.size(), ""),
        new Card("Failed", failed, "processes"));
  }

  /** The rows of sessions, with what is known of each. */
  private final class Heads {
    private final Numbers rows = new Numbers();
    private final Numbers ids = new Numbers();
    private final Numbers logins = new Numbers();
    private final Numbers origins = new Numbers();
    private final Numbers hosts = new Numbers();
    private final Numbers lengths = new Numbers();
    private final Numbers processes = new Numbers();
    private final Numbers programs = new Numbers();
    private final Numbers failures = new Numbers();
    private final Numbers loginTimes = new Numbers();
    private final Numbers loginSerials = new Numbers();

    void add(SessionTree tree, PageRows to) {
      Branch begin = tree.first();
      if (begin == null) {
        return;
      }
      LoginSession session = tree.session();
      long start = begin.process().bornMillis();
      rows.add(to.size());
      to.addHead(start);
      ids.add(session == null ? -1 : session.id());
      String login = session == null ? null : words.login(session, begin.process());
      logins.add(login == null ? Texts.NONE : to.texts().add(login));
      String origin = session == null ? null : forest.origin(tree.host(), session.id());
      origins.add(origin == null ? Texts.NONE : to.texts().add(origin));
      String host = tree.host();
      hosts.add(host == null ? Texts.NONE : to.texts().add(ProcessText.shown(host)));
      processes.add(tree.size());
      addCounts(tree, start);
      loginTimes.add(session == null ? 0 : session.loginMillis());
      loginSerials.add(session == null ? 0 : session.loginSerial());
    }

    private void addCounts(SessionTree tree, long start) {
      long last = start;
      long executed = 0;
      long failed = 0;
      for (Branch branch : tree.all()) {
        ProcessNode process = branch.process();
        if (branch.isOwn()) {
          last = Math.max(last, process.bornMillis());
          last = process.hasEnded() ? Math.max(last, process.endMillis()) : last;
          failed += ProcessText.hasFailed(process) ? 1 : 0;
          executed += programs(process.firstImage());
        }
      }
      lengths.add(last - start);
      programs.add(executed);
      failures.add(failed);
    }

    private static long programs(@Nullable ProcessImage first) {
      long count = 0;
      for (ProcessImage image = first; image != null; image = image.next()) {
        count += image.source() == ProgramSource.EXEC ? 1 : 0;
      }
      return count;
    }

    void write(PageJson json) {
      json.begin("heads").numbers("row", rows).numbers("id", ids).numbers("login", logins);
      json.numbers("from", origins).numbers("host", hosts).numbers("length", lengths);
      json.numbers("processes", processes).numbers("programs", programs);
      json.numbers("failed", failures).numbers("loginTime", loginTimes);
      json.numbers("loginSerial", loginSerials).end();
    }
  }
}
