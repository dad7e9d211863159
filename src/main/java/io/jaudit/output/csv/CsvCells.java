package io.jaudit.output.csv;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.Escape;

/**
 * Formats text of a log as csv cells: escaped, protected from spreadsheets if requested, and quoted
 * according to RFC 4180: a cell with a comma, a double quote or a line break is enclosed in double
 * quotes, and a double quote in it is doubled. Immutable.
 */
public final class CsvCells {
  /** Selects how to write a cell that a spreadsheet would evaluate as a formula. */
  public enum Formulas {
    /** Unchanged. */
    KEPT,
    /** With an apostrophe before it, which marks text in spreadsheets. */
    DISARMED
  }

  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  /** The UTF-8 bytes before the last byte of the full-width forms of these. */
  private static final int WIDE = 0xefbc;

  private static final String WIDE_FORMULA_STARTS = "\u009d\u008b\u008d\u00a0";

  private final Escape escape;
  private final Formulas formulas;

  /** Escapes characters and treats formulas in this way. */
  public CsvCells(Escape escape, Formulas formulas) {
    this.escape = escape;
    this.formulas = formulas;
  }

  /** Returns cells that are escaped in another way. */
  public CsvCells with(Escape other) {
    return new CsvCells(other, formulas);
  }

  /** Converts the log text appended to {@code out} from {@code start} on to a cell. */
  public void finish(int start, ByteBuilder out) {
    escape.applyFrom(start, out);
    finishPrintable(start, out);
  }

  /** Like {@link #finish}, for text that needs no escaping. */
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

  /** Some spreadsheets treat the full-width forms of East Asia like the plain ones. */
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
