package io.jaudit.spark;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;

/** Takes to the executors what all tasks of a scan have in common. Immutable. */
record EventReaderFactory(HadoopSettings settings, StructType schema, List<String> words)
    implements PartitionReaderFactory {
  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new EventReader(new HostEvents((HostGroup) partition, words, settings.get()), schema);
  }
}
