package io.jaudit.spark;

import io.jaudit.interpret.names.Identities;
import io.jaudit.options.OutputChoice;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.output.EventWriter;
import io.jaudit.output.lines.LineWriter;
import java.time.ZoneId;
import java.util.List;

/** The format of the events, as words of the command line choose it. Immutable. */
final class Formatting {
  private final OutputChoice choice;
  private final ZoneId zone;

  /**
   * Reads the words.
   *
   * @throws IllegalArgumentException if one is wrong
   */
  Formatting(List<String> words, String zone) {
    this.zone = ZoneId.of(zone);
    try {
      this.choice = OutputChoice.of(SearchOptions.parse(words), "");
    } catch (UsageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Returns a new writer; no terminal limits its width. */
  EventWriter writer() {
    return choice.writer(choice.settings(() -> zone, Identities.ofLog(), "", LineWriter.UNLIMITED));
  }

  boolean needsProcesses() {
    return choice.needsProcesses();
  }
}
