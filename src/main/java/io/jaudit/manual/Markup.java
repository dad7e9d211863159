package io.jaudit.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks up sentences for a man page: options bold, names of values italic. Immutable. */
final class Markup {
  private static final Pattern WORD =
      Pattern.compile("(?<![\\w.=/-])(--?[A-Za-z][a-z0-9-]*|[A-Z]+)(?![\\w-])");

  private final Set<String> options = new TreeSet<>();
  private final Set<String> values =
      new TreeSet<>(List.of("COMMAND", "FILE", "LOG", "NAME", "TIME"));

  /** Makes the markup for sentences about all commands. */
  Markup() {
    for (Command command : Command.values()) {
      for (OptionGroup group : command.options()) {
        for (CommandOption option : group.options()) {
          options.addAll(option.form().names());
          values.add(option.form().label());
        }
      }
    }
  }

  /** Returns a sentence marked up. */
  String of(String sentence) {
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (Matcher word = WORD.matcher(sentence); word.find(); end = word.end()) {
      text.append(Roff.escaped(sentence.substring(end, word.start())));
      String found = word.group();
      text.append(
          options.contains(found)
              ? Roff.bold(found)
              : values.contains(found) ? Roff.italic(found) : Roff.escaped(found));
    }
    return text.append(Roff.escaped(sentence.substring(end))).toString();
  }

  /** Returns the names of an option and the label of its value. */
  String of(CommandOption option) {
    List<String> names = new ArrayList<>();
    for (String name : option.form().names()) {
      names.add(Roff.bold(name));
    }
    String all = String.join(", ", names);
    String label = option.form().label();
    return label.isEmpty() ? all : all + " " + Roff.italic(label);
  }

  /** Returns a form of a command: words that are typed are bold. */
  String ofSynopsis(String command, String form) {
    StringBuilder text =
        new StringBuilder(Roff.bold(("jaudit " + command).strip()).replace(" ", "\\~"));
    if (!form.isEmpty()) {
      text.append(' ');
    }
    Matcher word = Pattern.compile("[A-Z]+|-*[a-z]+").matcher(form);
    int end = 0;
    while (word.find()) {
      text.append(Roff.escaped(form.substring(end, word.start())));
      boolean isValue = Character.isUpperCase(word.group().charAt(0));
      text.append(isValue ? Roff.italic(word.group()) : Roff.bold(word.group()));
      end = word.end();
    }
    return text.append(Roff.escaped(form.substring(end))).toString();
  }
}
