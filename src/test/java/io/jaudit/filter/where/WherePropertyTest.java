package io.jaudit.filter.where;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.event.AuditEvent;
import io.jaudit.filter.Logged;
import io.jaudit.filter.where.SlowWhere.Event;
import io.jaudit.filter.where.SlowWhere.Expression;
import io.jaudit.filter.where.SlowWhere.Field;
import io.jaudit.filter.where.SlowWhere.Record;
import io.jaudit.record.Interest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random expressions on random events, compared with {@link SlowWhere}. */
class WherePropertyTest {
  private static final List<String> TEXTS =
      List.of(
          "a", "cat", "/bin/cat", "/etc/shadow", "/etc/shadow-", "b c", "x", "636174", "10", "0");
  private static final List<String> PARTS =
      List.of("a", "cat", "/etc", "shadow", "at", "/", "b", "1", "0", "execve", "root", "E", "63");
  private static final List<String> NAME_PARTS =
      List.of(
          "execve", "EXEC", "open", "Open", "at", "AT", "e", "E", "acces", "X86", "_", "user", "1");
  private static final List<String> TYPES = List.of("SYSCALL", "PATH", "USER_CMD", "CONFIG_CHANGE");
  private static final List<String> FIELDS =
      List.of(
          "exe", "comm", "name", "key", "uid", "auid", "syscall", "exit", "a1", "pid", "success",
          "tty");
  private static final Set<String> NAMES = Set.of("syscall", "exit", "arch", "type");
  private static final Map<String, String> CALLS =
      Map.of("59", "execve", "257", "openat", "2", "open");
  private static final Map<String, String> ERRORS = Map.of("-13", "EACCES", "-2", "ENOENT");

  private Random random = new Random(0);

  @Property(tries = 3000)
  void findsWhatThePlainEvaluationFinds(@ForAll long seed) {
    random = new Random(seed);
    Event event = event();
    AuditEvent parsed =
        Logged.event(event.records().stream().map(Record::toString).toArray(String[]::new));
    for (int i = 0; i < 10; i++) {
      Expression expression = expression(3, true);
      WhereFilter filter = Wheres.filter(expression.toString());
      assertEquals(
          expression.holds(event), filter.matches(parsed), () -> expression + "\n" + event);
      assertTrue(
          !expression.holds(event) || isOfInterest(filter.interest(), parsed),
          () -> expression + "\n" + event + "\n" + filter.interest().literals());
    }
  }

  private static boolean isOfInterest(Interest interest, AuditEvent event) {
    boolean hasLiteral =
        interest.literals().isEmpty()
            || event.records().stream()
                .map(record -> ("\n" + record.line().latin1() + "\n").getBytes(ISO_8859_1))
                .anyMatch(
                    block ->
                        interest.literals().stream()
                            .anyMatch(needle -> needle.indexIn(block, 1, block.length) >= 0));
    boolean hasType =
        interest.types().isEmpty()
            || event.records().stream()
                .anyMatch(record -> interest.types().contains(record.type()));
    return hasLiteral && hasType && interest.admits(event.id());
  }

  private Event event() {
    List<Record> records = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<Field> fields = new ArrayList<>();
      fields.add(new Field("arch", "c000003e", List.of(Set.of("c000003e", "x86_64")), null));
      for (int j = 0; j < random.nextInt(6); j++) {
        fields.add(field(one(FIELDS)));
      }
      records.add(new Record(one(TYPES), fields));
    }
    return new Event(records);
  }

  private Field field(String name) {
    return switch (name) {
      case "exe", "comm", "name" -> text(name);
      case "key" -> key();
      case "uid", "auid" -> {
        String id = one(List.of("0", "1000", "4294967295", "7"));
        String word = id.equals("0") ? "root" : id.equals("4294967295") ? "unset" : id;
        yield number(name, id, word, Long.parseLong(id));
      }
      case "syscall" -> {
        String number = one(List.copyOf(CALLS.keySet()));
        yield number(name, number, CALLS.get(number), Long.parseLong(number));
      }
      case "exit" -> {
        String exit = one(List.of("-13", "-2", "0", "3"));
        yield number(name, exit, ERRORS.getOrDefault(exit, exit), Long.parseLong(exit));
      }
      case "a1" -> {
        String hex =
            one(
                List.of(
                    "0",
                    "10",
                    "1f",
                    "7ffd01",
                    "a",
                    "7fffffffffffffff",
                    "8000000000000000",
                    "ffffffffffffff9c",
                    "ffffffffffffffff"));
        yield number(name, hex, hex, Long.parseUnsignedLong(hex, 16));
      }
      case "pid" -> {
        String pid = one(List.of("1", "10", "100"));
        yield number(name, pid, pid, Long.parseLong(pid));
      }
      case "success" -> word(name, one(List.of("yes", "no")));
      default -> word(name, one(List.of("pts0", "(none)", "?")));
    };
  }

  private static Field number(String name, String logged, String word, long number) {
    return new Field(name, logged, List.of(new LinkedHashSet<>(List.of(logged, word))), number);
  }

  private static Field word(String name, String word) {
    boolean isAbsent = word.equals("(none)") || word.equals("?");
    return new Field(name, word, isAbsent ? List.of() : List.of(Set.of(word)), null);
  }

  private Field text(String name) {
    String text = one(TEXTS);
    if (random.nextInt(8) == 0) {
      return new Field(name, "(null)", List.of(), null);
    }
    if (random.nextBoolean()) {
      return new Field(name, "\"" + text + "\"", List.of(Set.of(text)), null);
    }
    return new Field(name, hex(text), List.of(Set.of(text)), null);
  }

  private Field key() {
    if (random.nextInt(4) == 0) {
      return new Field("key", "(null)", List.of(), null);
    }
    Set<String> keys = new LinkedHashSet<>(List.of(one(TEXTS), one(TEXTS)));
    if (keys.size() == 1) {
      return new Field("key", "\"" + String.join("", keys) + "\"", List.of(keys), null);
    }
    List<Set<String>> each = new ArrayList<>();
    keys.forEach(key -> each.add(Set.of(key)));
    return new Field("key", hex(String.join("\1", keys)), each, null);
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(ISO_8859_1));
  }

  private Expression expression(int depth, boolean withTypes) {
    return switch (depth == 0 ? 9 : random.nextInt(10)) {
      case 0, 1 ->
          new Expression.And(
              expression(depth - 1, withTypes),
              expression(depth - 1, withTypes),
              one(List.of(" and ", " && ", " AND ")));
      case 2, 3 ->
          new Expression.Or(
              expression(depth - 1, withTypes),
              expression(depth - 1, withTypes),
              one(List.of(" or ", " || ", "\n or ")));
      case 4 ->
          new Expression.Not(expression(depth - 1, withTypes), one(List.of("not ", "!", "not")));
      case 5 ->
          withTypes
              ? new Expression.InRecord(one(TYPES), expression(depth - 1, false))
              : test(false);
      default -> test(withTypes);
    };
  }

  private Expression test(boolean withTypes) {
    String type = withTypes && random.nextInt(6) == 0 ? one(TYPES) : "";
    List<String> fields = new ArrayList<>(FIELDS);
    fields.add("arch");
    if (withTypes && type.isEmpty()) {
      fields.add("type"); // of an event, not of one record
    }
    String field = one(fields);
    List<String> texts = List.of("=", "!=", "~", "!~", "*=", "^=", "$=", "in", "not in", "");
    List<String> numbers = List.of("=", "!=", "<", "<=", ">", ">=", "in", "not in", "");
    boolean isText = List.of("exe", "comm", "name", "key", "success", "tty").contains(field);
    boolean isName = NAMES.contains(field) && random.nextBoolean();
    String operator =
        one(isText || isName || field.equals("arch") || field.equals("type") ? texts : numbers);
    List<String> literals = new ArrayList<>();
    for (int i = 0; i <= (operator.endsWith("in") ? random.nextInt(6) : 0); i++) {
      literals.add(literal(field, operator));
    }
    return new Expression.Test(type, field, operator, operator.isEmpty() ? List.of() : literals);
  }

  private String literal(String field, String operator) {
    if (field.equals("a1") && random.nextBoolean() && !operator.isEmpty()) {
      return one(
          List.of(
              "-1",
              "-100",
              "0xffffffffffffffff",
              "18446744073709551615",
              "0x8000000000000000",
              "-9223372036854775808",
              "9223372036854775807"));
    }
    if (operator.contains("<") || operator.contains(">")) {
      return one(List.of("0", "-13", "10", "0x10", "1000", "257", "4294967294"));
    }
    if (operator.contains("=") && operator.length() > 1 && !operator.equals("!=")) {
      return one(NAMES.contains(field) ? NAME_PARTS : PARTS);
    }
    if (operator.contains("~")) {
      return one(List.of("a", "^/", "t$", "[b-d]", "/etc/.*w", "^.?$", "0"));
    }
    return switch (field) {
      case "uid", "auid" ->
          one(List.of("0", "1000", "root", "unset", "4294967295", "r*t", "1?", "nobody"));
      case "syscall" ->
          one(List.of("59", "257", "execve", "ExecVE", "open", "openat", "OPEN*", "open*", "1"));
      case "exit" -> one(List.of("-13", "EACCES", "eacces", "ENOENT", "0", "E*", "e?cc*", "3"));
      case "arch" -> one(List.of("x86_64", "AMD64", "C000003E", "0xc000003e", "X86*", "i386"));
      case "type" -> one(List.of("SYSCALL", "path", "user_*", "U*", "*_C*", "SOCKADDR"));
      case "a1" -> one(List.of("0", "0x10", "16", "31", "7ffd01", "0x7ffd01", "10"));
      case "pid" -> one(List.of("1", "10", "1*", "0xa"));
      case "success" -> one(List.of("yes", "no", "y*"));
      default ->
          one(
              List.of(
                  "a",
                  "cat",
                  "/bin/cat",
                  "/etc/*",
                  "*",
                  "?",
                  "x",
                  "*a*",
                  "63*",
                  "10",
                  "/etc/shadow"));
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
