package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.ValueSink;
import io.jaudit.filter.FieldTest;
import io.jaudit.interpret.tables.SyscallTable;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Interest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of a field or a fact exactly as {@code --fields} prints them, compared as text: {@code
 * exe.text}; {@code exe.words} as {@code --fields -i} does. So a value of a report finds the events
 * that were counted for it and no others.
 *
 * @param field reads the values
 * @param form their form
 * @param of the same without a suffix, all of whose forms count
 */
record ShownSubject(QueryField field, QueryField.Form form, Subject of) implements Subject {
  /** Returns the form that a name with a suffix selects; null without such a suffix. */
  static QueryField.@Nullable Form formOf(String name) {
    for (QueryField.Form form : QueryField.Form.values()) {
      if (name.endsWith(suffix(form))) {
        return form;
      }
    }
    return null;
  }

  /** Returns what selects a form, after a name. */
  static String suffix(QueryField.Form form) {
    return form == QueryField.Form.PLAIN ? ".text" : ".words";
  }

  @Override
  public boolean any(Scope scope, ValueTest test) {
    ShownValue value = new ShownValue(test);
    field.read(scope, form, value);
    return value.isPassed;
  }

  @Override
  public List<Equality> equalTo(Literal literal, WhereContext context) {
    return List.of(Equality.text(literal));
  }

  @Override
  public boolean isOrdered() {
    return of.isOrdered();
  }

  @Override
  public Interest interestIn(Literal literal, List<Equality> equalities) {
    if (form == QueryField.Form.PLAIN && of instanceof FactSubject && !literal.isGlob()) {
      return of.interestIn(literal, equalities);
    }
    return interestInPart(
        literal.isGlob() ? new Glob(literal.text(), letters()).longestText() : literal.text(),
        !literal.isGlob());
  }

  @Override
  public Interest interestInPart(ByteSlice text) {
    return interestInPart(text, false);
  }

  private Interest interestInPart(ByteSlice text, boolean isWhole) {
    if (form == QueryField.Form.PLAIN) {
      return of.interestInPart(text);
    }
    String name = text.utf8();
    boolean isCall =
        isWhole
            && FieldId.kind(FieldId.of(field.name())) == FieldKind.SYSCALL
            && name.equals(name.toLowerCase(Locale.ROOT))
            && SyscallTable.isName(name);
    return isCall
        ? FieldTest.syscall(name).interest().or(of.interestInPart(text))
        : Interest.ALL; // words are not in the log
  }

  /** Passes each value to a test, until one passes. */
  private static final class ShownValue implements Value, ValueSink {
    private final ValueTest test;
    private ByteSlice text = ByteSlice.EMPTY;
    private boolean isPassed;

    ShownValue(ValueTest test) {
      this.test = test;
    }

    @Override
    public void text(@Nullable ByteSlice next) {
      if (next != null && !isPassed) {
        text = next;
        isPassed = test.passes(this);
      }
    }

    @Override
    public void number(ByteSlice next) {
      text(next);
    }

    @Override
    public boolean any(Value.Form test) {
      return test.passes(text);
    }

    @Override
    public ByteSlice plain() {
      return text;
    }

    @Override
    public long number() {
      return Literal.numberIn(text);
    }

    @Override
    public @Nullable IpAddress address() {
      return null;
    }
  }
}
