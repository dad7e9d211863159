package io.jaudit.process;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.EventId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a process among all of a log: its number, and the first event that shows it.
 * Immutable; compared by identity.
 */
public final class EntityId {
  private final @Nullable String node;
  private final int pid;
  private final long millis;

  /** Of 32 bits without a sign, as of the kernel. */
  private final int serial;

  /**
   * @param node the name of the host, one character a byte; null if nothing names it
   * @param pid the number of the process
   * @param millis the time of the event, in ms since 1970
   */
  EntityId(@Nullable String node, int pid, long millis, long serial) {
    this.node = node;
    this.pid = pid;
    this.millis = millis;
    this.serial = (int) serial;
  }

  /** Returns the number of the process. */
  public int pid() {
    return pid;
  }

  /** Returns the time of the first event that shows the process, in ms since 1970. */
  long millis() {
    return millis;
  }

  @Nullable String node() {
    return node;
  }

  long serial() {
    return Integer.toUnsignedLong(serial);
  }

  /** Appends {@code NODE/PID@SECONDS.MILLIS:SERIAL}. */
  public void appendTo(ByteBuilder out) {
    if (node != null) {
      out.append(ByteSlice.of(node.getBytes(StandardCharsets.ISO_8859_1))).append('/');
    }
    out.appendDecimal(pid).append('@').append(new EventId(null, millis, serial()).stamp());
  }

  @Override
  public String toString() {
    ByteBuilder text = new ByteBuilder();
    appendTo(text);
    return text.toSlice().latin1();
  }
}
