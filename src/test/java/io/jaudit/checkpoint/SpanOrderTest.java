package io.jaudit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.jaudit.source.FileSource;
import io.jaudit.source.LogPosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SpanOrderTest {
  private static ReadPlan plan(int... logs) {
    List<ReadSpan> spans = new ArrayList<>();
    for (int i = 0; i < logs.length; i++) {
      spans.add(ReadSpan.all(FileSource.of(Path.of("file" + i)), logs[i]));
    }
    return new ReadPlan(spans, List.of(), List.of(), List.of(), List.of());
  }

  private static List<String> names(SpanOrder order) {
    List<String> names = new ArrayList<>();
    for (ReadSpan span : order.plan().spans()) {
      names.add(span.source().name());
    }
    return names;
  }

  @Test
  void logByLogNothingChanges() {
    ReadPlan plan = plan(0, 0, 1, 3);
    List<Long> readTo = List.of(5L, 6L);
    SpanOrder order = SpanOrder.of(plan, readTo);
    assertSame(plan, order.plan());
    assertSame(readTo, order.readTo());
    assertEquals(Set.of(1, 3), order.indexes(Set.of(1, 3)));
    assertEquals(LogPosition.of(2, 77), order.position(LogPosition.of(2, 77)));
  }

  @Test
  void theFilesOfALogComeTogetherInTheOrderInWhichTheyWereFound() {
    SpanOrder order = SpanOrder.of(plan(0, 1, 0, 2, 1, 0), List.of(10L, 11L, 12L, 13L, 14L, 15L));
    assertEquals(List.of("file0", "file2", "file5", "file1", "file4", "file3"), names(order));
    assertEquals(List.of(10L, 12L, 15L, 11L, 14L, 13L), order.readTo());
    assertEquals(Set.of(2, 3), order.indexes(Set.of(1, 5)));
    assertEquals(LogPosition.of(4, 77), order.position(LogPosition.of(4, 77)));
    assertEquals(LogPosition.of(1, 77), order.position(LogPosition.of(2, 77)));
    assertEquals(LogPosition.of(5, 0), order.position(LogPosition.of(3, 0)));
  }

  @Test
  void aSpanThatWasNotBegunStaysSo() {
    SpanOrder order = SpanOrder.of(plan(1, 0, 1), List.of(10L));
    assertEquals(List.of("file1", "file0", "file2"), names(order));
    assertEquals(List.of(CheckpointGate.NOT_BEGUN, 10L, CheckpointGate.NOT_BEGUN), order.readTo());
  }
}
