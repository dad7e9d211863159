/**
 * The registry of output formats.
 *
 * <p>In: what the options say about the output. Out: a writer. The only package of the output that
 * knows every format; the packages of the formats don't know it.
 */
@NullMarked
package io.jaudit.output.formats;

import org.jspecify.annotations.NullMarked;
