package io.jaudit.output.ecs;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.ProcessInfo;
import io.jaudit.output.json.UtcTime;
import io.jaudit.process.Ancestor;
import io.jaudit.process.EntityId;
import io.jaudit.process.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members of {@code process} that come from other events: its ID and {@code
 * process.parent}, which is the process that started it, even if another one has adopted it since.
 * Not safe for use by several threads.
 */
final class EcsLineage {
  private final EcsText json;
  private final ByteBuilder scratch = new ByteBuilder(64);

  EcsLineage(EcsText json) {
    this.json = json;
  }

  /** Writes what describes the process itself. */
  void write(Lineage lineage) {
    json.string(EcsMember.ENTITY_ID, text(lineage.id()));
    if (lineage.startMillis() != Lineage.UNSEEN) {
      scratch.clear();
      UtcTime.append(lineage.startMillis(), scratch);
      json.string(EcsMember.START, scratch.toSlice());
    }
  }

  /** Writes the members of the parent; only its number if nothing else is known. */
  void writeParent(@Nullable Lineage lineage, ProcessInfo process) {
    Ancestor parent = lineage == null ? null : lineage.parent();
    if (parent == null) {
      json.count(EcsMember.PID, process.parentPid());
      return;
    }
    json.count(EcsMember.PID, parent.id().pid());
    json.string(EcsMember.ENTITY_ID, text(parent.id()));
    ByteSlice path = parent.program().executable();
    if (path != null) {
      json.string(EcsMember.NAME, path.slice(path.lastIndexOf((byte) '/') + 1));
      json.string(EcsMember.EXECUTABLE, path);
    }
    json.string(EcsMember.COMMAND_LINE, parent.program().commandLine());
  }

  private ByteSlice text(EntityId id) {
    scratch.clear();
    id.appendTo(scratch);
    return scratch.toSlice();
  }
}
