package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Caches the output for a run of ID fields: from the first ID in a record on, {@code auid= uid=
 * gid= … ses=} or {@code ouid= … cap_frootid=}. Because a log has few users at a time, the same
 * bytes, with the same enriched names, usually occur in an earlier record, and mean the same.
 *
 * <p>Half of the fields of a typical log are in such runs. {@code InterpretMemoryTest} compares the
 * output with and without the cache. Not safe for use by several threads.
 */
public final class IdRunCache {
  /** Cached runs per record type; this many users at a time have no extra cost. */
  private static final int RUNS = 8;

  /** Number of record types whose runs are cached; a power of two. */
  private static final int TYPES = 32;

  private static final int MAX_LENGTH = 512;

  /**
   * @param body from the first name to the end of the last value, without quotes
   * @param enriched the enriched names for these fields
   * @param lastName position in {@code enriched} of the last name
   */
  private record Run(
      int type, ByteSlice body, ByteSlice enriched, int lastName, int fields, ByteSlice meaning) {}

  private final FieldInterpreter interpreter;
  private final @Nullable Run[] runs = new Run[TYPES * RUNS];
  private int oldest;

  /** The number of the record whose run was searched for. */
  private long walk = -1;

  // The run being written.
  private boolean open;
  private int bodyStart;
  private int enrichedStart;
  private int meaningStart;
  private int position;

  /**
   * @param interpreter interprets the fields
   */
  public IdRunCache(FieldInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Must be called at each field of a record, before it is written. If a cached run begins here,
   * appends its meaning and moves to its last field.
   *
   * @param copied the position up to which the body is written
   * @return the position up to which it is written now; {@link BodyFields#end()} if the field is
   *     done
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

  /**
   * Must be called after the last field of a record; returns the position up to which the body is
   * written now.
   */
  public int end(BodyFields field, int copied, ByteBuilder out) {
    return open ? close(field, copied, out) : copied;
  }

  /** Returns true for rules that don't depend on earlier fields. */
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
          && field.beginsWith(run.body)
          && enrichment.beginsWith(run.enriched)) {
        return run;
      }
    }
    return null;
  }

  /** Stores the run that ends before this field, or at the end of the record. */
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
