package io.jaudit;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.ContentHash;
import io.jaudit.output.GappedLine;
import io.jaudit.output.SyscallLine;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Interest;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.scan.Block;
import io.jaudit.scan.Needles;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.scan.RunTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the parts of a search cost, in ns a record of {@code src/bench/busy.log}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KernelBenchmark.RECORDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class KernelBenchmark {
  static final int RECORDS = 1225;

  private static final ByteSlice KEY = ByteSlice.of("RareKey");
  private static final Set<Needle> RARE = Set.of(Needle.exactly(KEY));

  private byte[] log = new byte[0];
  private List<ByteSlice> lines = List.of();
  private List<AuditRecord> records = List.of();
  private final List<AuditEvent> events = new ArrayList<>();
  private final JsonWriter json =
      new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED);
  private final RunTable runs = new RunTable();
  private final Needles bothSpellings =
      new Needles(List.of(Needle.exactly(KEY), Needle.hexOf(KEY)));

  @Setup
  public void read() throws IOException, MalformedRecordException {
    log = Files.readAllBytes(Path.of("src/bench/busy.log"));
    lines = new ArrayList<>();
    records = new ArrayList<>();
    RecordParser parser = new RecordParser();
    for (int start = 0; start < log.length; ) {
      int end = ByteSearch.indexOf(log, start, log.length, (byte) '\n');
      ByteSlice line = ByteSlice.of(log, start, end);
      lines.add(line);
      records.add(parser.parse(line, start));
      start = end + 1;
    }
    if (lines.size() != RECORDS) {
      throw new IllegalStateException("busy.log has " + lines.size() + " lines, not " + RECORDS);
    }
    new RunScanner(Interest.literals(RARE), Grouping.EVENTS).scan(Block.of(log), 0, runs);
    EventAssembler assembler = new EventAssembler(2, Long.MAX_VALUE, events::add);
    records.forEach(assembler::accept);
    assembler.finish(position -> true);
  }

  /** Newlines alone. */
  @Benchmark
  public int newline() {
    int found = 0;
    for (int at = 0; at >= 0; at = ByteSearch.indexOf(log, at + 1, log.length, (byte) '\n')) {
      found++;
    }
    return found;
  }

  /** A literal that is nowhere. */
  @Benchmark
  public int literal() {
    return RARE.iterator().next().indexIn(log, 0, log.length);
  }

  /** The two spellings of a key that is nowhere. */
  @Benchmark
  public int literals() {
    bothSpellings.begin(log, log.length);
    return bothSpellings.next(0);
  }

  /** Headers of lines that are cut already, by the reference. */
  @Benchmark
  public long header() throws MalformedRecordException {
    RecordParser parser = new RecordParser();
    long sum = 0;
    for (int i = 0; i < lines.size(); i++) {
      sum += parser.parse(lines.get(i), 0).id().serial();
    }
    return sum;
  }

  /** All that a search does with a block that holds nothing wanted: newlines, literal, headers. */
  @Benchmark
  public int scanner() {
    RunTable found = new RunTable();
    new RunScanner(Interest.literals(RARE), Grouping.EVENTS).scan(Block.of(log), 0, found);
    return found.size();
  }

  /** The look-up of a field that no record has: a scan of all fields. */
  @Benchmark
  public int fields() {
    int found = 0;
    for (int i = 0; i < records.size(); i++) {
      found += records.get(i).find("nowhere") == null ? 0 : 1;
    }
    return found;
  }

  /** Taking records apart, without the header: what differs, and the rest. */
  @Benchmark
  public int gaps() {
    GappedLine line = new GappedLine(GappedLine.Kind.PROCESS);
    int found = 0;
    for (int i = 0; i < records.size(); i++) {
      found += line.read(records.get(i).contentAsLogged(), 0) ? line.size() : 0;
    }
    return found;
  }

  /** The hash by which what was written for a record is found. */
  @Benchmark
  public int contentHash() {
    ContentHash hash = new ContentHash();
    int sum = 0;
    for (int i = 0; i < records.size(); i++) {
      sum += hash.begin().add(records.get(i).contentAsLogged()).value();
    }
    return sum;
  }

  /** Head, numbers and tail of the records of system calls. */
  @Benchmark
  public int syscallLine() {
    SyscallLine line = new SyscallLine();
    int found = 0;
    for (int i = 0; i < records.size(); i++) {
      found += line.read(records.get(i)) ? 1 : 0;
    }
    return found;
  }

  /** The JSON of all events, of which all have been written before. */
  @Benchmark
  public int json() {
    ByteBuilder out = new ByteBuilder();
    for (int i = 0; i < events.size(); i++) {
      json.write(events.get(i), out);
    }
    return out.length();
  }

  /** Joining runs of which none is wanted; events are over at once, as the log is but a moment. */
  @Benchmark
  public long assembler() {
    EventAssembler assembler = new EventAssembler(0, Long.MAX_VALUE, event -> true);
    for (int i = 0; i < runs.size(); i++) {
      assembler.accept(runs.run(i));
    }
    return assembler.lateRests();
  }
}
