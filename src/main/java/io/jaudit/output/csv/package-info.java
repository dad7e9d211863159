/** Writes events as rows of CSV. */
@NullMarked
package io.jaudit.output.csv;

import org.jspecify.annotations.NullMarked;
