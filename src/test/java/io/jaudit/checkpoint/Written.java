package io.jaudit.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a checkpoint file contains. */
final class Written {
  private Written() {}

  static String text(Checkpoint checkpoint) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CheckpointText.write(checkpoint, out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
