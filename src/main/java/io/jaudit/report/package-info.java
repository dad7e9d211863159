/**
 * Reports: counts and lists of the events that match.
 *
 * <p>In: events, on several threads; each has a {@link io.jaudit.report.Collector} per report. Out:
 * a {@link io.jaudit.report.ReportTable} per report, as a table, CSV or JSON.
 */
@NullMarked
package io.jaudit.report;

import org.jspecify.annotations.NullMarked;
