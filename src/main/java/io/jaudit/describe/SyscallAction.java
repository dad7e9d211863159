package io.jaudit.describe;

import io.jaudit.interpret.tables.TableRows;
import io.jaudit.record.FieldId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The action of system calls of one kind, and its object; a row of the table. Immutable. */
final class SyscallAction {
  /** Where the object of a call is found; the table describes each rule. */
  enum ObjectRule {
    NONE,
    PATH,
    FILE,
    EXEC,
    MOUNT,
    DEVICE,
    FIELD,
    PROCESS,
    PROGRAM,
    MEMORY,
    SIGNAL,
    SOCKET
  }

  private static final String FIELD_PREFIX = "field:";
  private static final String NAME_PREFIX = "name@";
  private static final Map<String, SyscallAction> BY_NAME = load();

  private final Fact action;
  private final ObjectRule rule;
  private final int field;
  private final int from;
  private final String objectKind;
  private final int[] arguments;
  private final int secondNameFrom;

  private SyscallAction(List<String> row) {
    action = Fact.word(row.get(1));
    String objectRule = row.get(2);
    boolean inField = objectRule.startsWith(FIELD_PREFIX);
    rule = inField ? ObjectRule.FIELD : rule(objectRule);
    field = inField ? FieldId.of(objectRule.substring(FIELD_PREFIX.length())) : FieldId.NONE;
    from = Integer.parseInt(row.get(3));
    objectKind = row.get(4);
    String second = row.get(5);
    boolean named = second.startsWith(NAME_PREFIX);
    secondNameFrom =
        named ? Integer.parseInt(second.substring(NAME_PREFIX.length())) : ObjectSource.NONE;
    arguments = Fact.fields(named || second.equals("-") ? "" : second);
  }

  private static ObjectRule rule(String word) {
    return switch (word) {
      case "none" -> ObjectRule.NONE;
      case "path" -> ObjectRule.PATH;
      case "file" -> ObjectRule.FILE;
      case "exec" -> ObjectRule.EXEC;
      case "mount" -> ObjectRule.MOUNT;
      case "device" -> ObjectRule.DEVICE;
      case "process" -> ObjectRule.PROCESS;
      case "program" -> ObjectRule.PROGRAM;
      case "memory" -> ObjectRule.MEMORY;
      case "signal" -> ObjectRule.SIGNAL;
      case "socket" -> ObjectRule.SOCKET;
      default -> throw new IllegalStateException("no rule for objects: " + word);
    };
  }

  private static Map<String, SyscallAction> load() {
    Map<String, SyscallAction> actions = new HashMap<>();
    for (List<String> row : TableRows.read(SyscallAction.class, "syscall-actions.tsv")) {
      SyscallAction action = new SyscallAction(row);
      for (String name : TableRows.split(row.get(0), ',')) {
        actions.put(name, action);
      }
    }
    return actions;
  }

  /** Returns the action of a call of this name; null if it only triggers a rule. */
  static @Nullable SyscallAction of(String syscall) {
    return BY_NAME.get(syscall);
  }

  Fact action() {
    return action;
  }

  ObjectRule rule() {
    return rule;
  }

  /** Returns the field of {@link ObjectRule#FIELD}. */
  int field() {
    return field;
  }

  /** Returns the index of the record at which the search for the object begins. */
  int from() {
    return from;
  }

  /** Returns the kind of the object if the object itself does not report it. */
  String objectKind() {
    return objectKind;
  }

  /** Returns the fields that may contain the second object, in order. */
  int[] arguments() {
    return arguments;
  }

  /**
   * Returns the index of the first record whose name may be the second object; {@link
   * ObjectSource#NONE} if there is none.
   */
  int secondNameFrom() {
    return secondNameFrom;
  }
}
