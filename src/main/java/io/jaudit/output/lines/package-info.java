/**
 * Writes events as lines for people: as logged, interpreted, in the default format, and as
 * sentences.
 */
@NullMarked
package io.jaudit.output.lines;

import org.jspecify.annotations.NullMarked;
