package io.jaudit.process;

import io.jaudit.event.AuditEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the processes of all hosts of a log. It must see every event, in the order in which
 * events are handed out; then its results don't depend on filters, threads, and files. Not safe for
 * use by several threads.
 */
public final class ProcessTable {
  /** With more hosts than this, the one that logged nothing for the longest time is forgotten. */
  private static final int MOST_HOSTS = 1000;

  /** Ends the key of the host whose name no record has, after the number of its log. */
  private static final String OF_LOG = "\0";

  /** A longer command line is cut: a table may have many. */
  private static final int LONGEST_LINE = 4096;

  /** The part of the heap that there is for long command lines. */
  private static final int SHARE_OF_LINES = 8;

  private final ProcessSettings settings;
  private final FactReader reader = new FactReader();
  private final CommandLines lines;
  private final Programs programs;
  private final Lineage ofNone;
  private final @Nullable ProcessForest forest;
  private final Map<String, NodeTable> hosts = new LinkedHashMap<>(16, 0.75f, true);
  private long forgottenWithHosts;
  private @Nullable String lastHost;
  private @Nullable NodeTable lastTable;

  /** Creates an empty table with these limits. */
  public ProcessTable(ProcessSettings settings) {
    this(settings, null);
  }

  /**
   * Creates an empty table with these limits.
   *
   * @param forest keeps processes beyond their end; null if none does
   */
  public ProcessTable(ProcessSettings settings, @Nullable ProcessForest forest) {
    this(settings, forest, Runtime.getRuntime().maxMemory() / SHARE_OF_LINES);
  }

  /**
   * @param mostLines how many bytes of long command lines are kept, unless in a forest
   */
  ProcessTable(ProcessSettings settings, @Nullable ProcessForest forest, long mostLines) {
    this.forest = forest;
    this.settings = settings;
    this.lines =
        forest == null
            ? new CommandLines(LONGEST_LINE, mostLines, this::lineBytes)
            : new CommandLines(Integer.MAX_VALUE, forest.roomForTexts(), forest::roomForTexts);
    this.programs = new Programs(lines);
    this.ofNone = Lineage.ofNone(settings.shownAncestors());
  }

  /**
   * Takes the next event, and attaches to it what is known of the process that caused it: {@link
   * Lineage#of}.
   *
   * @param log a number of the log that the event is from; events that name no host are of the host
   *     of their log
   */
  public void take(AuditEvent event, int log) {
    take(event, reader.read(event), log);
  }

  /**
   * Like {@link #take(AuditEvent, int)}, of an event whose facts were read before.
   *
   * @param batch the facts of several events
   * @param index that of this event
   */
  public void take(AuditEvent event, FactBatch batch, int index, int log) {
    take(event, batch.of(index), log);
  }

  private void take(AuditEvent event, ProcessFacts facts, int log) {
    if (forest != null) {
      forest.take(event, facts, lines.used());
    }
    ProcessEntry entry = tableOf(event, log).take(facts);
    event.attach(entry == null ? ofNone : Lineage.of(entry, settings.shownAncestors()));
  }

  /** Returns what a later run has to know to go on, as bytes. */
  public byte[] toBytes() {
    Map<String, NodeTable> kept = new LinkedHashMap<>();
    List<NodeTable> unnamed = new ArrayList<>();
    for (Map.Entry<String, NodeTable> host : hosts.entrySet()) {
      if (host.getKey().endsWith(OF_LOG)) {
        unnamed.add(host.getValue());
      } else {
        kept.put(host.getKey(), host.getValue());
      }
    }
    if (unnamed.size() == 1) { // the numbers of several logs may be others in the next run
      kept.put(OF_LOG, unnamed.get(0));
    }
    return TableWriter.write(kept);
  }

  /**
   * Goes on where another table was, before the first event.
   *
   * @throws IOException if these are not the bytes of a table; then this one is empty
   */
  public void restore(byte[] bytes) throws IOException {
    try {
      TableReader.read(bytes, settings, programs, hosts);
    } catch (IOException e) {
      hosts.clear();
      throw e;
    }
  }

  private NodeTable tableOf(AuditEvent event, int log) {
    String node = event.id().node();
    String host = node == null ? log + OF_LOG : node;
    NodeTable known = lastTable;
    if (known != null && host.equals(lastHost)) {
      return known;
    }
    known = node == null ? hosts.remove(OF_LOG) : null;
    if (known != null) {
      hosts.put(host, known); // of the run before
    }
    known = hosts.get(host);
    if (known == null) {
      known = new NodeTable(event.id().nodeName(), settings, programs, forest);
      hosts.put(host, known);
      forgetHosts();
    }
    lastHost = host;
    lastTable = known;
    return known;
  }

  private void forgetHosts() {
    if (hosts.size() > MOST_HOSTS) {
      Iterator<NodeTable> eldest = hosts.values().iterator();
      NodeTable forgotten = eldest.next();
      forgottenWithHosts += forgotten.live().size() + forgotten.live().forgotten();
      eldest.remove();
    }
  }

  /** Returns how many command lines were cut because all together were too long. */
  public long shortenedLines() {
    return lines.shortened();
  }

  private long lineBytes() {
    Set<Object> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    long bytes = 0;
    for (NodeTable each : hosts.values()) {
      bytes += each.live().lineBytes(counted);
    }
    return bytes;
  }

  /** Returns the number of processes that are kept. */
  public long size() {
    long size = 0;
    for (NodeTable each : hosts.values()) {
      size += each.live().size();
    }
    return size;
  }

  /**
   * Returns how many processes were forgotten because there were too many: what is known of their
   * children and of their later events is less.
   */
  public long forgotten() {
    long count = forgottenWithHosts;
    for (NodeTable each : hosts.values()) {
      count += each.live().forgotten();
    }
    return count;
  }
}
