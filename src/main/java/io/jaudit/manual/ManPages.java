package io.jaudit.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what packages contain for users: man pages, and completion for shells. Stateless. */
public final class ManPages {
  private ManPages() {}

  /**
   * Writes all files. For the build, not for users.
   *
   * @param words the folder of the documentation, the folder to write to, the version, and a time
   *     whose day is the date of the pages
   * @throws IOException if a file can't be read or written
   */
  public static void main(String[] words) throws IOException {
    Path folder = Path.of(words[1]);
    Edition edition = new Edition(words[2], words[3].substring(0, "2026-11-22".length()));
    write(folder.resolve("man"), all(Path.of(words[0]), edition));
    write(folder.resolve("completions"), Completion.files());
  }

  /** Returns all man pages by the names of their files. */
  static Map<String, String> all(Path documentation, Edition edition) throws IOException {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("jaudit.1", CommandPage.overview(edition));
    for (Command command : Command.values()) {
      pages.put("jaudit-" + command.word() + ".1", CommandPage.of(command, edition));
    }
    String where = Files.readString(documentation.resolve("where.md"));
    pages.put("jaudit-where.5", DocumentPage.where(where, edition));
    String checkpoint = Files.readString(documentation.resolve("checkpoint.md"));
    pages.put("jaudit-checkpoint.5", DocumentPage.checkpoint(checkpoint, edition));
    return pages;
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
