/**
 * The registry of output formats.
 *
 * <p>In: the settings of the output options. Out: a writer. The only output package that depends on
 * every format; the packages of the formats don't depend on it.
 */
@NullMarked
package io.jaudit.output.formats;

import org.jspecify.annotations.NullMarked;
