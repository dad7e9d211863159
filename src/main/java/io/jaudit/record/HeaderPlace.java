package io.jaudit.record;

/**
 * Tells where the header of the record is in a line, so that the next line can be compared with it
 * ({@link RecordParser#place}). Indexes are of the line as it is, also if the record is in a member
 * of a JSON object. Known only if the line has a single record, without escapes up to its body. Not
 * thread-safe.
 */
public final class HeaderPlace {
  private static final int UNKNOWN = -1;

  private int shift;
  private int headerStart = UNKNOWN;
  private int typeStart;
  private int hostStart;
  private int hostEnd;
  private int textEnd = UNKNOWN;

  HeaderPlace() {}

  void clear() {
    shift = 0;
    headerStart = UNKNOWN;
    hostStart = 0;
    hostEnd = 0;
    textEnd = UNKNOWN;
  }

  void setHeader(int header, int type) {
    headerStart = header;
    typeStart = type;
  }

  void setHost(int start, int end) {
    hostStart = start;
    hostEnd = end;
  }

  /** The text of the record begins at {@code start} of the line. */
  void shift(int start) {
    shift = start;
    hostStart += start;
    hostEnd += start;
  }

  /** The text of the record ends at {@code end} of the line, before the quote of a JSON string. */
  void setTextEnd(int end) {
    textEnd = end;
  }

  /** Returns false if the places are not known. */
  public boolean isKnown() {
    return headerStart >= 0;
  }

  /** Returns where {@code node=} or {@code type=} is, after all prefixes. */
  public int headerStart() {
    return shift + headerStart;
  }

  /** Returns where the name of the type begins. */
  public int typeStart() {
    return shift + typeStart;
  }

  /** Returns where the text of the record begins; 0 if the line is the text. */
  public int textStart() {
    return shift;
  }

  /** Returns where the name of the host begins that only a prefix or wrapper has. */
  public int hostStart() {
    return hostStart;
  }

  /** Returns where the name of the host ends; not after its beginning if there is none. */
  public int hostEnd() {
    return hostEnd;
  }

  /** Returns true if the record is in a string of a JSON object. */
  public boolean isInJson() {
    return textEnd >= 0;
  }

  /** Returns where the quote is that ends the string with the record. */
  public int textEnd() {
    return textEnd;
  }
}
