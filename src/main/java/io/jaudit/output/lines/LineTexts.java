package io.jaudit.output.lines;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.output.ContentHash;
import io.jaudit.output.Escape;
import io.jaudit.output.KernelOrder;
import io.jaudit.output.Repeats;
import io.jaudit.output.SyscallLine;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what was written for an earlier record with the same content, or for a SYSCALL record
 * with the same head and tail, and keeps what is written if it repeats.
 *
 * <p>Only records that follow others are looked up; those of programs contain the pid. A split
 * argument depends on other EXECVE records, and a socket address on the arch of its event. Not safe
 * for use by several threads.
 */
final class LineTexts {
  private static final ByteSlice SADDR = ByteSlice.of("saddr");
  private static final String[] ARGUMENTS = {" a0=", " a1=", " a2=", " a3="};

  private final FieldInterpreter interpreter;
  private final Escape escape;
  private final @Nullable LineMemory memory;
  private final SyscallNames names = new SyscallNames();
  private final SyscallLine line = new SyscallLine();
  private final ContentHash hash = new ContentHash();
  private final Repeats repeats = new Repeats();
  private final ByteBuilder numbers = new ByteBuilder(128);
  private int lastHash;
  private boolean isWanted;

  /**
   * @param interpreter of the writer
   * @param escape how the writer escapes values
   * @param memory null to look up nothing
   */
  LineTexts(FieldInterpreter interpreter, Escape escape, @Nullable LineMemory memory) {
    this.interpreter = interpreter;
    this.escape = escape;
    this.memory = memory;
  }

  /** Appends what comes after the stamp; returns false and appends nothing if it isn't known. */
  boolean append(AuditRecord record, ByteBuilder out) {
    isWanted = false;
    LineMemory known = memory;
    if (known == null || record.isTruncated()) {
      return false;
    }
    if (record.is(RecordType.SYSCALL)) {
      return appendCall(record, known, out);
    }
    if (!record.type().continuesEvent()
        || record.is(RecordType.EXECVE)
        || record.is(RecordType.SOCKADDR)) {
      return false;
    }
    ByteSlice content = record.contentAsLogged();
    lastHash = hash.begin().add(content).value() + record.type().number();
    LineMemory.Body body = known.bodies.get(lastHash);
    if (body == null || !body.isOf(record, content)) {
      isWanted = repeats.isRepeated(lastHash);
      return false;
    }
    out.append(body.text());
    return true;
  }

  /** Other ways to escape than for a terminal change the words of arguments. */
  private boolean appendCall(AuditRecord record, LineMemory known, ByteBuilder out) {
    if (escape != Escape.TTY || !line.read(record)) {
      return false;
    }
    lastHash = line.addTo(hash.begin()).value();
    LineMemory.Call call = known.calls.get(lastHash);
    if (call == null || !call.isOf(line)) {
      isWanted = repeats.isRepeated(lastHash);
      return false;
    }
    int start = out.length();
    out.append(call.before);
    int numbersStart = out.length();
    appendNumbers(call.arch, call.number, out);
    if (out.holdsUnprintable(numbersStart)) { // such as the name of a user
      out.truncate(start);
      return false;
    }
    out.append(call.after);
    return true;
  }

  private void appendNumbers(ByteSlice arch, long number, ByteBuilder out) {
    interpreter.beginCall(arch, number);
    if (line.hasOutcome()) {
      out.append(" exit=");
      interpreter.appendExitOf(line.exit(), out);
    }
    for (int i = 0; i < SyscallLine.ARGUMENTS; i++) {
      out.append(ARGUMENTS[i]);
      interpreter.appendArgumentOf(i, line.argument(i), out);
    }
    out.append(" items=").appendDecimal(line.items());
    out.append(" ppid=").appendDecimal(line.parentPid());
    out.append(" pid=").appendDecimal(line.pid());
  }

  /** Keeps what {@code out} has of the record from {@code start} on, if it is worth it. */
  void keep(AuditRecord record, int start, ByteBuilder out) {
    LineMemory known = memory;
    if (!isWanted || known == null || record.damage() != null) {
      return;
    }
    if (record.is(RecordType.SYSCALL)) {
      keepCall(record, out.toSlice(start), known);
    } else if (!record.contentAsLogged().contains(SADDR)) {
      ByteSlice content = record.contentAsLogged().copy();
      known.bodies.put(
          lastHash, new LineMemory.Body(record.type().number(), content, out.toSlice(start)));
    }
  }

  private void keepCall(AuditRecord record, ByteSlice text, LineMemory known) {
    Field call = record.find(FieldId.SYSCALL);
    long number = call == null ? -1 : Ascii.decimal(call.value(), -1);
    if (number < 0
        || !KernelOrder.isKept(record.fields())
        || SyscallNames.isMultiplexed(names.syscall(line.arch(), number))) {
      return;
    }
    numbers.clear();
    appendNumbers(line.arch(), number, numbers);
    int at = text.indexOf(numbers.toSlice(), 0);
    if (at >= 0) {
      ByteSlice after = text.slice(at + numbers.length());
      known.calls.put(lastHash, new LineMemory.Call(line, number, text.slice(0, at), after));
    }
  }
}
