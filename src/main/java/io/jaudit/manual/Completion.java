package io.jaudit.manual;

import io.jaudit.report.Reports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the shells that complete jaudit's command lines, one row each. Immutable. */
public enum Completion {
  BASH("bash", "jaudit.bash") {
    @Override
    public String script() {
      return new BashCompletion().script();
    }
  },
  ZSH("zsh", "_jaudit") {
    @Override
    public String script() {
      return new ZshCompletion().script();
    }
  },
  FISH("fish", "jaudit.fish") {
    @Override
    public String script() {
      return new FishCompletion().script();
    }
  };

  /**
   * Prints the keys of the rules that auditd loads at boot, in the syntax of all three shells; of a
   * rule that may not be read, none.
   */
  static final String PRINT_KEYS =
      """
      grep -rhE --include='*.rules' '^[[:space:]]*-' /etc/audit 2>/dev/null |
        grep -oE '[[:space:]](-k[[:space:]]*|-F[[:space:]]*key=)[^[:space:]]+' |
        sed -E 's/^[[:space:]]*(-k[[:space:]]*|-F[[:space:]]*key=)//; s/"//g' | sort -u
      """;

  /** Columns of a line of words. */
  private static final int WIDTH = 96;

  private final String shell;
  private final String file;

  Completion(String shell, String file) {
    this.shell = shell;
    this.file = file;
  }

  /** Returns the script for the shell. */
  public abstract String script();

  /** Returns the row of a shell; null if there is none. */
  public static @Nullable Completion named(String shell) {
    for (Completion completion : values()) {
      if (completion.shell.equals(shell)) {
        return completion;
      }
    }
    return null;
  }

  /** Returns the names of the shells. */
  public static List<String> shells() {
    List<String> shells = new ArrayList<>();
    for (Completion completion : values()) {
      shells.add(completion.shell);
    }
    return shells;
  }

  /** Returns all scripts by the names of their files in packages. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (Completion completion : values()) {
      files.put(completion.file, completion.script());
    }
    return files;
  }

  /** Returns the options of a command. */
  static List<CommandOption> options(Command command) {
    List<CommandOption> options = new ArrayList<>();
    for (OptionGroup group : command.options()) {
      options.addAll(group.options());
    }
    return options;
  }

  /** Returns what the first operand of a command can be, with a description of each. */
  static Map<String, String> operands(Command command) {
    Map<String, String> operands = new LinkedHashMap<>();
    switch (command) {
      case REPORT -> {
        for (String name : WordLists.of(Candidates.REPORTS)) {
          operands.put(name, Reports.help(name));
        }
      }
      case CHECKPOINT -> operands.put("show", Command.CHECKPOINT.summary());
      case COMPLETION -> shells().forEach(shell -> operands.put(shell, "script for " + shell));
      case HELP -> {
        for (String topic : HelpTopics.topics()) {
          operands.put(topic, HelpTopics.summary(topic));
        }
      }
      default -> {}
    }
    return operands;
  }

  /** Returns true if operands of a command are files, from the first or the second on. */
  static boolean takesFiles(Command command) {
    return command != Command.COMPLETION && command != Command.HELP;
  }

  /** Returns words in lines that begin with {@code indent}. */
  static String wrapped(List<String> words, String indent) {
    StringBuilder text = new StringBuilder();
    int column = WIDTH;
    for (String word : words) {
      if (column + 1 + word.length() > WIDTH) {
        text.append(text.length() == 0 ? "" : "\n").append(indent);
        column = indent.length() - 1;
      } else {
        text.append(' ');
      }
      text.append(word);
      column += 1 + word.length();
    }
    return text.toString();
  }

  /** Returns words in lines that a shell reads as one. */
  static String joined(List<String> words, String indent) {
    return wrapped(words, indent).replace("\n", " \\\n");
  }
}
