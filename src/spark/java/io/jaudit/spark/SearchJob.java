package io.jaudit.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.options.RunOption;
import io.jaudit.options.UsageException;
import io.jaudit.output.EventWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.lib.output.TextOutputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/**
 * Searches an archive from {@code spark-submit}, with the options of {@code jaudit search} and the
 * same output, host by host.
 *
 * <pre>{@code
 * spark-submit --class io.jaudit.spark.SearchJob jaudit-VERSION-spark.jar
 *     --path s3a://archive/audit --layout '{host}/audit.log*' -k MyMonitor --raw
 * }</pre>
 */
public final class SearchJob {
  static final int MATCHED = 0;
  static final int NO_MATCH = 1;
  static final int ERROR = 2;

  private final SparkSession session;
  private final JobOptions options;
  private final PrintStream out;
  private final List<LongAccumulator> counts = new ArrayList<>();

  private SearchJob(SparkSession session, JobOptions options, PrintStream out) {
    this.session = session;
    this.options = options;
    this.out = out;
    for (int i = 0; i < ReadMetric.KINDS; i++) {
      counts.add(session.sparkContext().longAccumulator());
    }
  }

  /** Runs the job, and ends the process with its status: 0 match, 1 none, 2 error. */
  public static void main(String[] args) {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status = run(List.of(args), System.out, new PrintStream(messages, true, UTF_8));
    if (SparkSession.getActiveSession().isDefined()) {
      SparkSession.active().stop(); // it logs, and what was counted is the last line
    }
    System.err.print(messages.toString(UTF_8));
    if (status != MATCHED) {
      System.exit(status);
    }
  }

  /** Runs the job in the session that is there, or in a new one; returns the exit status. */
  static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      JobOptions options = JobOptions.of(words);
      SparkSession session = SparkSession.builder().appName("jaudit search").getOrCreate();
      SearchJob job = new SearchJob(session, options, out);
      long matches = job.search();
      err.println("jaudit: " + job.summary(matches));
      return job.count(ReadMetric.UNREADABLE) > 0 ? ERROR : matches > 0 ? MATCHED : NO_MATCH;
    } catch (UsageException | IllegalArgumentException | IOException e) {
      err.println("jaudit: " + e.getMessage());
      return ERROR;
    } catch (Exception e) { // Spark declares none of those that it throws
      err.println("jaudit: " + reason(e));
      return ERROR;
    }
  }

  /** Returns the first line of what the innermost exception tells, which is what went wrong. */
  private static String reason(Exception e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String message = inner.getMessage() == null ? inner.toString() : inner.getMessage();
    return message.lines().findFirst().orElse(inner.toString());
  }

  private long search() throws IOException {
    AuditOptions archive =
        new AuditOptions(
            options.path(), options.layout(), options.query(), AuditOptions.DEFAULT_PIECE_BYTES);
    refuseExisting();
    List<HostGroup> groups = new WorkPlan(session, archive).groups(options.query(), host -> true);
    if (options.isParquet()) {
      return writeParquet();
    }
    String zone = ZoneId.systemDefault().getId();
    Formatting format = new Formatting(options.words(), zone);
    if (format.needsProcesses()) {
      throw new IllegalArgumentException("--fields: fields of parents can't be used on a cluster");
    }
    JavaSparkContext context = new JavaSparkContext(session.sparkContext());
    boolean isLimited = options.query().limit() < Long.MAX_VALUE;
    JavaRDD<byte[]> texts =
        context
            .parallelize(groups, Math.max(1, groups.size()))
            .mapPartitions(
                new SearchTask(
                    WorkPlan.settings(session), unlimited(), options.words(), zone, counts));
    if (options.options().has(RunOption.COUNT)) {
      long matches = Math.min(texts.count(), options.query().limit());
      out.println(matches);
      return matches;
    }
    if (!options.target().isEmpty()) {
      return write(texts, format.writer());
    }
    if (isLimited) {
      return print(texts, format.writer());
    }
    // All tasks at once, then their output in order.
    JavaRDD<byte[]> kept = texts.persist(StorageLevel.DISK_ONLY());
    try {
      return kept.count() == 0 ? 0 : print(kept, format.writer());
    } finally {
      kept.unpersist();
    }
  }

  private void refuseExisting() throws IOException {
    if (!options.target().isEmpty()) {
      Path target = new Path(options.target());
      if (target.getFileSystem(WorkPlan.settings(session).get()).exists(target)) {
        throw new IOException("--output: " + options.target() + " exists already");
      }
    }
  }

  /** The limit is of all hosts together. */
  private List<String> unlimited() {
    List<String> words = new ArrayList<>(options.query().words());
    words.removeIf(word -> word.equals("--just-one") || word.startsWith("--limit="));
    return words;
  }

  private long print(JavaRDD<byte[]> texts, EventWriter writer) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    ByteBuilder around = new ByteBuilder();
    long printed = 0;
    Iterator<byte[]> each = texts.toLocalIterator();
    while (printed < options.query().limit() && each.hasNext()) {
      if (printed == 0) {
        writer.begin(around);
        around.writeTo(buffered);
      }
      buffered.write(each.next());
      printed++;
    }
    if (printed > 0) {
      around.clear();
      writer.end(around);
      around.writeTo(buffered);
    }
    buffered.flush();
    if (out.checkError()) {
      throw new IOException("can't write the output; not all events were printed");
    }
    return printed;
  }

  /** Writes one file for each task, in the order of their names. */
  private long write(JavaRDD<byte[]> texts, EventWriter writer) {
    ByteBuilder around = new ByteBuilder();
    writer.begin(around);
    writer.end(around);
    if (around.length() > 0) {
      throw new IllegalArgumentException(
          "--output: this format has a header, which not each file can have; choose another format");
    }
    texts
        .mapToPair(text -> new Tuple2<>(NullWritable.get(), new Text(withoutNewline(text))))
        .saveAsNewAPIHadoopFile(
            options.target(), NullWritable.class, Text.class, TextOutputFormat.class);
    return count(ReadMetric.MATCHES);
  }

  private static byte[] withoutNewline(byte[] text) {
    return Arrays.copyOf(text, text.length - 1);
  }

  private long writeParquet() {
    DataFrameReader reader =
        session
            .read()
            .format("jaudit")
            .option(AuditOptions.PATH, options.path())
            .option(AuditOptions.LAYOUT, options.layout().text())
            .option(AuditOptions.SEARCH, SearchWords.join(options.query().words()));
    try (ReadCounts read = ReadCounts.of(session)) {
      reader.load().write().parquet(options.target());
      for (int i = 0; i < ReadMetric.KINDS; i++) {
        counts.get(i).add(read.get(ReadMetric.all()[i].description()));
      }
    }
    return session.read().schema(EventColumns.schema()).parquet(options.target()).count();
  }

  private long count(int metric) {
    return counts.get(metric).value();
  }

  private String summary(long matches) {
    StringBuilder text = new StringBuilder();
    text.append(matches).append(matches == 1 ? " event" : " events");
    text.append("; read ").append(count(ReadMetric.LINES)).append(" lines");
    add(text, ReadMetric.UNPARSED, "lines that are not records");
    add(text, ReadMetric.INCOMPLETE, "incomplete events");
    add(text, ReadMetric.UNREADABLE, "files that can't be read to their end");
    add(text, ReadMetric.OTHERS, "files without audit records");
    add(text, ReadMetric.COPIES, "files with the same events as another");
    return text.toString();
  }

  private void add(StringBuilder text, int metric, String what) {
    if (count(metric) > 0) {
      text.append("; ").append(count(metric)).append(' ').append(what);
    }
  }
}
