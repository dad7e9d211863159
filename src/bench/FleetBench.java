import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Times queries of an archive of audit logs on Apache Spark; fleet.py runs it, from its source.
 *
 * <p>Arguments: the master, the archive, the key, how often each query runs, and the names of queries.
 * Prints a line for each: its name, its answer, the seconds and the CPU seconds of the median of the
 * last third of its runs, by when its code is compiled, and the seconds of the first. The CPU time
 * is that of this process.
 */
public final class FleetBench {
  private final SparkSession spark;
  private final String archive;
  private final String key;
  private volatile boolean ends;
  private volatile long live;

  private FleetBench(SparkSession spark, String archive, String key) {
    this.spark = spark;
    this.archive = archive;
    this.key = key;
  }

  public static void main(String[] arguments) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master(arguments[0])
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.executor.memory", "512m");
    String jar = System.getProperty("jaudit.jar");
    if (arguments[0].startsWith("local-cluster")) {
      builder.config("spark.jars", jar);
    }
    long begun = System.nanoTime();
    SparkSession spark = builder.getOrCreate();
    System.out.printf(
        Locale.ROOT, "session - %.2f 0 0%n", (System.nanoTime() - begun) / 1e9);
    FleetBench bench = new FleetBench(spark, arguments[1], arguments[2]);
    for (String query : List.of(arguments).subList(4, arguments.length)) {
      bench.time(query, Integer.parseInt(arguments[3]));
    }
    spark.stop();
  }

  private void time(String name, int runs) {
    LongSupplier query = query(name);
    List<double[]> times = new ArrayList<>();
    long answer = 0;
    for (int run = 0; run < runs; run++) {
      long begun = System.nanoTime();
      double cpuBegun = cpuSeconds();
      answer = query.getAsLong();
      double seconds = (System.nanoTime() - begun) / 1e9;
      times.add(new double[] {seconds, cpuSeconds() - cpuBegun});
      System.err.printf(Locale.ROOT, "%s, run %d: %.2f s%n", name, run + 1, seconds);
    }
    double first = times.get(0)[0];
    List<double[]> warm = new ArrayList<>(times.subList(runs * 2 / 3, runs));
    warm.sort(Comparator.comparingDouble(each -> each[0]));
    double[] median = warm.get(warm.size() / 2);
    System.out.printf(
        Locale.ROOT, "%s %d %.2f %.2f %.2f%n", name, answer, median[0], median[1], first);
  }

  private LongSupplier query(String name) {
    return switch (name) {
      case "search" -> () -> events().option("search", "-k " + key).load().count();
      case "columns" -> this::allColumns;
      case "group" -> this::groups;
      case "count" -> () -> events().load().where("serial > 0").count();
      case "host" -> () -> events().load().where("host = 'h0042'").count();
      case "join" -> this::textAndJoin;
      case "lines" -> () -> lines().where(hasKey()).count();
      case "parquet" -> this::writeParquet;
      case "parquet-key" -> this::keyInParquet;
      case "live" -> this::liveWhileCounting;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private DataFrameReader events() {
    return spark.read().format("jaudit").option("path", archive);
  }

  private long allColumns() {
    events().load().write().format("noop").mode("overwrite").save();
    return 0;
  }

  private long groups() {
    return events().load().groupBy("host", "process.exe", "user.uid_name", "success").count().count();
  }

  private long writeParquet() {
    events()
        .load()
        .drop("json")
        .write()
        .mode("overwrite")
        .option("compression", "zstd")
        .parquet(archive + "-parquet");
    return 0;
  }

  private long keyInParquet() {
    return spark.read().parquet(archive + "-parquet").where("array_contains(keys, '" + key + "')").count();
  }

  /** What people do without a data source: the lines, and a join to get whole events of them. */
  private long textAndJoin() {
    Dataset<Row> lines = lines();
    Dataset<Row> wanted = lines.where(hasKey()).select("host", "id").distinct();
    Dataset<Row> events = lines.join(wanted, new String[] {"host", "id"}, "left_semi");
    return events.select("host", "id").distinct().count();
  }

  private Dataset<Row> lines() {
    return spark
        .read()
        .text(archive + "/*/*")
        .withColumn("id", functions.regexp_extract(functions.col("value"), "msg=audit\\(([0-9.:]+)\\)", 1))
        .withColumn("host", functions.regexp_extract(functions.input_file_name(), "/([^/]+)/[^/]+$", 1));
  }

  private String hasKey() {
    return "value LIKE '%key=\"" + key + "\"%'";
  }

  /** Returns the most bytes of heap that were in use right after a collection, while all columns were made. */
  private long liveWhileCounting() {
    Thread watch = new Thread(this::watchHeap);
    ends = false;
    watch.start();
    allColumns();
    ends = true;
    try {
      watch.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return live;
  }

  private void watchHeap() {
    try {
      while (!ends) {
        System.gc();
        live = Math.max(live, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        Thread.sleep(500);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double cpuSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }
}
