package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes the process of an event. A part of an {@link EventView}, with the same rules for its
 * use. Texts are decoded; null if no record has them.
 */
public final class ProcessInfo {
  /** No record has the number. */
  public static final long NONE = Long.MIN_VALUE;

  private final EventView view;

  ProcessInfo(EventView view) {
    this.view = view;
  }

  /** Returns the ID of the process; {@link #NONE} if no record has it. */
  public long pid() {
    return view.fields().number(MainFields.PID, NONE);
  }

  /** Returns the ID of the parent process; {@link #NONE} if no record has it. */
  public long parentPid() {
    return view.fields().number(MainFields.PPID, NONE);
  }

  /** Returns the name of the process, {@code comm}. */
  public @Nullable ByteSlice command() {
    return view.fields().text(MainFields.COMM);
  }

  /** Returns the path of the program, {@code exe}. */
  public @Nullable ByteSlice executable() {
    return view.fields().text(MainFields.EXE);
  }

  /** Returns the working directory. */
  public @Nullable ByteSlice directory() {
    return view.directory();
  }

  /** Returns the terminal, {@code tty}. */
  public @Nullable ByteSlice terminal() {
    return view.fields().text(MainFields.TTY);
  }

  /** Returns the security label: {@code subj}, or if that is unknown, that of a module. */
  public @Nullable ByteSlice label() {
    return SummaryText.of(view.processLabel());
  }

  /** Returns true if the event has arguments of a program, EXECVE. */
  public boolean hasArguments() {
    return view.event().first(RecordType.EXECVE) != null;
  }

  /** Returns the arguments of the program, with a null for those that are missing. */
  public List<@Nullable ByteSlice> arguments() {
    return view.arguments().values();
  }

  /**
   * Returns the command that a user ran with other rights, as sudo reports it; null without one.
   */
  public @Nullable ByteSlice userCommand() {
    return view.text(RecordType.USER_CMD, FieldId.CMD);
  }

  /** Returns the record with the title of the process; null without one. */
  public @Nullable AuditRecord titleRecord() {
    return view.event().first(RecordType.PROCTITLE);
  }

  /** Returns the title of the process, with a blank for each NUL between arguments. */
  public @Nullable ByteSlice title() {
    ByteSlice title = view.text(RecordType.PROCTITLE, FieldId.PROCTITLE);
    if (title == null || title.indexOf((byte) 0, 0) < 0) {
      return title;
    }
    byte[] bytes = title.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 0 ? (byte) ' ' : bytes[i];
    }
    return ByteSlice.of(bytes);
  }
}
