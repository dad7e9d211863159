package io.jaudit.tree;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.tables.ConstantNames;
import io.jaudit.process.Link;
import io.jaudit.process.LoginSession;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProcessNode;
import io.jaudit.process.ProgramSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Has the words about a process. For use by one thread. */
final class ProcessText {
  /** A fact about a process. */
  record Fact(String text, FactKind kind) {
    boolean isFailure() {
      return kind == FactKind.FAILURE;
    }

    boolean isDuration() {
      return kind == FactKind.DURATION;
    }
  }

  /** Tells what a fact is about. */
  enum FactKind {
    FAILURE,
    DURATION,
    OTHER
  }

  private static final int NO_USER = -1;
  private static final int SHORTEST_LIFE = 10;

  /** In seconds. */
  private static final int MINUTE = 60;

  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private final ProcessForest forest;
  private final UserNames users;
  private final Glyphs glyphs;

  ProcessText(ProcessForest forest, UserNames users, Glyphs glyphs) {
    this.forest = forest;
    this.users = users;
    this.glyphs = glyphs;
  }

  /** Returns the command line of a process when it began, in brackets if it is its parent's. */
  String command(ProcessNode process) {
    ProcessImage image = process.firstImage();
    if (image == null) {
      return "?";
    }
    String command = command(image);
    return image.source() == ProgramSource.INHERITED ? "[" + command + "]" : command;
  }

  /** Returns a program with its arguments. */
  String command(ProcessImage image) {
    ByteSlice line = image.program().commandLine();
    ByteSlice path = image.program().executable();
    ByteSlice shown = line == null ? path : line;
    return shown == null ? "?" : ShownText.of(shown);
  }

  /** Returns what else is known of a process, in the order in which it is shown. */
  List<Fact> facts(Branch branch) {
    ProcessNode process = branch.process();
    ProcessImage image = process.firstImage();
    List<Fact> facts = new ArrayList<>();
    if (branch.isUnseen() && image == null) {
      boolean isOne = branch.size() == 1;
      facts.add(new Fact("known only by " + (isOne ? "its PID" : "their PIDs"), FactKind.OTHER));
      return facts;
    }
    addUser(process, branch.isTop() ? NO_USER : process.parentUid(), image, facts);
    if (branch.isOwn()) {
      addEnd(process, image, facts);
    }
    if (process.mayBeThread() && branch.children().isEmpty()) {
      facts.add(new Fact("may be a thread", FactKind.OTHER));
    }
    if (process.isOrphaned()) {
      facts.add(new Fact("orphaned", FactKind.OTHER));
    }
    if (process.link() == Link.GUESS) {
      facts.add(new Fact("parent?", FactKind.OTHER));
    }
    if (image != null && image.source() == ProgramSource.TITLE && hasArguments(image)) {
      facts.add(new Fact("from PROCTITLE", FactKind.OTHER));
    }
    return facts;
  }

  /** Returns what changed when a process ran its next program. */
  List<Fact> facts(ProcessNode process, ProcessImage before, ProcessImage image) {
    List<Fact> facts = new ArrayList<>();
    addUser(process, before.uid(), image, facts);
    if (image.source() == ProgramSource.TITLE && hasArguments(image)) {
      facts.add(new Fact("from PROCTITLE", FactKind.OTHER));
    }
    return facts;
  }

  private static boolean hasArguments(ProcessImage image) {
    return image.program().commandLine() != null;
  }

  private void addUser(
      ProcessNode process, int before, @Nullable ProcessImage image, List<Fact> facts) {
    if (image == null || image.uid() == NO_USER || image.uid() == before) {
      return;
    }
    String name = user(process, image.uid());
    facts.add(new Fact(before == NO_USER ? name : glyphs.change + name, FactKind.OTHER));
  }

  private void addEnd(ProcessNode process, @Nullable ProcessImage image, List<Fact> facts) {
    if (process.failedToExecute()) {
      facts.add(new Fact("exec failed", FactKind.FAILURE));
    }
    if (process.signal() != ProcessNode.NONE) {
      facts.add(new Fact(signal(process.signal()), FactKind.FAILURE));
    } else if (process.exitStatus() > 0) {
      facts.add(new Fact("exit " + process.exitStatus(), FactKind.FAILURE));
    }
    long life = process.lifeMillis();
    if (life >= SHORTEST_LIFE) {
      facts.add(new Fact(duration(life), FactKind.DURATION));
    }
    if (!process.hasEnded()
        && !process.mayBeThread()
        && image != null
        && forest.seesExitsOf(process, lastUid(image))) {
      facts.add(new Fact("exit not seen", FactKind.OTHER));
    }
  }

  /** Returns the name of a signal. */
  static String signal(int number) {
    String name = ConstantNames.SIGNAL.name(number);
    return name == null ? "signal " + number : name;
  }

  /** Returns a span of time in two units: {@code 0.136s}, {@code 2m 5s}, {@code 3h 7m}. */
  static String duration(long millis) {
    long seconds = millis / 1000;
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%d.%03ds", seconds, millis % 1000);
    }
    if (seconds < HOUR) {
      return seconds / MINUTE + "m " + seconds % MINUTE + "s";
    }
    if (seconds < DAY) {
      return seconds / HOUR + "h " + seconds % HOUR / MINUTE + "m";
    }
    return seconds / DAY + "d " + seconds % DAY / HOUR + "h";
  }

  /** Returns true if a process failed: it exited with another status than 0, for example. */
  static boolean hasFailed(ProcessNode process) {
    return process.exitStatus() > 0
        || process.signal() != ProcessNode.NONE
        || process.failedToExecute();
  }

  static int lastUid(ProcessImage image) {
    ProcessImage last = image;
    for (ProcessImage each = image; each != null; each = each.next()) {
      last = each;
    }
    return last.uid();
  }

  /** Returns the login user of a session; null if it is not known. */
  @Nullable String login(LoginSession session, ProcessNode process) {
    return session.auid() < 0 ? null : user(process, session.auid());
  }

  String user(ProcessNode process, int uid) {
    return user(process, Integer.toUnsignedLong(uid));
  }

  private String user(ProcessNode process, long uid) {
    String name = users.name(process, uid);
    return name == null ? Long.toString(uid) : shown(name);
  }

  /** Returns a name that has one character a byte, as safe text. */
  static String shown(String name) {
    return ShownText.of(ByteSlice.of(name.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
