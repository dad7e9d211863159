package io.jaudit.output;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.record.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a log, printed in every format. */
class WritersFuzzTest {
  @MethodSource("io.jaudit.FuzzSeeds#logs")
  @FuzzTest
  void everyFormatKeepsItsShape(byte[] log) {
    List<AuditEvent> events = new ArrayList<>();
    EventAssembler assembler = new EventAssembler(2, Long.MAX_VALUE, events::add);
    for (AuditRecord record : JsonOutput.parse(log)) {
      assembler.accept(record);
    }
    assembler.finish(event -> true);
    AllFormats.check(events, Escape.TTY);
  }
}
