package io.jaudit.source;

import java.nio.file.Path;

/**
 * Names a file in a folder that is not read, and why. Immutable.
 *
 * @param reason such as {@code no audit record in its first 4 KiB}
 */
public record SkippedFile(Path path, String reason) {}
