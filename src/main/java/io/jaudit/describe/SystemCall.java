package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.FieldMeaning;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.interpret.tables.ConstantNames;
import io.jaudit.interpret.tables.LoggedCall;
import io.jaudit.interpret.tables.UringOp;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import org.jspecify.annotations.Nullable;

/**
 * Describes the system call of an event. A part of an {@link EventView}, with the same rules for
 * its use.
 */
public final class SystemCall {
  /** No record has the number. */
  public static final long NONE = Long.MIN_VALUE;

  private static final String SOCKETCALL = "socketcall";

  private final EventView view;
  private final SyscallNames names;

  SystemCall(EventView view, SyscallNames names) {
    this.view = view;
    this.names = names;
  }

  /**
   * Returns the name of the call by the arch of its record, one character per byte; {@code
   * unknown-syscall(N)} if it is unknown, the operation of an io_uring record, or null.
   */
  public @Nullable String name() {
    MainFields fields = view.fields();
    AuditRecord record = fields.record(MainFields.SYSCALL);
    if (record == null) {
      ByteSlice operation = fields.value(MainFields.URING_OP);
      return operation == null ? null : UringOp.logged(operation);
    }
    Field arch = record.find(FieldId.ARCH);
    ByteSlice syscall = record.fields().value(fields.index(MainFields.SYSCALL));
    String name = names.call(arch == null ? null : arch.value(), syscall);
    if (name == null || name.startsWith("unknown-")) {
      Field enriched = record.fields().enriched(fields.index(MainFields.SYSCALL));
      if (enriched != null && FieldMeaning.isKnown(enriched.value())) {
        return enriched.value().latin1();
      }
    }
    return name;
  }

  /**
   * Returns the same, but of {@code socketcall} the call that its first argument selects, such as
   * {@code accept}.
   */
  @Nullable String actualName() {
    String name = name();
    AuditRecord record = view.fields().record(MainFields.SYSCALL);
    if (record == null || name == null || !name.equals(SOCKETCALL)) {
      return name;
    }
    ByteSlice logged = record.fields().value(view.fields().index(MainFields.SYSCALL));
    int inner = logged.indexOf((byte) '(', 0);
    if (inner >= 0) { // socketcall(accept)
      int end = logged.indexOf((byte) ')', inner);
      return end < 0 ? name : LoggedCall.name(logged.slice(inner + 1, end));
    }
    Field first = record.find(FieldId.A0);
    return first == null
        ? name
        : ConstantNames.SOCKETCALL.name(Ascii.hexadecimal(first.value(), NONE));
  }

  /** Returns true if an argument tells what the call does: {@code socketcall} and {@code ipc}. */
  public boolean isMultiplexed() {
    return SyscallNames.isMultiplexed(name());
  }

  /** Returns the name of the arch; null if no record has one. */
  public @Nullable String arch() {
    ByteSlice arch = view.fields().value(MainFields.ARCH);
    return arch == null ? null : names.arch(arch);
  }

  /** Returns the name of the error that the call returned; null if there is none. */
  public @Nullable String error() {
    ByteSlice exit = view.fields().value(MainFields.EXIT);
    return exit == null ? null : LoggedCall.error(exit);
  }

  /** Returns what the call returned, if it is logged as a number; or {@link #NONE}. */
  public long exit() {
    return view.fields().number(MainFields.EXIT, NONE);
  }
}
