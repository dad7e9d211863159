package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TableWriter} has written. For use once. */
final class TableReader {
  private static final int MOST_BYTES = 1 << 20;

  private final DataInputStream in;

  /** The objects by number; 0 is null. */
  private final List<@Nullable Object> objects = new ArrayList<>();

  private TableReader(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
    objects.add(null);
  }

  /**
   * Adds the tables of all hosts.
   *
   * @throws IOException if these are not the bytes of tables
   */
  static void read(
      byte[] bytes, ProcessSettings settings, Programs programs, Map<String, NodeTable> hosts)
      throws IOException {
    TableReader reader = new TableReader(bytes);
    try {
      int size = reader.in.readInt();
      for (int i = 0; i < size; i++) {
        String host = reader.in.readUTF();
        hosts.put(host, NodeTable.read(reader, settings, programs));
      }
    } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
      throw new IOException("not a table of processes", e);
    }
  }

  DataInputStream in() {
    return in;
  }

  private int number() throws IOException {
    return in.readInt();
  }

  /** Returns true if an object of that number comes next. */
  private boolean isNew(int number) {
    return number == objects.size();
  }

  private <T> T add(T object) {
    objects.add(object);
    return object;
  }

  @Nullable String text() throws IOException {
    int number = number();
    return isNew(number) ? add(in.readUTF()) : (String) objects.get(number);
  }

  @Nullable ByteSlice slice() throws IOException {
    int number = number();
    if (!isNew(number)) {
      return (ByteSlice) objects.get(number);
    }
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new EOFException();
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return add(ByteSlice.of(bytes));
  }

  EntityId id() throws IOException {
    int number = number();
    if (!isNew(number)) {
      return known(number, EntityId.class);
    }
    int at = objects.size();
    objects.add(null);
    EntityId made = new EntityId(text(), in.readInt(), in.readLong(), in.readLong());
    objects.set(at, made);
    return made;
  }

  Program program() throws IOException {
    int number = number();
    if (!isNew(number)) {
      return known(number, Program.class);
    }
    int at = objects.size();
    objects.add(null);
    Program made =
        new Program(
            slice(), slice(), ProgramSource.valueOf(in.readUTF()), in.readLong(), in.readLong());
    objects.set(at, made);
    return made;
  }

  @Nullable LoginSession session() throws IOException {
    int number = number();
    return isNew(number)
        ? add(new LoginSession(in.readLong(), in.readLong(), in.readLong(), in.readLong()))
        : (LoginSession) objects.get(number);
  }

  @Nullable Ancestor ancestor() throws IOException {
    int unknown = in.readInt();
    for (int i = 0; i < unknown; i++) {
      Ancestor next = (Ancestor) objects.get(number());
      add(
          new Ancestor(
              id(),
              program(),
              ProgramSource.valueOf(in.readUTF()),
              in.readInt(),
              Link.valueOf(in.readUTF()),
              next));
    }
    return (Ancestor) objects.get(number());
  }

  private <T> T known(int number, Class<T> type) throws IOException {
    Object known = objects.get(number);
    if (known == null) {
      throw new EOFException();
    }
    return type.cast(known);
  }
}
