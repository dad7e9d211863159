package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.record.FieldId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a name that expressions can test. Immutable.
 *
 * @param name as it is written in an expression
 * @param source what has it
 * @param type what its values are, such as {@code text} or {@code user}
 * @param example a value; may be empty
 */
public record QueryName(String name, Source source, String type, String example) {
  /** Selects what has a name. */
  public enum Source {
    /** Records. */
    FIELD,
    /** The event: a member of its JSON. */
    FACT
  }

  /** Returns all names: fields in the order of the alphabet, then facts in the order of JSON. */
  public static List<QueryName> all() {
    TreeSet<String> fields = new TreeSet<>(OtherFields.NAMES);
    for (int id = 1; id <= FieldId.highest(); id++) {
      if (!FieldId.isPrefix(id)) {
        fields.add(FieldId.name(id));
      }
    }
    fields.removeAll(QueryField.FACTS_FIRST); // one row is enough for both
    List<QueryName> all = new ArrayList<>();
    for (String field : fields) {
      String type = typeOf(field);
      all.add(new QueryName(field, Source.FIELD, type, FieldExamples.of(field, type)));
    }
    for (EventFact fact : EventFacts.all()) {
      String type = fact.kind().name().toLowerCase(Locale.ROOT);
      all.add(new QueryName(fact.path(), Source.FACT, type, fact.example()));
    }
    all.add(new QueryName("msg.NAME", Source.FACT, "text", "alice"));
    return all;
  }

  /** Returns what the values of a field are; {@code text} if it is unknown. */
  public static String typeOf(String field) {
    if (RecordField.ADDRESSES.contains(field)) {
      return "address";
    }
    if (FieldExamples.isNumber(field)) {
      return "number";
    }
    int id = FieldId.of(field);
    return switch (id) {
      case FieldId.A0, FieldId.A1, FieldId.A2, FieldId.A3 -> "hex";
      case FieldId.KEY -> "keys";
      default -> FieldId.kind(id).name().toLowerCase(Locale.ROOT);
    };
  }

  /** Passes the name and each value of each fact of an event to {@code sink}. */
  public static void facts(EventView event, BiConsumer<String, ByteSlice> sink) {
    for (EventFact fact : EventFacts.all()) {
      fact.reader().read(event, new Named(fact.path(), sink));
    }
  }

  /** Passes values on with the name of their fact. */
  private record Named(String name, BiConsumer<String, ByteSlice> sink)
      implements EventFact.Values {
    @Override
    public void text(@Nullable ByteSlice text) {
      if (text != null) {
        sink.accept(name, text);
      }
    }

    @Override
    public void number(long number) {
      if (number != Value.NO_NUMBER) {
        sink.accept(name, ByteSlice.of(Long.toString(number)));
      }
    }
  }
}
