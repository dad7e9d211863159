package io.jaudit.output.timesketch;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.EventView;
import io.jaudit.describe.PathInfo;
import io.jaudit.describe.ProcessInfo;
import io.jaudit.describe.SystemCall;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonText;
import io.jaudit.output.json.UtcTime;
import io.jaudit.output.lines.TextWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes each event as a line of JSON that Timesketch imports: {@code message} is the sentence of
 * the text format, {@code datetime} the time in UTC, {@code timestamp_desc} what the time is that
 * of; the facts of the event are flat members. Exactly described in {@code
 * docs/timesketch.schema.json}.
 *
 * <p>The output is JSON for any bytes in the log; bytes that are not UTF-8 are replaced by U+FFFD.
 * Keeps buffers: for use by one thread at a time.
 */
public final class TimesketchWriter implements EventWriter {
  private static final long MICROS = 1000;

  private final Identities identities;
  private final EventView view;
  private final TextWriter sentences;
  private final JsonText json = new JsonText(JsonNulls.OMITTED);
  private final ByteBuilder scratch = new ByteBuilder(256);
  private final List<ByteSlice> paths = new ArrayList<>();

  /**
   * @param identities the names for the IDs of users and groups
   */
  public TimesketchWriter(Identities identities) {
    this.identities = identities;
    this.view = new EventView(identities);
    LocalClock clock = new LocalClock(() -> ZoneOffset.UTC, DateStyle.ISO);
    this.sentences = new TextWriter(identities, clock, Escape.RAW);
  }

  @Override
  public TimesketchWriter another() {
    return new TimesketchWriter(identities);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    json.appendTo(out);
    json.beginObject();
    writeHead(event);
    writeAction();
    writeActor(view.actor());
    writeProcess(view.process());
    writePaths(view.paths());
    writeAddresses();
    json.endObject();
    json.newline();
  }

  private void writeHead(AuditEvent event) {
    scratch.clear();
    sentences.writeSentence(event, scratch);
    string(TimesketchMember.MESSAGE, trimmed(scratch.toSlice()));
    scratch.clear();
    UtcTime.append(event.id().timeMillis(), scratch);
    scratch.truncate(scratch.length() - 1);
    string(TimesketchMember.DATETIME, scratch.append("+00:00").toSlice());
    plain(TimesketchMember.TIMESTAMP_DESC, "Audit event");
    number(TimesketchMember.TIMESTAMP, event.id().timeMillis() * MICROS);
    plain(TimesketchMember.EVENT_ID, event.id().stamp());
    latin1(TimesketchMember.HOSTNAME, event.id().nodeName());
    string(TimesketchMember.TYPE, event.type().nameBytes());
    strings(TimesketchMember.TAG, view.keys());
  }

  /** Removes the blanks and the newline around a sentence. */
  private static ByteSlice trimmed(ByteSlice sentence) {
    int start = 0;
    int end = sentence.length();
    while (start < end && sentence.at(start) == ' ') {
      start++;
    }
    while (end > start && (sentence.at(end - 1) == ' ' || sentence.at(end - 1) == '\n')) {
      end--;
    }
    return sentence.slice(start, end);
  }

  private void writeAction() {
    plain(
        TimesketchMember.OUTCOME,
        switch (view.outcome()) {
          case SUCCEEDED -> "success";
          case FAILED -> "failure";
          case UNKNOWN -> "unknown";
        });
    if (view.summary().isActionKnown()) {
      string(TimesketchMember.ACTION, view.words(view.summary().action()));
    }
    string(TimesketchMember.OBJECT, view.words(view.summary().object()));
    string(TimesketchMember.HOW, view.words(view.summary().how()));
    latin1(TimesketchMember.SYSCALL, view.call().name());
    latin1(TimesketchMember.ARCH, view.call().arch());
    String error = view.call().error();
    long exit = view.call().exit();
    if (error != null) {
      plain(TimesketchMember.EXIT, error);
    } else if (exit != SystemCall.NONE) {
      plain(TimesketchMember.EXIT, Long.toString(exit));
    }
  }

  private void writeActor(Actor actor) {
    user(TimesketchMember.AUID, actor, Actor.AUID);
    boolean hasLoggedIn = actor.id(Actor.AUID) != Identities.UNSET;
    ByteSlice login = hasLoggedIn ? actor.name(Actor.AUID) : null;
    string(TimesketchMember.USERNAME, login == null ? actor.name(Actor.UID) : login);
    user(TimesketchMember.UID, actor, Actor.UID);
    user(TimesketchMember.EUID, actor, Actor.EUID);
    user(TimesketchMember.GID, actor, Actor.GID);
    user(TimesketchMember.EGID, actor, Actor.EGID);
    count(TimesketchMember.SES, known(actor.session()));
    string(TimesketchMember.ACCT, actor.account());
  }

  private void user(TimesketchMember name, Actor actor, int which) {
    count(name, known(actor.id(which)));
  }

  private static long known(long id) {
    return id == Identities.UNSET ? Actor.NONE : id;
  }

  private void writeProcess(ProcessInfo process) {
    count(TimesketchMember.PID, process.pid());
    count(TimesketchMember.PPID, process.parentPid());
    string(TimesketchMember.COMM, process.command());
    string(TimesketchMember.EXE, process.executable());
    string(TimesketchMember.CWD, process.directory());
    string(TimesketchMember.TTY, process.terminal());
    if (process.hasArguments()) {
      scratch.clear();
      CommandLine.append(process.arguments(), scratch);
      string(TimesketchMember.CMDLINE, scratch.toSlice());
    }
    string(TimesketchMember.TITLE, process.titleRecord() == null ? null : process.title());
    string(TimesketchMember.SUBJ, process.label());
  }

  private void writePaths(PathInfo path) {
    paths.clear();
    while (path.next()) {
      ByteSlice resolved = path.resolved();
      ByteSlice shown = resolved == null ? path.name() : resolved;
      if (shown != null && !shown.isEmpty()) {
        paths.add(shown);
      }
    }
    strings(TimesketchMember.PATHS, paths);
  }

  private void writeAddresses() {
    string(TimesketchMember.SOURCE_IP, view.sourceAddress());
    String call = view.call().name();
    SocketAddress socket = call == null ? null : view.socket();
    String address = socket == null ? null : socket.address();
    boolean isSent =
        call != null && (call.equals("connect") || call.equals("sendto") || call.equals("sendmsg"));
    if (socket != null && address != null && isSent) {
      plain(TimesketchMember.DESTINATION_IP, address);
      count(TimesketchMember.DESTINATION_PORT, socket.port().orElse(-1));
    }
  }

  private void string(TimesketchMember name, @Nullable ByteSlice text) {
    if (text != null && !text.isEmpty()) {
      json.string(name.json(), text);
    }
  }

  private void latin1(TimesketchMember name, @Nullable String text) {
    if (text != null) {
      string(name, ByteSlice.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  private void plain(TimesketchMember name, String text) {
    json.name(name.json()).plain(text);
  }

  private void number(TimesketchMember name, long number) {
    json.name(name.json()).number(number);
  }

  /** Writes a number that is not negative; nothing for another. */
  private void count(TimesketchMember name, long number) {
    if (number >= 0) {
      number(name, number);
    }
  }

  private void strings(TimesketchMember name, List<? extends @Nullable ByteSlice> texts) {
    json.beginArray(name.json());
    for (int i = 0; i < texts.size(); i++) {
      ByteSlice text = texts.get(i);
      if (text != null) {
        json.string(text);
      }
    }
    json.endArray();
  }
}
