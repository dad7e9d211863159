package io.jaudit.describe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.PathText;
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
 * <p>Out: text, unescaped, which may contain any bytes. Names are quoted if they could be taken for
 * other parts of the line. For use by one thread at a time, while the view is at the event.
 */
public final class Headline {
  private static final String UNKNOWN_ID = "unknown(";
  private static final String KEYSTROKES = "keystrokes";

  private final EventView view;
  private final EventDetails details;
  private final ByteBuilder out = new ByteBuilder(256);

  /** Words the events that {@code view} goes to. */
  public Headline(EventView view) {
    this.view = view;
    this.details = new EventDetails(view);
  }

  /**
   * Returns who acted if no record has the ID of a user: the process or its security label, in
   * parentheses; empty if that is unknown, too.
   */
  public ByteSlice process() {
    out.clear();
    ByteSlice name = view.process().command();
    Decision decision = name == null ? view.decision() : null;
    name = decision == null ? name : decision.subject();
    if (name != null) {
      out.append('(');
      CommandLine.appendName(name, out);
      out.append(')');
    }
    return out.toSlice();
  }

  /**
   * Returns what was done, such as {@code opened-file}; the decision of a security module, such as
   * {@code denied}; the name of a system call of which nothing else is known; the type of the first
   * record if what was done is unknown.
   */
  public ByteSlice action() {
    Decision decision = view.decision();
    ByteSlice action = decision == null ? null : decision.result();
    String call = isRuleOnly() ? view.call().name() : null;
    if (action == null && call != null) {
      return ByteSlice.of(call.getBytes(ISO_8859_1));
    }
    if (action == null && view.summary().isActionKnown()) {
      action = view.words(view.summary().action());
    }
    if (action == null) {
      return view.event().type().nameBytes();
    }
    out.clear();
    CommandLine.appendName(action, out);
    return out.toSlice();
  }

  /** Returns to what it was done; empty if the event does not report that. */
  public ByteSlice object() {
    out.clear();
    Decision decision = view.decision();
    AuditRecord message = view.messageRecord();
    if (decision != null) {
      appendDenied(decision);
    } else if (!appendCommand()) {
      if (message != null) {
        appendReported(message);
      } else if (!ChangedSetting.append(view, out)) {
        appendObject();
      }
    }
    return out.toSlice();
  }

  /** Returns true if the summary only tells which rule logged the call, or that it was one. */
  private boolean isRuleOnly() {
    return view.summary().objectKind().equals(EventSummary.RULE)
        || view.event().type().number() == RecordType.URINGOP;
  }

  /** Appends {@code read write on file /etc/shadow (system_u:object_r:shadow_t:s0)}. */
  private void appendDenied(Decision decision) {
    AccessText.appendAccess(decision, out);
    ByteSlice name = deniedName(decision);
    ByteSlice label = decision.object();
    boolean isLabelName = name == null && decision.text(FieldId.TCLASS) == null;
    AccessText.appendObject(decision, isLabelName ? label : name, out);
    if (label != null && !isLabelName) {
      out.append(" (");
      CommandLine.appendName(label, out);
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
    Fact object = view.summary().object();
    AuditRecord source = object == null ? null : object.record();
    if (isRuleOnly() || source == null || Decision.isSource(source)) {
      return name;
    }
    ByteSlice words = words(object);
    return name == null || (words != null && isEndOf(words, name)) ? words : name;
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
    ByteSlice command = view.process().userCommand();
    if (command != null && !command.isEmpty()) {
      CommandLine.appendJoined(command, out);
      return true;
    }
    return isExec() && (append("", path()) || MessageText.appendExec(view, out));
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
      ByteSlice joined = path.joined();
      ByteSlice name = joined == null ? path.name() : joined;
      if (name != null && !name.isEmpty() && (type == null || !type.is("PARENT"))) {
        return cleaned(name);
      }
    }
    return null;
  }

  private static ByteSlice cleaned(ByteSlice path) {
    return path.at(0) == '/' ? PathText.clean(path) : path;
  }

  /** Appends what a program reports about: the account, else another object, and the origin. */
  private void appendReported(AuditRecord message) {
    ByteSlice account = view.actor().account();
    if (account == null && message.is(RecordType.USER_LOGIN)) {
      account = words(view.summary().subject()); // logged as id=
    }
    boolean isTold = MessageText.append(message, view, out) || append("", account);
    Fact object = view.summary().object();
    if (!isTold && isTerminal(object)) {
      append("on ", words(object));
    } else if (!isTold) {
      appendObject();
    }
    append("from ", details.origin());
  }

  /** Of a login without an account the summary has only the terminal. */
  private static boolean isTerminal(@Nullable Fact fact) {
    AuditRecord record = fact == null ? null : fact.record();
    return fact != null && record != null && record.fields().id(fact.index()) == FieldId.TERMINAL;
  }

  private void appendObject() {
    EventSummary summary = view.summary();
    Fact detail = summary.objectDetail();
    ByteSlice object = words(summary.object());
    if (object != null && detail != null && detail.reading() == Fact.Reading.PORT) {
      AccessText.appendSocket(object, view.words(detail), out);
    } else if (object != null && summary.objectKind().equals(KEYSTROKES)) {
      out.append(object); // what was typed is in quotes
    } else if (isRuleOnly() || !append("", object)) {
      append("", path());
    }
    append("to ", words(summary.secondObject()));
  }

  /** Returns the words of a fact, but of an ID without a name only the number. */
  private @Nullable ByteSlice words(@Nullable Fact fact) {
    return words(fact, view);
  }

  /** Returns the same for the event of {@code view}. */
  static @Nullable ByteSlice words(@Nullable Fact fact, EventView view) {
    ByteSlice words = view.words(fact);
    if (fact == null || words == null || words.isEmpty()) {
      return words;
    }
    boolean isId = words.startsWith(UNKNOWN_ID) && !fact.value().startsWith(UNKNOWN_ID);
    if (isId) {
      return words.slice(UNKNOWN_ID.length(), words.length() - 1);
    }
    return fact.reading() == Fact.Reading.PATH ? cleaned(words) : words;
  }

  private boolean append(String before, @Nullable ByteSlice word) {
    return AccessText.append(before, word, out);
  }
}
