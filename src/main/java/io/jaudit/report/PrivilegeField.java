package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.process.Ancestor;
import io.jaudit.process.Lineage;
import io.jaudit.record.RecordType;
import io.jaudit.report.ReportColumn.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells of a change of privileges: a command of sudo, a session that su or sudo
 * opened, a system call that changed the user of its process, a set-user-ID program, or a program
 * that runs as another user than its parent, or that su or sudo started.
 */
enum PrivilegeField implements ListField {
  /** How the privileges changed. */
  HOW {
    @Override
    void read(EventView event, String how, FieldValues values) {
      values.text(ByteSlice.of(how));
    }
  },
  /** The user whose privileges the process had, by name if that is known. */
  FROM {
    @Override
    void read(EventView event, String how, FieldValues values) {
      Lineage by = Lineage.of(event.event());
      Ancestor parent = by == null ? null : by.parent();
      if (how.startsWith(BY) || how.equals(OTHER_USER)) {
        values.text(parent == null ? null : user(event, Integer.toUnsignedLong(parent.uid())));
      } else if (!CALLS.contains(how) || isSetUser(event)) {
        values.text(user(event, event.actor().id(Actor.UID)));
      }
    }
  },
  /** The user whose privileges it has now, or the account of a session. */
  TO {
    @Override
    void read(EventView event, String how, FieldValues values) {
      values.text(
          isOfProgram(event) ? event.actor().account() : user(event, event.actor().id(Actor.EUID)));
    }
  },
  /** The command line of the process. */
  COMMAND {
    @Override
    void read(EventView event, String how, FieldValues values) {
      List<@Nullable ByteSlice> arguments = event.process().arguments();
      Lineage by = Lineage.of(event.event());
      ByteSlice line = event.process().userCommand();
      if (!arguments.isEmpty()) {
        ByteBuilder text = new ByteBuilder();
        CommandLine.append(arguments, text);
        line = text.toSlice();
      } else if (line == null && by != null) {
        line = by.program().commandLine();
      }
      values.text(line == null ? event.process().executable() : line);
    }
  };

  private static final String SESSION = "session";
  private static final String BY = "by ";
  private static final String OTHER_USER = "other user";

  /** The IDs in an event that its records have names for. */
  private static final int[] IDS = {Actor.UID, Actor.EUID, Actor.AUID, Actor.SUID, Actor.FSUID};

  private static final Set<String> CALLS =
      Set.of(
          "setuid",
          "setuid32",
          "setreuid",
          "setreuid32",
          "setresuid",
          "setresuid32",
          "setfsuid",
          "setfsuid32");
  private static final Set<String> EXECS = Set.of("execve", "execveat");

  /** Programs that run others as another user. */
  private static final Set<String> SWITCHERS =
      Set.of("su", "sudo", "doas", "pkexec", "runuser", "sudoedit", "run0");

  abstract void read(EventView event, String how, FieldValues values);

  @Override
  public ReportColumn column() {
    return new ReportColumn(name().toLowerCase(Locale.ROOT), Kind.TEXT);
  }

  @Override
  public boolean needsProcesses() {
    return true;
  }

  @Override
  public ValueReader reader() {
    return (event, values) -> {
      String how = how(event.view());
      if (how != null) {
        read(event.view(), how, values);
      }
      return false; // it depends on the process
    };
  }

  /** Returns how an event changed privileges; null if it did not. */
  static @Nullable String how(EventView event) {
    return switch (event.event().type().number()) {
      case RecordType.USER_CMD -> "command";
      case RecordType.USER_ROLE_CHANGE -> "role";
      case RecordType.CHUSER_ID, RecordType.CHGRP_ID -> "id";
      case RecordType.USER_START -> isSwitcher(event.process().executable()) ? SESSION : null;
      default -> ofCall(event);
    };
  }

  private static boolean isOfProgram(EventView event) {
    return event.event().first(RecordType.SYSCALL) == null;
  }

  private static @Nullable String ofCall(EventView event) {
    String call = isOfProgram(event) ? null : event.call().name();
    if (call == null || event.outcome() != Outcome.SUCCEEDED) {
      return null;
    }
    if (CALLS.contains(call)) {
      return call;
    }
    return EXECS.contains(call) ? ofExec(event) : null;
  }

  private static @Nullable String ofExec(EventView event) {
    long user = event.actor().id(Actor.UID);
    if (isSetUser(event)) {
      return "set-user-ID";
    }
    Lineage by = Lineage.of(event.event());
    Ancestor parent = by == null ? null : by.parent();
    if (parent == null) {
      return null;
    }
    if (isSwitcher(parent.program().executable())) {
      return BY + baseName(parent.program().executable());
    }
    boolean isOther = parent.uid() != -1 && Integer.toUnsignedLong(parent.uid()) != user;
    return isOther ? OTHER_USER : null;
  }

  /** Returns true if it has the privileges of another user than the one who runs it. */
  private static boolean isSetUser(EventView event) {
    return event.actor().id(Actor.EUID) != event.actor().id(Actor.UID);
  }

  /** Returns the name of a user, or the ID if the event has no name for it; null without an ID. */
  private static @Nullable ByteSlice user(EventView event, long id) {
    if (id < 0) {
      return null;
    }
    for (int each : IDS) {
      ByteSlice name = event.actor().id(each) == id ? event.actor().name(each) : null;
      if (name != null) {
        return name;
      }
    }
    return ByteSlice.of(id == 0 ? "root" : Long.toString(id));
  }

  private static boolean isSwitcher(@Nullable ByteSlice path) {
    return SWITCHERS.contains(baseName(path));
  }

  private static String baseName(@Nullable ByteSlice path) {
    String text = path == null ? "" : path.latin1();
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
