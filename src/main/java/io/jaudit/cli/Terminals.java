package io.jaudit.cli;

import io.jaudit.output.lines.LineWriter;
import java.util.Map;

/**
 * The standard streams that are terminals, their width, and whether colors are shown there.
 *
 * @param out standard output is a terminal
 * @param err standard error is a terminal
 * @param inColor it supports colors, and they are not disabled
 * @param columns its width; {@link LineWriter#UNLIMITED} if unknown
 */
record Terminals(boolean out, boolean err, boolean inColor, int columns) {
  /** None. */
  static final Terminals NONE = new Terminals(false, false, false, LineWriter.UNLIMITED);

  private static final int MAX_DIGITS = 9;

  /** Digits of the streams that are terminals: the shell can determine it, Java can't. */
  private static final String SEEN_BY_LAUNCHER = "jaudit.terminals";

  /** The width of the terminal, which the launcher determines if the format needs it. */
  private static final String COLUMNS = "jaudit.columns";

  /** Returns the terminals of this process. */
  static Terminals ofProcess() {
    String seen = System.getProperty(SEEN_BY_LAUNCHER);
    boolean out = seen == null ? hasConsole() : seen.contains("1");
    boolean err = seen != null && seen.contains("2");
    if (!out && !err) {
      return NONE;
    }
    Map<String, String> environment = System.getenv();
    int columns = columns(System.getProperty(COLUMNS, ""), environment.getOrDefault("COLUMNS", ""));
    return new Terminals(out, err, showsColors(environment), columns);
  }

  /**
   * Returns the width of the terminal: what the launcher determined, else what the environment
   * variable tells.
   */
  static int columns(String determined, String variable) {
    int columns = number(determined);
    return columns == LineWriter.UNLIMITED ? number(variable) : columns;
  }

  private static int number(String text) {
    boolean isNumber = !text.isEmpty() && text.length() < MAX_DIGITS;
    for (int i = 0; i < text.length(); i++) {
      isNumber &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    int columns = isNumber ? Integer.parseInt(text) : 0;
    return columns == 0 ? LineWriter.UNLIMITED : columns;
  }

  /** Decides by the environment variables of terminals and users; see no-color.org. */
  static boolean showsColors(Map<String, String> environment) {
    String kind = environment.getOrDefault("TERM", "");
    boolean capable = environment.containsKey("WT_SESSION") || !kind.isEmpty();
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return capable && wanted && !kind.equals("dumb");
  }

  /** Without the launcher. Java 22 to 24 have a console even without a terminal. */
  @SuppressWarnings("SystemConsoleNull") // Error Prone does not know this setting
  private static boolean hasConsole() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }
}
