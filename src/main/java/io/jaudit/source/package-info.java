/**
 * Finds and opens the bytes of logs: files, rotated sets and streams.
 *
 * <p>In: the paths that a user named, or the log in auditd.conf. Out: {@link
 * io.jaudit.source.LogSet}s of {@link io.jaudit.source.LogSource}s, oldest first, whose {@link
 * io.jaudit.source.Content} is read at offsets or in order. Independent of the content of a line.
 */
@NullMarked
package io.jaudit.source;

import org.jspecify.annotations.NullMarked;
