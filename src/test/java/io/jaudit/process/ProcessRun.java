package io.jaudit.process;

import io.jaudit.AuditLog;
import io.jaudit.Query;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import io.jaudit.source.LogSource;
import io.jaudit.source.StreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log, and has a {@link ProcessTable} take its events; those of a poorer log if desired.
 */
final class ProcessRun {
  /** An event, and what the table said of its process. */
  record Seen(AuditEvent event, @Nullable Lineage lineage) {
    /** Returns true for a program that was executed, or could not be. */
    boolean hasCall(int... numbers) {
      long call = number(FieldId.SYSCALL);
      for (int each : numbers) {
        if (call == each) {
          return true;
        }
      }
      return false;
    }

    boolean succeeded() {
      Field success = syscall() == null ? null : syscall().find(FieldId.SUCCESS);
      return success != null && success.value().is("yes");
    }

    long number(int field) {
      Field found = syscall() == null ? null : syscall().find(field);
      return found == null ? -1 : Long.parseLong(found.value().latin1());
    }

    @Nullable AuditRecord syscall() {
      return event.first(RecordType.SYSCALL);
    }
  }

  final List<Seen> seen = new ArrayList<>();
  final ProcessTable table;

  private ProcessRun(ProcessSettings settings) {
    table = new ProcessTable(settings);
  }

  static ProcessRun of(Path... files) {
    return of(event -> true, files);
  }

  /** Has the table take only the events that {@code isLogged} accepts. */
  static ProcessRun of(Predicate<AuditEvent> isLogged, Path... files) {
    ProcessRun run = new ProcessRun(ProcessSettings.DEFAULT);
    try (AuditLog log = AuditLog.open(files)) {
      run.take(log, isLogged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run;
  }

  /** Reads lines with one character per byte. */
  static ProcessRun ofLines(ProcessSettings settings, String lines) {
    ProcessRun run = new ProcessRun(settings);
    LogSource source =
        new StreamSource(
            "log", new ByteArrayInputStream(lines.getBytes(StandardCharsets.ISO_8859_1)));
    try (AuditLog log = AuditLog.of(List.of(source))) {
      run.take(log, event -> true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run;
  }

  private void take(AuditLog log, Predicate<AuditEvent> isLogged) throws IOException {
    log.search(
        Query.parse(),
        event -> {
          if (isLogged.test(event)) {
            table.take(event, 0);
            seen.add(new Seen(event, Lineage.of(event)));
          }
          return true;
        });
  }
}
