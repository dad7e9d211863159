package io.jaudit.cli;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.CommandLine;
import io.jaudit.options.Arity;
import io.jaudit.options.FilterOption;
import io.jaudit.options.ReportOption;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOption;
import io.jaudit.options.TreeOption;
import io.jaudit.options.UsageErrors;
import io.jaudit.options.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports words of a command line that no command can take. Separate, because few runs need it.
 * Stateless.
 */
final class CommandWords {
  /** The character with which Java replaces bytes that it can't decode. */
  private static final char UNREADABLE = '\ufffd';

  /** The words of a command line that are shown. */
  private static final int SHOWN = 6;

  private CommandWords() {}

  /**
   * Returns the error for a first word that is no command: an option, after which the command was
   * forgotten, or another word.
   */
  static UsageException unknown(List<String> words, List<String> commands) {
    String command = commandWith(words.get(0));
    if (command.isEmpty()) {
      return UsageErrors.unknownOf("command", words.get(0), commands);
    }
    List<@Nullable ByteSlice> line = new ArrayList<>();
    line.add(ByteSlice.of("jaudit"));
    line.add(ByteSlice.of(command));
    for (int i = 0; i < words.size() && i < SHOWN; i++) {
      line.add(ByteSlice.of(words.get(i)));
    }
    ByteBuilder shown = new ByteBuilder();
    CommandLine.append(line, shown);
    String more = words.size() > SHOWN ? " ..." : "";
    return new UsageException(
        "expected a command before '"
            + words.get(0)
            + "'; did you mean "
            + shown.toSlice().utf8()
            + more
            + "?");
  }

  /** Returns the command that has an option; empty if none has it. */
  private static String commandWith(String word) {
    SearchOption option = option(word);
    if (option == null) {
      return "";
    }
    return option instanceof ReportOption
        ? "report"
        : option instanceof TreeOption ? "tree" : "search";
  }

  /**
   * Refuses a word with bytes that Java can't decode and drops: it would match nothing, or another
   * file.
   */
  static void refuseUnreadable(List<String> words) throws UsageException {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.indexOf(UNREADABLE) < 0) {
        continue;
      }
      boolean isJoined = option(word) != null;
      SearchOption option = isJoined ? option(word) : i == 0 ? null : option(words.get(i - 1));
      boolean isValue = option != null && option.form().arity() != Arity.NONE;
      String value = isJoined ? word.substring(word.indexOf('=') + 1) : word;
      String advice =
          isValue && option == FilterOption.WHERE
              ? "; write such a byte as \\xHH in quotes"
              : ", so it can't be searched for";
      throw new UsageException(
          (isValue && option != null ? option.longName() + ": " : "")
              + "'"
              + value
              + "' is not valid UTF-8"
              + advice);
    }
  }

  /** Returns the option that a word names, with or without a value; null if it names none. */
  private static @Nullable SearchOption option(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    List<SearchOption> all = new ArrayList<>(SearchOption.all());
    all.addAll(List.of(ReportOption.values()));
    all.addAll(List.of(TreeOption.values()));
    for (SearchOption option : all) {
      if (option.form().names().contains(name) && option != RunOption.HELP) {
        return option;
      }
    }
    return null;
  }
}
