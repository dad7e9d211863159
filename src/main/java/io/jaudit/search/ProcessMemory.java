package io.jaudit.search;

import io.jaudit.checkpoint.CompanionFile;
import io.jaudit.process.ProcessTable;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps the processes that still live from one run to the next, in files next to the checkpoint.
 * Immutable.
 *
 * @param last what the last run saved; empty before the first run with the checkpoint
 * @param next receives what this run knows at its end
 */
public record ProcessMemory(Optional<CompanionFile> last, CompanionFile next) {
  /** Has a table go on where the last run was; returns why it can't, or an empty text. */
  String restore(ProcessTable table) {
    if (last.isEmpty()) {
      return "";
    }
    Optional<byte[]> bytes = last.get().load();
    String problem = last.get().problem();
    if (bytes.isPresent()) {
      try {
        table.restore(bytes.get());
      } catch (IOException e) {
        problem = last.get() + " is damaged";
      }
    }
    return problem.isEmpty() ? "" : "processes of earlier runs are not known: " + problem;
  }

  /** Saves a table after the checkpoint was saved; returns why it can't, or an empty text. */
  String save(ProcessTable table) {
    return next.save(table.toBytes())
        ? ""
        : "the next run will not know the processes of this one: " + next.problem();
  }
}
