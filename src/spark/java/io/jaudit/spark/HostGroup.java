package io.jaudit.spark;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** What one task reads: the logs of some hosts, one after the other. Immutable. */
record HostGroup(List<HostLogs> hosts) implements InputPartition {}
