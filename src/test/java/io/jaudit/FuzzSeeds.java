package io.jaudit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Parts of the logs in testdata that fuzz tests begin with, one character a byte. */
public final class FuzzSeeds {
  private static final int LINES = 16;

  private FuzzSeeds() {}

  /** The first lines of each log. */
  public static Stream<byte[]> logs() {
    return lines().stream()
        .map(lines -> String.join("\n", lines.subList(0, LINES)).getBytes(ISO_8859_1));
  }

  /** One record of each type, as {@code TYPE BODY}. */
  public static Stream<byte[]> records() {
    Map<String, String> records = new LinkedHashMap<>();
    for (List<String> log : lines()) {
      for (String line : log) {
        String type = line.replaceFirst(".*?type=(\\S*) .*", "$1");
        records.putIfAbsent(type, type + line.replaceFirst(".*?\\): ?", " "));
      }
    }
    return records.values().stream().map(record -> record.getBytes(ISO_8859_1));
  }

  /** What follows the headers of {@link #records}. */
  public static Stream<byte[]> bodies() {
    return records()
        .map(record -> new String(record, ISO_8859_1).replaceFirst("\\S* ", ""))
        .map(body -> body.getBytes(ISO_8859_1));
  }

  private static List<List<String>> lines() {
    return Stream.of("zoo-enriched.log", "zoo-raw-node.log", "busy.log")
        .map(name -> LogLines.of(Path.of("testdata", "logs", name)))
        .toList();
  }
}
