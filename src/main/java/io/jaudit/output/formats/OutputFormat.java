package io.jaudit.output.formats;

import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.colour.ColorWriter;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.csv.CsvWriter;
import io.jaudit.output.ecs.EcsSettings;
import io.jaudit.output.ecs.EcsWriter;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.output.lines.DefaultWriter;
import io.jaudit.output.lines.InterpretWriter;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.output.lines.TextWriter;
import io.jaudit.output.records.RecordsSettings;
import io.jaudit.output.records.RecordsWriter;
import io.jaudit.output.timesketch.TimesketchWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the output formats, one row each: name, help text, features, and writer. The value list of
 * {@code --format}, its help, the start-up archive and the tests of all formats iterate over these
 * rows. Immutable.
 */
public enum OutputFormat {
  /** Dashes, the local time and the records: what ausearch prints without options. */
  DEFAULT("default", "") {
    @Override
    public EventWriter writer(FormatSettings settings) {
      return new DefaultWriter(settings.zone(), settings.escape());
    }

    @Override
    public EventWriter colored(EventWriter writer) {
      return ColorWriter.ofRecords(writer);
    }
  },
  /** Like {@link #DEFAULT}, but with interpreted values: what ausearch prints with -i. */
  INTERPRET("interpret", "", FormatFeature.DATES) {
    @Override
    public EventWriter writer(FormatSettings settings) {
      return new InterpretWriter(settings.identities(), settings.clock(), settings.escape());
    }

    @Override
    public EventWriter colored(EventWriter writer) {
      return ColorWriter.ofRecords(writer);
    }
  },
  /** The lines of the log, byte for byte. */
  RAW("raw", "") {
    @Override
    public EventWriter writer(FormatSettings settings) {
      return new RawWriter();
    }
  },
  /** One row of CSV per event. */
  CSV("csv", "", FormatFeature.DATES, FormatFeature.COLUMNS) {
    @Override
    public EventWriter writer(FormatSettings settings) {
      return new CsvWriter(
          settings.identities(),
          settings.clock(),
          settings.columns(),
          new CsvCells(settings.escape(), settings.formulas()));
    }
  },
  /** One English sentence per event. */
  TEXT("text", "one sentence per event", FormatFeature.DATES) {
    @Override
    public EventWriter writer(FormatSettings settings) {
      return new TextWriter(settings.identities(), settings.clock(), settings.escape());
    }

    @Override
    public EventWriter colored(EventWriter writer) {
      return ColorWriter.ofSentences(writer);
    }
  },
  /** One aligned line per event, to be read at a glance. */
  LINE("line", "", FormatFeature.DATES, FormatFeature.WIDTH) {
    @Override
    public EventWriter writer(FormatSettings settings) {
      LocalClock clock = new LocalClock(settings.zone(), DateStyle.ISO);
      return new LineWriter(settings.identities(), clock, settings.width());
    }

    @Override
    public EventWriter colored(EventWriter writer) {
      return writer instanceof LineWriter line ? line.colored() : writer;
    }
  },
  /** One JSON object per line, schema {@code jaudit.event/1}. */
  JSON("json", "one object per event", FormatFeature.MEMBERS, FormatFeature.LINEAGE) {
    @Override
    public EventWriter writer(FormatSettings settings) {
      return new JsonWriter(settings.identities(), settings.jsonRecords(), settings.jsonNulls());
    }
  },
  /** One JSON object per event, with the fields of the Elastic Common Schema. */
  ECS("ecs", "for Elastic", FormatFeature.ECS, FormatFeature.LINEAGE) {
    @Override
    public EventWriter writer(FormatSettings settings) {
      EcsSettings ecs = settings.ecs();
      return new EcsWriter(settings.identities(), ecs == null ? EcsSettings.DEFAULT : ecs);
    }
  },
  /** One flat JSON object per record. */
  RECORDS("records", "for Sigma", FormatFeature.RECORDS) {
    @Override
    public EventWriter writer(FormatSettings settings) {
      RecordsSettings records = settings.records();
      return new RecordsWriter(
          settings.identities(), records == null ? RecordsSettings.DEFAULT : records);
    }
  },
  /** One flat JSON object per event, with a sentence. */
  TIMESKETCH("timesketch", "") {
    @Override
    public EventWriter writer(FormatSettings settings) {
      return new TimesketchWriter(settings.identities());
    }
  };

  private final String word;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<FormatFeature> features;

  OutputFormat(String word, String help, FormatFeature... features) {
    this.word = word;
    this.help = help;
    this.features = List.of(features);
  }

  /** Returns a new writer of this format. */
  public abstract EventWriter writer(FormatSettings settings);

  /**
   * Returns a writer that writes the same in color; {@code writer} if programs read this format.
   */
  public EventWriter colored(EventWriter writer) {
    return writer;
  }

  /** Returns the value of {@code --format} for this format. */
  public String word() {
    return word;
  }

  /** Returns whether this format has a feature. */
  public boolean has(FormatFeature feature) {
    return features.contains(feature);
  }

  /** Returns the format of that name, or null. */
  public static @Nullable OutputFormat named(String name) {
    for (OutputFormat format : values()) {
      if (format.word.equals(name)) {
        return format;
      }
    }
    return null;
  }

  /** Returns the names of all formats. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (OutputFormat format : values()) {
      names.add(format.word);
    }
    return names;
  }

  /** Returns the names of the formats that have {@code feature}. */
  public static List<String> namesWith(FormatFeature feature) {
    List<String> names = new ArrayList<>();
    for (OutputFormat format : values()) {
      if (format.has(feature)) {
        names.add(format.word);
      }
    }
    return names;
  }

  /** Returns one sentence that lists all formats. */
  public static String help() {
    StringBuilder text = new StringBuilder();
    OutputFormat[] formats = values();
    for (int i = 0; i < formats.length; i++) {
      text.append(i == 0 ? "" : i == formats.length - 1 ? " or " : ", ").append(formats[i].word);
      if (!formats[i].help.isEmpty()) {
        text.append(" (").append(formats[i].help).append(')');
      }
    }
    return text.append('.').toString();
  }
}
