package io.jaudit.describe;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.FieldId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words what a reader of an {@link EventSummary} asks next: with which arguments a program was
 * executed, what was denied, where a login came from. Null if the event does not report it.
 *
 * <p>Out: text without control characters, except for {@link #origin}. For use by one thread at a
 * time, while the view is at the event.
 */
public final class EventDetails {
  private static final String LOGIN = "user-login";
  private static final String EXECUTED = "executed";

  private final EventView view;

  /** Words the details of the events that {@code view} goes to. */
  public EventDetails(EventView view) {
    this.view = view;
  }

  /**
   * Returns the program that was executed with its arguments, quoted for bash: {@code /usr/bin/ls
   * -l 'a b'}. If the program was called by another name, or as the interpreter of a script, all
   * arguments are in parentheses: {@code /root/x.sh (/bin/sh ./x.sh)}.
   */
  public @Nullable ByteSlice command() {
    if (!view.summary().action().word().equals(EXECUTED)) {
      return null;
    }
    List<@Nullable ByteSlice> arguments = view.process().arguments();
    ByteSlice program = view.words(view.summary().object());
    if (program == null || program.isEmpty()) { // of a file descriptor
      program = view.process().executable();
    }
    if (arguments.isEmpty() || program == null) {
      return null;
    }
    ByteBuilder command = new ByteBuilder(128);
    boolean isNamed = isNameOf(program, arguments.get(0));
    List<@Nullable ByteSlice> words = new ArrayList<>(isNamed ? arguments : List.of(program));
    words.set(0, program);
    CommandLine.append(words, command);
    if (!isNamed) {
      command.append(" (");
      CommandLine.append(arguments, command);
      command.append(')');
    }
    return command.toSlice();
  }

  private static boolean isNameOf(ByteSlice program, @Nullable ByteSlice name) {
    return name != null && lastPart(program).equals(lastPart(name));
  }

  private static ByteSlice lastPart(ByteSlice path) {
    return path.slice(path.lastIndexOf((byte) '/') + 1);
  }

  /** Returns what a security module decided: {@code denied read write on file}. */
  public @Nullable ByteSlice access() {
    Decision decision = view.decision();
    ByteSlice result = decision == null ? null : decision.result();
    if (decision == null || result == null) {
      return null;
    }
    ByteBuilder access = new ByteBuilder(64);
    CommandLine.appendName(result, access);
    AccessText.appendAccess(decision, access);
    AccessText.appendObject(decision, null, access);
    return access.toSlice();
  }

  /**
   * Returns where the event came from, if that is not its object: the address, else the host of a
   * login. Programs other than those that log in report their own host.
   */
  public @Nullable ByteSlice origin() {
    ByteSlice origin = SourceAddress.ofRecords(view.records());
    if (origin == null && view.summary().eventKind().equals(LOGIN)) {
      origin = view.text(view.event().type().number(), FieldId.HOSTNAME);
    }
    Fact object = origin == null ? null : view.summary().object();
    return object != null && origin != null && origin.equals(SourceAddress.in(object.value()))
        ? null
        : origin;
  }
}
