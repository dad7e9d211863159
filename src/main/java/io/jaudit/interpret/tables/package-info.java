/**
 * Constants of the kernel's interface and their names.
 *
 * <p>In: numbers as records have them, and names in any spelling. Out: the names that ausearch
 * shows, the numbers of names, and the nearest names to a wrong one. The tables are resources that
 * {@code src/main/tables/generate.py} writes; each names its source and is read on first use.
 */
@NullMarked
package io.jaudit.interpret.tables;

import org.jspecify.annotations.NullMarked;
