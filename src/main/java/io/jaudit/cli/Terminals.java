package io.jaudit.cli;

import java.util.Map;

/**
 * Which of the standard streams somebody looks at, and whether they see colours there.
 *
 * @param out standard output is a terminal
 * @param err standard error is a terminal
 * @param inColour it shows colours, and nobody said that they should be left out
 */
record Terminals(boolean out, boolean err, boolean inColour) {
  /** None. */
  static final Terminals NONE = new Terminals(false, false, false);

  /** Digits of the streams that are terminals: the shell knows at once, Java has no way to. */
  private static final String SEEN_BY_LAUNCHER = "jaudit.terminals";

  /** Those of this process. */
  static Terminals ofProcess() {
    String seen = System.getProperty(SEEN_BY_LAUNCHER);
    boolean out = seen == null ? hasConsole() : seen.contains("1");
    boolean err = seen != null && seen.contains("2");
    return out || err ? new Terminals(out, err, showsColours(System.getenv())) : NONE;
  }

  /** By what terminals and people say in the environment; see no-color.org. */
  static boolean showsColours(Map<String, String> environment) {
    String kind = environment.getOrDefault("TERM", "");
    boolean capable = environment.containsKey("WT_SESSION") || !kind.isEmpty();
    boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
    return capable && wanted && !kind.equals("dumb");
  }

  /** Without the launcher. Java 22 to 24 would have a console even where there is no terminal. */
  @SuppressWarnings("SystemConsoleNull") // Error Prone does not know of this setting
  private static boolean hasConsole() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }
}
