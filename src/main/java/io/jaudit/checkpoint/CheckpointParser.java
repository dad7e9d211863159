package io.jaudit.checkpoint;

import io.jaudit.checkpoint.CheckpointException.Kind;
import io.jaudit.record.EventId;
import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of {@link CheckpointText}, and that of ausearch.
 *
 * <p>ausearch keeps one mark for all nodes, and no more of the file than device and inode, which a
 * newer log may have by now. So its mark becomes that of {@link Checkpoint#otherNodes}, and
 * everything is read once. Events of the very same ms are repeated, except the one in the mark,
 * since ausearch does not say which of them it had printed.
 */
final class CheckpointParser {
  private static final String NODE_MARK = "NODE SEC.MMM:HIGHEST SERIAL,... FROM-TO,...";
  private static final int SHOWN = 60;

  private final String name;
  private final String[] lines;
  private int number; // of the current line, from 1

  private @Nullable Long device;
  private @Nullable Long inode;
  private @Nullable LastEvent lastEvent;
  private boolean old;
  private long savedMillis;
  private final List<LogMark> logs = new ArrayList<>();
  private final List<FileMark> files = new ArrayList<>();
  private final List<OpenEventMark> open = new ArrayList<>();
  private final List<HandledPart> parts = new ArrayList<>();
  private final List<NodeMark> nodes = new ArrayList<>();
  private @Nullable NodeMark others;

  /**
   * @param name what messages call the file
   */
  CheckpointParser(String name, String text) {
    this.name = name;
    this.lines = text.split("\n", -1);
  }

  /**
   * Parses the text.
   *
   * @throws CheckpointException if it is neither; the message names the line
   */
  Checkpoint parse() throws CheckpointException {
    try {
      return lines[0].startsWith("jaudit=") ? parseOwn() : parseAusearch();
    } catch (IllegalArgumentException e) {
      String found = lines[Math.min(number, lines.length) - 1];
      String shown = shown(found);
      throw new CheckpointException(
          Kind.UNUSABLE,
          name
              + ":"
              + number
              + ": not a checkpoint: expected "
              + e.getMessage()
              + (found.isEmpty() ? "" : ", found " + shown),
          e);
    }
  }

  /** Returns a line as a terminal may show it. */
  private static String shown(String line) {
    StringBuilder shown = new StringBuilder(SHOWN);
    for (int i = 0; i < Math.min(line.length(), SHOWN); i++) {
      char next = line.charAt(i);
      shown.append(next < ' ' || next > '~' ? '?' : next);
    }
    return shown.toString();
  }

  private Checkpoint parseOwn() {
    number = 1;
    old = lines[0].equals("jaudit=" + CheckpointText.OLD_VERSION);
    if (!old && !lines[0].equals("jaudit=" + CheckpointText.VERSION)) {
      throw new IllegalArgumentException("version jaudit=" + CheckpointText.VERSION);
    }
    int end = lines.length - 1; // after the last LF
    for (int i = 1; i < end - 1; i++) {
      number = i + 1;
      parseLine(lines[i]);
    }
    number = Math.max(end, 1);
    String last = "end=" + (end - 1);
    if (end < 2 || !lines[end].isEmpty() || !lines[end - 1].equals(last)) {
      throw new IllegalArgumentException(last + " and a newline at the end");
    }
    checkPositions();
    return new Checkpoint(
        savedMillis,
        identity(),
        Optional.ofNullable(lastEvent),
        logs,
        old ? ofUnnamedLogs() : files,
        old ? openOfUnnamedLogs() : open,
        parts,
        nodes,
        Optional.ofNullable(others));
  }

  private Checkpoint parseAusearch() {
    for (int i = 0; i < lines.length && !(i == lines.length - 1 && lines[i].isEmpty()); i++) {
      number = i + 1;
      parseAusearchLine(lines[i]);
    }
    number = Math.max(number, 1);
    Optional<FileIdentity> identity = identity();
    if (identity.isEmpty() || identity.get().device() == 0 || identity.get().inode() == 0) {
      throw new IllegalArgumentException("a line dev= and a line inode=, neither of them 0");
    }
    LastEvent event = lastEvent;
    Optional<NodeMark> mark = Optional.empty();
    if (event != null) {
      EventId id = event.id();
      List<Long> serials = List.of(id.serial());
      mark = Optional.of(node(Checkpoint.ANY_LOG, id, serials));
    }
    return new Checkpoint(
        0,
        identity,
        Optional.ofNullable(event),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        mark);
  }

  /** The old format numbers the logs, but does not list them. */
  private List<FileMark> ofUnnamedLogs() {
    List<Integer> numbers = new ArrayList<>();
    List<FileMark> renumbered = new ArrayList<>();
    for (FileMark file : files) {
      int log = numbers.indexOf(file.log());
      if (log < 0) {
        log = numbers.size();
        numbers.add(file.log());
        logs.add(new LogMark("", 0));
      }
      renumbered.add(file.as(log));
    }
    files.clear();
    files.addAll(renumbered);
    return files;
  }

  private List<OpenEventMark> openOfUnnamedLogs() {
    List<OpenEventMark> ofLogs = new ArrayList<>();
    for (OpenEventMark event : open) {
      List<Long> lines = event.positions();
      int log =
          lines.isEmpty() ? Checkpoint.ANY_LOG : files.get(LogPosition.source(lines.get(0))).log();
      ofLogs.add(new OpenEventMark(log, event.id(), lines));
    }
    return ofLogs;
  }

  private Optional<FileIdentity> identity() {
    if (device == null && inode == null) {
      return Optional.empty();
    }
    if (device == null || inode == null) {
      throw new IllegalArgumentException("dev= and inode= next to each other");
    }
    return Optional.of(new FileIdentity(device, inode));
  }

  private void parseAusearchLine(String line) {
    int equals = line.indexOf('=');
    String field = equals < 0 ? "" : line.substring(0, equals);
    TokenReader value = new TokenReader(line.substring(equals + 1));
    if (!parseCommon(field, value, true)) {
      throw new IllegalArgumentException("a line of a checkpoint");
    }
    value.end("the end of the line");
  }

  private void parseLine(String line) {
    int equals = line.indexOf('=');
    String field = equals < 0 ? "" : line.substring(0, equals);
    TokenReader value = new TokenReader(line.substring(equals + 1));
    if (!parseCommon(field, value, false) && !parseMark(field, value)) {
      throw new IllegalArgumentException("a line of a checkpoint");
    }
    value.end("the end of the line");
  }

  private boolean parseCommon(String field, TokenReader value, boolean ofAusearch) {
    switch (field) {
      case "dev" -> device = TokenReader.device(value.next("a device"));
      case "inode" -> inode = TokenReader.inode(value.next("an inode"));
      case "output" -> lastEvent = output(value, ofAusearch);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean parseMark(String field, TokenReader value) {
    switch (old && (field.equals("saved") || field.equals("log") || field.equals("part"))
        ? ""
        : field) {
      case "saved" -> savedMillis = value.number("ms since the epoch");
      case "log" -> logs.add(log(value));
      case "file" -> files.add(file(value));
      case "open" -> open.add(open(value));
      case "part" -> parts.add(part(value));
      case "last" -> nodes.add(node(value));
      case "others" -> others = otherNodes(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static LogMark log(TokenReader value) {
    String expected = "NAME lost=RUNS";
    String name = NodeText.decode(value.next(expected));
    long lost = 0;
    if (value.hasNext()) {
      String word = value.next(expected);
      lost = word.startsWith("lost=") ? TokenReader.number(word.substring(5), expected) : 0;
      if (lost < 1 || lost > LogMark.RUNS_KEPT) {
        throw new IllegalArgumentException(expected);
      }
    }
    return new LogMark(name == null ? "" : name, (int) lost);
  }

  /** Reads the index of a log that is listed before. */
  private int logIndex(TokenReader value, String expected) {
    if (old) {
      return Checkpoint.ANY_LOG;
    }
    String word = value.next(expected);
    if (word.equals("-")) {
      return Checkpoint.ANY_LOG;
    }
    long log = TokenReader.number(word, expected);
    if (log >= logs.size()) {
      throw new IllegalArgumentException("each LOG to be that of a log= line before");
    }
    return (int) log;
  }

  private static @Nullable LastEvent output(TokenReader value, boolean ofAusearch) {
    String expected = "NODE SEC.MMM:SERIAL 0xTYPE";
    String node = value.next(expected);
    EventId id = value.stamp(ofAusearch ? rawNode(node) : NodeText.decode(node));
    String type = value.next(expected);
    if (!type.startsWith("0x")) {
      throw new IllegalArgumentException(expected);
    }
    long number = TokenReader.number(type.substring(2), 16, expected);
    // What ausearch writes if it has seen no event.
    return id.seconds() == 0 && id.serial() == 0 && number == 0
        ? null
        : new LastEvent(id, (int) number);
  }

  private static @Nullable String rawNode(String word) {
    return word.startsWith("-") ? null : word;
  }

  private FileMark file(TokenReader value) {
    String expected = "LOG DEV INODE READTO LENGTH HASH";
    int log =
        old ? (int) Math.min(value.number(expected), Integer.MAX_VALUE) : logIndex(value, expected);
    if (log == Checkpoint.ANY_LOG) {
      throw new IllegalArgumentException(expected);
    }
    String device = value.next(expected);
    String inode = value.next(expected);
    Optional<FileIdentity> identity =
        device.equals("-") && inode.equals("-")
            ? Optional.empty()
            : Optional.of(new FileIdentity(TokenReader.device(device), TokenReader.inode(inode)));
    long readTo = value.number(expected);
    if (readTo > LogPosition.MAX_OFFSET) {
      throw new IllegalArgumentException(expected);
    }
    Fingerprint head = fingerprint(value, expected);
    if (!value.hasNext()) {
      return new FileMark(log, identity, head, readTo, Fingerprint.NONE);
    }
    expected += " LENGTH HASH";
    Fingerprint end = fingerprint(value, expected);
    if (end.isEmpty()) {
      throw new IllegalArgumentException(expected);
    }
    return new FileMark(log, identity, head, readTo, end);
  }

  private static Fingerprint fingerprint(TokenReader value, String expected) {
    long length = value.number(expected);
    long hash = TokenReader.number(value.next(expected), 16, expected);
    if (length > Fingerprint.REACH) {
      throw new IllegalArgumentException(expected);
    }
    return new Fingerprint((int) length, hash);
  }

  private OpenEventMark open(TokenReader value) {
    String expected = "NODE SEC.MMM:SERIAL FILE:OFFSET...";
    int log = logIndex(value, expected);
    EventId id = value.stamp(NodeText.decode(value.next(expected)));
    List<Long> positions = new ArrayList<>();
    while (value.hasNext()) {
      String word = value.next(expected);
      int colon = Math.max(0, word.indexOf(':'));
      long file = TokenReader.number(word.substring(0, colon), expected);
      long offset = TokenReader.number(word.substring(colon + 1), expected);
      if (file >= LogPosition.MAX_SOURCES || offset > LogPosition.MAX_OFFSET) {
        throw new IllegalArgumentException(expected);
      }
      positions.add(LogPosition.of((int) file, offset));
    }
    return new OpenEventMark(log, id, positions);
  }

  private HandledPart part(TokenReader value) {
    String expected = "LOG NODE SEC.MMM:SERIAL HASH...";
    int log = logIndex(value, expected);
    EventId id = value.stamp(NodeText.decode(value.next(expected)));
    List<Long> hashes = new ArrayList<>();
    while (value.hasNext()) {
      hashes.add(TokenReader.number(value.next(expected), 16, expected));
    }
    return new HandledPart(log, id, hashes);
  }

  private NodeMark node(TokenReader value) {
    return node(logIndex(value, NODE_MARK), value);
  }

  private static NodeMark otherNodes(TokenReader value) {
    return node(Checkpoint.ANY_LOG, value);
  }

  private static NodeMark node(int log, TokenReader value) {
    EventId id = value.stamp(NodeText.decode(value.next(NODE_MARK)));
    List<Long> serials = new ArrayList<>();
    String words = value.hasNext() ? value.next(NODE_MARK) : "-";
    if (!words.equals("-")) {
      for (String serial : words.split(",", -1)) {
        serials.add(TokenReader.number(serial, NODE_MARK));
      }
    }
    if (!value.hasNext()) {
      return node(log, id, serials);
    }
    SerialRanges handled = ranges(value.next(NODE_MARK));
    if (handled.highest() != id.serial()) {
      throw new IllegalArgumentException("FROM-TO,... to end with HIGHEST");
    }
    return new NodeMark(log, id.node(), id.timeMillis(), serials, handled);
  }

  private static NodeMark node(int log, EventId id, List<Long> serials) {
    return new NodeMark(log, id.node(), id.timeMillis(), serials, SerialRanges.upTo(id.serial()));
  }

  private static SerialRanges ranges(String word) {
    String[] words = word.split(",", -1);
    long[] bounds = new long[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      int dash = words[i].indexOf('-');
      String first = dash < 0 ? words[i] : words[i].substring(0, dash);
      bounds[2 * i] = TokenReader.number(first, NODE_MARK);
      bounds[2 * i + 1] = TokenReader.number(words[i].substring(dash + 1), NODE_MARK);
    }
    return SerialRanges.of(bounds);
  }

  private void checkPositions() {
    for (OpenEventMark event : open) {
      for (long position : event.positions()) {
        int file = LogPosition.source(position);
        if (file >= files.size() || LogPosition.offset(position) >= files.get(file).readTo()) {
          throw new IllegalArgumentException(
              "each open= to refer to bytes of a file= that were read");
        }
      }
    }
  }
}
