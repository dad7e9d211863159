package io.jaudit.options;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.interpret.tables.Suggestion;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The value of {@code -m}: record types, separated by commas, or {@code ALL}. */
final class RecordTypeList {
  private RecordTypeList() {}

  /**
   * Returns the criterion; null for {@code ALL}, which excludes nothing and, next to other types,
   * adds nothing.
   */
  static @Nullable EventFilter criterion(String list) throws UsageException {
    if (list.equalsIgnoreCase("ALL")) {
      return null;
    }
    if (list.replace(",", "").isBlank()) {
      throw UsageErrors.expected(FilterOption.MESSAGE, "record types or ALL", list);
    }
    List<RecordType> types = new ArrayList<>();
    for (String name : ValueList.items(FilterOption.MESSAGE, list)) {
      types.add(type(name));
    }
    return Filters.types(types);
  }

  /** A log may have types that are younger than this program. */
  private static RecordType type(String name) throws UsageException {
    if (name.startsWith("!") || name.startsWith("-")) {
      throw new UsageException(
          "--message: expected a record type, not '"
              + name
              + "'; to exclude a type, use --not -m "
              + name.substring(1));
    }
    UsageErrors.refuseWildcards(FilterOption.MESSAGE, "type", name);
    if (name.equalsIgnoreCase("ALL") || (RecordType.named(name) == null && !isName(name))) {
      throw unknown(name);
    }
    return RecordType.ofLog(ByteSlice.of(name.toUpperCase(Locale.ROOT)));
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toUpperCase(text.charAt(i));
      if (!(c >= 'A' && c <= 'Z') && !(i > 0 && (c == '_' || (c >= '0' && c <= '9')))) {
        return false;
      }
    }
    return true;
  }

  private static UsageException unknown(String name) {
    List<String> names = new ArrayList<>();
    for (RecordType known : RecordType.all()) {
      names.add(known.name());
    }
    return UsageErrors.unknown(
        FilterOption.MESSAGE,
        "record type",
        name,
        Suggestion.nearest(name, names),
        "-m without a type lists all");
  }

  /** Returns one sentence for each name in the list that is of no known type. */
  static List<String> unknownNames(String list) {
    List<String> sentences = new ArrayList<>();
    for (String item : list.split(",", -1)) {
      String name = item.strip();
      if (!name.isEmpty() && !name.equalsIgnoreCase("ALL") && RecordType.named(name) == null) {
        sentences.add(unknown(name).getMessage());
      }
    }
    return sentences;
  }

  /** Returns a line with all types, in the words and the order of ausearch: scripts read it. */
  static String all() {
    StringBuilder types = new StringBuilder("Valid message types are: ALL ");
    for (RecordType type : RecordType.all()) {
      types.append(type.name()).append(' ');
    }
    return types.toString();
  }
}
