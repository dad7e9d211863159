/**
 * Times on the command line, as ausearch(8) documents them and more.
 *
 * <p>In: words, the present in the zone of the user, and when the host was started. Out: the first
 * or last millisecond that is meant.
 */
@NullMarked
package io.jaudit.options.time;

import org.jspecify.annotations.NullMarked;
