/** Names of users and groups: from the enriched part of a record, from files, or from this host. */
@NullMarked
package io.jaudit.interpret.names;

import org.jspecify.annotations.NullMarked;
