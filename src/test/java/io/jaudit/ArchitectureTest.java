package io.jaudit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.jaudit.bytes.PlantedViolation;
import io.jaudit.cli.Main;
import io.jaudit.options.PlantedHostAccess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code to the table of packages in {@code docs/architecture.md}. */
class ArchitectureTest {
  private static final String ROOT = "io.jaudit";

  /** A row of the table: the package, its job, and what it may import. */
  private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)`[^|]*\\|[^|]+\\| ([^|]+) \\|");

  private static final Map<String, List<String>> IMPORTS = table(Path.of("docs/architecture.md"));

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.jaudit");

  private static final ArchRule BYTES_IMPORTS_NOTHING = importsOnly("bytes", List.of());
  private static final ArchRule PICOCLI = knownOnlyTo("picocli", "options");
  private static final ArchRule SLF4J = knownOnlyTo("org.slf4j", "search", "cli");
  private static final ArchRule LOGBACK = knownOnlyTo("ch.qos.logback", "cli");

  private static final ArchRule SPARK = knownOnlyTo("org.apache.spark", "spark");
  private static final ArchRule HADOOP = knownOnlyTo("org.apache.hadoop", "spark");
  private static final ArchRule SCALA = knownOnlyTo("scala", "spark");

  private static final ArchRule XZ =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.jaudit.source.XzMember")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tukaani..");

  private static final ArchRule ONLY_MAIN_TOUCHES_THE_PROCESS =
      noClasses()
          .that(not(belongToAnyOf(Main.class)))
          .and()
          .doNotHaveFullyQualifiedName("io.jaudit.spark.SearchJob")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  private static final ArchRule ONLY_SEARCH_AND_CLI_START_THREADS =
      noClasses()
          .that()
          .resideOutsideOfPackages(name("search"), name("cli"))
          .should()
          .dependOnClassesThat(assignableTo(Thread.class).or(assignableTo(Executor.class)));

  /** What an option means does not depend on the host; a caller passes what does. */
  private static final ArchRule OPTIONS_KNOW_NO_HOST =
      noClasses()
          .that()
          .resideInAPackage(name("options"))
          .should()
          .dependOnClassesThat(
              belongToAnyOf(System.class, Runtime.class, Files.class, Path.class, File.class));

  /** One runs getent, the other decoders, and nothing else is ever run. */
  private static final ArchRule ONLY_TWO_CLASSES_START_PROCESSES =
      noClasses()
          .that()
          .haveNameNotMatching("io\\.jaudit\\.(cli\\.NameService|source\\.ProgramStream)(\\$.*)?")
          .should()
          .dependOnClassesThat(assignableTo(ProcessBuilder.class).or(assignableTo(Process.class)))
          .orShould()
          .callMethodWhere(
              target(owner(type(Runtime.class))).and(target(HasName.Predicates.name("exec"))));

  static Stream<ArchRule> rules() {
    Stream<ArchRule> rows =
        IMPORTS.entrySet().stream().map(row -> importsOnly(row.getKey(), row.getValue()));
    Stream<ArchRule> others =
        Stream.of(
            classes()
                .that()
                .doNotHaveSimpleName("package-info")
                .should()
                .resideInAnyPackage(names(IMPORTS.keySet())),
            slices().matching("io.jaudit.(**)").should().beFreeOfCycles(),
            PICOCLI,
            SLF4J,
            LOGBACK,
            SPARK,
            HADOOP,
            SCALA,
            XZ,
            ONLY_MAIN_TOUCHES_THE_PROCESS,
            ONLY_SEARCH_AND_CLI_START_THREADS,
            OPTIONS_KNOW_NO_HOST,
            ONLY_TWO_CLASSES_START_PROCESSES);
    return Stream.concat(rows, others);
  }

  @Test
  void theTableHasEveryPackage() {
    assertTrue(IMPORTS.size() >= 14, IMPORTS::toString);
    assertEquals(List.of(), IMPORTS.get("bytes"));
    assertFalse(IMPORTS.get("options").contains("search"), IMPORTS::toString);
    assertTrue(IMPORTS.get("cli").contains(ROOT), IMPORTS::toString);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void productKeeps(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }

  @Test
  void plantedViolationsAreFound() {
    JavaClasses planted =
        new ClassFileImporter().importClasses(PlantedViolation.class, PlantedHostAccess.class);
    for (ArchRule rule :
        List.of(
            BYTES_IMPORTS_NOTHING,
            PICOCLI,
            SLF4J,
            LOGBACK,
            XZ,
            ONLY_MAIN_TOUCHES_THE_PROCESS,
            ONLY_SEARCH_AND_CLI_START_THREADS,
            OPTIONS_KNOW_NO_HOST,
            ONLY_TWO_CLASSES_START_PROCESSES)) {
      assertTrue(rule.evaluate(planted).hasViolation(), rule.getDescription());
    }
  }

  private static Map<String, List<String>> table(Path file) {
    Map<String, String> cells = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          cells.put(row.group(1), row.group(2));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, List<String>> imports = new LinkedHashMap<>();
    for (String name : cells.keySet()) {
      List<String> above = List.copyOf(imports.keySet());
      imports.put(name, imported(cells.get(name), above, List.copyOf(cells.keySet())));
    }
    return imports;
  }

  /** {@code –}, {@code all}, {@code all above}, {@code all above except a, b}, {@code a, b}. */
  private static List<String> imported(String cell, List<String> above, List<String> all) {
    if (cell.equals("–")) {
      return List.of();
    }
    if (!cell.startsWith("all")) {
      List<String> names = List.of(cell.split(", "));
      assertTrue(all.containsAll(names), cell);
      return names;
    }
    List<String> names = new ArrayList<>(cell.startsWith("all above") ? above : all);
    if (cell.contains(" except ")) {
      names.removeAll(List.of(cell.substring(cell.indexOf(" except ") + 8).split(", ")));
    }
    return names;
  }

  private static ArchRule importsOnly(String name, List<String> others) {
    return noClasses()
        .that()
        .resideInAPackage(name(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(not(resideInAPackage(name(name))))
                .and(not(resideInAnyPackage(names(others)))));
  }

  private static ArchRule knownOnlyTo(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(names(Arrays.asList(packages)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..");
  }

  private static String[] names(Collection<String> packages) {
    return packages.stream().map(ArchitectureTest::name).toArray(String[]::new);
  }

  /** The package and the packages below it; the root has none below it. */
  private static String name(String name) {
    return name.equals(ROOT) ? ROOT : ROOT + "." + name + "..";
  }
}
