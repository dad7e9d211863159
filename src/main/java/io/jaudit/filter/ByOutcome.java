package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.record.Interest;
import java.util.Set;

/** The outcome of an event, as every format shows it. */
record ByOutcome(Outcome wanted) implements EventFilter {
  private static final ByteSlice DENIED = ByteSlice.of("denied");

  /** Where a value begins like this, and with what is behind it, it may say success. */
  private static final int LONGEST_SUCCESS = "suc".length();

  /** Apart, as few searches are for them. */
  private static final class Failures {
    private static final ValueContinuation FAILURE = ByOutcome::mayBeFailure;
    private static final Set<Needle> NEEDLES =
        Set.of(
            reported("success="),
            reported("res="),
            reported("result="),
            Needle.exactly(DENIED),
            Needle.exactly(ByteSlice.of("apparmor=")),
            Needle.exactly(ByteSlice.of("code=")));

    private static Needle reported(String field) {
      return Needle.exactly(ByteSlice.of(field)).followedBy(FAILURE, 1);
    }
  }

  @Override
  public boolean matches(EventView event) {
    return event.outcome() == wanted;
  }

  /** Failures are rare; most events succeed, and to look for that would only cost time. */
  @Override
  public Interest interest() {
    return wanted == Outcome.FAILED ? Interest.literals(Failures.NEEDLES) : Interest.ALL;
  }

  /** True for all values but those that begin as success does. */
  private static boolean mayBeFailure(byte[] block, int at, int end) {
    int valueEnd = Math.min(end, at + LONGEST_SUCCESS);
    return Outcome.of(ByteSlice.of(block, at, valueEnd)) != Outcome.SUCCEEDED;
  }
}
