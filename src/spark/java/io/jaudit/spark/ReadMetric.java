package io.jaudit.spark;

import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomSumMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/**
 * Counts, for one scan, what was read and what could not be. A task that is tried again is counted
 * again, and one that is ended by a limit has not read all: rows are exact, counts are not. Each is
 * a class because Spark creates them by name.
 */
public abstract class ReadMetric extends CustomSumMetric {
  static final int BYTES = 0;
  static final int LINES = 1;
  static final int MATCHES = 2;
  static final int UNPARSED = 3;
  static final int INCOMPLETE = 4;
  static final int UNREADABLE = 5;
  static final int OTHERS = 6;
  static final int COPIES = 7;

  /** How many there are. */
  static final int KINDS = 8;

  private final String name;
  private final String description;

  private ReadMetric(String name, String description) {
    this.name = name;
    this.description = description;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  /** Returns all metrics by their numbers. */
  static CustomMetric[] all() {
    return new CustomMetric[] {
      new Bytes(),
      new Lines(),
      new Matches(),
      new Unparsed(),
      new Incomplete(),
      new Unreadable(),
      new Others(),
      new Copies()
    };
  }

  /** Returns the values of all metrics, given by their numbers. */
  static CustomTaskMetric[] of(long[] counts) {
    CustomMetric[] metrics = all();
    CustomTaskMetric[] values = new CustomTaskMetric[metrics.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = new Value(metrics[i].name(), counts[i]);
    }
    return values;
  }

  private record Value(String name, long value) implements CustomTaskMetric {}

  /** Counts the bytes read, as they are stored. */
  public static final class Bytes extends ReadMetric {
    /** Creates the metric. */
    public Bytes() {
      super("bytesRead", "bytes read");
    }
  }

  /** Counts the lines read. */
  public static final class Lines extends ReadMetric {
    /** Creates the metric. */
    public Lines() {
      super("linesRead", "lines read");
    }
  }

  /** Counts the events that match. */
  public static final class Matches extends ReadMetric {
    /** Creates the metric. */
    public Matches() {
      super("matches", "events that match");
    }
  }

  /** Counts the lines that are not records. */
  public static final class Unparsed extends ReadMetric {
    /** Creates the metric. */
    public Unparsed() {
      super("unparsedLines", "lines that are not records");
    }
  }

  /** Counts the events without all of their records. */
  public static final class Incomplete extends ReadMetric {
    /** Creates the metric. */
    public Incomplete() {
      super("incompleteEvents", "events with late or missing records");
    }
  }

  /** Counts the files that can't be read to their end. */
  public static final class Unreadable extends ReadMetric {
    /** Creates the metric. */
    public Unreadable() {
      super("unreadableFiles", "files that can't be read to their end");
    }
  }

  /** Counts the files that are not logs. */
  public static final class Others extends ReadMetric {
    /** Creates the metric. */
    public Others() {
      super("otherFiles", "files without audit records");
    }
  }

  /** Counts the files that have the same events as another one. */
  public static final class Copies extends ReadMetric {
    /** Creates the metric. */
    public Copies() {
      super("copiedFiles", "files with the same events as another");
    }
  }
}
