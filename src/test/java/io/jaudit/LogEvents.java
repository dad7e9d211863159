package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.output.EventWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** All logs of the project, their events, and what a writer makes of them. */
final class LogEvents {
  private static final Path TESTDATA = Path.of("testdata");

  private LogEvents() {}

  static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(TESTDATA)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("log"))
          .sorted()
          .toList();
    }
  }

  /** Returns the events of the lines that have a header. */
  static List<AuditEvent> of(Path log) throws IOException {
    List<AuditEvent> events = new ArrayList<>();
    EventAssembler assembler = new EventAssembler(2, Long.MAX_VALUE, events::add);
    RecordParser parser = new RecordParser();
    for (String line : new String(Files.readAllBytes(log), ISO_8859_1).split("\n", -1)) {
      try {
        assembler.accept(parser.parse(ByteSlice.of(line.getBytes(ISO_8859_1)), 0));
      } catch (MalformedRecordException e) {
        // Such a line is in no event.
      }
    }
    assembler.finish(event -> true);
    return events;
  }

  /** Returns 3,000 events that no kernel writes: records of all logs, joined at random. */
  static List<AuditEvent> joinedAtRandom(int seed) throws IOException {
    List<AuditRecord> records = new ArrayList<>();
    for (Path log : logs()) {
      of(log).stream().limit(200).forEach(event -> records.addAll(event.records()));
    }
    Random random = new Random(seed);
    List<AuditEvent> events = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      List<AuditRecord> joined = new ArrayList<>();
      for (int j = random.nextInt(5); j >= 0; j--) {
        joined.add(records.get(random.nextInt(records.size())));
      }
      events.add(new AuditEvent(joined));
    }
    return events;
  }

  /** Returns what {@code writer} writes for an event, one character a byte. */
  static String written(EventWriter writer, AuditEvent event) {
    ByteBuilder out = new ByteBuilder();
    writer.write(event, out);
    return out.toSlice().latin1();
  }
}
