package io.jaudit.options;

import java.util.List;

/**
 * Describes how an option is written, and its line of the help. Immutable.
 *
 * @param section the part of the help that shows it
 * @param arity which words after it are its value
 * @param label what the help calls the value; empty if it takes none
 * @param help one sentence
 * @param names the short name, if any, then the long one
 */
public record OptionForm(
    Section section, Arity arity, String label, String help, List<String> names) {}
