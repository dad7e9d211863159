package io.jaudit.manual;

/**
 * Shows a command line that does something useful. Immutable.
 *
 * @param purpose what it does, one sentence
 * @param command as it is typed
 */
record Example(String purpose, String command) {}
