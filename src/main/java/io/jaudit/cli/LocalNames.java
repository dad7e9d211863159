package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jaudit.interpret.IdNames;
import io.jaudit.options.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What this host calls its users, or its groups: by its file, which costs next to nothing, and for
 * whom that does not know by its {@link NameService}. Each id and name is looked up once, on first
 * ask. Safe for use by several threads.
 */
final class LocalNames implements IdNames {
  private static final int NAME = 0;
  private static final int ID = 2;
  private static final int COLUMNS = 4;

  /** More than {@link NameService} takes the time for; a log may be made of ids that nobody has. */
  static final int MAX_REMEMBERED = 20_000;

  private final String database;
  private final Path file;
  private final NameService service;
  private final Map<Long, String> nameOf = new HashMap<>();
  private final Map<String, OptionalLong> idOf = new HashMap<>();
  private @Nullable IdNames ofFile;

  /**
   * @param database what {@code getent} calls it: {@code passwd} or {@code group}
   * @param file {@code /etc/passwd} or {@code /etc/group}; may be missing
   */
  LocalNames(String database, Path file, NameService service) {
    this.database = database;
    this.file = file;
    this.service = service;
  }

  @Override
  public synchronized @Nullable String name(long id) {
    String inFile = ofFile().name(id);
    if (inFile != null) {
      return inFile;
    }
    String name = nameOf.get(id);
    if (name == null) {
      name = column(NAME, service.entry(database, Long.toString(id)));
      remember(nameOf, id, name);
    }
    return name.isEmpty() ? null : name;
  }

  @Override
  public synchronized OptionalLong id(String name) {
    OptionalLong inFile = ofFile().id(name);
    if (inFile.isPresent() || !isName(name)) {
      return inFile;
    }
    String key = new String(name.getBytes(ISO_8859_1), UTF_8); // as a word of a command
    OptionalLong id = idOf.get(name);
    if (id == null) {
      id = Numbers.decimal(column(ID, service.entry(database, key)));
      remember(idOf, name, id);
    }
    return id;
  }

  private static <K, V> void remember(Map<K, V> answers, K key, V answer) {
    if (answers.size() < MAX_REMEMBERED) {
      answers.put(key, answer);
    }
  }

  /** How many answers of the service are kept. */
  synchronized int remembered() {
    return nameOf.size() + idOf.size();
  }

  /**
   * Names come out of the log too, where a failed login may have put anything: an option of getent,
   * or a number, which it would take for an id.
   */
  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '-'
        && Numbers.decimal(name).isEmpty()
        && name.chars().allMatch(c -> c > ' ' && c != ':' && c != 0x7f);
  }

  /** Those of the file: nobody wants to see all of a directory. */
  @Override
  public synchronized List<String> names() {
    return ofFile().names();
  }

  private IdNames ofFile() {
    IdNames read = ofFile;
    if (read == null) {
      try {
        read = IdNames.read(file);
      } catch (IOException e) {
        read = IdNames.none(); // the service may know all the same
      }
      ofFile = read;
    }
    return read;
  }

  private static String column(int index, @Nullable String entry) {
    String[] columns = entry == null ? new String[0] : entry.strip().split(":", COLUMNS);
    return columns.length > ID ? columns[index] : "";
  }
}
