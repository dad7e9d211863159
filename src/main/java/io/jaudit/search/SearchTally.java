package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.LineProblem;
import io.jaudit.source.FileProblem;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a search read, and keeps the first places of what could not be used. Nothing is
 * omitted silently: the caller prints {@link #problems} at the end, and {@link #remarks} unless it
 * was asked to be quiet. Not safe for use by several threads.
 */
public final class SearchTally {
  /**
   * Receives each line that is not read, or only in part, when it is found. Called on one thread.
   */
  @FunctionalInterface
  public interface MalformedListener {
    /** Only the counts are wanted. */
    MalformedListener NONE =
        new MalformedListener() {
          @Override
          public void malformed(String place, String reason, ByteSlice line) {}
        };

    /**
     * Takes one such line.
     *
     * @param place {@code file:line}, or the byte if the lines were not counted
     * @param reason what was expected there
     * @param line the line itself
     */
    void malformed(String place, String reason, ByteSlice line);
  }

  private final MalformedListener listener;
  private final UnreadLines otherText = new UnreadLines();
  private final UnreadLines damaged = new UnreadLines();

  /** Records of which values may be wrong: only those whose fields were used. */
  private final UnreadLines doubtful = new UnreadLines();

  private final UnreadLines interpreted = new UnreadLines();
  private final UnreadLines unreadForms = new UnreadLines();
  private final List<String> unreadable = new ArrayList<>();
  private final List<String> remarkable = new ArrayList<>();
  private final Map<Integer, LogSource> sources = new HashMap<>();
  private @Nullable LogSource lastUnreadable;
  private long forgottenProcesses;
  private long shortenedLines;
  private final List<String> processProblems = new ArrayList<>();
  private List<String> checkpoint = List.of();
  private boolean hasRecords;

  /** True if events were left out before they were counted. */
  private boolean isUncounted;

  private long lines;
  private long events;
  private long matched;
  private long strayMarks;
  private long splitEvents;
  private long lateRests;
  private long restsOfHandled;
  private Set<@Nullable String> nodes = Set.of();

  /**
   * Begins an empty tally.
   *
   * @param listener receives each line that is not read
   */
  public SearchTally(MalformedListener listener) {
    this.listener = listener;
  }

  void lines(int more) {
    lines += more;
  }

  /** Counts lines of which the events were not counted. */
  void uncounted(int more) {
    lines += more;
    isUncounted = true;
  }

  /** Notes that records were read. */
  void record() {
    hasRecords = true;
  }

  /** Counts a line that was not read, or only in part. */
  void unread(String place, LineProblem problem, String reason, ByteSlice line) {
    switch (problem) {
      case OTHER_TEXT -> otherText.add(place, reason);
      case DAMAGED -> damaged.add(place, reason);
      case INTERPRETED -> interpreted.add(place, reason);
      case UNREADABLE -> unreadForms.add(place, reason);
      case SEPARATOR -> {
        return;
      }
    }
    listener.malformed(place, reason, line);
  }

  /** Records the source that positions have by this index. */
  void opened(int index, LogSource source) {
    sources.put(index, source);
  }

  /** Reports the records of which values may be wrong, as far as their fields were used. */
  void damage(AuditEvent event) {
    for (int i = 0; i < event.records().size(); i++) {
      AuditRecord record = event.records().get(i);
      String damage = record.damage();
      if (damage != null) {
        String place = name(record) + " at byte " + LogPosition.offset(record.position());
        doubtful.add(place, damage);
        listener.malformed(place, damage, record.line());
      }
    }
  }

  private String name(AuditRecord record) {
    LogSource source = sources.get(LogPosition.source(record.position()));
    return source == null ? "?" : source.name();
  }

  /**
   * Reports that the source read last could not be read, or not to its end. Only its first problem
   * is kept: what was read before may have to be read again, and fail, too.
   */
  void unreadable(LogSource source, IOException problem) {
    if (lastUnreadable != source) {
      lastUnreadable = source;
      unreadable.add(FileProblem.cantRead(source.name(), problem));
    }
  }

  /**
   * Reports what is remarkable about a source that was read to its end.
   *
   * @param remark a phrase; empty if nothing is
   */
  void remark(LogSource source, String remark) {
    if (!remark.isEmpty()) {
      remarkable.add(source.name() + ": " + remark);
    }
  }

  /** Reports compressed logs whose events are not in the order of time. */
  void late(int logs) {
    remarkable.add(
        "events of "
            + count(logs, "compressed log")
            + " come late, because too many logs of the same time are compressed; JAUDIT_OPTS=-Xmx2g"
            + " allows more, or decompress them first");
  }

  /** Records why processes are not kept from one run to the next; empty if they are. */
  void processProblem(String problem) {
    if (!problem.isEmpty() && !processProblems.contains(problem)) {
      processProblems.add(problem);
    }
  }

  /** Records how many processes were forgotten because there were too many. */
  void forgottenProcesses(long count) {
    forgottenProcesses = count;
  }

  void shortenedLines(long count) {
    shortenedLines = count;
  }

  /** Sentences about what the checkpoint left out, and what became of it. */
  void checkpoint(List<String> sentences) {
    checkpoint = sentences;
  }

  void event() {
    events++;
  }

  void matched(int more) {
    matched += more;
  }

  /** Limits the count to the events that are written, as more may have been looked at. */
  void matchedAtMost(long written) {
    matched = Math.min(matched, written);
  }

  /** Adds the counts of an assembler that has ended. */
  void assembled(EventAssembler assembler) {
    strayMarks += assembler.strayMarks();
    splitEvents += assembler.splitEvents();
    lateRests += assembler.lateRests();
    restsOfHandled += assembler.restsOfHandled();
    nodes = assembler.nodes();
  }

  /** Returns how many lines were read. */
  public long lines() {
    return lines;
  }

  /** Returns how many events were joined from them. */
  public long events() {
    return events;
  }

  /** Returns how much was read, in events, or in lines if not all events were counted. */
  public String read() {
    return "read " + (isUncounted ? count(lines, "line") : count(events, "event"));
  }

  /** Returns how many events matched and were written. */
  public long matches() {
    return matched;
  }

  /**
   * Returns how many lines were not read as records: other text, damage, forms that are not read.
   */
  public long unparsedLines() {
    return otherText.count() + damaged.count() + interpreted.count() + unreadForms.count();
  }

  /** Returns how many events are incomplete, or without records that came too late. */
  public long incompleteEvents() {
    return splitEvents + lateRests + restsOfHandled;
  }

  /** Returns the first node whose name contains {@code text}; null if there is none. */
  public @Nullable String nodeWith(String text) {
    for (String node : nodes) {
      String name = node == null ? "" : EventId.nameOf(node);
      if (name.contains(text)) {
        return name;
      }
    }
    return null;
  }

  /** Returns true if records at the end of the logs name no host. */
  public boolean hasUnnamed() {
    boolean isAny = false;
    for (String node : nodes) {
      isAny |= node == null;
    }
    return isAny;
  }

  /** Returns how many sources could not be read to their end. */
  public int unreadableSources() {
    return unreadable.size();
  }

  /** Returns true if a file could not be read to its end. */
  public boolean hasUnreadable() {
    return !unreadable.isEmpty();
  }

  /**
   * Returns true if all that was read is audit records in a form that can't be searched; then "no
   * match" would be a wrong answer.
   */
  public boolean isOnlyUnreadForms() {
    return !hasRecords && interpreted.count() + unreadForms.count() > 0;
  }

  /**
   * Returns a sentence for each kind of problem: damage, records in a form that is not read, files
   * that can't be read; none if all went well.
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(unreadable);
    problems.addAll(remarkable);
    addProblemsOfLines(problems);
    addProblemsOfEvents(problems);
    problems.addAll(checkpoint);
    problems.addAll(processProblems);
    return problems;
  }

  private void addProblemsOfLines(List<String> problems) {
    if (damaged.count() > 0) {
      problems.add(count(damaged.count(), "damaged line") + ": " + damaged.reasons());
    }
    if (doubtful.count() > 0) {
      problems.add(count(doubtful.count(), "damaged record") + ": " + doubtful.reasons());
    }
    if (unreadForms.count() > 0) {
      problems.add(
          count(unreadForms.count(), "line") + " could not be read: " + unreadForms.reasons());
    }
    if (interpreted.count() > 0) {
      problems.add(
          (interpreted.count() == 1
                  ? "1 line is already interpreted, as ausearch -i prints it"
                  : interpreted.count()
                      + " lines are already interpreted, as ausearch -i prints them")
              + "; search the original log instead: "
              + interpreted.places());
    }
  }

  private void addProblemsOfEvents(List<String> problems) {
    if (strayMarks > 0) {
      String match = strayMarks == 1 ? " that matches no open event" : " that match no open event";
      problems.add("ignored " + count(strayMarks, "EOE record") + match);
    }
    if (splitEvents > 0) {
      problems.add(
          count(splitEvents, "event")
              + (splitEvents == 1 ? " was" : " were")
              + " written incomplete: too many events were open");
    }
    if (forgottenProcesses > 0) {
      problems.add(
          "forgot "
              + forgottenProcesses
              + (forgottenProcesses == 1 ? " process" : " processes")
              + " that may still have been running; a larger --max-processes keeps more of them");
    }
    if (shortenedLines > 0) {
      problems.add(
          "cut "
              + shortenedLines
              + (shortenedLines == 1 ? " command line" : " command lines")
              + " of processes, because all together took too much memory; JAUDIT_OPTS=-Xmx1g gives"
              + " room for more");
    }
    if (lateRests > 0) {
      problems.add(
          lateRecords(lateRests)
              + " because they came after the timeout; a larger --eoe-timeout may join them");
    }
    if (restsOfHandled > 0) {
      problems.add(lateRecords(restsOfHandled) + " because an earlier run handled the first part");
    }
  }

  /** Returns a sentence for each kind of line that is normal in a log that others write to, too. */
  public List<String> remarks() {
    return otherText.count() == 0
        ? List.of()
        : List.of(
            (otherText.count() == 1
                    ? "1 line is not an audit record: "
                    : otherText.count() + " lines are not audit records: ")
                + otherText.places());
  }

  private static String lateRecords(long events) {
    return events == 1
        ? "1 event has late records, which form a separate event"
        : events + " events have late records, which form separate events";
  }

  /** Returns {@code 1 line}, {@code 2 lines}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
