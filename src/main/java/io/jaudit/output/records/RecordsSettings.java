package io.jaudit.output.records;

/**
 * Holds the settings of {@link RecordsWriter}. Immutable.
 *
 * @param names how the members with the meaning of a value are named
 * @param join whether each record has fields of its event
 */
public record RecordsSettings(MeaningNames names, Join join) {
  /** The settings without any option. */
  public static final RecordsSettings DEFAULT =
      new RecordsSettings(MeaningNames.UPPER, Join.RECORD);

  /** Lists the names of the meaning of a field, such as {@code syscall}. */
  public enum MeaningNames {
    /** {@code SYSCALL}, as auditd does. */
    UPPER,
    /** {@code syscall_name}, for receivers that ignore case. */
    LOWER
  }

  /** Lists what a line contains. */
  public enum Join {
    /** The fields of the record. */
    RECORD,
    /** Also those of the event, named {@code ev_…}. */
    EVENT
  }
}
