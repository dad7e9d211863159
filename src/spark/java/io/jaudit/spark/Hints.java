package io.jaudit.spark;

import io.jaudit.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What the predicates of a query tell about the events that can be of use to it. Spark tests all
 * predicates itself, so one that is not understood costs time, but no event. Immutable.
 */
final class Hints {
  private static final String SYSCALL = "syscall";
  private static final String URING_OP = "uring_op";

  /** Members of an event that {@code --where} finds at least where the column has them. */
  static final Set<String> TESTED =
      Set.of(
          "serial",
          SYSCALL,
          "type",
          "process.exe",
          "process.comm",
          "process.cwd",
          "process.pid",
          "process.ppid",
          "user.auid",
          "user.uid",
          "user.gid",
          "user.euid",
          "user.ses",
          "user.auid_name",
          "user.uid_name");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._:@+-]+");

  private static final String WHERE = "--where=";

  /** How {@code --where} compares times. */
  private static final Set<String> ORDERS = Set.of("=", "<", "<=", ">", ">=");

  private final List<Predicate<String>> hosts = new ArrayList<>();
  private final List<String> expressions = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();

  /** Notes a predicate; returns true if it is of use. */
  boolean add(org.apache.spark.sql.connector.expressions.filter.Predicate predicate) {
    Expression[] children = predicate.children();
    String column = children.length > 1 ? column(children[0]) : null;
    if (column == null) {
      return false;
    }
    List<Object> values = new ArrayList<>();
    for (int i = 1; i < children.length; i++) {
      if (!(children[i] instanceof Literal<?> literal) || literal.value() == null) {
        return false;
      }
      values.add(value(column, literal));
    }
    boolean isUsed =
        column.equals("host")
            ? addHost(predicate.name(), values)
            : addTest(column, predicate.name(), values);
    if (isUsed) {
      shown.add(predicate.toString());
    }
    return isUsed;
  }

  private static @Nullable String column(Expression expression) {
    return expression instanceof NamedReference reference
        ? String.join(".", reference.fieldNames())
        : null;
  }

  /** A time is in microseconds. */
  private static Object value(String column, Literal<?> literal) {
    Object value = literal.value();
    return column.equals("time") && literal.dataType().equals(DataTypes.TimestampType)
        ? Instant.ofEpochMilli(Math.floorDiv((Long) value, 1000L))
        : value instanceof UTF8String text ? text.toString() : value;
  }

  private boolean addHost(String test, List<Object> values) {
    String first = String.valueOf(values.get(0));
    Predicate<String> wanted =
        switch (test) {
          case "=", "IN" -> values::contains;
          case "STARTS_WITH" -> host -> host.startsWith(first);
          case "ENDS_WITH" -> host -> host.endsWith(first);
          case "CONTAINS" -> host -> host.contains(first);
          default -> null;
        };
    if (wanted != null) {
      hosts.add(wanted);
    }
    return wanted != null;
  }

  private boolean addTest(String column, String test, List<Object> values) {
    if (values.get(0) instanceof Instant time) {
      return values.size() == 1 && ORDERS.contains(test) && addTime(test, time);
    }
    if (!TESTED.contains(column) || !(test.equals("=") || test.equals("IN"))) {
      return false;
    }
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(String.valueOf(value));
    }
    return texts.stream().allMatch(text -> PLAIN.matcher(text).matches())
        && addExpression(isOneOf(column, texts) + orOperation(column, texts));
  }

  private static String isOneOf(String member, List<String> values) {
    return member + " in (\"" + String.join("\", \"", values) + "\")";
  }

  /** The column of the system call has the operations of io_uring, too. */
  private static String orOperation(String member, List<String> values) {
    List<String> operations = new ArrayList<>();
    for (String value : values) {
      if (member.equals(SYSCALL) && isAccepted(isOneOf(URING_OP, List.of(value)))) {
        operations.add(value);
      }
    }
    return operations.isEmpty() ? "" : " or " + isOneOf(URING_OP, operations);
  }

  /** Milliseconds are rounded down, so each comparison includes its limit. */
  private boolean addTime(String test, Instant time) {
    String millis = "\"@%d.%03d\"".formatted(time.getEpochSecond(), time.getNano() / 1_000_000);
    String order = test.startsWith("<") ? "<=" : test.startsWith(">") ? ">=" : "=";
    return addExpression("time " + order + " " + millis);
  }

  /** What {@code --where} refuses, such as a type that no record has, is left to Spark. */
  private boolean addExpression(String expression) {
    return isAccepted(expression) && expressions.add(expression);
  }

  private static boolean isAccepted(String expression) {
    try {
      Query.parse(WHERE + expression);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns true if a host may have events of use. */
  boolean mayUse(String host) {
    for (Predicate<String> each : hosts) {
      if (!each.test(host)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the search that finds those of its events that are of use. */
  Query narrowed(Query search) {
    if (expressions.isEmpty() || search.words().contains("--invert")) {
      return search;
    }
    List<String> words = new ArrayList<>(search.words());
    for (String expression : expressions) {
      words.add(WHERE + expression);
    }
    return Query.parse(words.toArray(new String[0]));
  }

  /** Returns what is used, for the plan of a query. */
  List<String> shown() {
    return shown;
  }
}
