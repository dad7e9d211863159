package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The page on dependencies lists what the pom uses, in the versions that it uses, and no more. */
class DependenciesDocTest {
  private static final Path PAGE = Path.of("docs", "dependencies.md");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern LISTED =
      Pattern.compile("([a-zA-Z][\\w-]*)(?:]\\([^)]*\\))? (\\d[\\w.]*)");

  /** Begins the table of libraries that were rejected. */
  private static final String REJECTED = "MB/s";

  private final Document pom;
  private final Map<String, String> managed = new HashMap<>();

  DependenciesDocTest() throws Exception {
    pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
    for (Element element : elements("dependency")) {
      if (isManaged(element)) {
        managed.put(text(element, "groupId"), text(element, "version"));
      }
    }
  }

  @Test
  void listsWhatThePomUses() throws Exception {
    Set<String> used = new TreeSet<>();
    used.add("google-java-format " + text(elements("googleJavaFormat").get(0), "version"));
    for (String kind : List.of("dependency", "path", "plugin")) {
      for (Element element : elements(kind)) {
        String version = version(element);
        if (!isManaged(element) && !version.isEmpty()) {
          String name = text(element, "artifactId").replaceFirst("_\\$.*", "");
          used.add(name + " " + resolve(version));
        }
      }
    }
    assertEquals(String.join("\n", used), String.join("\n", listed()));
  }

  private static Set<String> listed() throws Exception {
    Set<String> listed = new TreeSet<>();
    boolean isRejected = false;
    for (String line : Files.readAllLines(PAGE)) {
      isRejected = line.startsWith("|") && (isRejected || line.contains(REJECTED));
      if (line.startsWith("|") && !isRejected) {
        for (MatchResult found : LISTED.matcher(line.split("\\|")[1]).results().toList()) {
          listed.add(found.group(1) + " " + found.group(2));
        }
      }
    }
    return listed;
  }

  /** Returns true for what fixes a version without using it. */
  private static boolean isManaged(Element dependency) {
    return dependency.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
  }

  /**
   * Returns the version of an element, or that of a list of versions; empty if another profile has
   * it.
   */
  private String version(Element element) {
    String version = text(element, "version");
    if (version.isEmpty() && element.getTagName().equals("dependency")) {
      String group = text(element, "groupId");
      return managed.entrySet().stream()
          .filter(entry -> (group + ".").startsWith(entry.getKey() + "."))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse("");
    }
    return version;
  }

  /** Replaces properties by their first values, which are not those of a profile. */
  private String resolve(String version) {
    var property = PROPERTY.matcher(version);
    return property.matches() ? elements(property.group(1)).get(0).getTextContent() : version;
  }

  private List<Element> elements(String name) {
    NodeList nodes = pom.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return node.getTextContent();
      }
    }
    return "";
  }
}
