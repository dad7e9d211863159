package io.jaudit.bytes;

import ch.qos.logback.classic.LoggerContext;
import io.jaudit.cli.Main;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.LZMA2Options;
import picocli.CommandLine;

/**
 * Does what no package but {@code cli} or {@code options} may do, as proof that {@code
 * ArchitectureTest} detects it.
 */
public final class PlantedViolation {
  private PlantedViolation() {}

  static void violate() {
    Main.main(new String[0]);
    new CommandLine(new Object()).usage(System.out);
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    new Thread(() -> System.exit(0)).start();
    new ProcessBuilder("true");
    new LZMA2Options();
  }
}
