package io.jaudit.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Lists the files of a folder and of all folders below it. Links are followed, but no folder is
 * listed twice, so a link to a folder above it does no harm; and after everything else, so that
 * what is in the tree itself is known by its own path. For use by one thread.
 */
final class FolderTree {
  /**
   * The files of one folder, by name.
   *
   * @param files everything in it that is not a folder
   */
  record Folder(Path path, List<Path> files) {}

  private final List<Folder> folders = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final Set<Path> listed;
  private final Queue<Path> links = new ArrayDeque<>();

  /**
   * Lists everything below {@code top}.
   *
   * @param listed the real paths of the folders listed before, which are left out; is added to
   */
  FolderTree(Path top, Set<Path> listed) {
    this.listed = listed;
    list(top);
    for (Path link = links.poll(); link != null; link = links.poll()) {
      if (Files.isDirectory(link)) {
        list(link);
      } else {
        folders.add(new Folder(parent(link), List.of(link)));
      }
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** Returns all folders that have files, each before those below it. */
  List<Folder> folders() {
    return folders;
  }

  /** Returns a sentence for each folder that can't be listed. */
  List<String> unreadable() {
    return unreadable;
  }

  private void list(Path folder) {
    List<Path> entries = new ArrayList<>();
    try {
      if (!listed.add(folder.toRealPath())) {
        return;
      }
      addEntries(folder, entries);
    } catch (IOException e) {
      unreadable.add(FileProblem.cantRead(folder.toString(), e));
    }
    Collections.sort(entries);
    List<Path> files = new ArrayList<>();
    List<Path> below = new ArrayList<>();
    for (Path entry : entries) {
      if (Files.isSymbolicLink(entry)) {
        links.add(entry);
      } else {
        (Files.isDirectory(entry) ? below : files).add(entry);
      }
    }
    if (!files.isEmpty()) {
      folders.add(new Folder(folder, files));
    }
    for (Path each : below) {
      list(each);
    }
  }

  private static void addEntries(Path folder, List<Path> entries) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        entries.add(entry);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
