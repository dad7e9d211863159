package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.describe.ValueSink;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.where.QueryField;
import io.jaudit.filter.where.QueryField.Form;
import io.jaudit.filter.where.WhereException;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the summary of events without any of what makes the real one fast: each number is counted
 * in a pass of its own over all events, and each value is read from the fields of all records.
 */
final class SlowSummary {
  private final List<AuditEvent> events;
  private final List<String> rows = new ArrayList<>();

  private SlowSummary(List<AuditEvent> events) {
    this.events = events;
  }

  /** Returns the rows of the summary, {@code NAME,NUMBER}. */
  static List<String> of(List<AuditEvent> events) throws WhereException {
    return new SlowSummary(events).make();
  }

  private List<String> make() throws WhereException {
    count("configuration changes", view -> isOf(TypeGroup.CONFIG, view));
    count("account changes", view -> isOf(TypeGroup.ACCOUNTS, view));
    count("logins", view -> isOf(TypeGroup.LOGINS, view) && !hasFailed(view));
    count("failed logins", view -> isOf(TypeGroup.LOGINS, view) && hasFailed(view));
    count("authentications", view -> isOf(TypeGroup.AUTHENTICATIONS, view) && !hasFailed(view));
    count(
        "failed authentications", view -> isOf(TypeGroup.AUTHENTICATIONS, view) && hasFailed(view));
    values("login users (auid)", "user.auid");
    values("users (uid)", "user.uid");
    values("terminals", "tty,terminal");
    values("hosts", "hostname,addr");
    values("executables", "exe");
    values("commands", "comm");
    values("files", "paths.path");
    count("access decisions", view -> isOf(TypeGroup.DECISIONS, view));
    count("MAC events", view -> isOf(TypeGroup.MAC, view));
    count("failed system calls", view -> isCall(view) && hasFailed(view));
    count("anomalies", view -> isOf(TypeGroup.ANOMALIES, view));
    count("responses to anomalies", view -> isOf(TypeGroup.RESPONSES, view));
    count("crypto events", view -> isOf(TypeGroup.CRYPTO, view));
    count("integrity events", view -> isOf(TypeGroup.INTEGRITY, view));
    count("virtualization events", view -> isOf(TypeGroup.VIRT, view));
    values("keys", "SYSCALL.key,URINGOP.key");
    values("process IDs", "process.pid");
    count("events", view -> true);
    return rows;
  }

  private void count(String name, Predicate<EventView> test) {
    long number = 0;
    for (AuditEvent event : events) {
      number += test.test(new EventView(Identities.ofLog()).of(event)) ? 1 : 0;
    }
    rows.add(name + "," + number);
  }

  private void values(String name, String fields) throws WhereException {
    Set<ByteSlice> all = new HashSet<>();
    ValueSink sink =
        new ValueSink() {
          @Override
          public void text(@Nullable ByteSlice text) {
            if (text != null) {
              all.add(text.copy());
            }
          }

          @Override
          public void number(ByteSlice text) {
            text(text);
          }
        };
    for (AuditEvent event : events) {
      for (QueryField field : QueryField.list(fields)) {
        field.read(new EventView(Identities.ofLog()).of(event), Form.PLAIN, sink);
      }
    }
    rows.add(name + "," + all.size());
  }

  private static boolean isOf(TypeGroup group, EventView view) {
    List<String> types = List.of(group.condition().split("[^A-Z0-9_]+"));
    return view.records().stream().anyMatch(record -> types.contains(record.type().name()));
  }

  private static boolean isCall(EventView view) {
    return view.records().stream()
        .anyMatch(record -> record.is(RecordType.SYSCALL) || record.is(RecordType.URINGOP));
  }

  private static boolean hasFailed(EventView view) {
    return view.outcome() == Outcome.FAILED;
  }
}
