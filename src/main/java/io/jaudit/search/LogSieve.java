package io.jaudit.search;

import io.jaudit.event.EventAssembler;
import io.jaudit.event.RunSieve;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Sifts the runs of one log after the other, each over all of its files. For use by one thread. */
final class LogSieve {
  private final int timeoutSeconds;
  private @Nullable RunSieve current;

  /**
   * @param timeoutSeconds of the assembler
   */
  LogSieve(int timeoutSeconds) {
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Returns true if a sieve pays off with such a timeout. */
  boolean isUseful() {
    return timeoutSeconds <= RunSieve.MAX_TIMEOUT;
  }

  /**
   * Returns the sieve of the log that is read.
   *
   * @param assembler joins what is let through
   */
  RunSieve of(EventAssembler assembler) {
    RunSieve known = current;
    if (known == null) {
      known = new RunSieve(assembler, timeoutSeconds);
      current = known;
    }
    return known;
  }

  /** Lets everything through that waits, because what is read next is not sifted. */
  void end() throws IOException {
    RunSieve last = current;
    current = null;
    if (last != null) {
      last.end();
    }
  }

  /** Lets everything wanted through that waits, at the end of the log, of which no file is open. */
  void endLog() {
    RunSieve last = current;
    current = null;
    try {
      if (last != null) {
        last.endLog();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // lines that would have to be read went through before
    }
  }
}
