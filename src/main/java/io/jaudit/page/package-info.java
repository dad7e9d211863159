/**
 * Pages for a browser, each one file that needs no network and no library.
 *
 * <p>In: the events that match, through {@link io.jaudit.page.OverviewWriter}, and {@link
 * io.jaudit.page.PagePart}s with the data of trees or reports. Out: HTML, as {@link
 * io.jaudit.page.Page} assembles it from the resources of this package. All data is one block of
 * JSON, and the script, which the page admits by its hash, shows it as text only.
 */
@NullMarked
package io.jaudit.page;

import org.jspecify.annotations.NullMarked;
