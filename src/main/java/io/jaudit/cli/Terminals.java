package io.jaudit.cli;

import java.util.Map;

/**
 * The standard streams that are terminals, and whether colors are shown there.
 *
 * @param out standard output is a terminal
 * @param err standard error is a terminal
 * @param inColor it supports colors, and they are not disabled
 */
record Terminals(boolean out, boolean err, boolean inColor) {
  /** None. */
  static final Terminals NONE = new Terminals(false, false, false);

  /** Digits of the streams that are terminals: the shell can determine it, Java can't. */
  private static final String SEEN_BY_LAUNCHER = "jaudit.terminals";

  /** Returns the terminals of this process. */
  static Terminals ofProcess() {
    String seen = System.getProperty(SEEN_BY_LAUNCHER);
    boolean out = seen == null ? hasConsole() : seen.contains("1");
    boolean err = seen != null && seen.contains("2");
    return out || err ? new Terminals(out, err, showsColors(System.getenv())) : NONE;
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
