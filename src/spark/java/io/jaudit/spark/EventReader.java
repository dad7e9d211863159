package io.jaudit.spark;

import java.io.IOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;

/** Reads the events of some hosts as rows. For use by one thread. */
final class EventReader implements PartitionReader<InternalRow> {
  private final HostEvents events;
  private final EventRows rows;

  EventReader(HostEvents events, StructType schema) {
    this.events = events;
    this.rows = new EventRows(schema);
  }

  @Override
  public boolean next() throws IOException {
    if (!events.next()) {
      return false;
    }
    rows.of(events);
    return true;
  }

  @Override
  public InternalRow get() {
    return rows.row();
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return ReadMetric.of(events.counts());
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
