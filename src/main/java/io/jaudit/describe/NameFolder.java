package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the name in a PATH record is relative to the working directory, which the log
 * has, or to a folder that the program passed as a file descriptor, of which it has only the
 * number. A constant says which folder it is for the names of a call.
 *
 * <p>The PARENT record does not name that folder: for a name without a slash the kernel writes the
 * working directory there, whatever the folder is. The order of PATH records does not tell which of
 * two folders a name belongs to, because it depends on the compiler; the name type does.
 *
 * <p>Based on {@code fs/namei.c}, {@code audit_log_name} of {@code kernel/auditsc.c}, {@code
 * linux/fcntl.h}, {@code linux/openat2.h} and the manual pages of the calls. Immutable.
 */
public enum NameFolder {
  /** The working directory. */
  WORKING_DIRECTORY,
  /** The folder in the first argument. */
  FIRST,
  /** Like FIRST, unless it is the root of all names. */
  FIRST_OR_ROOT,
  /** The working directory, but not for the target of a symbolic link. */
  OF_LINK,
  /** The folder in the second argument, but not for the target of a symbolic link. */
  SECOND_OF_LINK,
  /** The folder in the fourth argument. */
  FOURTH,
  /** The working directory, if it is both in the first and in the third argument. */
  FIRST_AND_THIRD,
  /** The folder in the first argument, or in the third. */
  FIRST_OR_THIRD,
  /** A folder that is not logged. */
  UNKNOWN;

  /** Tells whether a name is relative to the working directory. Immutable. */
  public enum Answer {
    YES,
    NO,
    /** That depends on the types of names in the PATH records of the event. */
    BY_NAME_TYPE;

    private static Answer of(boolean yes) {
      return yes ? YES : NO;
    }
  }

  /** Gives access to the arguments of a call. For use by one thread. */
  public interface Descriptors {
    /** Returns {@link #isWorkingDirectory(ByteSlice)} of an argument, from 0 to 3. */
    boolean isWorkingDirectory(int argument);
  }

  /**
   * The arguments of a SYSCALL record.
   *
   * @param call null for an operation of io_uring, whose arguments are not logged
   */
  private record OfRecord(@Nullable AuditRecord call) implements Descriptors {
    @Override
    public boolean isWorkingDirectory(int argument) {
      if (call == null) {
        return false;
      }
      Field descriptor = call.find(ARGUMENTS[argument]);
      return descriptor == null || NameFolder.isWorkingDirectory(descriptor.value());
    }
  }

  private static final long LOW = 0xffff_ffffL;
  private static final long AT_FDCWD = 0xffff_ff9cL;
  private static final long RESOLVE_IN_ROOT = 0x10;

  private static final int[] ARGUMENTS = {FieldId.A0, FieldId.A1, FieldId.A2, FieldId.A3};

  /** Returns the folder for the names of a call; null for no call. */
  static NameFolder of(@Nullable String call) {
    if (call == null) {
      return WORKING_DIRECTORY;
    }
    return switch (call) {
      case "execveat",
          "faccessat",
          "faccessat2",
          "fchmodat",
          "fchmodat2",
          "fchownat",
          "file_getattr",
          "file_setattr",
          "fspick",
          "fstatat64",
          "futimesat",
          "getxattrat",
          "listxattrat",
          "mkdirat",
          "mknodat",
          "mount_setattr",
          "name_to_handle_at",
          "newfstatat",
          "open_tree",
          "open_tree_attr",
          "openat",
          "readlinkat",
          "removexattrat",
          "setxattrat",
          "statx",
          "unlinkat",
          "utimensat",
          "utimensat_time64" ->
          FIRST;
      case "openat2" -> FIRST_OR_ROOT;
      case "symlink" -> OF_LINK;
      case "symlinkat" -> SECOND_OF_LINK;
      case "fanotify_mark" -> FOURTH; // in 32-bit calls the fifth: not logged
      case "move_mount" -> FIRST_AND_THIRD;
      case "linkat", "renameat", "renameat2" -> FIRST_OR_THIRD;
      // The fifth argument, which is not logged; the file system of queues; that of an operation.
      case "fsconfig", "mq_open", "mq_unlink", "io_uring_enter" -> UNKNOWN;
      default -> WORKING_DIRECTORY;
    };
  }

  /** Returns whether a name is relative to the working directory, by the arguments alone. */
  public Answer answer(Descriptors call) {
    return switch (this) {
      case WORKING_DIRECTORY -> Answer.YES;
      case FIRST, FIRST_OR_ROOT -> Answer.of(call.isWorkingDirectory(0));
      case OF_LINK, SECOND_OF_LINK -> Answer.BY_NAME_TYPE;
      case FOURTH -> Answer.of(call.isWorkingDirectory(3));
      case FIRST_AND_THIRD -> Answer.of(call.isWorkingDirectory(0) && call.isWorkingDirectory(2));
      case FIRST_OR_THIRD -> {
        boolean first = call.isWorkingDirectory(0);
        yield first == call.isWorkingDirectory(2) ? Answer.of(first) : Answer.BY_NAME_TYPE;
      }
      case UNKNOWN -> Answer.NO;
    };
  }

  /** Returns true if an argument is an int that means the working directory, of 32 or 64 bits. */
  public static boolean isWorkingDirectory(ByteSlice argument) {
    return (Ascii.hexadecimal(argument, 0) & LOW) == AT_FDCWD || argument.is("AT_FDCWD");
  }

  /** Returns true unless the name is relative to another folder than the working directory. */
  static boolean isWorkingDirectory(EventView view, AuditRecord path) {
    NameFolder folder = of(view.call().name());
    if (folder == WORKING_DIRECTORY) { // do not look for a record that is not there, for each path
      return true;
    }
    if (folder == FIRST_OR_ROOT && isRooted(view)) {
      return false;
    }
    Descriptors call = new OfRecord(view.event().first(RecordType.SYSCALL));
    return switch (folder.answer(call)) {
      case YES -> true;
      case NO -> false;
      case BY_NAME_TYPE ->
          switch (folder) {
            case OF_LINK -> !isTarget(path);
            case SECOND_OF_LINK -> !isTarget(path) && call.isWorkingDirectory(1);
            default ->
                call.isWorkingDirectory(0)
                    ? isOld(view.records(), path)
                    : isNew(view.records(), path);
          };
    };
  }

  /**
   * Returns true if the program resolves all names of the event below a folder, even absolute ones.
   */
  static boolean isRooted(EventView view) {
    AuditRecord how = view.event().first(RecordType.OPENAT2);
    Field resolve = how == null ? null : how.find("resolve");
    return resolve != null && (Ascii.hexadecimal(resolve.value(), 0) & RESOLVE_IN_ROOT) != 0;
  }

  /** The kernel does not look up the target of a symbolic link, which is relative to the link. */
  private static boolean isTarget(AuditRecord path) {
    return hasType(path, "UNKNOWN");
  }

  /** If the call exchanges two files, both are created. */
  private static boolean isNew(RecordList records, AuditRecord path) {
    return hasType(path, "CREATE") && count(records, "CREATE") == 1;
  }

  /** A link has an existing file; if a new name replaces a file, two are deleted. */
  private static boolean isOld(RecordList records, AuditRecord path) {
    return hasType(path, "NORMAL") || (hasType(path, "DELETE") && count(records, "DELETE") == 1);
  }

  private static int count(RecordList records, String type) {
    int count = 0;
    for (int i = 0; i < records.size(); i++) {
      count += records.get(i).is(RecordType.PATH) && hasType(records.get(i), type) ? 1 : 0;
    }
    return count;
  }

  private static boolean hasType(AuditRecord path, String type) {
    Field found = path.find(FieldId.NAMETYPE);
    return found != null && found.value().is(type);
  }
}
