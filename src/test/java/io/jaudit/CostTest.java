package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Outcome;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter.Extra;
import io.jaudit.output.ecs.EcsSettings;
import io.jaudit.output.ecs.EcsSettings.Original;
import io.jaudit.output.formats.FormatSettings;
import io.jaudit.output.formats.OutputFormat;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.output.records.RecordsSettings;
import io.jaudit.output.records.RecordsSettings.Join;
import io.jaudit.output.records.RecordsSettings.MeaningNames;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight times as much to read takes about eight times as much work, whatever it is made of: a cost
 * that grows with the square would take 64 times as much.
 *
 * <p>Work is bytes allocated, which is the same in each run, and processor time of this thread
 * alone, since much of what could grow allocates nothing. The time is no claim about speed: the
 * shortest of several runs, and a limit between 8 and 64 that a busy machine does not reach.
 */
@Tag("slow")
class CostTest {
  private static final int TIMES = 8;
  private static final double LIMIT = 24;
  private static final int RUNS = 4;

  /** Below this, noise is as large as what is measured. */
  private static final long MEASURABLE_NANOS = 4_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long MAX_OPEN = 1 << 20;
  private static final String SEP = "\u001d";
  private static final List<EventFilter> FILTERS =
      List.of(
          FieldFilters.key("none", TextMatch.CONTAINS),
          Filters.file("/none", TextMatch.CONTAINS),
          Filters.file("/none", TextMatch.WHOLE),
          FieldFilters.pid(4711),
          FieldFilters.exitError(4711),
          FieldFilters.syscall("execve"),
          Filters.outcome(Outcome.FAILED));
  private static final String CALL =
      "arch=c000003e syscall=59 success=yes exit=0 pid=2 auid=1000 uid=0 comm=\"x\" key=\"k\" ";

  /** What is made longer: n to the lines of a log. */
  private record Shape(String name, int size, IntFunction<Stream<String>> lines) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What is done with an event. */
  private record Work(String name, Consumer<AuditEvent> task) {
    boolean takes(AuditEvent event) {
      task.accept(event);
      return true;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> everyFormatAndFilterOverLongLines() {
    return works().flatMap(work -> longLines().map(shape -> Arguments.of(work, shape)));
  }

  @ParameterizedTest
  @MethodSource("everyFormatAndFilterOverLongLines")
  void growsWithTheLengthOfALine(Work work, Shape shape) {
    checkGrowth(work, shape);
  }

  @ParameterizedTest
  @MethodSource("openEvents")
  void growsWithTheNumberOfOpenEvents(Shape shape) {
    checkGrowth(new Work("joining", event -> {}), shape);
  }

  private static void checkGrowth(Work work, Shape shape) {
    List<ByteSlice> few = bytes(shape.lines.apply(shape.size));
    List<ByteSlice> many = bytes(shape.lines.apply(TIMES * shape.size));
    long[] base = {Long.MAX_VALUE, Long.MAX_VALUE};
    long[] more = {Long.MAX_VALUE, Long.MAX_VALUE};
    for (int i = 0; i < RUNS; i++) {
      measure(work, many, more);
      measure(work, few, base);
      if (isLinear(base, more)) {
        return;
      }
    }
    fail(
        "%d times as much took %.1f times as many bytes (%d) and %.1f times as long (%d us)"
            .formatted(
                TIMES,
                (double) more[0] / base[0],
                more[0],
                (double) more[1] / base[1],
                more[1] / 1000));
  }

  private static boolean isLinear(long[] base, long[] more) {
    return more[0] < LIMIT * base[0] && (more[1] < MEASURABLE_NANOS || more[1] < LIMIT * base[1]);
  }

  /** The least so far of bytes and time. */
  private static void measure(Work work, List<ByteSlice> lines, long[] least) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long nanos = THREADS.getCurrentThreadCpuTime();
    run(work, lines);
    least[1] = Math.min(least[1], THREADS.getCurrentThreadCpuTime() - nanos);
    least[0] = Math.min(least[0], THREADS.getThreadAllocatedBytes(thread) - bytes);
  }

  private static void run(Work work, List<ByteSlice> lines) {
    RecordParser parser = new RecordParser();
    EventAssembler assembler = new EventAssembler(2, MAX_OPEN, work::takes);
    long position = 0;
    for (ByteSlice line : lines) {
      try {
        assembler.accept(parser.parse(line, position));
      } catch (MalformedRecordException e) {
        // Its cost counts all the same.
      }
      position += line.length() + 1;
    }
    assembler.finish(event -> true);
  }

  private static List<ByteSlice> bytes(Stream<String> lines) {
    return lines.map(line -> ByteSlice.of(line.getBytes(ISO_8859_1))).toList();
  }

  private static Stream<Work> works() {
    Identities names = Identities.ofLog();
    FormatSettings settings =
        new FormatSettings(
            () -> ZoneOffset.UTC,
            names,
            DateStyle.MONTH_FIRST,
            LineWriter.UNLIMITED,
            Escape.SHELL_QUOTE,
            EnumSet.allOf(Extra.class),
            Formulas.DISARMED,
            JsonRecords.FULL,
            JsonNulls.OMITTED,
            new EcsSettings("", "", EcsSettings.DATASET, Original.WRITTEN),
            new RecordsSettings(MeaningNames.LOWER, Join.EVENT));
    return Stream.concat(
        Stream.of(OutputFormat.values()).map(format -> writing(format, settings)),
        Stream.of(new Work("filters", CostTest::filter)));
  }

  private static Work writing(OutputFormat format, FormatSettings settings) {
    EventWriter colorful = format.colored(format.writer(settings));
    return new Work(format.word(), event -> colorful.write(event, new ByteBuilder()));
  }

  private static void filter(AuditEvent event) {
    for (EventFilter filter : FILTERS) {
      filter.matches(event);
    }
  }

  /** One record, or the records of one event, that grow. */
  private static Stream<Shape> longLines() {
    return Stream.of(
        line("fields", "SYSCALL", n -> CALL + numbered("f", n)),
        line("fields of one name", "SYSCALL", n -> CALL + "uid=1 ".repeat(n)),
        line("calls", "SYSCALL", n -> "arch=c000003e syscall=2 a1=1 ".repeat(n)),
        line("enriched", "SYSCALL", n -> CALL + "uid=1 ".repeat(n) + SEP + "UID=\"a\" ".repeat(n)),
        line("enriched for nothing", "SYSCALL", n -> numbered("uid", n) + SEP + numbered("GID", n)),
        line(
            "enriched without a separator",
            "SYSCALL",
            n -> "uid=1 ".repeat(n) + "UID=\"a\" ".repeat(n)),
        line("hex title", "PROCTITLE", n -> "proctitle=" + "410042".repeat(n)),
        line("hex name", "PATH", n -> "item=0 name=" + "2F2E2E".repeat(n) + " nametype=NORMAL"),
        line("hex keys", "SYSCALL", n -> CALL + "key=" + "4101".repeat(n)),
        line("hex typed", "TTY", n -> "tty pid=1 uid=0 data=" + "1B5B410D61".repeat(n)),
        line("hex address", "SOCKADDR", n -> "saddr=0100" + "2F61".repeat(n)),
        line(
            "hex command", "USER_CMD", n -> "pid=1 msg='cmd=" + "6120".repeat(n) + " res=success'"),
        line("digits", "SYSCALL", n -> CALL + "a0=" + "f".repeat(n) + " per=" + "9".repeat(n)),
        line("quotes", "SYSCALL", n -> CALL + "x=" + "\"".repeat(n)),
        line("quoted", "SYSCALL", n -> CALL + "x=\"\"y=\"a b\"".repeat(n)),
        line("apostrophes", "USER", n -> "pid=1 msg='" + "'".repeat(n)),
        line("messages", "USER", n -> "pid=1 " + "msg='a=1 ".repeat(n)),
        line("messages without quotes", "USER", n -> "pid=1 " + "msg=a=1 ".repeat(n)),
        line("parentheses", "USER", n -> "pid=1 msg='x=" + "(".repeat(n) + ")".repeat(n) + "'"),
        line("braces", "AVC", n -> "avc:  denied  { " + "a ".repeat(n) + "} for " + "{ ".repeat(n)),
        line("open braces", "SOCKADDR", n -> "saddr=02" + SEP + "SADDR={ ".repeat(n)),
        line("commas", "USER", n -> "pid=1 msg='" + "a=1,".repeat(n) + "'"),
        line("equals", "SYSCALL", n -> CALL + "=".repeat(n)),
        line("blanks", "SYSCALL", n -> CALL + " ".repeat(n)),
        line("words", "SYSCALL", n -> CALL + "a ".repeat(n)),
        line("controls", "SYSCALL", n -> CALL + "\033\342\200\256\377".repeat(n)),
        line("pieces", "EXECVE", n -> "argc=1 " + joined(n, i -> "a0[" + i + "]=61 ")),
        line("cut arguments", "EXECVE", n -> "argc=1 " + joined(n, i -> "a" + i + "[0]=61 ")),
        line("arguments", "EXECVE", n -> "argc=1 " + joined(n, i -> "a" + i + "=\"a b\" ")),
        line("arguments backwards", "EXECVE", n -> joined(n, i -> "a" + (n - i) + "=61 ")),
        line("a type", "X", n -> "type=SYSCALL msg=audit( ".repeat(n)),
        shape("a node", 20_000, n -> Stream.of("node=" + "n ".repeat(n) + head("SYSCALL") + CALL)),
        shape("no header", 20_000, n -> Stream.of(" type= audit(".repeat(n))),
        line("names without a separator", "SYSCALL", n -> CALL + "#035" + "UID=\"a\" ".repeat(n)),
        line("names with braces", "SYSCALL", n -> CALL + "?" + "UID=} ".repeat(n) + "UID=\"a\""),
        line("names with a quote", "SYSCALL", n -> CALL + " UID=a\"".repeat(n)),
        line("separators", "SYSCALL", n -> CALL + (SEP + " UID=\"a\"" + SEP).repeat(n)),
        line("records without line breaks", "SYSCALL", n -> (CALL + head("PATH")).repeat(n)),
        line("cut records", "PATH", n -> ("name=\"a" + head("PATH")).repeat(n)),
        line("cut headers", "PATH", n -> "type=PATH node=a type=PATH msg=au".repeat(n)),
        line("records with a node", "PATH", n -> ("node=a " + head("PATH")).repeat(n)),
        line("records in quotes", "PATH", n -> ("name=\"" + head("PATH") + "\" ").repeat(n)),
        line("records in a message", "USER", n -> "msg='" + head("USER").repeat(n) + "'"),
        line("records in messages", "USER", n -> ("msg='" + head("USER")).repeat(n)),
        line("records in a table", "NETFILTER_CFG", n -> "table=" + head("PATH").repeat(n)),
        line("records in a name", "PATH", n -> "name=" + ("a" + head("PATH")).repeat(n)),
        prefixes("a:"),
        prefixes("a.b-1:"),
        prefixes("f.c: \t"),
        prefixes("12-"),
        prefixes("2026-11-24T10:00:01."),
        prefixes("2026-11-24T10:00:01Z stdout F:"),
        prefixes("Nov 24 10:00:01 web kernel: "),
        prefixes("<5>1 - - - - [a]"),
        prefixes("[pod/a:"),
        prefixes("[ 1.2]:"),
        prefixes("(1)[ 1.2:"),
        prefixes("5,1,2,-;:"),
        prefixes("kern.notice:"),
        prefixes("kern  :info  : "),
        prefixes("a | :"),
        prefixes("> \"'"),
        records("paths", n -> each(n, i -> head("PATH") + "item=" + i + " name=\"../x\"")),
        records("paths with labels apart", n -> Stream.concat(paths(n), labels(n))),
        records("paths with labels for some", n -> Stream.concat(paths(n), labels(n - 1))),
        records("folders", n -> each(n, i -> head("CWD") + "cwd=\"/a\"")),
        records("targets", n -> each(n, i -> head("OBJ_PID") + "opid=" + i + " ocomm=\"x\"")),
        records("calls of one event", n -> each(n, i -> head("SYSCALL") + CALL)),
        records("types", n -> each(n, i -> head("T" + i) + "pid=1 uid=0 key=\"" + i + "\"")),
        records("EXECVE", n -> each(n, i -> head("EXECVE") + "a" + i + "=61")),
        records("EXECVE with a piece", n -> each(n, i -> head("EXECVE") + "a0[" + i + "]=61")),
        records(
            "EXECVE with an argument's piece",
            n -> each(n, i -> head("EXECVE") + "a" + i + "[0]=61")));
  }

  /** Events that stay open, by clocks that stop or nodes that fall silent. */
  static Stream<Shape> openEvents() {
    return Stream.of(
        shape("a clock that stopped", 3000, n -> each(n, i -> head("SYSCALL", "", 1, i))),
        shape(
            "one that goes backwards", 3000, n -> each(n, i -> head("SYSCALL", "", 2 * n - i, 1))),
        shape("records of all in turn", 3000, n -> each(3 * n, i -> head("PATH", "", 1, i % n))),
        shape("nodes", 3000, n -> each(n, i -> head("SYSCALL", "node=n" + i + " ", 1, 1))),
        shape(
            "nodes that fall silent",
            3000,
            n -> each(n, i -> head("SYSCALL", "node=n" + i + " ", i, 1))),
        shape(
            "nodes with clocks apart",
            3000,
            n -> each(2 * n, i -> head("SYSCALL", "node=n" + i % n + " ", i * 7919L % n, i))),
        shape("late records", 3000, n -> each(2 * n, i -> head("PATH", "", i % 2 * 100, i / 2))),
        shape("marks without events", 3000, n -> each(n, i -> head("EOE", "", 1, i))));
  }

  private static Stream<String> paths(int n) {
    return each(n, i -> head("PATH") + "item=" + i + " name=\"x\" obj=?");
  }

  private static Stream<String> labels(int n) {
    return each(n, i -> head("MAC_OBJ_CONTEXTS") + "obj_selinux=? obj_smack=a");
  }

  /** A line of what precedes records in the output of programs. */
  private static Shape prefixes(String prefix) {
    return shape(prefix, 5000, n -> Stream.of(prefix.repeat(n), prefix.repeat(n) + head("PATH")));
  }

  private static Shape line(String name, String type, IntFunction<String> body) {
    return shape(name, 2500, n -> Stream.of(head(type) + body.apply(n)));
  }

  private static Shape records(String name, IntFunction<Stream<String>> lines) {
    return shape(name, 1000, lines);
  }

  private static Shape shape(String name, int size, IntFunction<Stream<String>> lines) {
    return new Shape(name, size, lines);
  }

  private static String head(String type) {
    return head(type, "", 1, 1);
  }

  private static String head(String type, String node, long second, long serial) {
    long stamp = 1_700_000_000 + second;
    return node + "type=" + type + " msg=audit(" + stamp + ".100:" + serial + "): ";
  }

  private static Stream<String> each(int n, IntFunction<String> line) {
    return IntStream.range(0, n).mapToObj(line);
  }

  private static String joined(int n, IntFunction<String> part) {
    return each(n, part).collect(Collectors.joining());
  }

  private static String numbered(String name, int n) {
    return joined(n, i -> name + i + "=1 ");
  }
}
