package io.jaudit.spark;

import io.jaudit.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/**
 * Reads the events that match a search, host by host. A scan is equal to itself only, so that Spark
 * never takes the result of one search for that of another.
 */
final class AuditScan implements Scan, Batch {
  private final StructType schema;
  private final AuditOptions options;
  private final Hints hints;
  private final Query query;

  AuditScan(StructType schema, AuditOptions options, Hints hints) {
    this.schema = schema;
    this.options = options;
    this.hints = hints;
    this.query = hints.narrowed(options.search());
  }

  @Override
  public StructType readSchema() {
    return schema;
  }

  @Override
  public String description() {
    return "jaudit "
        + options.path()
        + " search: ["
        + options.search()
        + "], PushedFilters: ["
        + String.join(", ", hints.shown())
        + "], ReadSchema: "
        + schema.catalogString();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    try {
      WorkPlan plan = new WorkPlan(SparkSession.active(), options);
      return plan.groups(query, hints::mayUse).toArray(new InputPartition[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("jaudit: " + e.getMessage(), e);
    }
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new EventReaderFactory(WorkPlan.settings(SparkSession.active()), schema, query.words());
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return ReadMetric.all();
  }
}
