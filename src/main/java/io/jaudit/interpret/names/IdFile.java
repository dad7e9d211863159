package io.jaudit.interpret.names;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads names for IDs from lines {@code name:password:id:…}. Immutable. */
final class IdFile implements IdNames {
  static final IdFile NONE = new IdFile(List.of());

  private static final long MAX_ID = 0xffff_ffffL;
  private static final int ID_COLUMN = 2;

  private final Map<String, Long> ids = new LinkedHashMap<>();
  private final Map<Long, String> names = new HashMap<>();

  private IdFile(List<String> lines) {
    for (String line : lines) {
      String[] columns = line.split(":", ID_COLUMN + 2);
      if (columns.length > ID_COLUMN && isName(columns[0])) {
        long id = Ascii.decimal(ByteSlice.of(columns[ID_COLUMN]), -1);
        if (id >= 0 && id <= MAX_ID) {
          ids.putIfAbsent(columns[0], id);
          names.putIfAbsent(id, columns[0]);
        }
      }
    }
  }

  static IdFile read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), ISO_8859_1);
    return new IdFile(List.of(text.split("\r?\n", -1)));
  }

  /** Neither a comment, nor {@code +} or {@code -}, with which NIS lines begin. */
  private static boolean isName(String column) {
    return !column.isEmpty() && "#+-".indexOf(column.charAt(0)) < 0;
  }

  @Override
  public @Nullable String name(long id) {
    return names.get(id);
  }

  @Override
  public OptionalLong id(String name) {
    Long id = ids.get(name);
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  @Override
  public List<String> names() {
    return List.copyOf(ids.keySet());
  }
}
