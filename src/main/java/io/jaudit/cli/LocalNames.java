package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jaudit.interpret.names.IdNames;
import io.jaudit.options.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The names of this host's users, or groups: from its file, which costs almost nothing, and
 * otherwise from its {@link NameService}. Each ID and name is looked up once, on first use. Safe
 * for use by several threads.
 */
final class LocalNames implements IdNames {
  private static final int NAME = 0;
  private static final int ID = 2;
  private static final int COLUMNS = 4;

  /** More than {@link NameService} has time for; a log may consist of IDs without a user. */
  static final int MAX_REMEMBERED = 20_000;

  private final String database;
  private final Path file;
  private final NameService service;
  private final Map<Long, String> nameOf = new HashMap<>();
  private final Map<String, OptionalLong> idOf = new HashMap<>();
  private @Nullable IdNames ofFile;

  /**
   * @param database its name for {@code getent}: {@code passwd} or {@code group}
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

  /** Returns the number of cached answers of the service. */
  synchronized int remembered() {
    return nameOf.size() + idOf.size();
  }

  /**
   * Names also come from the log, where a failed login may have put anything: an option of getent,
   * or a number, which getent would read as an ID.
   */
  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '-'
        && Numbers.decimal(name).isEmpty()
        && name.chars().allMatch(c -> c > ' ' && c != ':' && c != 0x7f);
  }

  /** Returns those in the file, because a directory may have too many. */
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
        read = IdNames.none(); // the service may know it anyway
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
