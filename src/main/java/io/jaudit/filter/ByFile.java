package io.jaudit.filter;

import static io.jaudit.filter.FieldCriterion.row;
import static io.jaudit.record.RecordClass.AVC;
import static io.jaudit.record.RecordClass.AVC_PATH;
import static io.jaudit.record.RecordClass.CONFIG;
import static io.jaudit.record.RecordClass.CWD;
import static io.jaudit.record.RecordClass.INTEGRITY;
import static io.jaudit.record.RecordClass.MAC_ACCESS;
import static io.jaudit.record.RecordClass.PATH;
import static io.jaudit.record.RecordClass.USER;
import static io.jaudit.record.RecordClass.USER_AVC;
import static io.jaudit.record.RecordClass.VIRTUAL_RESOURCE;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.EventView;
import io.jaudit.describe.PathInfo;
import io.jaudit.describe.SocketInfo;
import io.jaudit.record.FieldId;
import io.jaudit.record.Interest;
import java.util.List;
import java.util.Set;

/**
 * Matches events with a file: any name as logged, and resolved from the directory of the program
 * (docs/ausearch-semantics.md §3.5, docs/ausearch-differences.md no. 11).
 */
record ByFile(WantedText wanted) implements EventFilter {
  private static final FieldCriterion NAMES =
      FieldCriterion.of(
          row(FieldId.NAME, PATH, AVC, MAC_ACCESS, INTEGRITY),
          row(FieldId.PATH, AVC, USER_AVC, MAC_ACCESS, AVC_PATH, CONFIG, VIRTUAL_RESOURCE),
          row(FieldId.FILE, INTEGRITY),
          row(FieldId.NEW_DISK, VIRTUAL_RESOURCE),
          row(FieldId.CWD, CWD, USER));

  @Override
  public List<String> problems() {
    return wanted.problems();
  }

  @Override
  public boolean matches(EventView event) {
    return NAMES.anyPasses(event, (record, index, text) -> isName(text))
        || isSocket(event)
        || isResolved(event);
  }

  /** A name in the abstract name space is logged with its leading NUL. */
  private boolean isName(ByteSlice text) {
    return wanted.is(!text.isEmpty() && text.at(0) == 0 ? text.slice(1) : text);
  }

  private boolean isSocket(EventView event) {
    SocketInfo sockets = event.sockets();
    while (sockets.next()) {
      ByteSlice path = sockets.address().path();
      if (path != null && wanted.is(path)) {
        return true;
      }
    }
    return false;
  }

  private boolean isResolved(EventView event) {
    PathInfo paths = event.paths();
    while (paths.next()) {
      ByteSlice joined = paths.joined();
      ByteSlice resolved = paths.resolved();
      // ausearch compares it before it is normalized.
      if ((joined != null && wanted.is(joined)) || (resolved != null && wanted.is(resolved))) {
        return true;
      }
    }
    return false;
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
