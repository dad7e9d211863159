package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogPosition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a checkpoint as text: lines {@code name=value}, ISO-8859-1.
 *
 * <pre>
 * jaudit=2                                  the version of the format, always first
 * dev=0xFE00                                these three as ausearch writes them
 * inode=2163608                               (docs/ausearch-semantics.md §4.1), but a node is
 * output=NODE SEC.MMM:SERIAL 0xTYPE           encoded as in NodeText
 * saved=MILLIS                              when it was first saved so, in ms since the epoch
 * log=NAME                                  LogMark: its path, encoded as a node, and lost=RUNS if
 *                                             the position was lost; LOG counts these lines from 0
 * file=LOG DEV INODE READTO LENGTH HASH     FileMark; DEV and INODE are - if there are none; then
 *                                             LENGTH HASH of its end, if there is one
 * open=LOG NODE SEC.MMM:SERIAL FILE:OFFSET... OpenEventMark; FILE counts the file= lines from 0
 * part=LOG NODE SEC.MMM:SERIAL HASH...      HandledPart
 * last=LOG NODE SEC.MMM:HIGHEST SERIAL,... FROM-TO,...
 *                                           NodeMark; SERIAL,... is - if there are none; FROM-TO,...
 *                                             is left out if it is 0-HIGHEST
 * others=NODE SEC.MMM:HIGHEST SERIAL,...    the mark for other nodes
 * end=N                                     always last; the lines before it, so that none is gone
 * </pre>
 *
 * <p>LOG is {@code -} in marks that hold for any log. In version 1, which is still read, there are
 * no saved=, log= and part= lines, and open= and last= have no LOG and no FROM-TO.
 */
final class CheckpointText {
  static final String VERSION = "2";
  static final String OLD_VERSION = "1";

  private final OutputStream out;
  private int lines;

  private CheckpointText(OutputStream out) {
    this.out = out;
  }

  /** Writes line by line, because a checkpoint of a full log may take a good part of the heap. */
  static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
    CheckpointText text = new CheckpointText(out);
    text.line("jaudit=" + VERSION);
    Optional<FileIdentity> file = checkpoint.lastFile();
    if (file.isPresent()) {
      text.line("dev=" + device(file.get()));
      text.line("inode=" + Long.toUnsignedString(file.get().inode()));
    }
    text.line("output=" + output(checkpoint.lastEvent()));
    if (checkpoint.savedMillis() > 0) {
      text.line("saved=" + checkpoint.savedMillis());
    }
    for (LogMark log : checkpoint.logs()) {
      String name = NodeText.encode(log.name().isEmpty() ? null : log.name());
      text.line("log=" + name + (log.isLost() ? " lost=" + log.lost() : ""));
    }
    for (FileMark mark : checkpoint.files()) {
      text.line("file=" + file(mark));
    }
    for (OpenEventMark event : checkpoint.open()) {
      text.line("open=" + open(event));
    }
    for (HandledPart part : checkpoint.parts()) {
      text.line("part=" + part(part));
    }
    for (NodeMark node : checkpoint.nodes()) {
      text.line("last=" + log(node.log()) + node(node));
    }
    if (checkpoint.otherNodes().isPresent()) {
      text.line("others=" + node(checkpoint.otherNodes().get()));
    }
    text.line("end=" + text.lines);
  }

  private void line(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.ISO_8859_1));
    out.write('\n');
    lines++;
  }

  private static String output(Optional<LastEvent> event) {
    return event.isEmpty()
        ? "- 0.000:0 0x0"
        : id(event.get().id())
            + " 0x"
            + Integer.toHexString(event.get().typeNumber()).toUpperCase(Locale.ROOT);
  }

  private static String file(FileMark mark) {
    Optional<FileIdentity> identity = mark.identity();
    String device = identity.isPresent() ? device(identity.get()) : "-";
    String inode = identity.isPresent() ? Long.toUnsignedString(identity.get().inode()) : "-";
    String words = String.join(" ", Integer.toString(mark.log()), device, inode);
    words += " " + mark.readTo() + " " + fingerprint(mark.fingerprint());
    return mark.end().isEmpty() ? words : words + " " + fingerprint(mark.end());
  }

  private static String fingerprint(Fingerprint fingerprint) {
    return fingerprint.length() + " " + Long.toHexString(fingerprint.hash());
  }

  private static String device(FileIdentity identity) {
    return "0x" + Long.toHexString(identity.device()).toUpperCase(Locale.ROOT);
  }

  private static String open(OpenEventMark event) {
    StringBuilder line = new StringBuilder(log(event.log()) + id(event.id()));
    for (long position : event.positions()) {
      line.append(' ').append(LogPosition.source(position));
      line.append(':').append(LogPosition.offset(position));
    }
    return line.toString();
  }

  private static String part(HandledPart part) {
    StringBuilder line = new StringBuilder(log(part.log()) + id(part.id()));
    for (long hash : part.hashes()) {
      line.append(' ').append(Long.toHexString(hash));
    }
    return line.toString();
  }

  private static String log(int log) {
    return (log == Checkpoint.ANY_LOG ? "-" : Integer.toString(log)) + ' ';
  }

  private static String node(NodeMark mark) {
    StringBuilder line = new StringBuilder();
    line.append(id(new EventId(mark.node(), mark.timeMillis(), mark.highestSerial())));
    char separator = ' ';
    for (long serial : mark.serials()) {
      line.append(separator).append(serial);
      separator = ',';
    }
    if (!mark.handled().isWithoutGaps()) {
      line.append(mark.serials().isEmpty() ? " -" : "").append(' ').append(mark.handled());
    }
    return line.toString();
  }

  private static String id(EventId id) {
    return NodeText.encode(id.node()) + ' ' + id.stamp();
  }
}
