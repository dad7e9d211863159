package io.jaudit.describe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words what an event is about, for a line that is read at a glance: what was done, and to what.
 * Based on the facts of an {@link EventView}; of them, it selects the one that answers the question
 * of a reader: the command line of an exec, the program that was not executed, the account and the
 * address of a login, what a security module denied.
 *
 * <p>Out: text, unescaped, which may contain any bytes. For use by one thread at a time, while the
 * view is at the event.
 */
public final class Headline {
  private static final ByteSlice DENIED = ByteSlice.of("denied");

  private final EventView view;
  private final ByteBuilder out = new ByteBuilder(256);

  /** Words the events that {@code view} goes to. */
  public Headline(EventView view) {
    this.view = view;
  }

  /**
   * Returns what was done, such as {@code opened-file}; the decision of a security module, such as
   * {@code denied}; the name of a system call of which nothing else is known; the type of the first
   * record if what was done is unknown.
   */
  public ByteSlice action() {
    Decision decision = decision();
    ByteSlice action = decision == null ? null : decision.result();
    String call = isRuleOnly() ? view.call().name() : null;
    if (action == null && call != null) {
      return ByteSlice.of(call.getBytes(ISO_8859_1));
    }
    if (action == null && view.summary().isActionKnown()) {
      action = view.words(view.summary().action());
    }
    return action == null ? view.event().type().nameBytes() : action;
  }

  /** Returns to what it was done; empty if the event does not report that. */
  public ByteSlice object() {
    out.clear();
    Decision decision = decision();
    AuditRecord message = view.messageRecord();
    if (decision != null) {
      appendDenied(decision);
    } else if (!appendCommand()) {
      if (message == null) {
        appendObject();
      } else {
        appendReported(message);
      }
    }
    return out.toSlice();
  }

  /** Returns true if the summary only tells which rule logged the system call. */
  private boolean isRuleOnly() {
    return view.summary().objectKind().equals(EventSummary.RULE);
  }

  /** Returns the first denial of the event, else its first decision; null without one. */
  private @Nullable Decision decision() {
    Decision decision = view.decisions();
    while (decision.next()) {
      ByteSlice result = decision.result();
      if (result != null && result.equals(DENIED)) {
        return decision;
      }
    }
    decision = view.decisions();
    while (decision.next()) {
      if (decision.result() != null) {
        return decision;
      }
    }
    return null;
  }

  /** Appends {@code read write on file /etc/shadow (system_u:object_r:shadow_t:s0)}. */
  private void appendDenied(Decision decision) {
    List<@Nullable ByteSlice> permissions = decision.permissions();
    for (ByteSlice permission : permissions) {
      appendWord("", permission);
    }
    if (permissions.isEmpty()) {
      appendWord("", decision.text(FieldId.OPERATION));
      ByteSlice mask = decision.text(FieldId.DENIED_MASK);
      appendWord("", mask == null ? decision.text(FieldId.REQUESTED_MASK) : mask);
      appendWord("", decision.requested());
    }
    ByteSlice kind = decision.text(FieldId.TCLASS);
    ByteSlice name = deniedName(decision);
    ByteSlice label = decision.object();
    boolean isLabelName = name == null && kind == null;
    String before = out.length() == 0 ? "" : "on ";
    if (appendWord(before, kind)) {
      before = "";
    }
    appendWord(before, isLabelName ? label : name);
    if (label != null && !isLabelName) {
      appendWord("(", label);
      out.append(')');
    }
  }

  /** The kernel reports only the last part of a name; PATH may have all of it. */
  private @Nullable ByteSlice deniedName(Decision decision) {
    ByteSlice path = decision.text(FieldId.PATH);
    if (path != null) {
      return path;
    }
    ByteSlice name = decision.text(FieldId.NAME);
    ByteSlice object = view.words(view.summary().object());
    return name == null || (object != null && isEndOf(object, name)) ? object : name;
  }

  private static boolean isEndOf(ByteSlice path, ByteSlice name) {
    int start = path.length() - name.length();
    return start > 0 && path.at(start - 1) == '/' && path.slice(start).equals(name);
  }

  /** Appends the command that was executed; returns false if the event is about something else. */
  private boolean appendCommand() {
    List<@Nullable ByteSlice> arguments = view.process().arguments();
    if (!arguments.isEmpty()) {
      CommandLine.append(arguments, out);
      return true;
    }
    return appendWord("", view.process().userCommand()) || (isExec() && appendWord("", path()));
  }

  private boolean isExec() {
    String call = view.call().name();
    return call != null && (call.equals("execve") || call.equals("execveat"));
  }

  /**
   * Returns the first file that PATH names, except folders of others. For an exec it is the program
   * to execute: if that fails, {@code exe} is still the program before.
   */
  private @Nullable ByteSlice path() {
    PathInfo path = view.paths();
    while (path.next()) {
      ByteSlice type = path.nameType();
      ByteSlice name = type != null && type.is("PARENT") ? null : path.joined();
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  /** Appends what a program reports about: the account, else another object, and the address. */
  private void appendReported(AuditRecord message) {
    ByteSlice account = view.actor().account();
    if (account == null && message.is(RecordType.USER_LOGIN)) {
      account = view.words(view.summary().subject()); // logged as id=
    }
    if (!appendWord("", account)) {
      appendObject();
    }
    ByteSlice address = view.sourceAddress();
    appendWord("from ", address == null ? SummaryText.find(message, "hostname") : address);
  }

  private void appendObject() {
    EventSummary summary = view.summary();
    Fact detail = summary.objectDetail();
    if (detail != null && detail.reading() == Fact.Reading.PORT) {
      appendSocket(view.words(summary.object()), view.words(detail));
    } else if (isRuleOnly() || !appendWord("", view.words(summary.object()))) {
      appendWord("", path());
    }
    appendWord("to ", view.words(summary.secondObject()));
  }

  private void appendSocket(@Nullable ByteSlice address, @Nullable ByteSlice port) {
    if (address == null || port == null || port.isEmpty()) {
      appendWord("", address);
    } else if (address.indexOf((byte) ':', 0) >= 0) {
      out.append('[').append(address).append("]:").append(port);
    } else {
      out.append(address).append(':').append(port);
    }
  }

  /** Appends a word after a blank and {@code before}; nothing, and false, if it is empty. */
  private boolean appendWord(String before, @Nullable ByteSlice word) {
    if (word == null || word.isEmpty()) {
      return false;
    }
    out.append(out.length() == 0 ? "" : " ").append(before).append(word);
    return true;
  }
}
