package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parses the lines of a log into records. A line has a header, {@code [node=NAME ]type=TYPE
 * msg=audit(SECONDS.MILLIS:SERIAL): } ({@link HeaderReader}), after nothing or a known prefix
 * ({@link LinePrefixes}), and mostly one record; {@link #next} returns the others ({@link
 * NextHeader}). What is not certain is not read, but reported: the line by {@link
 * MalformedRecordException}, a part of it by {@link #damage}.
 *
 * <p>Remembers the last event ID, the last node and the types met, which most lines repeat: such a
 * line is only compared with the one before. Not safe for use by several threads.
 */
public final class RecordParser {
  private static final ByteSlice TYPE = ByteSlice.of("type=");
  private static final ByteSlice MSG_AUDIT = ByteSlice.of(" msg=audit(");
  private static final ByteSlice BODY_MARK = ByteSlice.of("): ");

  /** If a line has more records, each is by itself, as otherwise each keeps the whole line. */
  private static final int MAX_JOINED = 200;

  private final HeaderReader header = new HeaderReader();
  private final NextHeader nextHeader = new NextHeader(header);

  /** The event ID of the last record, as logged. */
  private ByteSlice lastStamp = ByteSlice.EMPTY;

  /** {@code " msg=audit(STAMP): "} of the last record, if it has exactly this form and no node. */
  private ByteSlice lastTail = ByteSlice.EMPTY;

  /** What was before the header of the last line. */
  private ByteSlice lastPrefix = ByteSlice.EMPTY;

  private final PrefixHost prefixHost = new PrefixHost();

  /** The host that the prefix of the line names; null if none does. */
  private @Nullable ByteSlice host;

  private final LastNode nodeOfHost = new LastNode();
  private final LastNode nodeOfRecord = new LastNode();
  private @Nullable EventId lastId;
  private final TypesMet types = new TypesMet();

  /** The other records of the line, in reverse. */
  private List<AuditRecord> others = List.of();

  private @Nullable String damage;

  /** True if all records were read, in spite of the damage. */
  private boolean isAllRead;

  private @Nullable String nodeOfLog;

  /** True if the line last parsed was within quotes, as of a CSV file, or had colors. */
  private boolean wasChanged;

  /** The node that only what is around the text of the line names; null if nothing does. */
  private @Nullable String outerNode;

  /** Null until there is a line for it. */
  private @Nullable WrappedLines wrappedLines;

  private final HeaderPlace place = new HeaderPlace();

  /**
   * Parses the first record of {@code line}, which is at {@code position} of the input. After it,
   * {@link #next} returns the others, and {@link #damage} tells what is wrong with the line.
   *
   * @throws MalformedRecordException if the line has no header that can be read for certain
   */
  public AuditRecord parse(ByteSlice line, long position) throws MalformedRecordException {
    wasChanged = false;
    begin(null);
    AuditRecord repeated = repeated(line, position);
    if (repeated != null) {
      place.clear();
      place.setHeader(0, TYPE.length());
      return whole(repeated, line);
    }
    int journal = JournalLine.textStart(line);
    if (journal > 0) {
      return wrapped().readJournal(line, journal, position);
    }
    int start = headerStart(line);
    return LineText.is(line, start, '{') || line.hasAt(start, "[\"")
        ? wrapped().readJson(line, start, position)
        : whole(readFirst(line, start, position), line);
  }

  /** Returns a line without the host and the boot that are before a record of the journal. */
  public static ByteSlice withoutJournal(ByteSlice line) {
    int text = JournalLine.textStart(line);
    return text == 0 ? line : line.slice(text);
  }

  /** Returns where the header is in the line last parsed, if that is a single record. */
  public HeaderPlace place() {
    return place;
  }

  private WrappedLines wrapped() {
    if (wrappedLines == null) {
      wrappedLines = new WrappedLines(this);
    }
    return wrappedLines;
  }

  /**
   * Parses the text of a record, which is not the whole line.
   *
   * @param node that what is around the text names; null if that names none
   */
  AuditRecord parseText(ByteSlice text, @Nullable String node, long position)
      throws MalformedRecordException {
    begin(node);
    AuditRecord record = repeated(text, position);
    if (record == null) {
      record = readFirst(text, headerStart(text), position);
    } else {
      place.setHeader(0, TYPE.length());
    }
    return whole(record, text);
  }

  private void begin(@Nullable String node) {
    others = List.of();
    damage = null;
    outerNode = node;
    host = null;
  }

  private AuditRecord whole(AuditRecord record, ByteSlice line) {
    AuditRecord first =
        NextHeader.auditAt(record.line(), record.bodyStart()) < 0 ? record : split(record);
    return wasChanged && others.isEmpty() ? first.quotedIn(line) : first;
  }

  /**
   * Has records whose host nothing names be of this node.
   *
   * @param node {@link EventId#node}; null for none
   */
  public void nodeOfLog(@Nullable String node) {
    if (!Objects.equals(nodeOfLog, node)) {
      nodeOfLog = node;
      lastId = null;
    }
  }

  /** Forgets the lines before, the arrays of which get other content. */
  public void forgetLines() {
    lastStamp = ByteSlice.EMPTY;
    lastTail = ByteSlice.EMPTY;
    lastPrefix = ByteSlice.EMPTY;
    if (wrappedLines != null) {
      wrappedLines.forgetLines();
    }
    host = null;
    nodeOfHost.forget();
    nodeOfRecord.forget();
    lastId = null;
    others = List.of();
  }

  /** Returns the next record of the line last parsed; null if there is none. */
  public @Nullable AuditRecord next() {
    return others.isEmpty() ? null : others.remove(others.size() - 1);
  }

  /**
   * Returns what is wrong with the line last parsed, though it has records: a record that was cut
   * off, a text that may be one. Null if nothing is.
   */
  public @Nullable String damage() {
    return damage;
  }

  /**
   * Returns true if the line last parsed is not exactly one record: it has several, was within
   * quotes, had colors, or something is wrong with it.
   */
  public boolean isOdd() {
    return !others.isEmpty() || damage != null || wasChanged;
  }

  /** Returns the type named {@code block[start, end)}, if a record of it was parsed already. */
  public @Nullable RecordType typeMet(byte[] block, int start, int end) {
    return types.get(block, start, end);
  }

  /** Returns the record of a line whose header repeats the one before; else null. */
  private @Nullable AuditRecord repeated(ByteSlice line, long position) {
    EventId id = lastId;
    if (id == null || lastTail.isEmpty() || outerNode != null || !line.startsWith(TYPE)) {
      return null;
    }
    int typeEnd = line.indexOf((byte) ' ', TYPE.length());
    if (!line.hasAt(typeEnd, lastTail)) {
      return null;
    }
    RecordType type = types.get(line, TYPE.length(), typeEnd);
    return type == null
        ? null
        : new AuditRecord(id, type, line, typeEnd + lastTail.length(), position);
  }

  private AuditRecord readFirst(ByteSlice line, int start, long position)
      throws MalformedRecordException {
    if (LineText.is(line, start, '"') && LinePrefixes.isHeaderStart(line, start + 1)) {
      ByteSlice text = unquoted(line, start);
      return readFirst(text, headerStart(text), position);
    }
    nextHeader.beginLine(start == 0 || LinePrefixes.isPadding(line, start));
    if (header.read(line, start)) {
      place.clear();
      place.setHeader(start, header.typeStart);
      if (host != null) {
        place.setHost(prefixHost.start(), prefixHost.end());
      }
      return record(line, position);
    }
    place.clear();
    ByteSlice plain = PaddingPrefix.withoutColors(line);
    if (plain != null) {
      wasChanged = true;
      return readFirst(plain, headerStart(plain), position);
    }
    MalformedRecordException problem = UnreadLine.explain(line, start, header);
    int next = afterDamage(line, start);
    if (next < 0) {
      throw problem;
    }
    setDamage("a header is damaged; the record after it, at column " + (next + 1) + ", was read");
    return record(line, position);
  }

  private ByteSlice unquoted(ByteSlice line, int start) throws MalformedRecordException {
    ByteSlice text = ChangedQuotes.unquote(line, start);
    if (text == null) {
      throw UnreadLine.ofQuoted();
    }
    wasChanged = true;
    return text;
  }

  /** Returns where the header begins; of lines with the same prefix, only the first is examined. */
  private int headerStart(ByteSlice line) {
    if (line.startsWith(TYPE)) {
      host = null;
      return 0;
    }
    int start = lastPrefix.length();
    if (start == 0 || !line.startsWith(lastPrefix) || !LinePrefixes.isHeaderStart(line, start)) {
      start = LinePrefixes.end(line, prefixHost);
      boolean isKnown = start > 0 && LinePrefixes.isHeaderStart(line, start);
      lastPrefix = isKnown ? line.slice(0, start) : ByteSlice.EMPTY;
    }
    host = prefixHost.in(line);
    return start;
  }

  /** Returns the index of a header after one that was damaged or cut off; -1 if there is none. */
  private int afterDamage(ByteSlice line, int start) {
    RecordType damaged = header.hasIdMark ? type(line, header.typeStart, header.typeEnd) : null;
    int body = header.typeEnd;
    int next = nextHeader.findAfterCutHeader(line, start);
    return next < 0 && damaged != null ? nextHeader.find(line, body, damaged) : next;
  }

  /**
   * Returns the first record of the line of {@code whole}; the others are kept for {@link #next}.
   */
  private AuditRecord split(AuditRecord whole) {
    ByteSlice line = whole.line();
    List<AuditRecord> records = new ArrayList<>();
    RecordType type = whole.type();
    EventId id = whole.id();
    int start = 0;
    int body = whole.bodyStart();
    int next = find(line, body, type);
    while (next >= 0) {
      int cutAt = nextHeader.cutAt();
      records.add(part(line, start, next, body, id, type, whole.position()).cutAt(cutAt - start));
      AuditRecord found = record(line, whole.position());
      noteCut(line, next, id.equals(found.id()));
      start = next;
      id = found.id();
      type = found.type();
      body = found.bodyStart();
      next = find(line, body, type);
    }
    int cut = nextHeader.cutAt() - start;
    if (records.isEmpty()) {
      return whole.cutAt(cut);
    }
    records.add(part(line, start, line.length(), body, id, type, whole.position()).cutAt(cut));
    return keepOthers(line, records);
  }

  private int find(ByteSlice line, int body, RecordType type) {
    int next = nextHeader.find(line, body, type);
    String doubt = nextHeader.doubt();
    if (doubt != null && (damage == null || isAllRead)) {
      setDamage(doubt);
    }
    return next;
  }

  private void noteCut(ByteSlice line, int next, boolean isSameEvent) {
    if (damage == null && !NextHeader.isJoined(line, next, isSameEvent)) {
      isAllRead = true;
      String what = "no line break before the record at column " + (next + 1);
      damage = what + "; both records were read, but the first may be incomplete";
    }
  }

  private static AuditRecord part(
      ByteSlice line, int start, int end, int body, EventId id, RecordType type, long position) {
    ByteSlice text = line.slice(start, NextHeader.recordEnd(line, body, end));
    return new AuditRecord(id, type, text, body - start, position);
  }

  void setDamage(@Nullable String what) {
    isAllRead = false;
    damage = what;
  }

  boolean wasChanged() {
    return wasChanged;
  }

  /**
   * Returns the first record; the others are kept for {@link #next}. If all are of one event, raw
   * output is the line itself, unless it is a huge one.
   */
  AuditRecord keepOthers(ByteSlice line, List<AuditRecord> records) {
    boolean isOneEvent = records.size() <= MAX_JOINED;
    for (AuditRecord record : records) {
      isOneEvent &= record.id().equals(records.get(0).id());
    }
    others = new ArrayList<>(records.size());
    for (int i = records.size() - 1; i >= 0; i--) {
      AuditRecord record = records.get(i);
      others.add(isOneEvent ? record.ofLine(line) : record);
    }
    return others.remove(others.size() - 1);
  }

  /** Returns the record that the header reader has just read, up to the end of the line. */
  private AuditRecord record(ByteSlice line, long position) {
    EventId id = id(line);
    RecordType type = type(line, header.typeStart, header.typeEnd);
    if (RenumberedType.mayBe(type, line, header)) {
      type = RenumberedType.of(type, line, header.bodyStart);
    }
    int tail = header.idStart - MSG_AUDIT.length();
    boolean usual =
        header.node == null
            && host == null
            && outerNode == null
            && tail == header.typeEnd
            && line.hasAt(tail, MSG_AUDIT)
            && line.hasAt(header.idEnd, BODY_MARK);
    lastTail = usual ? line.slice(tail, header.bodyStart) : ByteSlice.EMPTY;
    return new AuditRecord(id, type, line, header.bodyStart, position);
  }

  private RecordType type(ByteSlice line, int start, int end) {
    RecordType met = types.get(line, start, end);
    if (met != null) {
      return met;
    }
    ByteSlice name = line.slice(start, end).copy();
    RecordType type = RecordType.ofLog(name);
    if (!RenumberedType.mayBe(type, line, header)) {
      types.put(name, type);
    }
    return type;
  }

  private EventId id(ByteSlice line) {
    ByteSlice stamp = line.slice(header.idStart, header.idEnd);
    EventId id = lastId;
    String node = header.node == null ? host() : nodeOfRecord.of(header.node, header.nodeSource);
    if (id == null || !Objects.equals(id.node(), node) || !stamp.equals(lastStamp)) {
      id = new EventId(node, header.timeMillis, header.serial);
      lastId = id;
      lastStamp = stamp;
    }
    return id;
  }

  /** Returns the node of a line that names its host in a prefix, or around its text, only. */
  private @Nullable String host() {
    ByteSlice name = host;
    if (name == null) {
      return outerNode == null ? nodeOfLog : outerNode;
    }
    return nodeOfHost.of(name, prefixHost.source());
  }
}
