package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.names.Identities;
import org.jspecify.annotations.Nullable;

/**
 * Describes the user who acted in an event. A part of an {@link EventView}, with the same rules for
 * its use.
 *
 * <p>IDs are selected by the constants {@link #AUID} to {@link #FSGID}.
 */
public final class Actor {
  public static final int AUID = MainFields.AUID;
  public static final int UID = MainFields.UID;
  public static final int GID = MainFields.GID;
  public static final int EUID = MainFields.EUID;
  public static final int EGID = MainFields.EGID;
  public static final int SUID = MainFields.SUID;
  public static final int SGID = MainFields.SGID;
  public static final int FSUID = MainFields.FSUID;
  public static final int FSGID = MainFields.FSGID;

  /** No record has the id, or its value is not one. */
  public static final long NONE = -1;

  private final EventView view;

  Actor(EventView view) {
    this.view = view;
  }

  /** Returns an id as an unsigned number, {@link Identities#UNSET} included; or {@link #NONE}. */
  public long id(int which) {
    return number(which);
  }

  /** Returns the name of the user or group; null if it is unknown. */
  public @Nullable ByteSlice name(int which) {
    return view.fields().name(which);
  }

  /** Returns the login session, as {@link #id} does. */
  public long session() {
    return number(MainFields.SES);
  }

  /** Returns the account that a program reports about; null without one. */
  public @Nullable ByteSlice account() {
    return view.fields().text(MainFields.ACCT);
  }

  private long number(int member) {
    ByteSlice value = view.fields().value(member);
    return value == null ? NONE : Identities.id(value);
  }
}
