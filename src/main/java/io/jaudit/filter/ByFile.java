package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.Endian;
import io.jaudit.interpret.FieldText;
import io.jaudit.interpret.PathText;
import io.jaudit.interpret.SocketAddress;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches events with a file: any name as logged, and resolved from the directory of the program
 * (docs/ausearch-semantics.md §3.5, docs/ausearch-differences.md no. 11).
 */
record ByFile(WantedText wanted) implements EventFilter {
  @Override
  public boolean matches(AuditEvent event) {
    return FieldCriterion.FILE.anyPasses(event, (record, index, text) -> isName(text))
        || isSocket(event)
        || isResolved(event);
  }

  /** A name in the abstract name space is logged with its leading NUL. */
  private boolean isName(ByteSlice text) {
    return wanted.is(!text.isEmpty() && text.at(0) == 0 ? text.slice(1) : text);
  }

  private boolean isSocket(AuditEvent event) {
    Endian endian = Endian.of(event.records());
    for (AuditRecord record : event.records()) {
      if (record.is(RecordType.SOCKADDR)) {
        Field saddr = record.find(FieldId.SADDR);
        Optional<SocketAddress> socket =
            saddr == null ? Optional.empty() : SocketAddress.decode(saddr.value(), endian);
        ByteSlice path = socket.isEmpty() ? null : socket.get().path();
        if (path != null && wanted.is(path)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isResolved(AuditEvent event) {
    ByteSlice directory = directory(event);
    for (AuditRecord record : event.records()) {
      if (record.is(RecordType.PATH)) {
        Field name = record.find(FieldId.NAME);
        if (name != null && isResolved(FieldText.of(record, name), directory)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isResolved(ByteSlice name, @Nullable ByteSlice directory) {
    if (name.isEmpty() || name.is("(null)")) {
      return false;
    }
    if (name.at(0) == '/') {
      return !PathText.isClean(name) && wanted.is(PathText.clean(name));
    }
    if (directory == null) {
      return false;
    }
    ByteSlice joined = PathText.join(directory, name);
    // ausearch compares it before it is normalized.
    return wanted.is(joined) || (!PathText.isClean(joined) && wanted.is(PathText.clean(joined)));
  }

  private static @Nullable ByteSlice directory(AuditEvent event) {
    AuditRecord record = event.first(RecordType.CWD);
    Field field = record == null ? null : record.find(FieldId.CWD);
    return record == null || field == null ? null : FieldText.of(record, field);
  }

  /**
   * The part of a path between two slashes comes from one name; that of a socket is in hex, as all
   * of it.
   */
  @Override
  public Interest interest() {
    ByteSlice text = wanted.literal();
    ByteSlice longest = ByteSlice.EMPTY;
    for (int start = 0; start <= text.length(); ) {
      int slash = text.indexOf((byte) '/', start);
      int end = slash < 0 ? text.length() : slash;
      if (end - start > longest.length()) {
        longest = text.slice(start, end);
      }
      start = end + 1;
    }
    return longest.isEmpty()
        ? Interest.ALL
        : Interest.literals(Set.of(Needle.exactly(longest), Needle.hexOf(longest)));
  }
}
