package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * What the container runtimes of Kubernetes write before a line (CRI log format): {@code
 * 2026-11-24T10:00:01.123456789Z stdout F }. A line with {@code P} is a part of a longer one and is
 * not read, as its record may be cut off.
 */
final class ContainerPrefix implements LinePrefix {
  @Override
  public int end(ByteSlice line, int from) {
    if (!LineText.matches(line, from, "9999-99-99T99:99:99")) {
      return from;
    }
    int stream = LineText.wordEnd(line, from);
    if (line.hasAt(stream, " stdout F ") || line.hasAt(stream, " stderr F ")) {
      return stream + " stdout F ".length();
    }
    return from;
  }
}
