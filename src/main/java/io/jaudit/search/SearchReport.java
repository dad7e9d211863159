package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.EventAssembler;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a search met on its way: counts, and the first places of what could not be used. Nothing
 * vanishes unsaid: the caller prints {@link #troubles} at the end. Not safe for use by several
 * threads.
 */
public final class SearchReport {
  private static final int PLACES_NAMED = 3;

  /** Is told of each line that can't be parsed, as it is met. */
  @FunctionalInterface
  public interface MalformedListener {
    /**
     * Takes one bad line.
     *
     * @param place {@code file:line}, or the byte where the lines were not counted
     * @param expected what was expected there
     * @param line the line itself; what is not UTF-8 in it as U+FFFD
     */
    void malformed(String place, String expected, String line);
  }

  private final @Nullable MalformedListener listener;
  private final List<String> malformedPlaces = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private @Nullable String checkpoint;
  private long lines;
  private long malformed;
  private long events;
  private long matched;
  private long strayMarks;
  private long letGo;
  private long lateRests;
  private Set<@Nullable String> nodes = Set.of();

  /**
   * Begins an empty report.
   *
   * @param listener told of each bad line; null where only the counts are wanted
   */
  public SearchReport(@Nullable MalformedListener listener) {
    this.listener = listener;
  }

  void lines(int more) {
    lines += more;
  }

  void malformed(String place, String expected, ByteSlice line) {
    malformed++;
    if (malformedPlaces.size() < PLACES_NAMED) {
      malformedPlaces.add(place + ": " + expected);
    }
    if (listener != null) {
      listener.malformed(place, expected, line.utf8());
    }
  }

  void unreadable(LogSource source, IOException problem) {
    unreadable.add("can't read " + source.name() + ": " + reason(problem));
  }

  /** What became of the checkpoint; a sentence. */
  void checkpoint(String sequel) {
    checkpoint = sequel;
  }

  void event() {
    events++;
  }

  void matched(int more) {
    matched += more;
  }

  void assembled(EventAssembler assembler) {
    strayMarks = assembler.strayMarks();
    letGo = assembler.letGo();
    lateRests = assembler.lateRests();
    nodes = assembler.nodes();
  }

  /** How many lines were read. */
  public long lines() {
    return lines;
  }

  /** How many events were joined from them. */
  public long events() {
    return events;
  }

  /** How many events matched and were written. */
  public long matches() {
    return matched;
  }

  /** Returns the first node met whose name contains {@code text}; null if there is none. */
  public @Nullable String nodeWith(String text) {
    for (String node : nodes) {
      if (node != null && node.contains(text)) {
        return node;
      }
    }
    return null;
  }

  /** True where a file could not be read to its end. */
  public boolean hasUnreadable() {
    return !unreadable.isEmpty();
  }

  /** A sentence for each kind of trouble; none where all went well. */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>(unreadable);
    if (malformed > 0) {
      String more = malformed > malformedPlaces.size() ? "; ..." : "";
      troubles.add(
          count(malformed, "line")
              + " could not be parsed: "
              + String.join("; ", malformedPlaces)
              + more);
    }
    if (strayMarks > 0) {
      troubles.add(count(strayMarks, "EOE record") + " without an event left out");
    }
    if (letGo > 0) {
      troubles.add(
          count(letGo, "event") + " let go before the end was seen, as too much was open at once");
    }
    if (lateRests > 0) {
      troubles.add(
          "late records of "
              + count(lateRests, "event")
              + " stand apart from the rest, as they came after the time-out;"
              + " a larger --eoe-timeout may join them");
    }
    if (checkpoint != null) {
      troubles.add(checkpoint);
    }
    return troubles;
  }

  /** Why a file could not be read, in words. */
  public static String reason(IOException problem) {
    if (problem instanceof NoSuchFileException gone) {
      String more = gone.getReason();
      return "there is no such file" + (more == null ? "" : "; " + more);
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileSystemException of && of.getReason() != null) {
      return of.getReason(); // its message has the name of the file, too
    }
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
