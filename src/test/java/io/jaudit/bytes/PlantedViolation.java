package io.jaudit.bytes;

import ch.qos.logback.classic.LoggerContext;
import io.jaudit.cli.Main;
import org.slf4j.LoggerFactory;

/**
 * Does what no package but {@code cli} may do: proof that {@code ArchitectureTest} would see it.
 */
public final class PlantedViolation {
  private PlantedViolation() {}

  static void violate() {
    Main.main(new String[0]);
    System.out.println();
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    new Thread(() -> System.exit(0)).start();
    new ProcessBuilder("true");
  }
}
