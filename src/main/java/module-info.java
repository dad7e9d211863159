/**
 * Searches Linux audit logs; {@link io.jaudit.AuditLog} is where to begin.
 *
 * <p>The packages that are not exported may change at any time. The command {@code jaudit} runs
 * from the class path, where modules play no part.
 */
@org.jspecify.annotations.NullMarked
module io.jaudit {
  requires static transitive org.jspecify;
  requires info.picocli;
  requires org.slf4j;
  requires ch.qos.logback.core;
  requires ch.qos.logback.classic;
  requires org.tukaani.xz;

  exports io.jaudit;
  exports io.jaudit.source;
  exports io.jaudit.record;
  exports io.jaudit.event;
  exports io.jaudit.describe;
  exports io.jaudit.filter;
  exports io.jaudit.output;
  exports io.jaudit.process;

  // The writers of the formats.
  exports io.jaudit.output.columns;
  exports io.jaudit.output.csv;
  exports io.jaudit.output.ecs;
  exports io.jaudit.output.json;
  exports io.jaudit.output.lines;
  exports io.jaudit.output.records;
  exports io.jaudit.output.timesketch;

  // Fields and facts are ByteSlices; writers append to a ByteBuilder.
  exports io.jaudit.bytes;

  // Queries, views and writers take the names of users and groups.
  exports io.jaudit.interpret.names;

  // FactText takes a FieldInterpreter, FieldFilters an Arch.
  exports io.jaudit.interpret.field;
  exports io.jaudit.interpret.tables;

  provides ch.qos.logback.classic.spi.Configurator with
      io.jaudit.cli.StderrLogging;
}
