package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * A syslog message without its time: {@code web01 kern.notice kernel: }, {@code audispd: }. Only at
 * the beginning of a line, as it may be text of a message elsewhere.
 */
final class TagPrefix implements LinePrefix {
  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    return SyslogPrefix.afterTag(line, from, from, host);
  }
}
