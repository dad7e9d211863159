package io.jaudit.interpret.names;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the text for IDs of users, or of groups: {@code unset}, {@code root}, the name, or {@code
 * unknown(N)} with N as a signed number (docs/ausearch-semantics.md §6.3, UID and GID). Caches the
 * most recent IDs. Not safe for use by several threads.
 */
public final class IdTexts {
  private static final int REMEMBERED = 64;

  private final IdNames names;
  private final long[] ids = new long[REMEMBERED];
  private final @Nullable ByteSlice[] texts = new ByteSlice[REMEMBERED];

  /** Caches the texts of these names. */
  public IdTexts(IdNames names) {
    this.names = names;
  }

  /**
   * Appends the text for an ID; {@code -1} is unset. Returns false and appends nothing if {@code
   * id} is not an ID, because it needs more than 32 bits.
   */
  public boolean append(long id, ByteBuilder out) {
    if (id < Integer.MIN_VALUE || id > Identities.UNSET) {
      return false;
    }
    int slot = (int) id & REMEMBERED - 1;
    ByteSlice text = texts[slot];
    if (text == null || ids[slot] != id) {
      text = text(id & Identities.UNSET);
      texts[slot] = text;
      ids[slot] = id;
    }
    out.append(text);
    return true;
  }

  private ByteSlice text(long id) {
    String name = id == Identities.UNSET ? "unset" : id == 0 ? "root" : names.name(id);
    String text = name != null ? name : "unknown(".concat(Integer.toString((int) id)).concat(")");
    return ByteSlice.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
