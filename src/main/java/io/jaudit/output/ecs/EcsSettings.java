package io.jaudit.output.ecs;

/**
 * Holds the settings of {@link EcsWriter}. Immutable.
 *
 * @param hostId {@code host.id} of events of every node; empty for none
 * @param ownHostId {@code host.id} of events that name no node, in hex digits; empty for none
 * @param dataset {@code data_stream.dataset}
 * @param original whether the lines of the log are written too
 */
public record EcsSettings(String hostId, String ownHostId, String dataset, Original original) {
  /** The data set that Elastic's rules for auditd look for. */
  public static final String DATASET = "auditd_manager.auditd";

  /** The settings without any option. */
  public static final EcsSettings DEFAULT = new EcsSettings("", "", DATASET, Original.OMITTED);

  /** Lists whether the lines of the log are members of an event. */
  public enum Original {
    OMITTED,
    WRITTEN
  }
}
