package io.jaudit.page;

import java.util.List;

/**
 * Describes what was read for a page. Immutable.
 *
 * @param command the command that made the page, as a shell reads it
 * @param search a search of the same logs, to which options can be appended
 * @param files the names of the files, as safe text
 * @param bytes their size; -1 if it is not known
 * @param lines how many lines were read
 * @param unparsed how many lines are not audit records, or are damaged
 * @param lost how many events are incomplete or were left out
 * @param notes what was reported about the logs, a sentence each
 */
public record LogsRead(
    String command,
    String search,
    List<String> files,
    long bytes,
    long lines,
    long unparsed,
    long lost,
    List<String> notes) {}
