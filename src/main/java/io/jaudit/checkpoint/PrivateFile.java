package io.jaudit.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates files that only their owner may read, if the file system supports it. */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private PrivateFile() {}

  /**
   * Returns the attributes with which to create {@code file}: mode 0600, or none if there are no
   * modes.
   */
  static FileAttribute<?>[] attributes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  /**
   * Gives {@code fresh} the owner, group and mode of {@code model}. If the group can't be set, the
   * group it has instead gets no rights.
   */
  static void takeOver(Path fresh, Path model) throws IOException {
    PosixFileAttributeView view = view(fresh);
    PosixFileAttributeView other = view(model);
    if (view == null || other == null || fresh.equals(model)) {
      return;
    }
    PosixFileAttributes wanted = other.readAttributes();
    Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
    mode.addAll(wanted.permissions());
    if (!takeGroup(view, wanted.group())) {
      mode.remove(PosixFilePermission.GROUP_READ);
      mode.remove(PosixFilePermission.GROUP_WRITE);
      mode.remove(PosixFilePermission.GROUP_EXECUTE);
    }
    takeOwner(view, wanted.owner());
    view.setPermissions(mode);
  }

  private static boolean takeGroup(PosixFileAttributeView view, GroupPrincipal group)
      throws IOException {
    if (view.readAttributes().group().equals(group)) {
      return true;
    }
    try {
      view.setGroup(group);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void takeOwner(PosixFileAttributeView view, UserPrincipal owner)
      throws IOException {
    if (!view.getOwner().equals(owner)) {
      try {
        view.setOwner(owner);
      } catch (IOException e) {
        return; // only root may; otherwise the checkpoint belongs to its writer
      }
    }
  }

  private static @Nullable PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
