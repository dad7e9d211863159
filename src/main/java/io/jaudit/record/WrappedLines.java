package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that have the text of a record within something else that is parsed as a whole: after
 * the host and boot of a journal entry ({@link JournalLine}), or in a JSON object ({@link
 * JsonLine}). Loaded only if there is such a line. For use by the thread of its parser.
 */
final class WrappedLines {
  private final RecordParser parser;
  private final HeaderPlace place;
  private final JsonLine json = new JsonLine();
  private ByteSlice lastJournal = ByteSlice.EMPTY;
  private @Nullable String lastNode;

  /**
   * @param parser of the texts
   */
  WrappedLines(RecordParser parser) {
    this.parser = parser;
    this.place = parser.place();
  }

  /** Forgets the lines before, the arrays of which get other content. */
  void forgetLines() {
    lastJournal = ByteSlice.EMPTY;
  }

  /**
   * Reads a line of the journal.
   *
   * @param text where the record begins
   */
  AuditRecord readJournal(ByteSlice line, int text, long position) throws MalformedRecordException {
    MalformedRecordException problem = JournalLine.problem(line, text);
    if (problem != null) {
      throw problem;
    }
    if (lastJournal.isEmpty() || !line.startsWith(lastJournal)) {
      lastJournal = line.slice(0, text);
      lastNode = JournalLine.node(line, text);
    }
    place.clear();
    AuditRecord record = parser.parseText(line.slice(text), lastNode, position);
    place.shift(text);
    return record;
  }

  /**
   * Reads a JSON object.
   *
   * @param start where it begins
   */
  AuditRecord readJson(ByteSlice line, int start, long position) throws MalformedRecordException {
    if (!json.read(line, start)) {
      throw UnreadLine.ofJson(line, json.refusal());
    }
    if (start == 0 && SplitLines.isDockerPart(line)) {
      throw UnreadLine.ofPart(line); // its record would seem to be whole
    }
    ByteSlice host = json.host();
    String node = host == null ? null : NodeSource.JSON.node(host.latin1());
    place.clear();
    List<AuditRecord> records = new ArrayList<>();
    MalformedRecordException problem = null;
    String wrong = null;
    for (ByteSlice text : JsonLine.lines(json.texts())) {
      try {
        AuditRecord each = parser.parseText(text, node, position);
        wrong = wrong == null ? parser.damage() : wrong;
        for (; each != null; each = parser.next()) {
          records.add(each);
        }
      } catch (MalformedRecordException e) {
        problem = problem == null ? e : problem;
      }
    }
    if (records.isEmpty()) {
      if (problem == null || problem.problem() == LineProblem.OTHER_TEXT) {
        throw UnreadLine.ofJson(line, "");
      }
      throw problem;
    }
    if (wrong == null && problem != null && problem.problem() != LineProblem.SEPARATOR) {
      wrong = problem.reason();
    }
    parser.setDamage(wrong);
    if (records.size() > 1) {
      return parser.keepOthers(line, records);
    }
    AuditRecord record = records.get(0);
    findInJson(line, record);
    return record.unwrappedFrom(line);
  }

  /** Finds where the only record is in the line, if it has no escapes up to its body. */
  private void findInJson(ByteSlice line, AuditRecord record) {
    int text = json.textStart();
    int end = text + record.bodyStart();
    boolean isSame =
        !parser.wasChanged()
            && text >= 0
            && end <= line.length()
            && line.slice(text, end).equals(record.line().slice(0, record.bodyStart()));
    if (!isSame) {
      place.clear();
      return;
    }
    place.shift(text);
    place.setTextEnd(json.textEnd());
    if (json.hostEnd() > json.hostStart()) {
      place.setHost(json.hostStart(), json.hostEnd());
    }
  }
}
