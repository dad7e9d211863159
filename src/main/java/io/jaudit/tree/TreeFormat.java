package io.jaudit.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Selects the format that trees are written in. */
public enum TreeFormat {
  /** Lines, drawn as a tree. */
  TEXT,
  /** One JSON object per process, in the order of time. */
  JSON,
  /** A page for a browser. */
  HTML;

  /** Returns the format of this name; null if there is none. */
  public static @Nullable TreeFormat named(String name) {
    for (TreeFormat format : values()) {
      if (format.word().equals(name)) {
        return format;
      }
    }
    return null;
  }

  /** Returns the names of the formats. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (TreeFormat format : values()) {
      names.add(format.word());
    }
    return names;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns true if the format has counts of the events of a process. */
  boolean hasCounts() {
    return this != TEXT;
  }
}
