/**
 * Byte slices and operations on them: numbers, hex, UTF-8, searches. Depends on the JDK only.
 *
 * <p>Input: arrays of bytes that are no longer written. Output: slices of them, numbers, decoded
 * hex, and the positions of bytes and texts. All bit manipulation of the program is in this
 * package.
 */
@NullMarked
package io.jaudit.bytes;

import org.jspecify.annotations.NullMarked;
