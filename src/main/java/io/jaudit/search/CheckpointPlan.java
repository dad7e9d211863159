package io.jaudit.search;

import io.jaudit.checkpoint.Checkpoint;
import io.jaudit.checkpoint.CheckpointStore;
import io.jaudit.checkpoint.ReadPlan;

/**
 * How a search goes on from the last one. The caller holds the lock.
 *
 * @param last where the last run ended; {@link Checkpoint#NONE} before the first
 * @param backlog what of the log is to be read
 * @param store takes where this run ends, once its events are printed
 */
public record CheckpointPlan(Checkpoint last, ReadPlan backlog, CheckpointStore store) {}
