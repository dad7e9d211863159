package io.jaudit.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import scala.collection.Iterator;

/** The metrics of all tasks since it was cleared. */
final class ReadCounts extends SparkListener {
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private final SparkSession session;

  private ReadCounts(SparkSession session) {
    this.session = session;
  }

  static ReadCounts of(SparkSession session) {
    ReadCounts counts = new ReadCounts(session);
    session.sparkContext().addSparkListener(counts);
    return counts;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    Iterator<AccumulableInfo> each = end.taskInfo().accumulables().iterator();
    while (each.hasNext()) {
      AccumulableInfo info = each.next();
      if (info.name().isDefined()
          && info.update().isDefined()
          && info.update().get() instanceof Long) {
        counts.merge(info.name().get(), (Long) info.update().get(), Long::sum);
      }
    }
  }

  void clear() {
    awaitEvents();
    counts.clear();
  }

  long get(String name) {
    awaitEvents();
    return counts.getOrDefault(name, 0L);
  }

  private void awaitEvents() {
    try {
      session.sparkContext().listenerBus().waitUntilEmpty();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
