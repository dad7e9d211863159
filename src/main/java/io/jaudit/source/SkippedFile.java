package io.jaudit.source;

import java.nio.file.Path;

/**
 * A file in a folder that is not read. Immutable.
 *
 * @param reason such as {@code no audit record in its first 4 KiB}
 */
public record SkippedFile(Path path, String reason) {}
