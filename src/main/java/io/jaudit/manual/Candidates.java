package io.jaudit.manual;

import io.jaudit.options.OptionForm;

/** Selects what completion proposes for a value. */
enum Candidates {
  /** Nothing: a number, or text that only the user knows. */
  NOTHING(false),
  /** The few words that the option accepts. */
  CHOICES(false),
  /** Files and folders. */
  FILES(false),
  /** Names of record types. */
  TYPES(true),
  /** Names of system calls. */
  SYSCALLS(true),
  /** Names of architectures. */
  ARCHES(true),
  /** Names of errors. */
  ERRORS(true),
  /** Users of this host. */
  USERS(true),
  /** Groups of this host. */
  GROUPS(true),
  /** Keys of this host's rules. */
  KEYS(false),
  /** Words for times. */
  TIMES(false),
  /** Fields of records and facts of events. */
  FIELDS(true),
  /** The same, and the short names that only reports know. */
  GROUPINGS(true),
  /** The same in the last word of an expression. */
  EXPRESSION(false),
  /** Names of reports. */
  REPORTS(true);

  private final boolean isList;

  Candidates(boolean isList) {
    this.isList = isList;
  }

  /** Returns true if the value may be several with commas between them. */
  boolean isList() {
    return isList;
  }

  /** Returns what is proposed for the value of an option. */
  static Candidates of(OptionForm option) {
    return switch (option.label()) {
      case "FILE", "LOG" -> FILES;
      case "TYPE" -> TYPES;
      case "SYSCALL" -> SYSCALLS;
      case "ARCH" -> ARCHES;
      case "CODE" -> ERRORS;
      case "USER" -> USERS;
      case "GROUP" -> GROUPS;
      case "TIME" -> TIMES;
      case "NAMES" -> FIELDS;
      case "FIELDS" -> GROUPINGS;
      case "EXPR" -> EXPRESSION;
      case "TEXT" -> ofText(option);
      default -> NOTHING;
    };
  }

  private static Candidates ofText(OptionForm option) {
    if (option.names().contains("--key")) {
      return KEYS;
    }
    boolean isPath = option.names().contains("--file") || option.names().contains("--executable");
    return isPath ? FILES : NOTHING;
  }
}
