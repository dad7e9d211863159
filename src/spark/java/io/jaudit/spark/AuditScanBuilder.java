package io.jaudit.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

/** Takes what a query needs. Predicates are hints: Spark tests all of them, too. */
final class AuditScanBuilder implements SupportsPushDownV2Filters, SupportsPushDownRequiredColumns {
  private final AuditOptions options;
  private final Hints hints = new Hints();
  private final List<Predicate> pushed = new ArrayList<>();
  private StructType schema;

  AuditScanBuilder(StructType schema, AuditOptions options) {
    this.schema = schema;
    this.options = options;
  }

  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    for (Predicate predicate : predicates) {
      if (hints.add(predicate)) {
        pushed.add(predicate);
      }
    }
    return predicates;
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.toArray(new Predicate[0]);
  }

  @Override
  public void pruneColumns(StructType required) {
    schema = required;
  }

  @Override
  public Scan build() {
    return new AuditScan(schema, options, hints);
  }
}
