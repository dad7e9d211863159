package io.jaudit.filter.where;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.Endian;
import io.jaudit.interpret.field.FieldMeaning;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.interpret.names.Identities;
import io.jaudit.interpret.tables.LoggedCall;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/** The value of a field of a record; goes from one to the next. For use by one thread. */
final class FieldValue implements Value {
  private static final byte BLANK = ' ';

  private final Scope scope;
  private final boolean isRaw;
  private AuditRecord record;
  private int index;

  /** One of the keys of a field; null if the value is all of the field. */
  private @Nullable ByteSlice key;

  /**
   * @param isRaw whether only the value as logged counts
   */
  FieldValue(Scope scope, boolean isRaw, AuditRecord first) {
    this.scope = scope;
    this.isRaw = isRaw;
    this.record = first;
  }

  void goTo(AuditRecord next, int field, @Nullable ByteSlice oneKey) {
    record = next;
    index = field;
    key = oneKey;
  }

  @Override
  public AuditRecord record() {
    return record;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public boolean any(Form form) {
    if (key != null) {
      return form.passes(key);
    }
    return isRaw
        ? form.passes(record.fields().value(index))
        : passesDecoded(form) || passesInWords(form);
  }

  @Override
  public boolean anyWhole(Form whole) {
    return any(whole) || whole.passes(record.fields().value(index));
  }

  @Override
  public ByteSlice plain() {
    if (key != null) {
      return key;
    }
    if (isRaw) {
      return record.fields().value(index);
    }
    ByteSlice text = FieldText.of(record, index);
    return id() == FieldId.PROCTITLE ? withBlanks(text) : text;
  }

  /** Tests the text, not the hex in which the kernel logs one with special bytes. */
  private boolean passesDecoded(Form form) {
    ByteSlice text = FieldText.of(record, index);
    return form.passes(text) || (id() == FieldId.PROCTITLE && form.passes(withBlanks(text)));
  }

  /** Returns a title with a blank for each NUL between arguments. */
  private static ByteSlice withBlanks(ByteSlice title) {
    byte[] bytes = title.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 0 ? BLANK : bytes[i];
    }
    return ByteSlice.of(bytes);
  }

  private boolean passesInWords(Form form) {
    ByteSlice words = words();
    return words != null && form.passes(words);
  }

  /** {@inheritDoc} That of some fields depends on earlier ones, which are interpreted first. */
  @Override
  public @Nullable ByteSlice words() {
    if (isRaw || key != null) {
      return null;
    }
    FieldMeaning meaning = scope.event().meaning();
    Fields fields = record.fields();
    boolean isDependent =
        switch (id()) {
          case FieldId.A0, FieldId.A1, FieldId.A2, FieldId.A3, FieldId.HOOK, FieldId.FAN_INFO ->
              !record.is(RecordType.EXECVE);
          default -> false;
        };
    for (int i = isDependent ? 0 : index; i < index; i++) {
      meaning.of(record, i, FieldId.kind(fields.id(i)));
    }
    return meaning.of(record, index, FieldId.kind(id()));
  }

  @Override
  public long number() {
    ByteSlice value = record.fields().value(index);
    if (isRaw) {
      return Literal.numberIn(value);
    }
    FieldKind kind = FieldId.kind(id());
    return switch (kind) {
      case USER, GROUP, SESSION -> orNone(Identities.id(value));
      case EXIT -> LoggedCall.exit(value, NO_NUMBER);
      case SYSCALL, URING_OP -> LoggedCall.number(record, value);
      default -> isOfProgram() ? NO_NUMBER : Literal.numberIn(value);
    };
  }

  /** Returns true for an argument of a program, which is text; not for the length of one. */
  private boolean isOfProgram() {
    return record.is(RecordType.EXECVE)
        && id() != FieldId.ARGC
        && !record.fields().name(index).utf8().endsWith("_len");
  }

  @Override
  public long optionNumber() {
    ByteSlice value = record.fields().value(index);
    return switch (FieldId.kind(id())) {
      case USER, GROUP, SESSION -> orNone(Identities.id(value));
      case SYSCALL, URING_OP -> LoggedCall.number(value);
      default -> LoggedCall.exit(value, NO_NUMBER);
    };
  }

  @Override
  public boolean isArgument() {
    ByteSlice value = record.fields().value(index);
    boolean isNamedSo = id() >= FieldId.A0 && id() <= FieldId.A3 && !record.is(RecordType.EXECVE);
    return isNamedSo && !isRaw && (Ascii.hexadecimal(value, 0) == Ascii.hexadecimal(value, 1));
  }

  /** {@inheritDoc} It is logged in hex. */
  @Override
  public long argument() {
    return Ascii.hexadecimal(record.fields().value(index), 0);
  }

  private static long orNone(long id) {
    return id < 0 ? NO_NUMBER : id;
  }

  @Override
  public @Nullable IpAddress address() {
    ByteSlice value = record.fields().value(index);
    if (record.is(RecordType.SOCKADDR)) {
      SocketAddress socket =
          SocketAddress.decode(value, Endian.of(scope.event().records())).orElse(null);
      String address = socket == null ? null : socket.address();
      return address == null ? null : IpAddress.of(address);
    }
    String text = value.latin1();
    int colon = text.indexOf(':');
    boolean hasPort = colon > 0 && colon == text.lastIndexOf(':'); // 10.1.2.3:60000
    return IpAddress.of(hasPort ? text.substring(0, colon) : text);
  }

  private int id() {
    return record.fields().id(index);
  }
}
