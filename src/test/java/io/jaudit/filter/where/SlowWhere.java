package io.jaudit.filter.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The meaning of expressions, evaluated plainly on events whose values are known: the reference
 * that {@link WhereFilter} is compared with. Shares no code with it.
 */
final class SlowWhere {
  private SlowWhere() {}

  /**
   * A value.
   *
   * @param logged what is after the equals sign
   * @param values each a set of forms; empty if the field counts as absent
   * @param number null if the value is not a number
   */
  record Field(String name, String logged, List<Set<String>> values, Long number) {
    @Override
    public String toString() {
      return name + "=" + logged;
    }
  }

  record Record(String type, List<Field> fields) {
    @Override
    public String toString() {
      StringBuilder line = new StringBuilder(type);
      fields.forEach(field -> line.append(' ').append(field));
      return line.toString();
    }
  }

  /**
   * @param isOfOneType whether a type of records was named, which may have any field
   */
  record Event(List<Record> records, boolean isOfOneType) {
    Event(List<Record> records) {
      this(records, false);
    }

    Event only(Record record) {
      return new Event(List.of(record), true);
    }
  }

  /** An expression; its text is what is parsed. */
  sealed interface Expression {
    boolean holds(Event event);

    record And(Expression one, Expression other, String word) implements Expression {
      @Override
      public boolean holds(Event event) {
        return one.holds(event) && other.holds(event);
      }

      @Override
      public String toString() {
        return grouped(one) + word + grouped(other);
      }

      private static String grouped(Expression part) {
        return part instanceof Or ? "(" + part + ")" : part.toString();
      }
    }

    record Or(Expression one, Expression other, String word) implements Expression {
      @Override
      public boolean holds(Event event) {
        return one.holds(event) || other.holds(event);
      }

      @Override
      public String toString() {
        return one + word + other;
      }
    }

    record Not(Expression part, String word) implements Expression {
      @Override
      public boolean holds(Event event) {
        return !part.holds(event);
      }

      @Override
      public String toString() {
        return word + "(" + part + ")";
      }
    }

    record InRecord(String type, Expression part) implements Expression {
      @Override
      public boolean holds(Event event) {
        return event.records().stream()
            .anyMatch(record -> record.type().equals(type) && part.holds(event.only(record)));
      }

      @Override
      public String toString() {
        return type + "(" + part + ")";
      }
    }

    /** A test; {@code type} may be empty. */
    record Test(String type, String field, String operator, List<String> literals)
        implements Expression {
      @Override
      public boolean holds(Event event) {
        List<Field> found = new ArrayList<>();
        for (Record record : event.records()) {
          for (Field value : record.fields()) {
            boolean isNamed = event.isOfOneType() || !type.isEmpty();
            boolean isOfPath = field.equals("name") || field.equals("a1");
            boolean mayHave = isNamed || isOfPath || !record.type().equals("PATH");
            if (value.name().equals(field)
                && mayHave
                && (type.isEmpty() || type.equals(record.type()))) {
              found.add(value);
            }
          }
        }
        if (field.equals("type")) { // of any record
          event
              .records()
              .forEach(r -> found.add(new Field("type", "", List.of(Set.of(r.type())), null)));
        }
        boolean present = found.stream().anyMatch(value -> !value.values().isEmpty());
        boolean any = found.stream().anyMatch(this::anyPasses);
        return switch (operator) {
          case "" -> present;
          case "!=", "!~", "not in" -> present && !any;
          default -> any;
        };
      }

      private boolean anyPasses(Field value) {
        return value.values().stream()
            .anyMatch(forms -> literals.stream().anyMatch(l -> passes(value, forms, l)));
      }

      private boolean passes(Field value, Set<String> forms, String text) {
        boolean anyCase = List.of("syscall", "exit", "arch", "type").contains(field);
        UnaryOperator<String> fold = f -> anyCase ? f.toLowerCase(Locale.ROOT) : f;
        boolean isArch = field.equals("arch");
        String name = isArch ? text.replace("0x", "").replace("AMD64", "x86_64") : text;
        String literal = fold.apply(name);
        Predicate<String> form =
            switch (operator) {
              case "~", "!~" -> f -> Pattern.compile(text).matcher(f).find();
              case "*=" -> f -> fold.apply(f).contains(literal);
              case "^=" -> f -> fold.apply(f).startsWith(literal);
              case "$=" -> f -> fold.apply(f).endsWith(literal);
              default -> f -> equal(fold.apply(f), literal);
            };
        return switch (operator) {
          case "<" -> value.number() != null && order(value, literal) < 0;
          case "<=" -> value.number() != null && order(value, literal) <= 0;
          case ">" -> value.number() != null && order(value, literal) > 0;
          case ">=" -> value.number() != null && order(value, literal) >= 0;
          case "=", "!=", "in", "not in" -> {
            Long number = number(literal);
            yield value.number() != null && number != null
                ? value.number().equals(number)
                : forms.stream().anyMatch(form);
          }
          default -> forms.stream().anyMatch(form);
        };
      }

      private static boolean equal(String form, String literal) {
        StringBuilder regex = new StringBuilder();
        for (char c : literal.toCharArray()) {
          regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(form).matches();
      }

      /** A negative number is compared with an argument as signed, another as unsigned. */
      private static int order(Field value, String literal) {
        boolean isUnsigned = value.name().matches("a[0-3]") && !literal.startsWith("-");
        return isUnsigned
            ? Long.compareUnsigned(value.number(), number(literal))
            : Long.compare(value.number(), number(literal));
      }

      private static Long number(String literal) {
        if (literal.matches("0x[0-9a-f]+")) {
          return Long.parseUnsignedLong(literal.substring(2), 16);
        }
        if (literal.matches("[0-9]+")) {
          return Long.parseUnsignedLong(literal);
        }
        return literal.matches("-[0-9]+") ? Long.valueOf(literal) : null;
      }

      @Override
      public String toString() {
        String name = type.isEmpty() ? field : type + "." + field;
        if (operator.isEmpty()) {
          return name;
        }
        boolean isRegex = operator.equals("~") || operator.equals("!~");
        boolean isList = operator.endsWith("in");
        String value =
            isList
                ? "(" + String.join(", ", literals) + ")"
                : isRegex ? "/" + literals.get(0).replace("/", "\\/") + "/" : literals.get(0);
        return name + " " + operator + " " + value;
      }
    }
  }
}
