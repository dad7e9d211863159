package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.describe.NameFolder;
import io.jaudit.describe.NameFolder.Answer;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;

/**
 * Recognizes the events of which most repeat an earlier one: a SYSCALL record as the kernel writes
 * it, at most one CWD, EXECVE, SOCKADDR, PROCTITLE and EOE record, and any number of PATH records.
 *
 * <p>What is written for a record of such an event depends on that record alone, except that the
 * meaning of a name depends on the {@link #directory}, and the meaning of a socket address on the
 * arch. No fields are located for this. Not safe for use by several threads.
 */
public final class UsualEvent implements NameFolder.Descriptors {
  /** No record. */
  public static final int NONE = -1;

  /** Events with more records are not usual. */
  public static final int MAX_RECORDS = 64;

  /** In place of the content of a CWD record. */
  private static final ByteSlice NO_DIRECTORY = ByteSlice.of("none");

  private static final ByteSlice CWD = ByteSlice.of("cwd=");
  private static final ByteSlice[] OUTCOMES = {
    ByteSlice.of("success="), ByteSlice.of("res="), ByteSlice.of("result=")
  };
  private static final ByteSlice SADDR = ByteSlice.of("saddr");

  private final SyscallLine line = new SyscallLine();
  private RecordList records = RecordList.empty();
  private ByteSlice workingDirectory = NO_DIRECTORY;
  private ByteSlice directory = NO_DIRECTORY;
  private boolean isDirectoryKnown;
  private boolean isUsual;

  /** Goes to an event; returns true if it is usual. */
  public boolean read(RecordList all) {
    records = all;
    workingDirectory = NO_DIRECTORY;
    isDirectoryKnown = false;
    isUsual =
        all.size() <= MAX_RECORDS
            && line.read(all.get(0))
            && hasUsualTypes()
            && (line.hasOutcome() || !hasStrayOutcome());
    return isUsual;
  }

  private boolean hasUsualTypes() {
    int seen = 0;
    for (int i = 1; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      int bit = bit(record);
      if (bit == NONE || (seen & bit) != 0 || record.isTruncated()) {
        return false;
      }
      seen |= bit;
      if (record.is(RecordType.CWD)) {
        workingDirectory = record.contentAsLogged();
        if (!isPlain(workingDirectory)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns a bit for a type of which there is at most one record; 0 for PATH. */
  private static int bit(AuditRecord record) {
    return switch (record.type().number()) {
      case RecordType.PATH -> 0;
      case RecordType.CWD -> 1;
      case RecordType.EXECVE -> 2;
      case RecordType.SOCKADDR -> 4;
      case RecordType.PROCTITLE -> 8;
      case RecordType.EOE -> 16;
      default -> NONE;
    };
  }

  /** Returns true if the record is one value, which the enriched part can't begin in. */
  private static boolean isPlain(ByteSlice cwd) {
    if (!cwd.startsWith(CWD) || cwd.length() == CWD.length()) {
      return false;
    }
    int from = CWD.length();
    if (cwd.at(from) == '"') {
      return cwd.indexOf((byte) '"', from + 1) == cwd.length() - 1
          && cwd.indexOf(AuditRecord.ENRICHMENT_SEPARATOR, from) < 0;
    }
    while (from < cwd.length() && Hex.upperNibble(cwd.at(from)) >= 0) {
      from++;
    }
    return from == cwd.length();
  }

  /** Returns true if the event is usual. */
  public boolean isUsual() {
    return isUsual;
  }

  /** Returns the SYSCALL record. */
  public SyscallLine line() {
    return line;
  }

  /** Returns the index of the first record of this type; {@link #NONE} if there is none. */
  public int indexOf(int type) {
    for (int i = 1; i < records.size() && isUsual; i++) {
      if (records.get(i).is(type)) {
        return i;
      }
    }
    return NONE;
  }

  /** Returns true if a record that should not may report the outcome of the event. */
  private boolean hasStrayOutcome() {
    for (int i = 1; i < records.size(); i++) {
      ByteSlice content = records.get(i).contentAsLogged();
      for (ByteSlice name : OUTCOMES) {
        if (content.contains(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns true if a record has a socket address that should not have one. */
  public boolean hasStraySocket() {
    for (int i = 1; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (!record.is(RecordType.SOCKADDR) && record.contentAsLogged().contains(SADDR)) {
        return true;
      }
    }
    return false;
  }

  /** Sets the folder that the call determines for the names of the event. */
  public void setFolder(NameFolder folder) {
    Answer answer = folder.answer(this);
    isDirectoryKnown = answer != Answer.BY_NAME_TYPE;
    directory =
        answer == Answer.NO
            ? new ByteBuilder(workingDirectory.length() + 1)
                .append('-')
                .append(workingDirectory)
                .toSlice()
            : workingDirectory;
  }

  /**
   * Returns bytes that differ if the meaning of names may differ for the same record: the content
   * of the CWD record, and whether names are relative to that. Never empty.
   */
  public ByteSlice directory() {
    return directory;
  }

  /** Returns false if the names of the event depend on more than {@link #directory}. */
  public boolean isDirectoryKnown() {
    return isDirectoryKnown;
  }

  @Override
  public boolean isWorkingDirectory(int argument) {
    return NameFolder.isWorkingDirectory(line.argument(argument));
  }
}
