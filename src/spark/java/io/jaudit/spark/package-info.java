/**
 * Reads the audit logs of many hosts with Apache Spark.
 *
 * <p>In: the options of the data source {@code jaudit}, and what a query needs. Out: events as
 * rows; those that a search of the command line finds in the logs of each host, in the same order.
 * The work is divided by host: joining needs no shuffle. Built by the profile {@code spark};
 * nothing else imports it. Logs nothing, because a cluster has its own logging: what could not be
 * read is counted.
 */
@NullMarked
package io.jaudit.spark;

import org.jspecify.annotations.NullMarked;
