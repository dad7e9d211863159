package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordClass;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Compares a field with one value as an option does, for filters that read records of any type. In:
 * the number of the field, and a value. Out: whether a field of a record has the value, and the
 * interest in events that have such a field. Immutable.
 */
public final class FieldTest {
  private final FieldCriterion.Test test;
  private final FieldCriterion fields;

  private FieldTest(int field, FieldCriterion.Test test) {
    this.test = test;
    this.fields = FieldCriterion.of(FieldCriterion.row(field, RecordClass.ANY_TYPE));
  }

  /** Returns the test of a field that holds an ID: {@code -ui} and the like. */
  public static FieldTest id(int field, WantedId wanted) {
    return new FieldTest(field, wanted);
  }

  /** Returns the test for a system call of this name, on the arch of each record: {@code -sc}. */
  public static FieldTest syscall(String name) {
    return new FieldTest(FieldId.SYSCALL, SyscallNamed.orAsAuditdNames(name));
  }

  /** Returns the test for the number of a system call, or of an operation of io_uring. */
  public static FieldTest syscall(int field, long number) {
    return new FieldTest(field, new IsSyscall(number));
  }

  /** Returns the test for a decimal number; the name of an error is a negative one: {@code -e}. */
  public static FieldTest number(int field, long number) {
    return new FieldTest(field, new IsExit(number));
  }

  /** Returns true if the field at {@code index} of {@code record} has the value. */
  public boolean passes(AuditRecord record, int index) {
    return test.passes(record, index, record.fields().value(index));
  }

  /** Returns the interest in events of which one has the field with this value. */
  public Interest interest() {
    return Interest.literals(test.needles(fields));
  }

  /**
   * Returns the interest in events with a text, as it is or in hex: bytes that a value contains.
   *
   * @param texts of which one is in the event; if one is empty, every event is of interest
   */
  public static Interest interestIn(Set<ByteSlice> texts) {
    return interest(texts, FieldCriterion.of(FieldCriterion.row(FieldId.KEY)));
  }

  /** Like {@link #interestIn}, for a value that is never written in hex. */
  public static Interest interestInPlain(Set<ByteSlice> texts) {
    return interest(texts, FieldCriterion.of(FieldCriterion.row(FieldId.SUCCESS)));
  }

  /**
   * Returns the interest in events of which one has a field with this value, which is never written
   * in hex.
   *
   * @param start the name of the field and an equals sign
   */
  public static Interest interestInWord(ByteSlice start, ByteSlice word) {
    return Interest.literals(Set.of(WordContinuation.after(start, word)));
  }

  /** Like {@link #interestInWord}, for a field that may have a number that means the word. */
  public static Interest interestInWordOrNumber(ByteSlice start, ByteSlice word) {
    return Interest.literals(Set.of(WordContinuation.orNumberAfter(start, word)));
  }

  private static Interest interest(Set<ByteSlice> texts, FieldCriterion field) {
    Set<Needle> all = new LinkedHashSet<>();
    for (ByteSlice text : texts) {
      Set<Needle> needles = WantedText.needles(text, field);
      if (needles.isEmpty()) {
        return Interest.ALL;
      }
      all.addAll(needles);
    }
    return Interest.literals(all);
  }
}
