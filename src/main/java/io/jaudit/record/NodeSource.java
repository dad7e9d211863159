package io.jaudit.record;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Tells what named the host of an event ({@link EventId#nodeName}). Of several, the first in this
 * order counts.
 */
public enum NodeSource {
  /** {@code node=NAME} before the type, as auditd writes it ({@code name_format}). */
  NODE('n'),
  /** {@code host=NAME}, which audispd of RHEL 5 writes instead. */
  HOST('h'),
  /** The header of a syslog message. */
  SYSLOG('s'),
  /** The name of a pod or container, which kubectl and docker compose write before a line. */
  CONTAINER('c'),
  /** A member of the JSON object that the record is in. */
  JSON('o'),
  /** The field {@code _HOSTNAME} of an entry of the journal. */
  JOURNAL('j'),
  /** A folder in the path of the log. */
  PATH('p');

  private static final NodeSource[] ALL = values();

  /** Precedes the name in a node, after a NUL, which no name after {@code node=} has. */
  private final char mark;

  private final String label = name().toLowerCase(Locale.ROOT);

  NodeSource(char mark) {
    this.mark = mark;
  }

  /** Returns the value of {@code node_source} in JSON. */
  public String label() {
    return label;
  }

  /** Returns all values of {@code node_source}. */
  public static List<String> labels() {
    return Stream.of(ALL).map(NodeSource::label).toList();
  }

  /** Returns true if the record itself names the host, so that it is the same in every log. */
  boolean isOfRecord() {
    return this == NODE || this == HOST;
  }

  /** Returns the {@link EventId#node} of a host that this named. */
  public String node(String name) {
    return this == NODE ? name : "\0" + mark + name;
  }

  /** Returns what named the host of an {@link EventId#node} that is not null. */
  static NodeSource of(String node) {
    if (node.length() > 1 && node.charAt(0) == '\0') {
      for (NodeSource source : ALL) {
        if (source.mark == node.charAt(1)) {
          return source;
        }
      }
    }
    return NODE;
  }
}
