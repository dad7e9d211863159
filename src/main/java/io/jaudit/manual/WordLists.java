package io.jaudit.manual;

import io.jaudit.filter.where.QueryName;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.Errno;
import io.jaudit.interpret.tables.SyscallTable;
import io.jaudit.options.time.TimeExpression;
import io.jaudit.record.RecordType;
import io.jaudit.report.Reports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Gives the words that completion proposes as values, from the tables of jaudit. Stateless. */
final class WordLists {
  private WordLists() {}

  /** Returns the words for a value; empty if they depend on the host. */
  static List<String> of(Candidates candidates) {
    return switch (candidates) {
      case TYPES -> types();
      case SYSCALLS -> sorted(SyscallTable.names());
      case ARCHES -> sorted(Arch.names());
      case ERRORS -> sorted(Errno.names());
      case TIMES -> TimeExpression.names();
      case FIELDS, EXPRESSION -> fields();
      case GROUPINGS -> groupings();
      case REPORTS -> Reports.names();
      default -> List.of();
    };
  }

  private static List<String> types() {
    List<String> types = new ArrayList<>(List.of("ALL"));
    for (RecordType type : RecordType.all()) {
      types.add(type.name());
    }
    return types;
  }

  private static List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (QueryName name : QueryName.all()) {
      if (!name.name().contains("NAME")) { // a pattern of names
        fields.add(name.name());
      }
    }
    return sorted(fields);
  }

  private static List<String> groupings() {
    List<String> groupings = new ArrayList<>(Reports.shortNames());
    groupings.addAll(fields());
    return sorted(groupings);
  }

  private static List<String> sorted(Collection<String> words) {
    return List.copyOf(new TreeSet<>(words));
  }
}
