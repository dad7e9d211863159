package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins the parts of lines that a container runtime split, because they were longer than its
 * buffer, mostly of 16 KiB. In the CRI log format of Kubernetes, the parts but the last are marked
 * with {@code P}; of Docker's json-file, they have a text of that length that does not end with a
 * line feed. Parts of standard output and of standard error may alternate. For the lines of one
 * file, and one thread.
 */
public final class SplitLines {
  /** The most bytes that are held of a line, one of each stream. */
  static final int MOST_HELD = 1 << 20;

  /** See {@code daemon/logger/copier.go} of Docker. */
  private static final int DOCKER_PART = 16 * 1024;

  private static final ByteSlice DOCKER = ByteSlice.of("{\"log\":\"");
  private static final ByteSlice DOCKER_ERROR = ByteSlice.of("\"stream\":\"stderr\"");

  private static final String CRI_LAST = "F ";

  /**
   * Represents the first part of a line that has not ended.
   *
   * @param place of it, for messages
   */
  public record Part(ByteSlice line, String place) {}

  private static final class Held {
    final Part first;
    final ByteBuilder text = new ByteBuilder();
    boolean isDropped;

    Held(ByteSlice first, String place) {
      this.first = new Part(first.copy(), place);
    }
  }

  private final @Nullable Held[] held = new Held[2];

  // What the line is that was examined last:
  private int stream;
  private int textStart;
  private int textEnd;
  private boolean isLast;

  /** Returns true if a line with this first byte may be a part. */
  public static boolean mayBePart(byte first) {
    return Ascii.isDigit(first) || first == '{';
  }

  /** Returns true if {@code line} is a part, and not the last one, of a line of Docker. */
  static boolean isDockerPart(ByteSlice line) {
    SplitLines lines = new SplitLines();
    return lines.examineDocker(line) && !lines.isLast;
  }

  /**
   * Takes the next line of the file.
   *
   * @param place of it, for messages
   * @return the line of which this is the last part; this one if it is not a part, or the first
   *     part of a line that is too long to be joined; null if another part completes it
   */
  public @Nullable ByteSlice join(ByteSlice line, Supplier<String> place) {
    boolean isKnown = LineText.is(line, 0, '{') ? examineDocker(line) : examineCri(line);
    if (!isKnown) {
      return line;
    }
    Held parts = held[stream];
    if (parts == null && isLast) {
      return line;
    }
    if (parts == null) {
      parts = new Held(line, place.get());
      beginWhole(line, parts.text);
      held[stream] = parts;
    }
    if (!parts.isDropped && parts.text.length() + textEnd - textStart > MOST_HELD) {
      parts.isDropped = true;
      parts.text.clear();
      held[stream] = isLast ? null : parts;
      return parts.first.line();
    }
    if (!parts.isDropped) {
      parts.text.append(line.slice(textStart, textEnd));
    }
    if (!isLast) {
      return null;
    }
    held[stream] = null;
    if (parts.isDropped) {
      return null;
    }
    return ByteSlice.of(parts.text.append(line.slice(textEnd)).toByteArray());
  }

  /** Appends what is before the text of a line, as if that was whole. */
  private void beginWhole(ByteSlice line, ByteBuilder out) {
    if (LineText.is(line, 0, '{')) {
      out.append(line.slice(0, textStart));
    } else {
      out.append(line.slice(0, textStart - CRI_LAST.length())).append(CRI_LAST);
    }
  }

  /** Returns the first parts of lines that the file ends in. */
  public List<Part> unfinished() {
    List<Part> first = new ArrayList<>();
    for (int i = 0; i < held.length; i++) {
      Held parts = held[i];
      if (parts != null && !parts.isDropped) {
        first.add(parts.first);
      }
      held[i] = null;
    }
    return first;
  }

  private boolean examineCri(ByteSlice line) {
    int end = ContainerPrefix.criEnd(line, 0);
    if (end == 0) {
      return false;
    }
    isLast = line.at(end - 2) == 'F';
    stream = line.at(end - "err F ".length()) == 'e' ? 1 : 0;
    textStart = end;
    textEnd = line.length();
    return true;
  }

  private boolean examineDocker(ByteSlice line) {
    boolean isShort = line.length() < DOCKER_PART && held[0] == null && held[1] == null;
    if (isShort || !line.startsWith(DOCKER)) {
      return false;
    }
    byte[] text = JsonCursor.unescaped(line, DOCKER.length());
    textStart = DOCKER.length();
    textEnd = stringEnd(line, textStart);
    stream = line.slice(textEnd).contains(DOCKER_ERROR) ? 1 : 0;
    isLast = text.length < DOCKER_PART || text[text.length - 1] == '\n';
    return true;
  }

  /** Returns the index of the quote that ends a string; that of the end if there is none. */
  private static int stringEnd(ByteSlice line, int from) {
    int at = from;
    while (at < line.length() && line.at(at) != '"') {
      at += line.at(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, line.length());
  }
}
