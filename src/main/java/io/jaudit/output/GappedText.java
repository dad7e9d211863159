package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what was written for a {@link GappedLine}, with gaps for its values. Made by writing a
 * record that has a marker for each value. Immutable.
 */
public final class GappedText {
  /** Followed by a digit; a number and a word like those that are left out. */
  private static final ByteSlice MARKER = ByteSlice.of("76543210");

  /** Followed by a digit, too; an address. */
  private static final ByteSlice ADDRESS_MARKER = ByteSlice.of("76.54.32.10");

  private final byte[] text;
  private final int[] ends;
  private final int[] gaps;

  private GappedText(byte[] text, int[] ends, int[] gaps) {
    this.text = text;
    this.ends = ends;
    this.gaps = gaps;
  }

  static void appendMarker(int gap, ByteBuilder out) {
    out.append(MARKER).append((char) ('0' + gap));
  }

  static void appendAddressMarker(int gap, ByteBuilder out) {
    out.append(ADDRESS_MARKER).append((char) ('0' + gap));
  }

  /** Returns true if text can't be marked, because it has a marker. */
  static boolean isMarked(ByteSlice text) {
    return text.contains(MARKER) || text.contains(ADDRESS_MARKER);
  }

  /**
   * Returns true if the text that was filled with values is what was written for them. There must
   * be no marker in it: whoever writes to the log could have chosen the values so that a text of
   * his own, such as a path in hex, is taken for a gap.
   */
  public static boolean isExact(ByteSlice filled, ByteSlice written) {
    return filled.equals(written) && !isMarked(written);
  }

  /**
   * Returns the text with a gap for each marker.
   *
   * @param gaps the number of values of the line that was marked
   */
  public static GappedText of(ByteSlice marked, int gaps) {
    ByteBuilder text = new ByteBuilder(marked.length());
    List<Integer> ends = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    int from = 0;
    int marker = marker(marked, 0);
    while (marker >= 0) {
      int after = marker + markerLength(marked, marker);
      int gap = after < marked.length() ? marked.at(after) - '0' : -1;
      if (gap >= 0 && gap < gaps) { // else it is text of others, such as the name of a user
        text.append(marked, from, marker);
        ends.add(text.length());
        values.add(gap);
        from = after + 1;
      }
      marker = marker(marked, after);
    }
    text.append(marked, from, marked.length());
    ends.add(text.length());
    return new GappedText(text.toByteArray(), array(ends), array(values));
  }

  /** Returns where the next marker of either kind begins; negative if there is none. */
  private static int marker(ByteSlice text, int from) {
    int marker = text.indexOf(MARKER, from);
    int address = text.indexOf(ADDRESS_MARKER, from);
    return marker < 0 || (address >= 0 && address < marker) ? address : marker;
  }

  private static int markerLength(ByteSlice text, int marker) {
    return text.hasAt(marker, MARKER) ? MARKER.length() : ADDRESS_MARKER.length();
  }

  private static int[] array(List<Integer> numbers) {
    int[] array = new int[numbers.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = numbers.get(i);
    }
    return array;
  }

  /** Appends the text with the values of a line that has the same key. */
  public void appendTo(ByteBuilder out, GappedLine line) {
    int from = 0;
    for (int i = 0; i < gaps.length; i++) {
      out.append(text, from, ends[i]);
      line.appendTo(out, gaps[i]);
      from = ends[i];
    }
    out.append(text, from, ends[gaps.length]);
  }

  /** Returns the text with the values of a line that has the same key. */
  public ByteSlice with(GappedLine line) {
    ByteBuilder filled = new ByteBuilder(text.length * 2);
    appendTo(filled, line);
    return filled.toSlice();
  }

  /** Returns the same with the values of a line that has the same key, and without gaps. */
  public GappedText filled(GappedLine line) {
    byte[] whole = with(line).toByteArray();
    return new GappedText(whole, new int[] {whole.length}, new int[0]);
  }

  /** Returns the number of bytes, without the values. */
  public int size() {
    return text.length;
  }
}
