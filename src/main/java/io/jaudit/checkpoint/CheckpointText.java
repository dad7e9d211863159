package io.jaudit.checkpoint;

import io.jaudit.record.EventId;
import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogPosition;
import java.util.Locale;
import java.util.Optional;

/**
 * A checkpoint as text: lines {@code name=value}, ISO-8859-1.
 *
 * <pre>
 * jaudit=1                                  the version of the format, always first
 * dev=0xFE00                                these three as ausearch writes them
 * inode=2163608                               (docs/ausearch-semantics.md §4.1), but a node is
 *                                             encoded as in NodeText
 * output=NODE SEC.MMM:SERIAL 0xTYPE
 * file=LOG DEV INODE READTO LENGTH HASH     FileMark; DEV and INODE are - where there are none;
 *                                             behind it LENGTH HASH of its end, if there is one
 * open=NODE SEC.MMM:SERIAL FILE:OFFSET...   OpenEventMark; FILE counts the file= lines from 0
 * last=NODE SEC.MMM:HIGHEST SERIAL,...      NodeMark
 * others=NODE SEC.MMM:HIGHEST SERIAL,...    the mark for other nodes
 * end=N                                     always last; the lines before it, so that none is gone
 * </pre>
 */
final class CheckpointText {
  static final String VERSION = "1";

  private final StringBuilder text = new StringBuilder(512);
  private int lines;

  private CheckpointText() {}

  static String of(Checkpoint checkpoint) {
    CheckpointText text = new CheckpointText();
    text.line("jaudit=" + VERSION);
    Optional<FileIdentity> file = checkpoint.lastFile();
    if (file.isPresent()) {
      text.line("dev=" + device(file.get()));
      text.line("inode=" + Long.toUnsignedString(file.get().inode()));
    }
    text.line("output=" + output(checkpoint.lastEvent()));
    for (FileMark mark : checkpoint.files()) {
      text.line("file=" + file(mark));
    }
    for (OpenEventMark event : checkpoint.open()) {
      text.line("open=" + open(event));
    }
    for (NodeMark node : checkpoint.nodes()) {
      text.line("last=" + node(node));
    }
    if (checkpoint.otherNodes().isPresent()) {
      text.line("others=" + node(checkpoint.otherNodes().get()));
    }
    text.line("end=" + text.lines);
    return text.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
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
    StringBuilder line = new StringBuilder(id(event.id()));
    for (long position : event.positions()) {
      line.append(' ').append(LogPosition.source(position));
      line.append(':').append(LogPosition.offset(position));
    }
    return line.toString();
  }

  private static String node(NodeMark mark) {
    StringBuilder line = new StringBuilder();
    line.append(id(new EventId(mark.node(), mark.timeMillis(), mark.highestSerial())));
    char separator = ' ';
    for (long serial : mark.serials()) {
      line.append(separator).append(serial);
      separator = ',';
    }
    return line.toString();
  }

  private static String id(EventId id) {
    return NodeText.encode(id.node()) + ' ' + id.stamp();
  }
}
