package io.jaudit.search;

import java.io.IOException;

/** Reports that not everything could be written; the checkpoint is unchanged. */
public final class OutputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String place;

  /** Standard output did not accept everything. */
  OutputException(IOException cause) {
    this("standard output", cause);
  }

  /**
   * @param place what can't be written
   */
  OutputException(String place, IOException cause) {
    super(cause.getMessage(), cause, false, false);
    this.place = place;
  }

  /** Returns what can't be written. */
  public String place() {
    return place;
  }
}
