package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.List;

/**
 * Decides whether the name in a PATH record is relative to the working directory, which the log
 * has, or to a folder that the program passed as a file descriptor, of which it has only the
 * number.
 *
 * <p>The PARENT record does not name that folder: for a name without a slash the kernel writes the
 * working directory there, whatever the folder is. The order of PATH records does not tell which of
 * two folders a name belongs to, because it depends on the compiler; the name type does.
 *
 * <p>Based on {@code fs/namei.c}, {@code audit_log_name} of {@code kernel/auditsc.c}, {@code
 * linux/fcntl.h}, {@code linux/openat2.h} and the manual pages of the calls. Stateless.
 */
final class NameFolder {
  private static final long LOW = 0xffff_ffffL;
  private static final long AT_FDCWD = 0xffff_ff9cL;
  private static final long RESOLVE_IN_ROOT = 0x10;

  private NameFolder() {}

  /** Returns true unless the name is relative to another folder than the working directory. */
  static boolean isWorkingDirectory(EventView view, AuditRecord path) {
    String call = view.call().name();
    if (call == null) {
      return true;
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
          isWorkingDirectory(view, FieldId.A0);
      case "openat2" -> isWorkingDirectory(view, FieldId.A0) && !isRooted(view);
      case "symlink" -> !isTarget(path);
      case "symlinkat" -> !isTarget(path) && isWorkingDirectory(view, FieldId.A1);
      case "fanotify_mark" ->
          isWorkingDirectory(view, FieldId.A3); // in 32-bit calls the fifth: not logged
      case "move_mount" ->
          isWorkingDirectory(view, FieldId.A0) && isWorkingDirectory(view, FieldId.A2);
      case "linkat", "renameat", "renameat2" -> isWorkingDirectoryOfTwo(view, path);
      // The fifth argument, which is not logged; the file system of queues; that of an operation.
      case "fsconfig", "mq_open", "mq_unlink", "io_uring_enter" -> false;
      default -> true;
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

  /** Returns false also for an operation of io_uring, whose arguments are not logged. */
  private static boolean isWorkingDirectory(EventView view, int argument) {
    AuditRecord call = view.event().first(RecordType.SYSCALL);
    if (call == null) {
      return false;
    }
    Field descriptor = call.find(argument);
    return descriptor == null
        || (Ascii.hexadecimal(descriptor.value(), 0) & LOW) == AT_FDCWD; // an int of 32 or 64 bits
  }

  private static boolean isWorkingDirectoryOfTwo(EventView view, AuditRecord path) {
    boolean from = isWorkingDirectory(view, FieldId.A0);
    boolean to = isWorkingDirectory(view, FieldId.A2);
    return from == to ? from : to ? isNew(view.records(), path) : isOld(view.records(), path);
  }

  /** The kernel does not look up the target of a symbolic link, which is relative to the link. */
  private static boolean isTarget(AuditRecord path) {
    return hasType(path, "UNKNOWN");
  }

  /** If the call exchanges two files, both are created. */
  private static boolean isNew(List<AuditRecord> records, AuditRecord path) {
    return hasType(path, "CREATE") && count(records, "CREATE") == 1;
  }

  /** A link has an existing file; if a new name replaces a file, two are deleted. */
  private static boolean isOld(List<AuditRecord> records, AuditRecord path) {
    return hasType(path, "NORMAL") || (hasType(path, "DELETE") && count(records, "DELETE") == 1);
  }

  private static int count(List<AuditRecord> records, String type) {
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
