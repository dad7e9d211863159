package io.jaudit.record;

/**
 * Lists the reasons why a line, or a part of it, is not read as a record. The kind decides whether
 * it is reported: text of other programs is normal in a log like {@code /var/log/messages}, damage
 * never is.
 */
public enum LineProblem {
  /** Text of another program: there is no sign of an audit record. */
  OTHER_TEXT,
  /** What ausearch and grep write between events: {@code ----}, {@code time->…}. Needs no note. */
  SEPARATOR,
  /** A record that is torn, or a header that does not follow the grammar. */
  DAMAGED,
  /** Output of {@code ausearch -i}: words instead of the values of the log. */
  INTERPRETED,
  /** Records in a form that is not read: in JSON, with tabs, after unknown text, without an ID. */
  UNREADABLE
}
