/**
 * The language of {@code --where}: expressions over the fields of records and the facts of an
 * event.
 *
 * <p>In: the text of an expression, and what names and times in it mean ({@code WhereContext}).
 * Out: a filter ({@code WhereFilter}), or an error with its position ({@code WhereException}).
 * {@code WhereParser} is a parser by recursive descent; its depth is bounded. The result is a tree
 * of {@code Condition}s: immutable data. docs/where.md describes the language.
 */
@NullMarked
package io.jaudit.filter.where;

import org.jspecify.annotations.NullMarked;
