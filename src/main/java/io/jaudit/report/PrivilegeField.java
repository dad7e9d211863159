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
  /** The user whose privileges the process has now, by ID, or the account by name. */
  TO {
    @Override
    void read(EventView event, String how, FieldValues values) {
      if (how.equals(SESSION)) {
        values.text(event.actor().account());
      } else if (!isOfProgram(event)) {
        long id = event.actor().id(Actor.EUID);
        values.text(id < 0 ? null : ByteSlice.of(Long.toString(id)));
      }
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
    if (event.actor().id(Actor.EUID) != user) {
      return "set-user-ID";
    }
    Lineage by = Lineage.of(event.event());
    Ancestor parent = by == null ? null : by.parent();
    if (parent == null) {
      return null;
    }
    if (isSwitcher(parent.program().executable())) {
      return "by " + baseName(parent.program().executable());
    }
    boolean isOther = parent.uid() != -1 && Integer.toUnsignedLong(parent.uid()) != user;
    return isOther ? "other user" : null;
  }

  private static boolean isSwitcher(@Nullable ByteSlice path) {
    return SWITCHERS.contains(baseName(path));
  }

  private static String baseName(@Nullable ByteSlice path) {
    String text = path == null ? "" : path.latin1();
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
