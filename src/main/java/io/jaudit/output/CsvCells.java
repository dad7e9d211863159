package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;

/**
 * Text of a log as cells of csv: escaped, disarmed if asked to, and quoted as RFC 4180 says: a cell
 * with a comma, a double quote or a line break stands between double quotes, and a double quote in
 * it is doubled. Immutable.
 */
public final class CsvCells {
  /** What is done to a cell that a spreadsheet would take for a formula. */
  public enum Formulas {
    /** Nothing. */
    KEPT,
    /** An apostrophe before it, which spreadsheets take for "this is text". */
    DISARMED
  }

  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  /** What stands in UTF-8 before the last byte of the full-width forms of these. */
  private static final int WIDE = 0xefbc;

  private static final String WIDE_FORMULA_STARTS = "\u009d\u008b\u008d\u00a0";

  private final Escape escape;
  private final Formulas formulas;

  public CsvCells(Escape escape, Formulas formulas) {
    this.escape = escape;
    this.formulas = formulas;
  }

  /** Makes a cell of the text of a log that was appended to {@code out} from {@code start} on. */
  void finish(int start, ByteBuilder out) {
    escape.applyFrom(start, out);
    finishPrintable(start, out);
  }

  /** As {@link #finish}, of text in which nothing is left to escape. */
  void finishPrintable(int start, ByteBuilder out) {
    boolean disarm = formulas == Formulas.DISARMED && out.length() > start && isFormula(start, out);
    boolean quote = needsQuotes(start, out);
    if (!quote && !disarm) {
      return;
    }
    ByteSlice cell = out.toSlice(start);
    out.truncate(start);
    out.append(quote ? "\"" : "").append(disarm ? "'" : "");
    if (quote) {
      appendQuoted(cell, out);
    } else {
      out.append(cell);
    }
  }

  /** Some spreadsheets take the full-width forms of East Asia for the plain ones. */
  private static boolean isFormula(int start, ByteBuilder out) {
    if (FORMULA_STARTS.indexOf(out.at(start)) >= 0) {
      return true;
    }
    return out.length() > start + 2
        && ((out.at(start) & 0xff) << 8 | (out.at(start + 1) & 0xff)) == WIDE
        && WIDE_FORMULA_STARTS.indexOf(out.at(start + 2) & 0xff) >= 0;
  }

  private static boolean needsQuotes(int start, ByteBuilder out) {
    for (int i = start; i < out.length(); i++) {
      byte b = out.at(i);
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  private static void appendQuoted(ByteSlice cell, ByteBuilder out) {
    for (int i = 0; i < cell.length(); i++) {
      byte b = cell.at(i);
      if (b == '"') {
        out.append(b);
      }
      out.append(b);
    }
    out.append('"');
  }
}
