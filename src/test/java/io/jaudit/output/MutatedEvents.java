package io.jaudit.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.LogLines;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.record.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events of real logs, some of whose records differ a little from the others: a writer that takes
 * one for another writes something else. The same seed makes the same events.
 */
public final class MutatedEvents {
  private static final List<String> TOKENS =
      List.of(
          "\"",
          " ",
          "=",
          "\u001d",
          "\\",
          "\u00ff",
          "\u00c3\u00a9",
          "(null)",
          "?",
          "-1",
          "4294967295",
          "00",
          "auid=0 ",
          " key=\"x\"",
          "'",
          " text",
          "\u0001",
          "a0_name=q ",
          "uid=7 ",
          " nametype=PARENT",
          " nametype=CREATE",
          "../x",
          "/",
          "ffffff9c",
          " saddr=01002F00",
          " res=failed",
          " exit=-2",
          " success=no",
          " arch=c000003e",
          " EXIT=x",
          " A1=y",
          " cwd=\"/other\"",
          " subj_selinux=a:b:c",
          " obj=x:y:z",
          " msg='op=x res=success'",
          "\r",
          "\0");

  /** A value that differs in most records of a log. */
  private static final Pattern VALUE =
      Pattern.compile(
          "\\b(pid|ses|auid|AUID|comm|acct|hostname|addr|unit|inode|name|cwd)=(\"?)([^ \"']*)");

  /** What it is replaced by: usual values, and those that mean something else. */
  private static final List<String> VALUES =
      List.of(
          "7",
          "1234",
          "123456789",
          "1234567890",
          "4294967295",
          "-1",
          "0",
          "007",
          "",
          "?",
          "(null)",
          "(none)",
          "unset",
          "unknown(1000)",
          "unknown-7",
          "root",
          "alice",
          "a.b-c_d@e:f/g",
          "10.0.0.7",
          "::1",
          "-x",
          "../x",
          "DEADBEEF",
          "76543210",
          "765432101",
          "python3",
          "a\\x2db",
          "\u00ff",
          "\0");

  /** Addresses and names of hosts, and what looks like one. */
  private static final List<String> HOSTS =
      List.of(
          "10.0.0.7",
          "web-1",
          "2001:db8::7",
          "fe80::ffff:10.0.0.7",
          "10.0.0.7:60000",
          "10.0.0.7:x",
          "::1",
          "1.2.3",
          "1.2.3.4.5",
          "a:b",
          "dead:beef",
          "dead:beef:x",
          "76.54.32.10",
          "76.54.32.101",
          "765432101",
          "?",
          "(none)",
          "");

  /** Usual paths, and those that are not as short as possible, or not absolute. */
  private static final List<String> PATHS =
      List.of(
          "/etc/passwd",
          "/a/b.c",
          "/x~+",
          "/",
          "/a/",
          "//a",
          "/a//b",
          "/./a",
          "/a/./b",
          "/a/../b",
          "/..",
          "/a..b",
          "/.a",
          "/a/.b",
          "a",
          "/PARENT",
          "/76543210",
          "/a\\b",
          "/a&b",
          "/a'b",
          "/\u00ff",
          "(null)",
          "2F61",
          "");

  private MutatedEvents() {}

  /** Returns the events of at most {@code maxLines} lines. */
  public static List<AuditEvent> of(long seed, int maxLines) {
    Random random = new Random(seed);
    StringBuilder log = new StringBuilder();
    for (String line : LogLines.some(random, maxLines)) {
      int chance = random.nextInt(100);
      if (chance < 20) {
        log.append(mutated(line, random)).append('\n');
      } else if (chance < 22) {
        continue;
      } else if (chance < 24) {
        log.append(line).append('\n');
      }
      if (chance >= 20 || random.nextBoolean()) {
        log.append(line).append('\n');
      }
    }
    return events(log.toString());
  }

  private static String mutated(String line, Random random) {
    StringBuilder text =
        new StringBuilder(random.nextBoolean() ? line : withOtherValues(line, random));
    if (random.nextInt(3) == 0) {
      return text.toString();
    }
    int body = line.indexOf("): ") + 3;
    int changes = random.nextBoolean() ? 1 : 1 + random.nextInt(4);
    for (int i = 0; i < changes && text.length() > body; i++) {
      int at = body + random.nextInt(text.length() - body + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.replace(at, at + 1, Character.toString(32 + random.nextInt(95)));
        case 1 -> text.delete(at, at + 1 + random.nextInt(11));
        case 2 -> text.insert(nextBlank(text, at), TOKENS.get(random.nextInt(TOKENS.size())));
        default -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
      }
    }
    return text.toString();
  }

  /** Replaces most values by usual ones, and some by any. */
  private static String withOtherValues(String line, Random random) {
    return VALUE
        .matcher(line)
        .replaceAll(
            match -> {
              int chance = random.nextInt(10);
              List<String> values = valuesOf(match.group(1), random);
              int end = chance < 2 ? values.size() : 3;
              String value = chance > 5 ? match.group(3) : values.get(random.nextInt(end));
              return Matcher.quoteReplacement(match.group(1) + "=" + match.group(2) + value);
            });
  }

  private static List<String> valuesOf(String name, Random random) {
    return switch (name) {
      case "name", "cwd" -> PATHS;
      case "hostname", "addr" -> random.nextInt(4) == 0 ? VALUES : HOSTS;
      default -> VALUES;
    };
  }

  private static int nextBlank(StringBuilder text, int from) {
    int blank = text.indexOf(" ", from);
    return blank < 0 ? text.length() : blank;
  }

  /** Returns the events of a log, joined as in a search, with one character per byte. */
  public static List<AuditEvent> events(String log) {
    List<AuditEvent> events = new ArrayList<>();
    EventAssembler assembler = new EventAssembler(2, Long.MAX_VALUE, events::add);
    for (AuditRecord record : JsonOutput.parse(log.getBytes(ISO_8859_1))) {
      assembler.accept(record);
    }
    assembler.finish(event -> true);
    return events;
  }
}
