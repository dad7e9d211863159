package io.jaudit.process;

/**
 * Holds the settings of a {@link ProcessTable}. Immutable.
 *
 * @param maxProcesses the largest number of processes of a host that are kept, at least {@link
 *     #LEAST_PROCESSES}
 * @param pidMax the pid_max of the kernels; 0 to find it out
 * @param shownAncestors how many ancestors of a process are shown at most; {@link #HIDDEN} if what
 *     the table knows is for filters only
 */
public record ProcessSettings(int maxProcesses, int pidMax, int shownAncestors) {
  /** Nothing that the table knows is shown. */
  public static final int HIDDEN = -1;

  /** The default of {@link #shownAncestors}. */
  public static final int DEFAULT_ANCESTORS = 16;

  /** The default of {@link #maxProcesses}. */
  public static final int DEFAULT_PROCESSES = 500_000;

  /** The least of {@link #maxProcesses}: a process, its parent, and its child. */
  public static final int LEAST_PROCESSES = 3;

  /** The defaults. */
  public static final ProcessSettings DEFAULT =
      new ProcessSettings(DEFAULT_PROCESSES, 0, DEFAULT_ANCESTORS);

  /** The defaults if nothing is shown. */
  public static final ProcessSettings UNSHOWN = new ProcessSettings(DEFAULT_PROCESSES, 0, HIDDEN);
}
