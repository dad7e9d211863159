/**
 * The vocabulary of the byte path; knows the JDK only.
 *
 * <p>In: arrays of bytes that nobody writes any more. Out: slices of them, numbers, decoded hex,
 * and the places of newlines and needles. The bit tricks of the program live here and nowhere else.
 */
@NullMarked
package io.jaudit.bytes;

import org.jspecify.annotations.NullMarked;
