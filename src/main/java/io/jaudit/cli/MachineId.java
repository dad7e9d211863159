package io.jaudit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the ID of this host, as described in machine-id(5). Stateless. */
final class MachineId {
  private static final int DIGITS = 32;

  private MachineId() {}

  /** Returns the ID in the file; empty if the file has none, as in some containers. */
  static String read(Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).trim();
    } catch (IOException e) {
      return "";
    }
    boolean isId = text.length() == DIGITS;
    for (int i = 0; i < text.length() && isId; i++) {
      isId = Character.digit(text.charAt(i), 16) >= 0;
    }
    return isId ? text : "";
  }
}
