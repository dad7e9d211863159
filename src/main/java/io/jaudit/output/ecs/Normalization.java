package io.jaudit.output.ecs;

import io.jaudit.interpret.tables.TableRows;
import io.jaudit.record.AuditRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system call or a record type means in ECS: action, categories, and the fields that name
 * the object, the subject and the means. A row of {@code normalization.tsv}. Immutable.
 */
final class Normalization {
  /** Lists the ECS entities that a subject or object of the event can be. */
  enum Entity {
    USER,
    EFFECTIVE,
    TARGET,
    GROUP
  }

  /** Lists what becomes an entity. */
  enum Part {
    SUBJECT_PRIMARY,
    SUBJECT_SECONDARY,
    OBJECT_PRIMARY,
    /** The user ID of the process. */
    UID
  }

  /** Represents an event of which nothing is known. */
  static final Normalization NONE = new Normalization(List.of(""));

  private static final int HAS_FIELDS = 12;
  private static final int SYSCALLS = 14;
  private static final int TYPES = 15;

  private static final Map<String, Normalization> BY_SYSCALL = new HashMap<>();
  private static final Map<String, List<Normalization>> BY_TYPE = new HashMap<>();

  static {
    for (List<String> row : TableRows.read(Normalization.class, "normalization.tsv")) {
      Normalization made = new Normalization(row);
      for (String syscall : words(row, SYSCALLS)) {
        BY_SYSCALL.put(syscall, made);
      }
      for (String type : words(row, TYPES)) {
        BY_TYPE.computeIfAbsent(type, key -> new ArrayList<>()).add(made);
      }
    }
  }

  private static final Normalization OTHER_SYSCALL = BY_SYSCALL.getOrDefault("*", NONE);

  private final String action;
  private final String kind;
  private final List<String> category;
  private final List<String> type;
  private final String objectType;
  private final int pathIndex;
  private final List<String> objectPrimary;
  private final List<String> objectSecondary;
  private final List<String> subjectPrimary;
  private final List<String> subjectSecondary;
  private final List<String> how;
  private final boolean hasSource;
  private final List<String> needed;
  private final @Nullable Part[] entities = new Part[Entity.values().length];
  private final boolean isMapped;

  private Normalization(List<String> row) {
    action = row.get(0);
    kind = cell(row, 1);
    category = words(row, 2);
    type = words(row, 3);
    objectType = cell(row, 4);
    String index = cell(row, 5);
    pathIndex = index.isEmpty() ? 0 : Integer.parseInt(index);
    objectPrimary = words(row, 6);
    objectSecondary = words(row, 7);
    subjectPrimary = words(row, 8);
    subjectSecondary = words(row, 9);
    how = words(row, 10);
    hasSource = !cell(row, 11).isEmpty();
    needed = words(row, HAS_FIELDS);
    List<String> mappings = words(row, 13);
    isMapped = !mappings.isEmpty();
    for (String mapping : mappings) {
      int arrow = mapping.indexOf('>');
      entities[index(entity(mapping.substring(arrow + 1)))] = part(mapping.substring(0, arrow));
    }
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }

  private static List<String> words(List<String> row, int column) {
    String cell = cell(row, column);
    return cell.isEmpty() ? List.of() : TableRows.split(cell, ',');
  }

  private static Part part(String word) {
    return switch (word) {
      case "subject.primary" -> Part.SUBJECT_PRIMARY;
      case "subject.secondary" -> Part.SUBJECT_SECONDARY;
      case "object.primary" -> Part.OBJECT_PRIMARY;
      case "uid.uid" -> Part.UID;
      default -> throw new IllegalStateException("no part of an event: " + word);
    };
  }

  private static Entity entity(String word) {
    return switch (word) {
      case "user" -> Entity.USER;
      case "user.effective" -> Entity.EFFECTIVE;
      case "user.target" -> Entity.TARGET;
      case "group" -> Entity.GROUP;
      default -> throw new IllegalStateException("no entity: " + word);
    };
  }

  @SuppressWarnings("EnumOrdinal") // an index in memory, never stored
  private static int index(Entity entity) {
    return entity.ordinal();
  }

  /** Returns what a call of this name means. */
  static Normalization ofSyscall(String name) {
    return BY_SYSCALL.getOrDefault(name, OTHER_SYSCALL);
  }

  /** Returns what the type of a record means; null for a type that is in no row. */
  static @Nullable Normalization ofType(AuditRecord record, EcsFields fields) {
    List<Normalization> rows = BY_TYPE.get(record.type().name());
    if (rows == null) {
      return null;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).isFor(fields)) {
        return rows.get(i);
      }
    }
    return null;
  }

  private boolean isFor(EcsFields fields) {
    for (int i = 0; i < needed.size(); i++) {
      if (!fields.has(needed.get(i))) {
        return false;
      }
    }
    return true;
  }

  String action() {
    return action;
  }

  /** Returns {@code alert}; empty for an event that is none. */
  String kind() {
    return kind;
  }

  List<String> category() {
    return category;
  }

  List<String> type() {
    return type;
  }

  String objectType() {
    return objectType;
  }

  /** Returns true if a PATH record is the object. */
  boolean isOfFile() {
    return objectType.equals("file") || objectType.equals("filesystem");
  }

  boolean isOfSocket() {
    return objectType.equals("socket");
  }

  /** Returns the index of the PATH record at which the search for the file begins. */
  int pathIndex() {
    return pathIndex;
  }

  /** Returns the names of the fields with the object; the first one that is logged counts. */
  List<String> objectPrimary() {
    return objectPrimary;
  }

  List<String> objectSecondary() {
    return objectSecondary;
  }

  /** Returns the fields with the subject; none if that is {@code auid}. */
  List<String> subjectPrimary() {
    return subjectPrimary;
  }

  /** Returns the fields with the second subject; none if that is {@code uid}. */
  List<String> subjectSecondary() {
    return subjectSecondary;
  }

  List<String> how() {
    return how;
  }

  /** Returns true if {@code addr} is where the event came from. */
  boolean hasSource() {
    return hasSource;
  }

  /** Returns true if the users of the event are not those of the process. */
  boolean isMapped() {
    return isMapped;
  }

  /** Returns what an entity is made from; null if the event has none. */
  @Nullable Part part(Entity entity) {
    return entities[index(entity)];
  }
}
