package io.jaudit.search;

import java.io.IOException;

/** Standard output did not take all that was to be printed; the checkpoint was left as it was. */
public final class OutputException extends Exception {
  private static final long serialVersionUID = 1L;

  OutputException(IOException cause) {
    super(cause.getMessage(), cause, false, false);
  }
}
