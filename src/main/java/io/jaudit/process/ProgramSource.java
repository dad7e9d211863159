package io.jaudit.process;

import java.util.Locale;

/** Tells where the program of a process is known from. */
public enum ProgramSource {
  /** The process executed it: EXECVE has the arguments. */
  EXEC,
  /** The parent ran it when it forked the process. */
  INHERITED,
  /** The execution was not seen; the arguments, if any, are those of PROCTITLE. */
  TITLE,
  /** Only records of user space name it. */
  USER,
  /** Nothing names it. */
  NONE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the name in lower case, as in JSON. */
  public String word() {
    return word;
  }
}
