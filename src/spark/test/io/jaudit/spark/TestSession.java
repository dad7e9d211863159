package io.jaudit.spark;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Sessions for tests. */
final class TestSession {
  private TestSession() {}

  static SparkSession local() {
    return builder("local[2]").getOrCreate();
  }

  static SparkSession.Builder builder(String master) {
    return SparkSession.builder()
        .master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.adaptive.enabled", "false") // what it decides takes longer than this
        .config("spark.sql.warehouse.dir", "target/spark-warehouse");
  }

  /** Returns the options of this process that open the JDK to Spark; 3.5 needs some. */
  static List<String> jvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens"))
        .toList();
  }
}
