package io.jaudit.search;

import java.io.IOException;

/** Reports that standard output did not accept everything; the checkpoint is unchanged. */
public final class OutputException extends Exception {
  private static final long serialVersionUID = 1L;

  OutputException(IOException cause) {
    super(cause.getMessage(), cause, false, false);
  }
}
