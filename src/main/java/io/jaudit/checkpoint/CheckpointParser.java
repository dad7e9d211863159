package io.jaudit.checkpoint;

import io.jaudit.checkpoint.CheckpointException.Kind;
import io.jaudit.record.EventId;
import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<String> AUSEARCH = Set.of("dev", "inode", "output");
  private static final int SHOWN = 60;

  private final String name;
  private final String[] lines;
  private int number; // of the line at hand, from 1

  private @Nullable Long device;
  private @Nullable Long inode;
  private @Nullable LastEvent lastEvent;
  private final List<FileMark> files = new ArrayList<>();
  private final List<OpenEventMark> open = new ArrayList<>();
  private final List<NodeMark> nodes = new ArrayList<>();
  private @Nullable NodeMark others;

  /**
   * @param name how messages call the file
   */
  CheckpointParser(String name, String text) {
    this.name = name;
    this.lines = text.split("\n", -1);
  }

  /**
   * @throws CheckpointException where it is neither; the message names the line
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
              + ": this is no checkpoint: expected "
              + e.getMessage()
              + (found.isEmpty() ? "" : ", found " + shown),
          e);
    }
  }

  /** A line as a terminal may show it. */
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
    if (!lines[0].equals("jaudit=" + CheckpointText.VERSION)) {
      throw new IllegalArgumentException("version jaudit=" + CheckpointText.VERSION);
    }
    int end = lines.length - 1; // behind the last LF
    for (int i = 1; i < end - 1; i++) {
      number = i + 1;
      parseLine(lines[i], false);
    }
    number = Math.max(end, 1);
    String last = "end=" + (end - 1);
    if (end < 2 || !lines[end].isEmpty() || !lines[end - 1].equals(last)) {
      throw new IllegalArgumentException(last + " and a newline as the end");
    }
    checkPositions();
    return new Checkpoint(
        identity(),
        Optional.ofNullable(lastEvent),
        files,
        open,
        nodes,
        Optional.ofNullable(others));
  }

  private Checkpoint parseAusearch() {
    for (int i = 0; i < lines.length && !(i == lines.length - 1 && lines[i].isEmpty()); i++) {
      number = i + 1;
      parseLine(lines[i], true);
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
      mark = Optional.of(new NodeMark(id.node(), id.timeMillis(), id.serial(), serials));
    }
    return new Checkpoint(
        identity, Optional.ofNullable(event), List.of(), List.of(), List.of(), mark);
  }

  private Optional<FileIdentity> identity() {
    if (device == null && inode == null) {
      return Optional.empty();
    }
    if (device == null || inode == null) {
      throw new IllegalArgumentException("dev= and inode= to stand together");
    }
    return Optional.of(new FileIdentity(device, inode));
  }

  private void parseLine(String line, boolean ofAusearch) {
    int equals = line.indexOf('=');
    String field = equals < 0 ? "" : line.substring(0, equals);
    TokenReader value = new TokenReader(line.substring(equals + 1));
    switch (ofAusearch && !AUSEARCH.contains(field) ? "" : field) {
      case "dev" -> device = TokenReader.device(value.next("a device"));
      case "inode" -> inode = TokenReader.inode(value.next("an inode"));
      case "output" -> lastEvent = output(value, ofAusearch);
      case "file" -> files.add(file(value));
      case "open" -> open.add(open(value));
      case "last" -> nodes.add(node(value));
      case "others" -> others = node(value);
      default -> throw new IllegalArgumentException("a line of a checkpoint");
    }
    value.end("the end of the line");
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
    // What ausearch writes where it has seen no event.
    return id.seconds() == 0 && id.serial() == 0 && number == 0
        ? null
        : new LastEvent(id, (int) number);
  }

  private static @Nullable String rawNode(String word) {
    return word.startsWith("-") ? null : word;
  }

  private static FileMark file(TokenReader value) {
    String expected = "LOG DEV INODE READTO LENGTH HASH";
    int log = (int) Math.min(value.number(expected), Integer.MAX_VALUE);
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

  private static OpenEventMark open(TokenReader value) {
    String expected = "NODE SEC.MMM:SERIAL FILE:OFFSET...";
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
    return new OpenEventMark(id, positions);
  }

  private static NodeMark node(TokenReader value) {
    String expected = "NODE SEC.MMM:HIGHEST SERIAL,...";
    EventId id = value.stamp(NodeText.decode(value.next(expected)));
    List<Long> serials = new ArrayList<>();
    if (value.hasNext()) {
      for (String serial : value.next(expected).split(",", -1)) {
        serials.add(TokenReader.number(serial, expected));
      }
    }
    return new NodeMark(id.node(), id.timeMillis(), id.serial(), serials);
  }

  private void checkPositions() {
    for (OpenEventMark event : open) {
      for (long position : event.positions()) {
        int file = LogPosition.source(position);
        if (file >= files.size() || LogPosition.offset(position) >= files.get(file).readTo()) {
          throw new IllegalArgumentException("each open= to name bytes read of a file=");
        }
      }
    }
  }
}
