package io.jaudit.output.json;

import io.jaudit.output.PieceCache;

/**
 * What the writers of one format remember of earlier events; one for the writers of all threads,
 * which have the same settings. Safe for use by several threads.
 */
final class JsonMemory {
  private static final int TEMPLATES = 16 * 1024;
  private static final int RECORDS = 32 * 1024;
  private static final int MESSAGES = 16 * 1024;
  private static final int FILES = 16 * 1024;

  final PieceCache<EventTemplate> templates = new PieceCache<>(TEMPLATES);
  final PieceCache<ExactTemplate> exactTemplates = new PieceCache<>(TEMPLATES);
  final PieceCache<RecordTexts> records = new PieceCache<>(RECORDS);
  final PieceCache<MessageText> messages = new PieceCache<>(MESSAGES);
  final PieceCache<FileText> files = new PieceCache<>(FILES);
}
