package io.jaudit.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Represents one log: the files of a rotated set, or a single source. Records without a node are of
 * one host within a log, and of different hosts in two logs. Immutable.
 *
 * @param base the file that is written, without a number or date in its name; need not be among the
 *     sources; empty for a source that is not a file
 * @param sources in reading order: the oldest first
 */
public record Log(Optional<Path> base, List<LogSource> sources) {
  public Log {
    sources = List.copyOf(sources);
  }
}
