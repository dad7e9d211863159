package io.jaudit.options;

/** Does what {@code options} must not do, as proof that {@code ArchitectureTest} detects it. */
public final class PlantedHostAccess {
  private PlantedHostAccess() {}

  static long violate() {
    return System.currentTimeMillis();
  }
}
