package io.jaudit.source;

import java.io.IOException;

/**
 * Reports that compressed content can't be decoded, or not to its end. The message has what is
 * wrong and where, and comes after the name of the file: {@code gzip data truncated at compressed
 * byte 100 (of 100)}.
 */
public final class CompressionException extends IOException {
  private static final long serialVersionUID = 1L;

  CompressionException(String message) {
    super(message);
  }
}
