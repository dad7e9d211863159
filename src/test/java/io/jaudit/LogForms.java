package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.RecordType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a log of auditd in each form in which people have logs; each must give the same events.
 */
public final class LogForms {
  private static final Pattern HEADER =
      Pattern.compile(
          "^((?:node=\\S+ )?)type=(\\S+) msg=(audit\\(([0-9]+)\\.([0-9]+):([0-9]+)\\): ?)(.*)$");

  /** Adds what a program adds to a line; the number of the line is counted from 0. */
  private static final Map<String, BiFunction<String, Integer, String>> LINES =
      new LinkedHashMap<>();

  /** Forms that are not made line by line. */
  private static final Map<String, Function<List<String>, byte[]>> FILES = new LinkedHashMap<>();

  private static final Map<String, String> SOURCES = new LinkedHashMap<>();

  static {
    line("plain", null, (line, n) -> line);
    line("carriage return", null, (line, n) -> line + "\r");
    line("escaped line feed", null, (line, n) -> line + "\\n");
    line("byte order mark", null, (line, n) -> n == 0 ? "\u00ef\u00bb\u00bf" + line : line);
    line("leading blanks", null, (line, n) -> "  \t" + line);
    line("quoted mail", null, (line, n) -> "> > " + line);
    line("grep", null, (line, n) -> "audit/audit.log.2:" + line);
    line("grep -n", null, (line, n) -> "audit.log:" + (n + 1) + ":" + line);
    line("cat -n", null, (line, n) -> String.format("%6d\t%s", n + 1, line));
    line("host=", "host", (line, n) -> line.startsWith("node=") ? line : "host=web01 " + line);
    line("RFC 3164", "syslog", (line, n) -> "<134>" + time(n) + " web01 audispd: " + line);
    line("without priority", "syslog", (line, n) -> time(n) + " web01 audisp-syslog[98]: " + line);
    line("tag audit", "syslog", (line, n) -> time(n) + " web01 audit: " + line);
    line("tag of imfile", "syslog", (line, n) -> time(n) + " web01 tag_audit_log: " + line);
    line(
        "RFC 5424",
        "syslog",
        (line, n) -> "<182>1 " + iso(n) + "Z web01 tag_audit_log - - - " + line);
    line(
        "RFC 5424 with data",
        "syslog",
        (line, n) ->
            "<182>1 "
                + iso(n)
                + "Z web01 audispd 7 ID [x@1 a=\"b \\] c]\"][y@1 d=\"\\\"\"] "
                + line);
    line("ISO time", "syslog", (line, n) -> iso(n) + "+03:00 web01 audispd: " + line);
    line("dmesg", null, (line, n) -> String.format("[%5d.%06d] audit: ", 2 + n, n) + kernel(line));
    line("kernel", "syslog", (line, n) -> time(n) + " web01 kernel: audit: " + kernel(line));
    line(
        "kernel time",
        "syslog",
        (line, n) ->
            time(n) + " web01 kernel: [   12." + (100000 + n) + "] audit: " + kernel(line));
    line("old kernel", "syslog", (line, n) -> time(n) + " web01 kernel: " + oldKernel(line));
    line("separator blank", "syslog", (line, n) -> time(n) + " web01 audispd: " + sep(line, " "));
    line("separator #035", "syslog", (line, n) -> time(n) + " web01 audispd: " + sep(line, "#035"));
    line("separator lost", null, (line, n) -> lostSeparator(line));
    line("CRI", null, (line, n) -> iso(n) + ".123456789Z stdout F " + line);
    line("docker compose", "container", (line, n) -> "web01  | " + line);
    line("kubectl", "container", (line, n) -> "[pod/web01/audit] " + line);
    line(
        "docker json",
        null,
        (line, n) ->
            "{\"log\":\""
                + json(line)
                + "\\n\",\"stream\":\"stdout\",\"time\":\""
                + iso(n)
                + (n % 10 == 0 ? ".12345678Z\"}" : ".123456789Z\"}"));
    line(
        "json message",
        "json",
        (line, n) ->
            "{\"@timestamp\":\""
                + iso(n)
                + ".123Z\",\"host\":{\"name\":\"web01\"},\"message\":\""
                + json(line)
                + "\"}");
    line(
        "json MESSAGE",
        null,
        (line, n) -> "{\"PRIORITY\": 6, \"MESSAGE\": \"" + json(line) + "\", \"n\": " + n + "}");
    line(
        "json of syslog",
        "syslog",
        (line, n) ->
            "{\"message\":\"" + time(n) + " web01 audispd: " + json(line) + "\",\"n\":" + n + "}");
    file("event.original", null, LogForms::originals);
    file("UTF-16LE", null, lines -> encoded(lines, StandardCharsets.UTF_16LE, "\ufeff"));
    file("UTF-16BE", null, lines -> encoded(lines, StandardCharsets.UTF_16BE, "\ufeff"));
    file("UTF-16LE unmarked", null, lines -> encoded(lines, StandardCharsets.UTF_16LE, ""));
    file("UTF-16BE unmarked", null, lines -> encoded(lines, StandardCharsets.UTF_16BE, ""));
    file("UTF-32LE", null, lines -> encoded(lines, Charset.forName("UTF-32LE"), "\ufeff"));
    file("UTF-32BE", null, lines -> encoded(lines, Charset.forName("UTF-32BE"), "\ufeff"));
    file("UTF-32LE unmarked", null, lines -> encoded(lines, Charset.forName("UTF-32LE"), ""));
    file("journal export", "journal", LogForms::export);
    file("journal json", "journal", lines -> journal(lines, "", "{", "\":", ",\"", "}\n"));
    file(
        "journal pretty",
        "journal",
        lines -> journal(lines, "", "{\n\t", "\" : ", ",\n\t\"", "\n}\n"));
    file(
        "journal sequence", "journal", lines -> journal(lines, "\u001e", "{", "\":", ",\"", "}\n"));
  }

  private LogForms() {}

  private static void line(
      String name, @Nullable String source, BiFunction<String, Integer, String> form) {
    LINES.put(name, form);
    SOURCES.put(name, source == null ? "" : source);
  }

  private static void file(
      String name, @Nullable String source, Function<List<String>, byte[]> form) {
    FILES.put(name, form);
    SOURCES.put(name, source == null ? "" : source);
  }

  /** Returns the names of all forms. */
  public static List<String> names() {
    return List.copyOf(SOURCES.keySet());
  }

  /** Returns the names of the forms that are made line by line. */
  public static List<String> namesOfLines() {
    return List.copyOf(LINES.keySet());
  }

  /** Returns what names the host web01 of a record without a node; empty if nothing does. */
  public static String source(String form) {
    return String.valueOf(SOURCES.get(form));
  }

  /** Returns a log in a form; the lines have one character a byte. */
  public static byte[] of(String form, List<String> lines) {
    Function<List<String>, byte[]> file = FILES.get(form);
    if (file != null) {
      return file.apply(lines);
    }
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < lines.size(); n++) {
      text.append(line(form, lines.get(n), n)).append('\n');
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  /** Returns a line in a form that is made line by line. */
  public static String line(String form, String line, int number) {
    return LINES.getOrDefault(form, (text, n) -> text).apply(line, number);
  }

  private static String time(int n) {
    return String.format("Oct 28 09:%02d:%02d", n / 600 % 60, n / 10 % 60);
  }

  private static String iso(int n) {
    return String.format("2026-07-26T19:%02d:%02d", n / 600 % 60, n / 10 % 60);
  }

  /** The kernel writes the number of the type, and no {@code msg=}. */
  private static String kernel(String line) {
    Matcher header = HEADER.matcher(line);
    return header.matches() && number(header.group(2)) >= 0
        ? header.group(1)
            + "type="
            + number(header.group(2))
            + " "
            + header.group(3)
            + header.group(7)
        : line;
  }

  private static String oldKernel(String line) {
    Matcher header = HEADER.matcher(line);
    return header.matches() && header.group(1).isEmpty() && number(header.group(2)) >= 0
        ? header.group(3).strip() + " type=" + number(header.group(2)) + " " + header.group(7)
        : line;
  }

  private static int number(String type) {
    RecordType named = RecordType.named(ByteSlice.of(type));
    String digits = type.replaceAll("\\D", "");
    return named != null ? named.number() : digits.isEmpty() ? -1 : Integer.parseInt(digits);
  }

  private static String sep(String line, String separator) {
    return line.replace("\u001d", separator);
  }

  /** Nothing is left of it after a quote, elsewhere a blank. */
  private static String lostSeparator(String line) {
    int at = line.indexOf('\u001d');
    boolean isAfterQuote = at > 0 && "\"')".indexOf(line.charAt(at - 1)) >= 0;
    return sep(line, isAfterQuote ? "" : " ");
  }

  private static String json(String line) {
    StringBuilder text = new StringBuilder();
    for (char c : line.toCharArray()) {
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** An object for each event, as some shippers join its records. */
  private static byte[] originals(List<String> lines) {
    StringBuilder text = new StringBuilder();
    String last = "";
    for (String line : lines) {
      Matcher header = HEADER.matcher(line);
      String stamp = header.matches() ? header.group(1) + header.group(3) : "";
      boolean isSame = !stamp.isEmpty() && stamp.equals(last);
      text.append(isSame ? "," : last.isEmpty() ? "" : "]}}\n");
      text.append(isSame ? "" : "{\"event\":{\"original\":[");
      text.append('"').append(json(line)).append('"');
      last = stamp;
    }
    return text.append("]}}\n").toString().getBytes(ISO_8859_1);
  }

  private static byte[] encoded(List<String> lines, Charset charset, String mark) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
    return (mark + new String(bytes, StandardCharsets.UTF_8)).getBytes(charset);
  }

  /** The fields of the entry that journald makes of a record. */
  private static Map<String, String> entry(String line) {
    Matcher header = HEADER.matcher(line);
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("__CURSOR", "s=a804;i=18a");
    entry.put("_BOOT_ID", "ab355af096114dcb968ccf3a1ef82aa8");
    entry.put("_HOSTNAME", "web01");
    if (!header.matches()) {
      entry.put("_TRANSPORT", "syslog");
      entry.put("MESSAGE", line);
      return entry;
    }
    entry.put("_TRANSPORT", "audit");
    entry.put("_SOURCE_REALTIME_TIMESTAMP", header.group(4) + header.group(5) + "000");
    entry.put("_AUDIT_TYPE", String.valueOf(number(header.group(2))));
    entry.put("_AUDIT_ID", header.group(6));
    entry.put("SYSLOG_IDENTIFIER", "audit");
    entry.put("MESSAGE", header.group(2) + " " + header.group(7));
    entry.put("_AUDIT_FIELD_KEY", "\"a\"");
    return entry;
  }

  private static byte[] export(List<String> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String line : lines) {
      entry(line)
          .forEach(
              (name, value) -> {
                boolean isText = value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
                StringBuilder length = new StringBuilder();
                for (int i = 0; i < 8; i++) {
                  length.append((char) (value.length() >> Math.min(31, 8 * i) & 0xff));
                }
                String field =
                    isText ? name + "=" + value + "\n" : name + "\n" + length + value + "\n";
                out.writeBytes(field.getBytes(ISO_8859_1));
              });
      out.write('\n');
    }
    return out.toByteArray();
  }

  private static byte[] journal(
      List<String> lines, String mark, String open, String colon, String comma, String close) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      List<String> members = new ArrayList<>();
      entry(line).forEach((name, value) -> members.add(name + colon + jsonValue(value)));
      text.append(mark).append(open).append('"').append(String.join(comma, members)).append(close);
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  /** journalctl writes what is not text as numbers. */
  private static String jsonValue(String value) {
    if (value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return "\"" + json(value) + "\"";
    }
    List<String> numbers = new ArrayList<>();
    value.chars().forEach(c -> numbers.add(String.valueOf(c)));
    return "[ " + String.join(", ", numbers) + " ]";
  }
}
