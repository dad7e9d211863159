/**
 * The options of a search, from the words of a command line to filters and settings.
 *
 * <p>In: words, and what their meaning depends on ({@code OptionContext}). Out: a filter, the
 * choice of an output format, and limits. {@code SearchOption} is the registry of options. Opens no
 * file and uses neither the system's clock nor its streams.
 */
@NullMarked
package io.jaudit.options;

import org.jspecify.annotations.NullMarked;
