package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line that is a JSON object with the text of records in one of its members, as collectors
 * and container runtimes write it: {@code event.original} (a string, or an array of them), {@code
 * log} (Docker's json-file), {@code message}, {@code MESSAGE}; or an array of such texts.
 *
 * <p>The object is parsed as a whole, so what is inside a string is never taken as a member. Of
 * several texts the first in the order above counts, whatever is in it; if a member occurs twice,
 * or names a program that is no audit program, as any user can have one write a message, the line
 * is not read. Not safe for use by several threads.
 */
final class JsonLine {
  /** The members that may have the text, the first of which counts. */
  private static final String[] TEXTS = {"event.original", "log", "message", "MESSAGE"};

  private static final String[] HOSTS = {
    "host.name", "host.hostname", "host", "hostname", "_HOSTNAME"
  };

  /** The members that name the program that wrote a message. */
  private static final String[] PROGRAMS = {
    "program",
    "programname",
    "appname",
    "app_name",
    "app-name",
    "ident",
    "syslogtag",
    "SYSLOG_IDENTIFIER",
    "log.syslog.appname",
    "syslog.appname",
    "syslog.identifier"
  };

  private static final int DEEPEST = 3;

  private final JsonCursor json = new JsonCursor();
  private byte[] bytes = {};
  private final StringBuilder path = new StringBuilder();

  /** The rank of the text that was found; lower ones count more. */
  private int textRank;

  private int hostRank;
  private final List<ByteSlice> texts = new ArrayList<>();
  private @Nullable ByteSlice host;

  /** Where the text is, and the host, in the line; the text only if there is a single one. */
  private int textStart;

  private int textEnd;
  private int hostStart;
  private int hostEnd;

  private String refusal = "";

  /**
   * Reads the line from {@code start} on.
   *
   * @return false if it has no text that may be a record, or is not JSON; then {@link #refusal}
   *     tells why, if it has one that is not read
   */
  boolean read(ByteSlice line, int start) {
    bytes = line.toByteArray();
    textRank = TEXTS.length;
    hostRank = HOSTS.length;
    texts.clear();
    host = null;
    hostStart = 0;
    hostEnd = 0;
    refusal = "";
    path.setLength(0);
    json.begin(bytes, start, bytes.length);
    boolean isRead = json.isAt('[') ? text(0) : object(0);
    isRead &= json.isAtEnd() || isPadding();
    if (!isRead && refusal.isEmpty()) {
      refusal = "the line is not complete JSON, so that its members are not certain";
    }
    return isRead && refusal.isEmpty() && !texts.isEmpty();
  }

  private boolean isPadding() {
    for (int i = json.at(); i < bytes.length; i++) {
      if (bytes[i] != 0 && bytes[i] != ',') {
        return false;
      }
    }
    return true;
  }

  /** Returns why a line is not read that has a text; empty if there is no reason. */
  String refusal() {
    return refusal;
  }

  /** Returns the texts, each of which may have several lines. */
  List<ByteSlice> texts() {
    return texts;
  }

  /** Returns the host that a member names; null if none does. */
  @Nullable ByteSlice host() {
    return host;
  }

  /** Returns where the only text begins in the line, after its quote; -1 if there are several. */
  int textStart() {
    return texts.size() == 1 ? textStart : -1;
  }

  /** Returns where the only text ends in the line, before its quote. */
  int textEnd() {
    return textEnd;
  }

  /** Returns where the name of the host begins in the line. */
  int hostStart() {
    return hostStart;
  }

  /** Returns where the name of the host ends; not after its beginning if there is none. */
  int hostEnd() {
    return hostEnd;
  }

  private boolean object(int depth) {
    if (!json.accept('{')) {
      return false;
    }
    if (json.accept('}')) {
      return true;
    }
    int length = path.length();
    do {
      if (!json.string()) {
        return false;
      }
      for (int i = json.stringStart(); i < json.stringEnd(); i++) {
        path.append((char) (bytes[i] & 0xff));
      }
      if (!json.accept(':') || !member(depth)) {
        return false;
      }
      path.setLength(length);
    } while (json.accept(','));
    return json.accept('}');
  }

  private boolean member(int depth) {
    String name = path.toString();
    if (json.isAt('{')) {
      boolean mayHold = depth < DEEPEST && mayHold(name);
      path.append('.');
      return mayHold ? object(depth + 1) : json.value();
    }
    int rank = indexOf(TEXTS, name);
    if (rank >= 0) {
      return text(rank);
    }
    int ofHost = indexOf(HOSTS, name);
    if (!json.isAt('"') || (ofHost < 0 && indexOf(PROGRAMS, name) < 0)) {
      return json.value();
    }
    if (!json.string()) {
      return false;
    }
    if (ofHost < 0) {
      boolean isAudit =
          SyslogPrefix.isAuditName(ByteSlice.of(bytes), json.stringStart(), json.stringEnd());
      refuse(isAudit, "the message of a program that is no audit program");
    } else if (ofHost < hostRank && json.stringEnd() > json.stringStart()) {
      hostRank = ofHost;
      hostStart = json.stringStart();
      hostEnd = json.stringEnd();
      host = unescaped();
    }
    return true;
  }

  /** Returns true for an object of which a member may be of interest. */
  private static boolean mayHold(String name) {
    return name.equals("event")
        || name.equals("host")
        || name.equals("log")
        || name.equals("log.syslog")
        || name.equals("syslog");
  }

  private void refuse(boolean isAccepted, String why) {
    refusal = isAccepted || !refusal.isEmpty() ? refusal : why;
  }

  /** Reads a text, or an array of them; anything else is ignored. */
  private boolean text(int rank) {
    boolean isArray = json.accept('[');
    if (!json.isAt('"')) {
      return isArray ? rest() : json.value();
    }
    boolean isFirst = rank < textRank;
    refuse(rank != textRank, "a member with a text occurs twice");
    if (isFirst) {
      textRank = rank;
      texts.clear();
    }
    do {
      if (!json.string()) {
        return isArray && json.value() && rest();
      }
      if (isFirst) {
        textStart = json.stringStart();
        textEnd = json.stringEnd();
        texts.add(unescaped());
      }
    } while (isArray && json.accept(','));
    return !isArray || json.accept(']');
  }

  /** Reads the rest of an array. */
  private boolean rest() {
    if (json.accept(']')) {
      return true;
    }
    boolean isRead = json.isAt(',') || json.value();
    while (isRead && json.accept(',')) {
      isRead = json.value();
    }
    return isRead && json.accept(']');
  }

  private ByteSlice unescaped() {
    ByteSlice logged = ByteSlice.of(bytes, json.stringStart(), json.stringEnd());
    if (!json.isEscaped()) {
      return logged;
    }
    byte[] target = new byte[logged.length()];
    int end = JsonCursor.unescape(bytes, json.stringStart(), json.stringEnd(), target, 0);
    refuse(end >= 0, "the line is not complete JSON, so that its members are not certain");
    return ByteSlice.of(target, 0, Math.max(0, end));
  }

  /** Returns the lines of texts that are not empty. */
  static List<ByteSlice> lines(List<ByteSlice> texts) {
    List<ByteSlice> lines = new ArrayList<>();
    for (ByteSlice text : texts) {
      int from = 0;
      while (from < text.length()) {
        int newline = text.indexOf((byte) '\n', from);
        int to = newline < 0 ? text.length() : newline;
        if (to > from) {
          lines.add(text.slice(from, to));
        }
        from = to + 1;
      }
    }
    return lines;
  }

  private static int indexOf(String[] names, String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
