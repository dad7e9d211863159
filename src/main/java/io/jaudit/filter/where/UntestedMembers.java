package io.jaudit.filter.where;

import io.jaudit.filter.where.WhereException.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the members of JSON that expressions can't test (docs/where.md). Stateless. */
final class UntestedMembers {
  private static final String IN_HEX = "_hex";
  private static final String SESSION = "process.session.";

  static final Set<String> NAMES =
      Set.of(
          """
          process.start process.image_id process.source process.link process.known
          process.orphaned process.ancestors_cut process.parent.entity_id process.parent.source
          process.parent.uid process.parent.link process.parent.known process.ancestors.entity_id
          process.ancestors.source process.ancestors.uid process.ancestors.link
          process.ancestors.known process.session.id process.session.auid
          process.session.auid_name process.session.login_id schema records"""
              .split("\\s+"));

  private UntestedMembers() {}

  /** Returns the error for a name that is a member of JSON; null if it is none of these. */
  static @Nullable WhereException refused(String name, Place place) {
    boolean isInHex = name.endsWith(IN_HEX);
    boolean isOfRecords = name.startsWith("records.");
    if (!NAMES.contains(name) && !isInHex && !isOfRecords) {
      return null;
    }
    String hint =
        switch (name) {
          case "process.session.id" -> "test user.ses";
          case "process.session.auid", "process.session.auid_name" ->
              "test user." + name.substring(SESSION.length());
          case "schema" -> "it is the same for all events";
          default ->
              isInHex
                  ? "test " + name.substring(0, name.length() - IN_HEX.length()) + ", its text"
                  : name.startsWith("records") ? "name a field, such as exe or PATH.name" : "";
        };
    return new WhereException(
        "\"" + name + "\" can't be tested, although JSON has it",
        place,
        hint,
        "(\"jaudit fields\" lists all fields)");
  }
}
