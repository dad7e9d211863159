package io.jaudit.describe;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Words a change of a setting: {@code audit_backlog_limit=8192 (was 64)}.
 *
 * <p>Based on {@code kernel/audit.c} and {@code security/selinux/selinuxfs.c} of the kernel.
 * Stateless.
 */
final class ChangedSetting {
  private ChangedSetting() {}

  /** Appends the change; returns false if the event is about something else. */
  static boolean append(EventView view, ByteBuilder out) {
    AuditRecord record = view.event().first(RecordType.CONFIG_CHANGE);
    if (record != null) {
      Fact setting = RecordFacts.setting(record);
      String name = setting == null ? "" : record.fields().name(setting.index()).latin1();
      return setting != null && append(name, setting, "old", view, out);
    }
    record = view.event().first(RecordType.FEATURE_CHANGE);
    if (record != null) {
      Fact feature = Fact.field(record, FieldId.FEATURE);
      String name = feature == null ? "" : feature.value().latin1();
      return append(name, Fact.field(record, "new"), "old", view, out);
    }
    record = view.event().first(RecordType.MAC_CONFIG_CHANGE);
    if (record != null) {
      Fact name = Fact.field(record, FieldId.BOOL);
      return append(
          name == null ? "" : name.value().latin1(),
          Fact.field(record, "val"),
          "old_val",
          view,
          out);
    }
    record = view.event().first(RecordType.MAC_STATUS);
    return record != null
        && append("", Fact.field(record, FieldId.ENFORCING), "old_enforcing", view, out);
  }

  private static boolean append(
      String name, @Nullable Fact value, String former, EventView view, ByteBuilder out) {
    ByteSlice now = view.words(value);
    AuditRecord record = value == null ? null : value.record();
    if (now == null || record == null) {
      return false;
    }
    out.append(name).append(name.isEmpty() ? "" : "=");
    CommandLine.appendName(now, out);
    ByteSlice before = view.words(Fact.field(record, former));
    if (before != null) {
      out.append(" (was ");
      CommandLine.appendName(before, out);
      out.append(')');
    }
    return true;
  }
}
