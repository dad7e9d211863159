package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.FieldMeaning;
import io.jaudit.interpret.field.PathText;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Describes the PATH records of an event, one after the other. A part of an {@link EventView}, with
 * the same rules for its use. Texts are decoded; null if the record does not have them.
 */
public final class PathInfo {
  private static final int ITEM = 0;
  private static final int NAME = 1;
  private static final int NAMETYPE = 2;
  private static final int INODE = 3;
  private static final int DEV = 4;
  private static final int MODE = 5;
  private static final int OUID = 6;
  private static final int OGID = 7;
  private static final int RDEV = 8;
  private static final int COUNT = 9;

  /** The member for each field number; {@link FieldMembers#OTHER} for other fields. */
  private static final byte[] MEMBERS =
      FieldMembers.of(
          FieldId.ITEM,
          FieldId.NAME,
          FieldId.NAMETYPE,
          FieldId.INODE,
          FieldId.DEV,
          FieldId.MODE,
          FieldId.OUID,
          FieldId.OGID,
          FieldId.RDEV);

  private final EventView view;
  private final FieldMeaning meaning;
  private final int[] found = new int[COUNT];
  private final @Nullable ByteSlice[] owners = new ByteSlice[COUNT];
  private @Nullable AuditRecord record;
  private @Nullable ObjectLabels labels;
  private int next;

  PathInfo(EventView view, FieldMeaning meaning) {
    this.view = view;
    this.meaning = meaning;
  }

  PathInfo begin() {
    next = 0;
    record = null;
    labels = null;
    return this;
  }

  /** Moves to the next PATH record; returns false if there is none. */
  public boolean next() {
    while (next < view.records().size()) {
      AuditRecord candidate = view.records().get(next++);
      if (candidate.is(RecordType.PATH)) {
        record = candidate;
        find(candidate);
        return true;
      }
    }
    record = null;
    return false;
  }

  /** Moves to a PATH record of the event; returns this. */
  public PathInfo goTo(AuditRecord path) {
    record = path;
    find(path);
    return this;
  }

  /** Returns the number that the kernel gave the path; null if it is none. */
  public @Nullable ByteSlice item() {
    return value(ITEM);
  }

  /** Returns the name as the program gave it to the kernel. */
  public @Nullable ByteSlice name() {
    return text(NAME);
  }

  /**
   * Returns the name after the directory that it is relative to; null if that is not known, as for
   * a name relative to a folder that the program passed as a file descriptor.
   */
  public @Nullable ByteSlice joined() {
    ByteSlice name = name();
    if (record == null || name == null || name.isEmpty() || name.at(0) == '/') {
      return name == null || name.isEmpty() ? null : name;
    }
    ByteSlice base = view.folderOf(record);
    return base == null ? null : PathText.join(base, name);
  }

  /**
   * Returns the path that the name resolves to by its text: absolute, without {@code .}, {@code ..}
   * and needless slashes; null if that is not known. No link is followed.
   */
  public @Nullable ByteSlice resolved() {
    ByteSlice joined = joined();
    return record == null || joined == null || !joined.startsWith("/") || isDoubtful(record, joined)
        ? null
        : PathText.clean(joined);
  }

  /**
   * Returns the folder that the path is in, absolute; of the record of a parent, that folder
   * itself. Null if the path is not known, or it is the root.
   */
  public @Nullable ByteSlice folder() {
    ByteSlice path = resolved();
    ByteSlice type = value(NAMETYPE);
    if (path == null || (type != null && type.is("PARENT"))) {
      return path;
    }
    int slash = path.length() - 1;
    while (slash > 0 && path.at(slash) != '/') {
      slash--;
    }
    return path.length() == 1 ? null : path.slice(0, Math.max(1, slash));
  }

  /**
   * Returns true if an absolute name is not a path from the root: below a folder that the program
   * chose as root, or the working directory in place of a parent that is not known.
   */
  private boolean isDoubtful(AuditRecord path, ByteSlice absolute) {
    ByteSlice type = value(NAMETYPE);
    boolean parent = type != null && type.is("PARENT");
    return (parent && absolute.equals(view.directory()) && view.folderOf(path) == null)
        || NameFolder.isRooted(view);
  }

  /** Returns what was done to the name, such as {@code CREATE}. */
  public @Nullable ByteSlice nameType() {
    return text(NAMETYPE);
  }

  /** Returns the inode number, in decimal. */
  public @Nullable ByteSlice inode() {
    return text(INODE);
  }

  /** Returns the device of the file system, as {@code MAJOR:MINOR} in hex. */
  public @Nullable ByteSlice device() {
    return text(DEV);
  }

  /** Returns the mode in octal. */
  public @Nullable ByteSlice mode() {
    return text(MODE);
  }

  /** Returns the id of the owner, as {@link Actor#id} does. */
  public long owner() {
    return id(OUID);
  }

  /** Returns the name of the owner; null if unknown. */
  public @Nullable ByteSlice ownerName() {
    return owners[OUID];
  }

  /** Returns the id of the group, as {@link Actor#id} does. */
  public long group() {
    return id(OGID);
  }

  /** Returns the name of the group; null if unknown. */
  public @Nullable ByteSlice groupName() {
    return owners[OGID];
  }

  /** Returns the device of a special file. */
  public @Nullable ByteSlice specialDevice() {
    return text(RDEV);
  }

  /** Returns the security label: {@code obj}, or if that is unknown, that of a module. */
  public @Nullable ByteSlice label() {
    if (record == null) {
      return null;
    }
    ObjectLabels known = labels;
    if (known == null) {
      known = new ObjectLabels(view.records());
      labels = known;
    }
    return SummaryText.of(known.of(record));
  }

  private void find(AuditRecord path) {
    Arrays.fill(found, -1);
    Arrays.fill(owners, null);
    Fields fields = path.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.form(i) == Form.WORD || fields.scope(i) != Scope.RECORD) {
        continue;
      }
      int member = MEMBERS[fields.id(i)];
      if (member != FieldMembers.OTHER && found[member] < 0) {
        found[member] = i;
        if (member == OUID || member == OGID) {
          owners[member] = meaning.of(path, i, FieldKind.USER);
        }
      }
    }
  }

  private long id(int member) {
    ByteSlice value = value(member);
    return value == null ? Actor.NONE : Identities.id(value);
  }

  /** Returns the value as logged, without its quotes. */
  private @Nullable ByteSlice value(int member) {
    return record == null || found[member] < 0 ? null : record.fields().value(found[member]);
  }

  private @Nullable ByteSlice text(int member) {
    return record == null || found[member] < 0 ? null : SummaryText.of(record, found[member]);
  }
}
