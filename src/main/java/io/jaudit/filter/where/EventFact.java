package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.interpret.names.Identities;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact of an event that expressions can test. It may have several values, such as one for each
 * path. Immutable.
 *
 * @param path its name, as in JSON
 * @param kind what the values are
 * @param search how a value can be found in a log without reading its fields
 * @param field the number of the field of records that has the value; {@code FieldId.NONE} if it is
 *     not known, or not used to find it
 * @param example a value
 * @param reader passes the values of an event on
 */
record EventFact(String path, Kind kind, Search search, int field, String example, Reader reader) {
  /** Begins the names of facts about the process that started that of the event. */
  static final String PARENT = "parent.";

  /** Begins the names of facts about all processes above that of the event. */
  static final String ANCESTOR = "ancestor.";

  /** The name of the fact which process it is. */
  static final String ENTITY = "process.entity_id";

  /** Begins the same facts by the names that JSON has for them. */
  static final String PARENT_IN_JSON = "process.parent.";

  static final String ANCESTORS_IN_JSON = "process.ancestors.";

  private static final String USER = "user.";

  private static final Set<String> OWNERS = Set.of("paths.ouid", "paths.ogid");

  private static final Set<String> LISTS = Set.of("types", "keys", "process.args");

  /** Returns true if it is an array in JSON, or a member of its elements. */
  boolean isList() {
    return LISTS.contains(path)
        || path.startsWith(ANCESTOR)
        || path.startsWith(ANCESTORS_IN_JSON)
        || path.startsWith("paths.")
        || path.startsWith("avc.");
  }

  /** Returns true if an event has at most one value, even if it has several sockets. */
  boolean isSingle() {
    return !isList() && !path.startsWith("net.");
  }

  /** Returns true if the same fact has a shorter name. */
  boolean isAlias() {
    return path.startsWith(PARENT_IN_JSON) || path.startsWith(ANCESTORS_IN_JSON);
  }

  /** Returns true if only a process table has its values. */
  boolean needsProcesses() {
    return path.startsWith(ANCESTOR) || path.startsWith(PARENT) || isAlias() || path.equals(ENTITY);
  }

  /** Returns true if its values are IDs, of which an unset one is left out. */
  boolean isId() {
    return kind == Kind.NUMBER && (path.startsWith(USER) || OWNERS.contains(path));
  }

  /** Returns true if a test for a value compares nothing but its text. */
  boolean isPlainText() {
    return kind == Kind.TEXT && search != Search.TYPE;
  }

  /** What the values of a fact are. */
  enum Kind {
    TEXT,
    NUMBER,
    ADDRESS,
    TIME
  }

  /** How a value of a fact is written in a log. */
  enum Search {
    /** In some way or other. */
    ANYHOW,
    /** As it is, or in hex. */
    TEXT,
    /** Its parts between slashes are, as they are or in hex. */
    PATH,
    /** As an address, or in that of a socket. */
    ADDRESS,
    /** As the ID in a field of records. */
    ID,
    /** As the decimal number in a field of records. */
    NUMBER,
    /** As the serial number of the event. */
    SERIAL,
    /** As the host of the event. */
    NODE,
    /** As the type of a record. */
    TYPE
  }

  /** Reads the values of a fact. */
  interface Reader {
    void read(EventView event, Values out);
  }

  /** Takes the values of a fact. */
  interface Values {
    /** Takes a text; null is no value. */
    void text(@Nullable ByteSlice text);

    /** Takes a number; {@link Value#NO_NUMBER} is no value. */
    void number(long number);

    /** Takes a text with one character for each byte; null is no value. */
    default void latin1(@Nullable String text) {
      text(text == null ? null : ByteSlice.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Takes texts. */
    default void texts(List<@Nullable ByteSlice> texts) {
      for (int i = 0; i < texts.size(); i++) {
        text(texts.get(i));
      }
    }

    /** Takes an ID; an unset one is no value. */
    default void id(long id) {
      number(id < 0 || id == Identities.UNSET ? Value.NO_NUMBER : id);
    }
  }
}
