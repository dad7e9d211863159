package io.jaudit.process;

import java.util.Locale;

/** Tells how the end of a process was seen. */
public enum ProcessEnd {
  /** It exited; its status is known. */
  EXIT,
  /** A signal ended it. */
  SIGNAL,
  /** Its parent waited for it; why it ended is not known. */
  REAPED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the name in lower case, as in JSON. */
  public String word() {
    return word;
  }
}
