package io.jaudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time zone that the C library, and so date(1) and ausearch, reads from {@code TZ}: a name, a
 * file, or a POSIX time zone. Java alone reads {@code GMT+5} as east of Greenwich, and ignores the
 * rules of a POSIX time zone. Based on tzset(3). Stateless, except that zones that are not in
 * Java's own tables are registered there.
 */
final class HostZone {
  private static final Path ZONES = Path.of("/usr/share/zoneinfo");
  private static final Map<String, ZoneId> REGISTERED = new ConcurrentHashMap<>();

  private HostZone() {}

  /**
   * Returns the zone of a host without {@code TZ}. Of UTC, which most servers have, Java would read
   * tables of zones for 15 ms.
   *
   * @param chosen the value of Java's {@code user.timezone}, which is empty if the host decides
   * @param localTime the link to the file of the zone
   */
  static ZoneId ofHost(String chosen, Path localTime) {
    return chosen.isEmpty() && isLinkToUtc(localTime) ? ZoneOffset.UTC : ZoneId.systemDefault();
  }

  private static boolean isLinkToUtc(Path localTime) {
    try {
      Path zone = Files.readSymbolicLink(localTime);
      return zone.endsWith("zoneinfo/UTC") || zone.endsWith("zoneinfo/Etc/UTC");
    } catch (IOException | UnsupportedOperationException e) {
      return false; // Java knows what else it may be
    }
  }

  /**
   * Returns the zone that a value of {@code TZ} means. As in the C library, it is UTC for an empty
   * value and for a name that doesn't exist.
   *
   * @throws UnusableZoneException if the value can't be read, or means a zone that Java can't
   *     represent
   */
  static ZoneId of(String value) {
    String name = value.startsWith(":") ? value.substring(1) : value;
    name = name.startsWith("posix/") ? name.substring("posix/".length()) : name;
    if (name.isEmpty() || name.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    Path file = ZONES.resolve(name);
    if (name.startsWith("/")) {
      name = nameOf(file);
    }
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    if (Files.isRegularFile(file)) {
      return ofFile(value, file);
    }
    try {
      ZoneRules rules = PosixZone.rules(name);
      if (rules != null) {
        return registered(value, rules);
      }
    } catch (DateTimeException e) {
      throw refused(value, "offsets of more than 18 hours are not supported");
    }
    if (name.chars().anyMatch(c -> c == ',' || Character.isDigit(c))) {
      throw refused(value, "it is neither a name such as Europe/Berlin nor a POSIX time zone");
    }
    return ZoneOffset.UTC;
  }

  /** Returns the name of a zone that is given as a path, if it is one of the system's zones. */
  private static String nameOf(Path file) {
    try {
      return ZONES.toRealPath().relativize(file.toRealPath()).toString();
    } catch (IOException e) {
      return file.toString(); // no such file
    }
  }

  private static ZoneId ofFile(String value, Path file) {
    try {
      return registered(value, TzFile.read(file));
    } catch (IOException | RuntimeException e) {
      throw refused(value, "can't read " + file + ": " + e.getMessage());
    }
  }

  private static UnusableZoneException refused(String value, String why) {
    return new UnusableZoneException("TZ is '" + value + "': " + why);
  }

  private static ZoneId registered(String value, ZoneRules rules) {
    return REGISTERED.computeIfAbsent(value, key -> register(rules));
  }

  private static ZoneId register(ZoneRules rules) {
    String id = "TZ/" + REGISTERED.size();
    ZoneRulesProvider.registerProvider(new OneZone(id, rules));
    return ZoneId.of(id);
  }

  /** Offers one zone to Java. */
  private static final class OneZone extends ZoneRulesProvider {
    private final String id;
    private final ZoneRules rules;

    OneZone(String id, ZoneRules rules) {
      this.id = id;
      this.rules = rules;
    }

    @Override
    protected Set<String> provideZoneIds() {
      return Set.of(id);
    }

    @Override
    protected ZoneRules provideRules(String zoneId, boolean forCaching) {
      return rules;
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
      return new TreeMap<>(Map.of("", rules));
    }
  }
}
