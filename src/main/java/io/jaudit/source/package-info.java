/**
 * Reads files, rotated sets and streams as lines with their offsets.
 *
 * <p>In: the paths a user named, or a log's place in auditd.conf. Out: {@link
 * io.jaudit.source.LogSource}s, oldest first, and the lines of each as slices of bytes. Independent
 * of the content of a line.
 */
@NullMarked
package io.jaudit.source;

import org.jspecify.annotations.NullMarked;
