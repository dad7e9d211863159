package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ObjectSource;
import io.jaudit.describe.PathRoles;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.Endian;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.output.ContentHash;
import io.jaudit.output.GappedLine;
import io.jaudit.output.GappedLine.Kind;
import io.jaudit.output.GappedText;
import io.jaudit.output.PieceCache;
import io.jaudit.output.Repeats;
import io.jaudit.output.SyscallLine;
import io.jaudit.output.UsualEvent;
import io.jaudit.output.json.RecordTexts.Traits;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what was written of earlier events for the records of the current one, and keeps what is
 * written for those that were not found, if they repeat.
 *
 * <p>Only of a {@link UsualEvent} anything but the elements of {@code records} is looked up. Not
 * safe for use by several threads.
 */
final class EventTexts implements PathRoles {
  /** No record. */
  static final int NONE = UsualEvent.NONE;

  private static final int MAX_RECORDS = UsualEvent.MAX_RECORDS;

  private final EventView view;
  private final @Nullable JsonMemory memory;
  private final UsualEvent event = new UsualEvent();
  private final GappedLine tail = new GappedLine(Kind.PROCESS);
  private final ContentHash hash = new ContentHash();
  private final Repeats repeats = new Repeats();
  private final Repeats repeatedCalls = new Repeats();
  private final Repeats repeatedEnds = new Repeats();
  private final FileTexts files;

  private RecordList records = RecordList.empty();
  private int size;
  private boolean isUsual;
  private @Nullable EventTemplate template;
  private int templateHash;
  private boolean isTemplateWanted;

  // For each record: what was found, whether what is written is kept, and its texts.
  private final @Nullable RecordTexts[] found = new RecordTexts[MAX_RECORDS];
  private final int[] hashes = new int[MAX_RECORDS];
  private final boolean[] isKept = new boolean[MAX_RECORDS];
  private final boolean[] isNew = new boolean[MAX_RECORDS];
  private final @Nullable FileText[] foundFiles = new FileText[MAX_RECORDS];
  private final @Nullable GappedLine[] fileLines = new GappedLine[MAX_RECORDS];
  private final boolean[] isFileWanted = new boolean[MAX_RECORDS];
  private final @Nullable ByteSlice[][] texts = new ByteSlice[MAX_RECORDS][RecordTexts.USES];

  /**
   * @param view that will be at the events
   * @param memory null to look up nothing
   */
  EventTexts(EventView view, @Nullable JsonMemory memory) {
    this.view = view;
    this.memory = memory;
    this.files = new FileTexts(memory == null ? new PieceCache<>(1) : memory.files);
  }

  /** Goes to the event that the view is at. */
  void begin() {
    template = null;
    isTemplateWanted = false;
    isUsual = false;
    size = 0;
    JsonMemory known = memory;
    if (known == null) {
      return;
    }
    records = view.records();
    size = Math.min(records.size(), MAX_RECORDS);
    isUsual = event.read(records);
    files.begin();
    if (isUsual) {
      lookForTemplate(known);
      event.setFolder(template == null ? view.nameFolder() : template.call().folder());
    }
    for (int i = 0; i < size; i++) {
      look(i, known);
    }
  }

  /** Goes to the event that the view is at, looks up nothing, and keeps all texts of it. */
  void beginKeeping() {
    records = view.records();
    size = Math.min(records.size(), MAX_RECORDS);
    isUsual = event.read(records);
    template = null;
    for (int i = 0; i < size; i++) {
      clear(i);
      isKept[i] = true;
    }
  }

  private void clear(int i) {
    found[i] = null;
    foundFiles[i] = null;
    fileLines[i] = null;
    isFileWanted[i] = false;
    isNew[i] = false;
    isKept[i] = false;
    Arrays.fill(texts[i], null);
  }

  private void look(int i, JsonMemory known) {
    AuditRecord record = records.get(i);
    clear(i);
    if (!record.type().continuesEvent() || (record.is(RecordType.SOCKADDR) && !isUsual)) {
      return;
    }
    ByteSlice content = record.contentAsLogged();
    hashes[i] = hash.begin().add(content).value() + record.type().number();
    RecordTexts entry = known.records.get(hashes[i]);
    if (entry != null && entry.isOf(record, content, context(record))) {
      found[i] = entry;
      isKept[i] = true;
      for (int use = 0; use < RecordTexts.USES; use++) {
        texts[i][use] = entry.text(use);
      }
    } else {
      isKept[i] = repeats.isRepeated(hashes[i]);
      lookForFile(i, record);
    }
  }

  private void lookForFile(int i, AuditRecord record) {
    if (template == null || !(record.is(RecordType.CWD) || record.is(RecordType.PATH))) {
      return;
    }
    FileText text = files.find(record);
    if (text != null) {
      foundFiles[i] = text;
      fileLines[i] = files.foundLine();
      if (isKept[i]) {
        fill(i, text, files.foundLine());
      }
    } else {
      isFileWanted[i] = files.isWanted() && (record.is(RecordType.CWD) || isIndependent(record));
    }
  }

  /** Makes the texts of a record that repeats, which is found by its content the next time. */
  private void fill(int i, FileText file, GappedLine line) {
    for (int use = 0; use < RecordTexts.USES; use++) {
      ByteSlice text = filled(file, line, use);
      texts[i][use] = text;
      isNew[i] |= text != null;
    }
  }

  private static @Nullable ByteSlice filled(FileText file, GappedLine line, int use) {
    GappedText text = file.text(use);
    return text == null ? null : text.with(line);
  }

  /** Returns what the texts of a record may depend on; empty if that is too much. */
  private ByteSlice context(AuditRecord record) {
    if (record.is(RecordType.SOCKADDR)) {
      return event.line().arch();
    }
    return isUsual && event.isDirectoryKnown() ? event.directory() : ByteSlice.EMPTY;
  }

  private void lookForTemplate(JsonMemory known) {
    SyscallLine line = event.line();
    int exactHash = line.addTo(hash.begin()).value();
    ExactTemplate exact = known.exactTemplates.get(exactHash);
    if (exact != null && exact.isOf(line) && !lacksSocket(exact.template())) {
      template = exact.template();
      return;
    }
    boolean isRepeated = repeatedEnds.isRepeated(exactHash);
    if (!line.readTail(tail)) {
      return;
    }
    templateHash = tail.addTo(line.addHeadTo(hash.begin())).value();
    EventTemplate entry = known.templates.get(templateHash);
    if (entry != null && entry.isOf(line, tail) && !lacksSocket(entry)) {
      template = entry;
      if (isRepeated) {
        ExactTemplate made = new ExactTemplate(line.ends(), entry.filled(line, tail));
        known.exactTemplates.put(exactHash, made);
      }
    } else {
      isTemplateWanted = repeatedCalls.isRepeated(templateHash) && !event.hasStraySocket();
    }
  }

  /** Returns true if the object of the event is a socket address that may be in another record. */
  private boolean lacksSocket(EventTemplate entry) {
    return entry.call().source().kind() == ObjectSource.Kind.SOCKET && event.hasStraySocket();
  }

  /** Returns the template for the event; null if there is none. */
  @Nullable EventTemplate template() {
    return template;
  }

  /** Returns true if a template for the event would be worth storing. */
  boolean isTemplateWanted() {
    return isTemplateWanted;
  }

  /** Stores the template for the event. */
  void put(EventTemplate made) {
    if (memory != null) {
      memory.templates.put(templateHash, made);
    }
  }

  /** Returns the SYSCALL record of a usual event. */
  SyscallLine line() {
    return event.line();
  }

  /** Returns the tail of the SYSCALL record of a usual event. */
  GappedLine tail() {
    return tail;
  }

  /** Returns the index of the first record of this type in a usual event; else {@link #NONE}. */
  int indexOf(int type) {
    return isUsual ? event.indexOf(type) : NONE;
  }

  /**
   * Writes the text of the record at {@code i}, or of {@link #NONE}, as a member after another one.
   *
   * @return false if it isn't known
   */
  boolean writeMember(int i, int use, JsonText json) {
    ByteSlice text = isAccessible(i, use) ? texts[i][use] : null;
    if (text != null) {
      json.append(text, true);
      return true;
    }
    GappedText gapped = gapped(i, use);
    GappedLine line = gapped == null ? null : fileLines[i];
    if (gapped != null && line != null) {
      json.append(gapped, line, true);
      return true;
    }
    return false;
  }

  /** Like {@link #writeMember}, for an element of an array. */
  boolean writeElement(int i, int use, JsonText json) {
    boolean isKnown = isAccessible(i, use) && (texts[i][use] != null || gapped(i, use) != null);
    if (isKnown) {
      json.beginElement();
      writeMember(i, use, json);
    }
    return isKnown;
  }

  private boolean isAccessible(int i, int use) {
    return i >= 0 && i < size && (isUsual || use == RecordTexts.RECORD);
  }

  private @Nullable GappedText gapped(int i, int use) {
    FileText file = isAccessible(i, use) ? foundFiles[i] : null;
    return file == null ? null : file.text(use);
  }

  /** Keeps the text that {@code json} has written since {@code start}, if it is worth it. */
  void keep(int i, int use, int start, JsonText json) {
    if (!isAccessible(i, use)) {
      return;
    }
    FileText file = foundFiles[i];
    isFileWanted[i] |= file != null && !file.hasHad(use);
    if (isKept[i] || isFileWanted[i]) {
      texts[i][use] = json.since(start);
      isNew[i] |= isKept[i];
    }
  }

  /**
   * Returns the index of the first record at or after {@code from} whose texts are to be kept with
   * gaps; {@link #NONE} if there is none.
   */
  int wantedFile(int from) {
    for (int i = from; i < size; i++) {
      if (isFileWanted[i]) {
        return i;
      }
    }
    return NONE;
  }

  /** Returns the event with markers in a record; null if that is not possible. */
  @Nullable AuditEvent markedFile(AuditEvent of, int index) {
    return files.marked(of, index);
  }

  /** Keeps the texts of the record that was marked last. */
  void keepFile(int index, @Nullable ByteSlice[] marked) {
    @Nullable ByteSlice[] written = texts[index].clone();
    FileText known = foundFiles[index];
    GappedLine line = fileLines[index];
    for (int use = 0; use < RecordTexts.USES && known != null && line != null; use++) {
      written[use] = written[use] == null ? filled(known, line, use) : written[use];
    }
    files.keep(records.get(index), marked, written);
  }

  /** Returns all texts of a record. */
  @Nullable ByteSlice[] textsOf(int index) {
    return texts[index];
  }

  /** Ends the event: stores what was kept of it. */
  void end() {
    for (int i = 0; i < size; i++) {
      if (isNew[i]) {
        store(i);
      }
    }
  }

  private void store(int i) {
    AuditRecord record = records.get(i);
    RecordTexts old = found[i];
    ByteSlice context = contextToStore(record, old);
    if (memory != null && context != null && record.damage() == null) {
      Traits traits = old == null ? traits(record) : old.traits();
      memory.records.put(hashes[i], new RecordTexts(record, context, traits, texts[i]));
    }
  }

  private Traits traits(AuditRecord record) {
    return new Traits(
        record.is(RecordType.PATH) && PathRoles.isParent(record),
        !record.is(RecordType.EXECVE) || view.hasAllArguments());
  }

  /** Returns what the texts depend on; empty for nothing, null if that is too much. */
  private @Nullable ByteSlice contextToStore(AuditRecord record, @Nullable RecordTexts old) {
    if (record.is(RecordType.SOCKADDR)) {
      return Endian.ofArch(event.line().arch()) == Endian.UNKNOWN ? null : event.line().arch();
    }
    if (!isUsual && old != null) {
      return old.context();
    }
    if (!isUsual) { // then there may be several EXECVE records, whose arguments count together
      return record.is(RecordType.EXECVE) ? null : ByteSlice.EMPTY;
    }
    if (!record.is(RecordType.PATH) || isIndependent(record)) {
      return ByteSlice.EMPTY;
    }
    return event.isDirectoryKnown() ? event.directory() : null;
  }

  /** Returns true if what the name in a PATH record means does not depend on any directory. */
  private static boolean isIndependent(AuditRecord path) {
    int name = path.fields().indexOf(FieldId.NAME, 0);
    return name >= 0
        && path.fields().indexOf(FieldId.NAME, name + 1) < 0
        && FieldText.of(path, name).startsWith("/")
        && !PathRoles.mayBeParent(path);
  }

  /** Returns true if the event has no EXECVE record that lacks arguments. */
  boolean hasAllArguments() {
    int execve = indexOf(RecordType.EXECVE);
    if (isUsual && execve < 0) {
      return true;
    }
    RecordTexts known = execve < 0 ? null : found[execve];
    return known == null ? view.hasAllArguments() : known.traits().isComplete();
  }

  @Override
  public RecordList records() {
    return records;
  }

  @Override
  public boolean isParent(int index) {
    RecordTexts one = found[index];
    return one == null ? PathRoles.isParent(records.get(index)) : one.traits().isParent();
  }
}
