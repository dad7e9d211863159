package io.jaudit.filter;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.record.Interest;
import java.util.Set;

/** The outcome of an event, as every format shows it. */
record ByOutcome(Outcome wanted) implements EventFilter {
  private static final ByteSlice DENIED = ByteSlice.of("denied");

  /** Separate, because few searches use them. */
  private static final class Failures {
    private static final ValueContinuation FAILURE = ByOutcome::mayBeFailure;
    private static final Set<Needle> NEEDLES =
        Set.of(
            reported("success="),
            reported("res="),
            reported("result="),
            Needle.exactly(DENIED),
            Needle.exactly(ByteSlice.of("apparmor=")),
            Needle.exactly(ByteSlice.of("code=")),
            Needle.exactly(ByteSlice.of("resp=")),
            Needle.exactly(ByteSlice.of("action=DENY")),
            Needle.exactly(ByteSlice.of("blockers=")));

    private static Needle reported(String field) {
      return Needle.exactly(ByteSlice.of(field)).followedBy(FAILURE, 1);
    }
  }

  @Override
  public boolean matches(EventView event) {
    return event.outcome() == wanted;
  }

  /** Failures are rare; most events succeed, and searching for success would only cost time. */
  @Override
  public Interest interest() {
    return wanted == Outcome.FAILED ? Interest.literals(Failures.NEEDLES) : Interest.ALL;
  }

  /** Returns true for all values except those that begin like {@code success}, yes or 1. */
  private static boolean mayBeFailure(byte[] block, int at, int end) {
    if (at == end) {
      return true;
    }
    byte first = Ascii.toLower(block[at]);
    boolean success = first == 's' && at + 1 < end && Ascii.toLower(block[at + 1]) == 'u';
    return first != 'y' && first != '1' && !success;
  }
}
