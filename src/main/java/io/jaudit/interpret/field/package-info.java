/** Interprets raw values: the fields of a record and the words that they represent. */
@NullMarked
package io.jaudit.interpret.field;

import org.jspecify.annotations.NullMarked;
