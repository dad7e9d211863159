package io.jaudit.cli;

import io.jaudit.bytes.Printable;
import io.jaudit.checkpoint.Checkpoint;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointStore;
import io.jaudit.checkpoint.FileMark;
import io.jaudit.checkpoint.NodeMark;
import io.jaudit.checkpoint.OpenEventMark;
import io.jaudit.manual.Command;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.UsageException;
import io.jaudit.record.EventId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs {@code jaudit checkpoint show FILE}, which prints the content of a checkpoint in words. */
final class CheckpointCommand {
  private final Environment environment;

  CheckpointCommand(Environment environment) {
    this.environment = environment;
  }

  int run(List<String> words) throws UsageException {
    if (words.contains("-h") || words.contains("--help")) {
      return JauditCommand.print(HelpTopics.text(Command.CHECKPOINT), environment);
    }
    if (words.size() != 2 || !words.get(0).equals("show")) {
      throw new UsageException("expected: jaudit checkpoint show FILE");
    }
    String file = words.get(1);
    try {
      Path path = SearchInput.path(file);
      Optional<Checkpoint> checkpoint =
          Files.notExists(path) ? Optional.empty() : new CheckpointStore(path).load();
      if (checkpoint.isEmpty()) {
        throw new UsageException("can't read " + file + ": no such file");
      }
      return JauditCommand.print(text(checkpoint.get()), environment);
    } catch (CheckpointException e) {
      environment.err().println("jaudit: " + Printable.of(String.valueOf(e.getMessage())));
      return e.kind().exitStatus();
    }
  }

  private static String text(Checkpoint checkpoint) {
    StringBuilder text = new StringBuilder();
    checkpoint
        .lastEvent()
        .ifPresentOrElse(
            event ->
                line(text, "last event", event.id() + " (" + time(event.id().timeMillis()) + ")"),
            () -> line(text, "last event", "none"));
    for (FileMark file : checkpoint.files()) {
      String identity =
          file.identity()
              .map(id -> "device 0x" + Long.toHexString(id.device()) + " inode " + id.inode())
              .orElse("device and inode unknown");
      line(text, "log file", identity + ", read to byte " + file.readTo());
    }
    for (OpenEventMark open : checkpoint.open()) {
      int lines = open.positions().size();
      line(text, "open event", open.id() + ", " + lines + (lines == 1 ? " line" : " lines"));
    }
    for (NodeMark node : checkpoint.nodes()) {
      line(text, "handled", nameOf(node.node()) + " up to " + time(node.timeMillis()));
    }
    checkpoint
        .otherNodes()
        .ifPresent(
            mark -> line(text, "handled", "up to " + time(mark.timeMillis()) + " (from ausearch)"));
    return text.toString().stripTrailing();
  }

  private static String nameOf(@Nullable String node) {
    if (node == null) {
      return "events without a node";
    }
    return (EventId.isNamed(node) ? "node " : "host ") + EventId.nameOf(node);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format("%-14s%s%n", name, Printable.of(value)));
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
