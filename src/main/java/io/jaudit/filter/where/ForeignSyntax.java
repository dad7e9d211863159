package io.jaudit.filter.where;

import java.util.List;
import java.util.Locale;

/** Knows the operators of other languages, and what to write instead. Stateless. */
final class ForeignSyntax {
  /** Signs that begin like an operator of this language, or contain one. */
  private static final List<String> SIGNS =
      List.of("===", "=~", "~=", "=>", "=<", "<>", "!==", "~~", ":=", "::", ":", "+=", "<=>", "=!");

  /** What is meant by a value after {@code or}. */
  static final String LIST = "for several values, write FIELD in (a, b)";

  private ForeignSyntax() {}

  /** Returns the name for a field of ECS or Falco; empty if there is none. */
  static String fieldFor(String name) {
    return switch (name) {
      case "process.name", "proc.name" -> "process.comm";
      case "process.executable", "proc.exepath" -> "process.exe";
      case "process.command_line", "proc.cmdline" -> "process.cmdline";
      case "process.working_directory", "proc.cwd" -> "process.cwd";
      case "proc.ppid" -> "process.ppid";
      case "proc.pid" -> "process.pid";
      case "user.name", "user.audit.name", "user.loginname" -> "user.auid_name";
      case "user.effective.name" -> "user.euid_name";
      case "user.id" -> "user.uid";
      case "host.name", "host.hostname" -> "node";
      case "source.ip", "fd.cip" -> "source_ip";
      case "destination.ip", "fd.sip" -> "net.addr";
      case "destination.port", "fd.sport" -> "net.port";
      case "file.path", "fd.name" -> "paths.path";
      case "event.action" -> "action";
      case "evt.type" -> "syscall";
      case "tags" -> "keys";
      case "timestamp", "evt.time" -> "time";
      default -> "";
    };
  }

  /** Returns the operator of another language that begins at {@code at}; empty if there is none. */
  static String operatorAt(String text, int at) {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        return sign;
      }
    }
    return "";
  }

  /**
   * Returns what to write instead of a word or sign after a field; empty if that is not known.
   *
   * @param isOrdered whether the field has numbers or times
   * @param rest what comes after it
   */
  static String hintAt(String found, String field, boolean isOrdered, String rest) {
    boolean comparesSize =
        switch (found.toLowerCase(Locale.ROOT)) {
          case "gt", "ge", "gte", "=>", "lt", "le", "lte", "=<", "between" -> true;
          default -> false;
        };
    if (comparesSize && !isOrdered) {
      return field + " is text; use = with wildcards, ~ for a regular expression, or in (A, B)";
    }
    return switch (found.toLowerCase(Locale.ROOT)) {
      case "contains", "icontains", "has" -> "use ~ for a regular expression or *= for a substring";
      case "startswith", "starts_with", "beginswith", "begins_with" -> "use ^= for a prefix";
      case "endswith", "ends_with" -> "use $= for a suffix";
      case "matches", "match", "regex", "regexp", "rlike", "=~", "~=", "~~", "~*" ->
          "use ~ for a regular expression";
      case "like", "ilike", "glob" -> "use = with wildcards: " + field + " = /tmp/*";
      case "not", "!" -> "put not before the field: not " + field + " = ...";
      case "is" ->
          rest.strip().toLowerCase(Locale.ROOT).startsWith("not")
              ? field + " alone means that it is present"
              : "not " + field + " means that it is absent";
      case "exists", "exist", "present", "isset" -> field + " alone means that it is present";
      case "eq", "equals", "===", ":", "::", ":=", "is_equal" -> "use =";
      case "ne", "neq", "<>", "!==", "=!" -> "use !=";
      case "gt" -> "use >";
      case "ge", "gte", "=>" -> "use >=";
      case "lt" -> "use <";
      case "le", "lte", "=<" -> "use <=";
      case "between" -> "use " + field + " >= A and " + field + " <= B";
      case "r", "i" -> "use =; " + field + ".raw is the value as logged";
      case "&" -> "use and";
      case "|" -> "use or";
      case "(" -> "write not " + field + " = ..., or TYPE(...) with the type of a record";
      default -> "";
    };
  }

  /** Returns true for a sign with which names of fields begin elsewhere. */
  static boolean beginsName(char sign) {
    return "$@%".indexOf(sign) >= 0;
  }

  /** Returns what to write instead of a name after such a sign. */
  static String hintAtName(char sign, String name) {
    String known = fieldFor(name);
    return "names of fields have no \"" + sign + "\": write " + (known.isEmpty() ? name : known);
  }

  /** Returns what to write instead of a sign or word after a complete test. */
  static String hintAfterTest(String found) {
    return switch (found.toLowerCase(Locale.ROOT)) {
      case "&", ";" -> "use and";
      case "|", "+" -> "use or";
      case "xor" -> "use (a or b) and not (a and b)";
      case "=", "<", ">" -> "put a value with this character in quotes";
      case "/" -> LIST;
      case "," -> "put a value with a comma in quotes, or write FIELD in (a, b)";
      default -> "";
    };
  }
}
