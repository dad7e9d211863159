package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ValueSink;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.where.QueryField;
import io.jaudit.filter.where.QueryField.Form;
import io.jaudit.filter.where.QueryName;
import io.jaudit.filter.where.QueryName.Source;
import io.jaudit.filter.where.WhereFilter;
import io.jaudit.filter.where.Wheres;
import io.jaudit.interpret.names.Identities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A name with a suffix is the same in {@code --fields} and in {@code --where}. */
class SuffixAgreementTest {
  private static final List<Path> LOGS =
      List.of(
          Path.of("testdata/ausearch/demo.log"),
          Path.of("testdata/logs/zoo-raw-node.log"),
          Path.of("testdata/logs/zoo-enriched.log"));

  private final EventView view = new EventView(Identities.ofLog());
  private final Map<String, WhereFilter> filters = new HashMap<>();
  private int comparisons;

  @Test
  void whatAColumnShowsIsFoundByAConditionOfThatName() throws Exception {
    List<AuditEvent> events = new ArrayList<>();
    for (Path log : LOGS) {
      events.addAll(LogEvents.of(log));
    }
    for (QueryName name : QueryName.all()) {
      if (!name.name().equals("msg.NAME")) {
        check(name, ".text", events);
        check(name, ".words", events);
        if (name.source() == Source.FIELD) {
          check(name, ".raw", events);
        }
      }
    }
    assertTrue(comparisons > 10_000, () -> comparisons + " comparisons");
  }

  private void check(QueryName name, String suffix, List<AuditEvent> events) throws Exception {
    String full = name.name() + suffix;
    QueryField field = QueryField.list(full).get(0);
    assertEquals(full, field.name());
    if (full.equals("time.words")) {
      return; // a local time, which no condition has
    }
    for (AuditEvent event : events) {
      view.of(event);
      List<String> values = values(field, Form.PLAIN);
      assertEquals(values, values(field, Form.WORDS), full);
      assertEquals(!values.isEmpty(), matches(full), () -> full + " of " + event.id());
      for (String value : values) {
        String condition = full + " = \"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        assertTrue(matches(condition), () -> condition + " of " + event.id());
        comparisons++;
      }
    }
  }

  private boolean matches(String condition) {
    return filters.computeIfAbsent(condition, Wheres::filter).matches(view);
  }

  private List<String> values(QueryField field, Form form) {
    List<String> values = new ArrayList<>();
    field.read(
        view,
        form,
        new ValueSink() {
          @Override
          public void text(ByteSlice text) {
            if (text != null) {
              values.add(text.utf8());
            }
          }

          @Override
          public void number(ByteSlice text) {
            text(text);
          }
        });
    return values;
  }
}
