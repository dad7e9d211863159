package io.jaudit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes broken logs of real ones: what is altered is what a log is made of, its lines, stamps,
 * names, quotes and numbers, so that much of it still means something. One character a byte. The
 * same seed makes the same logs.
 */
public final class LogMutator {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "007",
          "4294967295",
          "-4095",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999",
          "ffffffffffffffff",
          "0x10",
          "1e9",
          "");

  private static final List<String> BYTES =
      List.of(
          "\0",
          "\r",
          "\377",
          "\033[2J",
          "\u001d",
          "\u009b",
          "\u00e2\u0080\u00ae",
          "\u00c3",
          "\u00c2\u0085",
          "\t",
          "\u0001",
          "=",
          " ",
          ",",
          "{",
          "}",
          "(",
          "'",
          "\"",
          "[",
          "]");

  private static final List<String> TYPES =
      List.of(
          "SYSCALL",
          "EXECVE",
          "PATH",
          "PROCTITLE",
          "EOE",
          "USER_CMD",
          "USER_TTY",
          "AVC",
          "LOGIN",
          "SOCKADDR",
          "DAEMON_START",
          "KERNEL",
          "UNKNOWN[1999]",
          "UNKNOWN[99999999999]",
          "1300",
          "syscall",
          "X\u001b",
          "");

  private static final Pattern STAMP = Pattern.compile("audit\\(([0-9]+)\\.([0-9]+):([0-9]+)\\)");
  private static final Pattern TYPE = Pattern.compile("type=(\\S+)");
  private static final Pattern NAME = Pattern.compile("(?<=[ '\u001d])([a-zA-Z0-9_-]+)=");
  private static final Pattern VALUE = Pattern.compile("=([^ \u001d]+)");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

  private final Random random;

  public LogMutator(long seed) {
    random = new Random(seed);
  }

  /** Some lines of one of the logs in testdata, each change made at a random place. */
  public String log(int maxLines, int maxChanges) {
    List<String> log = new ArrayList<>(LogLines.some(random, maxLines));
    int changes = random.nextInt(maxChanges + 1);
    for (int i = 0; i < changes && !log.isEmpty(); i++) {
      change(log);
    }
    return String.join("\n", log) + (random.nextInt(8) == 0 ? "" : "\n");
  }

  private void change(List<String> log) {
    int at = random.nextInt(log.size());
    String line = log.get(at);
    switch (random.nextInt(9)) {
      case 0 -> log.remove(at);
      case 1 -> log.add(random.nextInt(log.size() + 1), line);
      case 2 -> log.set(at, log.set(random.nextInt(log.size()), line));
      case 3 -> log.set(at, line.substring(0, place(line)));
      case 4 -> log.set(at, line + log.get(random.nextInt(log.size())));
      case 5 -> {
        int cut = place(line);
        log.set(at, line.substring(0, cut));
        log.add(at + 1, line.substring(cut));
      }
      default -> log.set(at, changed(line, log));
    }
  }

  private String changed(String line, List<String> log) {
    String other = log.get(random.nextInt(log.size()));
    return switch (random.nextInt(14)) {
      case 0 -> replaced(STAMP, line, "audit(" + stamp(line) + ")");
      case 1 -> replaced(STAMP, line, found(STAMP, other, 0));
      case 2 -> replaced(TYPE, line, "type=" + pick(TYPES));
      case 3 -> replaced(NAME, line, found(NAME, other, 0));
      case 4 -> replaced(NAME, line, found(NAME, line, 1).toUpperCase(Locale.ROOT) + "=");
      case 5 -> replaced(VALUE, line, found(VALUE, other, 0));
      case 6 -> replaced(VALUE, line, "=" + hex());
      case 7 -> replaced(VALUE, line, "=\"" + pick(BYTES).repeat(1 + random.nextInt(3)) + "\"");
      case 8 -> replaced(NUMBER, line, pick(NUMBERS));
      case 9 -> inserted(line, pick(BYTES));
      case 10 -> inserted(line, " msg='" + (random.nextBoolean() ? "op=x" : ""));
      case 11 -> line.replaceFirst("['\"](?=[^'\"]*$)", "");
      case 12 -> "node=" + pick(List.of("a", "a b", "", "\033[1m", "x type=y")) + " " + line;
      default -> inserted(line, repeated(found(VALUE, line, 0)));
    };
  }

  private String repeated(String value) {
    return value.substring(0, Math.min(value.length(), 40)).repeat(1 + random.nextInt(300));
  }

  private String stamp(String line) {
    Matcher stamp = STAMP.matcher(line);
    if (!stamp.find()) {
      return "1.000:1";
    }
    String seconds = stamp.group(1);
    String serial = stamp.group(3);
    long second = seconds.length() > 17 ? 0 : Long.parseLong(seconds);
    return switch (random.nextInt(6)) {
      case 0 -> second + random.nextInt(7) - 3 + "." + stamp.group(2) + ":" + serial;
      case 1 -> seconds + "." + random.nextInt(1000) + ":" + serial;
      case 2 -> seconds + "." + stamp.group(2) + ":" + pick(NUMBERS);
      case 3 -> pick(NUMBERS) + "." + stamp.group(2) + ":" + serial;
      case 4 -> seconds + "." + pick(NUMBERS) + ":" + serial;
      default -> seconds + serial;
    };
  }

  private String hex() {
    StringBuilder hex = new StringBuilder();
    int digits = random.nextInt(60);
    for (int i = 0; i < digits; i++) {
      hex.append("0123456789ABCDEFf0".charAt(random.nextInt(18)));
    }
    return hex.toString();
  }

  /** A random occurrence of {@code part} made {@code with}; the line as it is where it has none. */
  private String replaced(Pattern part, String line, String with) {
    List<int[]> found = new ArrayList<>();
    for (Matcher matcher = part.matcher(line); matcher.find(); ) {
      found.add(new int[] {matcher.start(), matcher.end()});
    }
    if (found.isEmpty()) {
      return line;
    }
    int[] one = found.get(random.nextInt(found.size()));
    return line.substring(0, one[0]) + with + line.substring(one[1]);
  }

  private static String found(Pattern part, String line, int group) {
    Matcher matcher = part.matcher(line);
    return matcher.find() ? matcher.group(group) : "";
  }

  private String inserted(String line, String text) {
    int at = place(line);
    return line.substring(0, at) + text + line.substring(at);
  }

  private int place(String line) {
    return random.nextInt(line.length() + 1);
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
