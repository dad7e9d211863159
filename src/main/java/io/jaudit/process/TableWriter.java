package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables of processes as bytes, from which {@link TableReader} makes the same tables. What
 * several processes have in common, such as ancestors and programs, is written where it first
 * occurs, and gets a number. For use once.
 */
final class TableWriter {
  /** The number of what is null. */
  static final int NULL = 0;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

  /** Returns the bytes of all tables, by the name under which each host is found. */
  static byte[] write(Map<String, NodeTable> hosts) {
    TableWriter writer = new TableWriter();
    try {
      writer.out.writeInt(hosts.size());
      for (Map.Entry<String, NodeTable> host : hosts.entrySet()) {
        writer.out.writeUTF(host.getKey());
        host.getValue().writeTo(writer);
      }
      writer.out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory
    }
    return writer.bytes.toByteArray();
  }

  DataOutputStream out() {
    return out;
  }

  /** Writes a number if the object is known, and else returns true after a new number. */
  private boolean isNew(@Nullable Object object) throws IOException {
    Integer known = object == null ? Integer.valueOf(NULL) : numbers.get(object);
    if (known != null) {
      out.writeInt(known);
      return false;
    }
    numbers.put(object, numbers.size() + 1);
    out.writeInt(numbers.size());
    return true;
  }

  void text(@Nullable String text) throws IOException {
    if (isNew(text) && text != null) {
      out.writeUTF(text);
    }
  }

  void slice(@Nullable ByteSlice slice) throws IOException {
    if (isNew(slice) && slice != null) {
      out.writeInt(slice.length());
      slice.writeTo(out);
    }
  }

  void id(EntityId id) throws IOException {
    if (isNew(id)) {
      text(id.node());
      out.writeInt(id.pid());
      out.writeLong(id.millis());
      out.writeLong(id.serial());
    }
  }

  void program(Program program) throws IOException {
    if (isNew(program)) {
      slice(program.executable());
      slice(program.commandLine());
      out.writeUTF(program.source().name());
      out.writeLong(program.execMillis());
      out.writeLong(program.execSerial());
    }
  }

  void session(@Nullable LoginSession session) throws IOException {
    if (isNew(session) && session != null) {
      out.writeLong(session.id());
      out.writeLong(session.auid());
      out.writeLong(session.loginMillis());
      out.writeLong(session.loginSerial());
    }
  }

  /** Writes ancestors from the farthest that is not known, because a chain may be very long. */
  void ancestor(@Nullable Ancestor nearest) throws IOException {
    Deque<Ancestor> unknown = new ArrayDeque<>();
    Ancestor next = nearest;
    while (next != null && !numbers.containsKey(next)) {
      unknown.push(next);
      next = next.next();
    }
    out.writeInt(unknown.size());
    while (!unknown.isEmpty()) {
      Ancestor each = unknown.pop();
      number(each.next());
      id(each.id());
      program(each.program());
      out.writeUTF(each.source().name());
      out.writeInt(each.uid());
      out.writeUTF(each.link().name());
      numbers.put(each, numbers.size() + 1);
    }
    number(nearest);
  }

  private void number(@Nullable Object known) throws IOException {
    out.writeInt(known == null ? NULL : numbers.get(known));
  }
}
