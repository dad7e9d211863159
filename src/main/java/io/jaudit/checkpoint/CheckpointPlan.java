package io.jaudit.checkpoint;

/**
 * Describes how a search continues from the last one. The caller holds the lock. Immutable.
 *
 * @param last where the last run ended; {@link Checkpoint#NONE} before the first
 * @param reading what is to be read
 * @param store receives the position where this run ends, after its events were printed
 */
public record CheckpointPlan(Checkpoint last, ReadPlan reading, CheckpointStore store) {
  /**
   * Begins a run.
   *
   * @param nowMillis the current time, in milliseconds since the epoch
   * @param timeoutMillis log time after which an event gets no more records
   */
  public CheckpointSession begin(long nowMillis, long timeoutMillis) {
    return new StoredCheckpoint(this, nowMillis, timeoutMillis);
  }
}
