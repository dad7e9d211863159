package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/** Remembers the last node that was made of a name, as most lines have that again. */
final class LastNode {
  private @Nullable ByteSlice name;
  private @Nullable String node;
  private NodeSource source = NodeSource.NODE;

  /** Returns the node of this name. */
  String of(ByteSlice asked, NodeSource from) {
    String known = node;
    if (known == null || !asked.equals(name) || from != source) {
      known = from.node(asked.latin1());
      node = known;
      name = asked;
      source = from;
    }
    return known;
  }

  /** Forgets the name, the array of which gets other content. */
  void forget() {
    name = null;
    node = null;
  }
}
