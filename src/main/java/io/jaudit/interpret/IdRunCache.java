package io.jaudit.interpret;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run of fields that says who did it: from the first id in a record on, {@code auid=
 * uid= gid= … ses=} or {@code ouid= … cap_frootid=}. As a log has few users at a time, the same
 * bytes, and the same names that auditd wrote for them, mostly stand in an earlier record, and mean
 * the same.
 *
 * <p>Half of the fields of a usual log are in such runs. {@code InterpretMemoryTest} compares what
 * is written with and without. Not safe for use by several threads.
 */
public final class IdRunCache {
  /** Runs that are remembered of each type of record; that many users at a time cost no more. */
  private static final int RUNS = 8;

  /** Types of records whose runs are remembered; a power of two. */
  private static final int TYPES = 32;

  private static final int MAX_LENGTH = 512;

  /**
   * @param body from the first name up to the end of the last value, without quotes
   * @param enriched what auditd wrote for these fields
   * @param lastName where in {@code enriched} the last name begins
   */
  private record Run(
      int type, ByteSlice body, ByteSlice enriched, int lastName, int fields, ByteSlice meaning) {}

  private final FieldInterpreter interpreter;
  private final @Nullable Run[] runs = new Run[TYPES * RUNS];
  private int oldest;

  /** The walk whose run was sought. */
  private long walk = -1;

  // The run that is being written.
  private boolean open;
  private int bodyStart;
  private int enrichedStart;
  private int meaningStart;
  private int position;

  /**
   * @param interpreter what says the meaning of the fields
   */
  public IdRunCache(FieldInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * To be called at each field of a record, before it is written; where a run begins that is known,
   * appends what it means and goes to its last field.
   *
   * @param copied how far the body is written
   * @return how far it is written now; {@link BodyFields#end()} where the field is dealt with
   */
  public int append(BodyFields field, int copied, ByteBuilder out) {
    if (open) {
      return isOfRun(field) ? copied : close(field, copied, out);
    }
    boolean begins = field.rule() == FieldRule.USER || field.rule() == FieldRule.GROUP;
    if (!begins || field.walk() == walk || field.isInMessage()) {
      return copied;
    }
    walk = field.walk();
    Enrichment enrichment = interpreter.enrichment(field);
    if (!enrichment.isInOrder()) {
      return copied;
    }
    out.append(field.text(), copied, field.nameStart());
    Run known = find(field, enrichment);
    if (known != null) {
      out.append(known.meaning);
      enrichment.skip(known.enriched, known.lastName);
      field.skip(known.body, known.fields);
      return field.end();
    }
    open = true;
    bodyStart = field.nameStart();
    enrichedStart = enrichment.position();
    meaningStart = out.length();
    position = field.position();
    return bodyStart;
  }

  /** To be called behind the last field of a record; returns how far the body is written now. */
  public int end(BodyFields field, int copied, ByteBuilder out) {
    return open ? close(field, copied, out) : copied;
  }

  /** True for what means the same whatever stands before it. */
  private static boolean isOfRun(BodyFields field) {
    return switch (field.rule()) {
      case USER, GROUP, SESSION, CAPABILITIES, AS_IS -> !field.isInMessage();
      default -> false;
    };
  }

  private @Nullable Run find(BodyFields field, Enrichment enrichment) {
    int first = slot(field.type());
    for (int i = first; i < first + RUNS; i++) {
      Run run = runs[i];
      if (run != null
          && run.type == field.type()
          && field.stands(run.body)
          && enrichment.stands(run.enriched)) {
        return run;
      }
    }
    return null;
  }

  /** Remembers the run that ends before this field, or the end of the record. */
  private int close(BodyFields field, int copied, ByteBuilder out) {
    open = false;
    int end = field.previousEnd();
    out.append(field.text(), copied, end);
    ByteSlice body = field.text().slice(bodyStart, end);
    Enrichment enrichment = interpreter.enrichment(field);
    if (enrichment.isInOrder()
        && end - bodyStart <= MAX_LENGTH
        && enrichment.position() - enrichedStart <= MAX_LENGTH
        && body.indexOf((byte) '"', 0) < 0
        && body.indexOf((byte) '\'', 0) < 0) {
      runs[slot(field.type()) + oldest] =
          new Run(
              field.type(),
              body.copy(),
              enrichment.since(enrichedStart),
              enrichment.lastName() - enrichedStart,
              field.position() - position,
              out.toSlice(meaningStart));
      oldest = (oldest + 1) % RUNS;
    }
    return end;
  }

  private static int slot(int type) {
    return (type & TYPES - 1) * RUNS;
  }
}
