package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the bill of materials (CycloneDX) with what lies in {@code lib/}. Maven makes none with
 * {@code --offline}.
 */
class BillOfMaterialsIT {
  private static final Path DISTRIBUTION = Path.of("target", "jaudit");
  private static final Set<String> MADE_BY_THE_BUILD = Set.of("jaudit.jar", "picocli-java17.jar");

  private final JsonNode bill;

  BillOfMaterialsIT() throws Exception {
    Path file = DISTRIBUTION.resolve("jaudit.cdx.json");
    assumeTrue(Files.exists(file), "built with --offline");
    bill = new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void namesEachLibraryAndItsHash() throws Exception {
    Map<String, String> listed = new TreeMap<>();
    for (JsonNode component : bill.get("components")) {
      String name = component.get("name").asText() + "-" + component.get("version").asText();
      for (JsonNode hash : component.get("hashes")) {
        if (hash.get("alg").asText().equals("SHA-256")) {
          listed.put(name + ".jar", hash.get("content").asText());
        }
      }
    }
    assertEquals(libraries(), listed);
  }

  @Test
  void isTheSameForEveryBuilder() {
    assertFalse(bill.has("serialNumber"), "a random number");
    assertFalse(bill.get("metadata").has("timestamp"), "the time of the build");
  }

  private static Map<String, String> libraries() throws Exception {
    Map<String, String> libraries = new TreeMap<>();
    try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("lib"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".jar") && !MADE_BY_THE_BUILD.contains(name)) {
          byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          libraries.put(name, HexFormat.of().formatHex(hash));
        }
      }
    }
    return libraries;
  }
}
