/**
 * Tells users what the commands take: help, man pages, and completion for shells.
 *
 * <p>In: the registry of options, and {@link io.jaudit.manual.Command}, which has a row for each
 * command. Out: text. A search loads nothing of it.
 */
@NullMarked
package io.jaudit.manual;

import org.jspecify.annotations.NullMarked;
