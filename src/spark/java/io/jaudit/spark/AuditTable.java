package io.jaudit.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The events of an archive that match a search. Immutable. */
final class AuditTable implements SupportsRead {
  private final StructType schema;
  private final AuditOptions options;

  AuditTable(StructType schema, AuditOptions options) {
    this.schema = schema;
    this.options = options;
  }

  @Override
  public String name() {
    return "jaudit " + options.path();
  }

  @Override
  public Column[] columns() {
    List<Column> columns = new ArrayList<>();
    for (StructField field : schema.fields()) {
      columns.add(Column.create(field.name(), field.dataType(), field.nullable()));
    }
    return columns.toArray(new Column[0]);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
    return new AuditScanBuilder(schema, options);
  }
}
