package io.jaudit.checkpoint;

import io.jaudit.record.EventId;

/**
 * The event handled last, as in ausearch's {@code output=} line (docs/ausearch-semantics.md §4.1).
 *
 * @param id its node, time and serial
 * @param typeNumber the type of its first record; {@code RecordType.NO_NUMBER} if it has none
 */
public record LastEvent(EventId id, int typeNumber) {}
