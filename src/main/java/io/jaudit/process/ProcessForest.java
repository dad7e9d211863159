package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.process.EventTexts.EventText;
import io.jaudit.record.FieldId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps processes that a {@link ProcessTable} follows beyond their end: all of them, or only those
 * that are hit by an event that matches, with the processes above them. Their number is limited.
 *
 * <p>For use by the thread of the table; {@link #hit}, {@link #count} and {@link #keep} may be
 * called by several threads.
 */
public final class ProcessForest {
  /** Users of a host. */
  private record User(@Nullable String host, int id) {}

  private static final int MOST_USERS = 100_000;
  private static final int SHARE_OF_TEXTS = 8;
  private static final int MOST_KEYS = 10_000;

  /** About how many bytes of the heap a process takes with its line in a tree, and what it ran. */
  private static final int BYTES = 400;

  /** About how many bytes more it takes while it is in the table. */
  private static final int BYTES_IN_TABLE = 120;

  /** What else the heap has to hold: above all, the blocks of the log. */
  private static final long RESERVED = 96L << 20;

  private final boolean keepsAll;
  private final long most;
  private final List<ProcessNode> kept = new ArrayList<>();
  private final LoggedUsers users = new LoggedUsers();
  private final Set<User> exitsSeen = new HashSet<>();

  /** Each key once, because many processes have the same. */
  private final Map<ByteSlice, ByteSlice> keys = new ConcurrentHashMap<>();

  private final AtomicLong textBytes = new AtomicLong();
  private final AtomicLong textsLeftOut = new AtomicLong();
  private final SessionOrigins origins = new SessionOrigins();
  private final long room = room();

  /** How many processes are in the table. */
  private int inTable;

  /** How many bytes long command lines take. */
  private long lineBytes;

  private boolean sawCalls;
  private long leftOut;

  private ProcessForest(boolean keepsAll, long most) {
    this.keepsAll = keepsAll;
    this.most = most;
  }

  /** Returns one that keeps all processes, at most {@code most}. */
  public static ProcessForest ofAll(long most) {
    return new ProcessForest(true, most);
  }

  /** Returns one that keeps the processes that are hit, at most {@code most}, and those above. */
  public static ProcessForest ofHits(long most) {
    return new ProcessForest(false, most);
  }

  /** Returns how many processes the heap has room for. */
  public static long mostInHeap() {
    return room() / BYTES;
  }

  private static long room() {
    long most = Runtime.getRuntime().maxMemory();
    return Math.max(most / 2, most - RESERVED);
  }

  /** Returns how many bytes there is room for in texts: of events, or of long command lines. */
  long roomForTexts() {
    return Runtime.getRuntime().maxMemory() / SHARE_OF_TEXTS;
  }

  /** Returns the processes that are kept, in the order in which they were first seen or hit. */
  public List<ProcessNode> processes() {
    return kept;
  }

  /** Returns how many processes are not kept because there are too many. */
  public long leftOut() {
    return leftOut;
  }

  /**
   * Returns where a login session came from, as safe text: an address or a terminal; null if the
   * log does not tell.
   */
  public @Nullable String origin(@Nullable String host, long session) {
    return origins.of(host, session);
  }

  /** Returns true if a record of a system call was seen: only these name parents. */
  public boolean sawCalls() {
    return sawCalls;
  }

  /** Returns true if the exit of a process of the user was seen on the host of {@code node}. */
  public boolean seesExitsOf(ProcessNode node, int uid) {
    return exitsSeen.contains(new User(node.host(), uid));
  }

  /** Returns the name that the log has for a user; null if it has none. */
  public @Nullable String loggedName(ProcessNode node, long id) {
    return users.name(node.host(), id);
  }

  /**
   * Counts an event by the process that matches, and takes note that one does.
   *
   * @param names the keys of the event, each once
   */
  public void count(ProcessNode node, boolean isFailure, List<@Nullable ByteSlice> names) {
    hit(node);
    List<@Nullable ByteSlice> kept = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      ByteSlice name = names.get(i);
      kept.add(name == null ? null : kept(name));
    }
    node.counts().add(isFailure, kept);
  }

  private ByteSlice kept(ByteSlice key) {
    ByteSlice known = keys.get(key);
    if (known == null) {
      known = key.copy();
      if (keys.size() < MOST_KEYS) {
        keys.put(known, known);
      }
    }
    return known;
  }

  /**
   * Keeps a text for an event by the process that matches, and takes note that one does.
   *
   * @param text which is kept
   */
  public void keep(ProcessNode node, EventText text) {
    hit(node);
    long size = text.text().length() + (long) EventTexts.OVERHEAD;
    if (textBytes.addAndGet(size) <= roomForTexts()) {
      node.keep(text);
    } else {
      textsLeftOut.incrementAndGet();
    }
  }

  /** Returns how many texts of events are not kept because there are too many. */
  public long textsLeftOut() {
    return textsLeftOut.get();
  }

  /** Takes note that an event by the process matches. */
  public void hit(ProcessNode node) {
    if (!node.isHit()) {
      add(node);
    }
  }

  private synchronized void add(ProcessNode node) {
    if (node.isHit()) {
      return; // by another thread
    }
    node.hit();
    if (!keepsAll) {
      keep(node);
    }
  }

  private boolean keep(ProcessNode node) {
    long taken =
        (long) kept.size() * BYTES + (long) inTable * BYTES_IN_TABLE + lineBytes + textBytes.get();
    if (kept.size() < most && taken < room) {
      kept.add(node);
      return true;
    }
    leftOut++;
    return false;
  }

  /** Returns the node of a process that begins; null if there are too many. */
  @Nullable ProcessNode begin(EntityId id) {
    inTable++;
    ProcessNode node = new ProcessNode(id);
    return !keepsAll || keep(node) ? node : null;
  }

  /** Takes note that a process is not in the table any more. */
  void forget() {
    inTable--;
  }

  void take(AuditEvent event, ProcessFacts facts, long bytesOfLines) {
    lineBytes = bytesOfLines;
    sawCalls |= facts.isOfCall;
    origins.learn(event);
    String host = event.id().nodeName();
    users.learn(event, host, facts.uid, FieldId.UID);
    users.learn(event, host, facts.auid, FieldId.AUID);
    if (facts.call == ProcessCall.EXIT_GROUP && exitsSeen.size() < MOST_USERS) {
      exitsSeen.add(new User(host, (int) facts.uid));
    }
  }
}
