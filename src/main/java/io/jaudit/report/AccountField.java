package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SummaryText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.report.ReportColumn.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the change of an account is about. Programs log the account by name or by number. */
enum AccountField implements ListField {
  /** The account by its name, or its number if nothing has its name. */
  ACCT {
    @Override
    @Nullable ByteSlice of(EventView event, AuditRecord record) {
      ByteSlice name = SummaryText.find(record, "acct");
      if (name != null && !name.isEmpty()) {
        return name;
      }
      int id = record.fields().indexOf(FieldId.ID, 0);
      if (id < 0) {
        return name;
      }
      ByteSlice known = event.meaning().of(record, id, FieldKind.USER); // or of a group
      return known == null ? record.fields().value(id) : known;
    }
  },
  /** What was done, of which a blank separates the words: {@code op=adding user id=1005}. */
  OP {
    @Override
    @Nullable ByteSlice of(EventView event, AuditRecord record) {
      Fields fields = record.fields();
      int index = fields.indexOf(FieldId.OP, 0);
      if (index < 0) {
        return null;
      }
      ByteBuilder words = new ByteBuilder().append(fields.value(index));
      for (int i = index + 1; i < fields.size() && fields.name(i).isEmpty(); i++) {
        words.append(words.length() == 0 ? "" : " ").append(fields.value(i));
      }
      return words.length() == 0 ? null : words.toSlice();
    }
  };

  abstract @Nullable ByteSlice of(EventView event, AuditRecord record);

  @Override
  public ReportColumn column() {
    return new ReportColumn(name().toLowerCase(Locale.ROOT), Kind.TEXT);
  }

  @Override
  public boolean needsProcesses() {
    return false;
  }

  @Override
  public ValueReader reader() {
    return (event, values) -> {
      for (AuditRecord record : event.view().records()) {
        if (TypeGroup.ACCOUNTS.has(record.type())) {
          values.text(of(event.view(), record));
        }
      }
      return false;
    };
  }
}
