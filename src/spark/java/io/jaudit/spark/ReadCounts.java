package io.jaudit.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import scala.collection.Iterator;

/**
 * Adds up the metrics of the queries of a session, by their descriptions, since it was made or
 * cleared. Safe for use by several threads.
 */
final class ReadCounts extends SparkListener implements AutoCloseable {
  private final Map<Long, Count> counts = new ConcurrentHashMap<>();
  private final SparkSession session;

  private ReadCounts(SparkSession session) {
    this.session = session;
  }

  /** What a metric of one scan has come to. */
  private record Count(String name, long value) {}

  static ReadCounts of(SparkSession session) {
    ReadCounts counts = new ReadCounts(session);
    session.sparkContext().addSparkListener(counts);
    return counts;
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted end) {
    Iterator<AccumulableInfo> each = end.stageInfo().accumulables().valuesIterator();
    while (each.hasNext()) {
      AccumulableInfo info = each.next();
      if (info.name().isDefined()
          && info.value().isDefined()
          && info.value().get() instanceof Long value) {
        counts.put(info.id(), new Count(info.name().get(), value));
      }
    }
  }

  void clear() {
    awaitEvents();
    counts.clear();
  }

  long get(String name) {
    awaitEvents();
    long sum = 0;
    for (Count count : counts.values()) {
      sum += count.name().equals(name) ? count.value() : 0;
    }
    return sum;
  }

  /** Spark tells listeners on another thread. */
  private void awaitEvents() {
    try {
      session.sparkContext().listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark does not tell what was read", e);
    }
  }

  @Override
  public void close() {
    session.sparkContext().removeSparkListener(this);
  }
}
