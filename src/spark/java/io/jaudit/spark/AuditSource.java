package io.jaudit.spark;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Registers the data source {@code jaudit}: the events of an archive of audit logs, one row each.
 *
 * <pre>{@code
 * spark.read().format("jaudit").option("path", "s3a://archive/audit")
 *     .option("layout", "{host}/audit.log*").option("search", "-k MyMonitor -ts today").load()
 * }</pre>
 */
public final class AuditSource implements TableProvider, DataSourceRegister {
  @Override
  public String shortName() {
    return "jaudit";
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return EventColumns.schema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new AuditTable(schema, properties);
  }
}
