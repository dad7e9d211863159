package io.jaudit.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private final Map<String, String> given;
  private final AuditOptions options;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException as {@link AuditOptions#of}
   */
  AuditTable(StructType schema, Map<String, String> given) {
    this.schema = schema;
    this.given = given;
    this.options = checked(given);
  }

  private static AuditOptions checked(Map<String, String> given) {
    try {
      return AuditOptions.of(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("jaudit: " + e.getMessage(), e);
    }
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

  /** {@inheritDoc} SQL can add options to those of the table: {@code FROM t WITH (search = '')}. */
  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(given);
    boolean isSame = all.entrySet().containsAll(scanOptions.asCaseSensitiveMap().entrySet());
    all.putAll(scanOptions.asCaseSensitiveMap());
    return new AuditScanBuilder(schema, isSame ? options : checked(all));
  }
}
