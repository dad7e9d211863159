package io.jaudit.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is known of a process that may still live. There may be a great many, so the fields
 * are few: about 150 bytes with all that belongs to one entry alone. Not safe for use by several
 * threads.
 */
final class ProcessEntry {
  /** It is known only as the parent of others. */
  static final int UNSEEN = 1;

  /** It has made an event itself. */
  static final int ACTED = 2;

  /** Its parent has ended, and another process has adopted it. */
  static final int ORPHANED = 4;

  /** Its children are in a process ID namespace of their own. */
  static final int NEW_NAMESPACE = 8;

  /** It is in such a namespace, so that its calls return other numbers. */
  static final int INNER = 16;

  /** Its program is the one that its parent ran. */
  static final int INHERITED = 32;

  /** The beginning of its life was seen. */
  static final int BEGIN_SEEN = 64;

  /** It got its session by a LOGIN record. */
  static final int LOGGED_IN = 128;

  final EntityId id;
  int flags;
  Link link = Link.NONE;
  Program program = Program.UNKNOWN;

  /** Null if no process is known as its parent. */
  @Nullable Ancestor parent;

  @Nullable LoginSession session;

  /** The parent at birth as long as both are in the table, else null: it counts its children. */
  @Nullable ProcessEntry keptParent;

  int livingChildren;

  /** {@link ProcessFacts#NONE} if it is not known; after it was orphaned, the adopter's. */
  int ppid = (int) ProcessFacts.NONE;

  /** {@link ProcessFacts#UNSET} as an int if it is not known. */
  int uid = (int) ProcessFacts.UNSET;

  /** The number of the session; {@link ProcessFacts#UNSET} as an int without one. */
  int sessionId = (int) ProcessFacts.UNSET;

  /** The place of {@link PidClock} at its last sign of life. */
  long sign = PidClock.NOT_RUNNING;

  long firstMillis;
  long lastMillis;

  /** When it ended; {@link #ALIVE} if that was not seen. */
  long endMillis = ALIVE;

  static final long ALIVE = Long.MAX_VALUE;

  /** The entries that had a sign of life before and after this one. */
  @Nullable ProcessEntry older;

  @Nullable ProcessEntry newer;

  /** Null unless a {@link ProcessForest} keeps it. */
  @Nullable ProcessNode node;

  /** The description of it as a parent that was made last. */
  private @Nullable Ancestor asAncestor;

  ProcessEntry(EntityId id) {
    this.id = id;
    this.firstMillis = id.millis();
    this.lastMillis = id.millis();
  }

  void writeTo(TableWriter writer) throws IOException {
    DataOutputStream out = writer.out();
    writer.id(id);
    writer.program(program);
    writer.ancestor(parent);
    writer.session(session);
    out.writeInt(flags);
    out.writeUTF(link.name());
    out.writeInt(ppid);
    out.writeInt(uid);
    out.writeInt(sessionId);
    out.writeLong(sign);
    out.writeLong(firstMillis);
    out.writeLong(lastMillis);
    out.writeLong(endMillis);
  }

  static ProcessEntry read(TableReader reader) throws IOException {
    DataInputStream in = reader.in();
    ProcessEntry entry = new ProcessEntry(reader.id());
    entry.program = reader.program();
    entry.parent = reader.ancestor();
    entry.session = reader.session();
    entry.flags = in.readInt();
    entry.link = Link.valueOf(in.readUTF());
    entry.ppid = in.readInt();
    entry.uid = in.readInt();
    entry.sessionId = in.readInt();
    entry.sign = in.readLong();
    entry.firstMillis = in.readLong();
    entry.lastMillis = in.readLong();
    entry.endMillis = in.readLong();
    return entry;
  }

  boolean is(int flag) {
    return (flags & flag) != 0;
  }

  void set(int flag) {
    flags |= flag;
  }

  void clear(int flag) {
    flags &= ~flag;
  }

  boolean hasEnded() {
    return endMillis != ALIVE;
  }

  /** Returns true if it has executed its program itself, and that was seen. */
  boolean hasExecuted() {
    return program.source() == ProgramSource.EXEC && !is(INHERITED);
  }

  ProgramSource source() {
    return is(INHERITED) ? ProgramSource.INHERITED : program.source();
  }

  /** Returns this process as the parent of one that begins now. */
  @SuppressWarnings("ReferenceEquality") // an equal object that is not the same only costs memory
  Ancestor asAncestor() {
    Ancestor known = asAncestor;
    Link now = is(UNSEEN) ? Link.UNSEEN : link;
    if (known == null
        || known.program() != program
        || known.source() != source()
        || known.uid() != uid
        || known.link() != now
        || known.next() != parent) {
      known = new Ancestor(id, program, source(), uid, now, parent);
      asAncestor = known;
    }
    return known;
  }
}
