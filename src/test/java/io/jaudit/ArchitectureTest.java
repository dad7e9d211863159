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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.jaudit.bytes.PlantedViolation;
import io.jaudit.cli.Main;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code to the table of packages in {@code docs/architecture.md}. */
class ArchitectureTest {
  private static final List<String> PACKAGES =
      List.of(
          "bytes",
          "source",
          "record",
          "scan",
          "event",
          "interpret",
          "describe",
          "filter",
          "checkpoint",
          "output",
          "search",
          "options",
          "cli");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.jaudit");

  private static final ArchRule BYTES_IMPORTS_NOTHING = importsOnly("bytes");
  private static final ArchRule PICOCLI = knownOnlyTo("picocli", "options");
  private static final ArchRule SLF4J = knownOnlyTo("org.slf4j", "search", "cli");
  private static final ArchRule LOGBACK = knownOnlyTo("ch.qos.logback", "cli");

  private static final ArchRule PROGRESSBAR = knownOnlyTo("me.tongfei", "cli");

  /** What would look at terminals, by starting processes. */
  private static final ArchRule NOBODY_KNOWS_JLINE = knownOnlyTo("org.jline");

  private static final ArchRule ONLY_MAIN_TOUCHES_THE_PROCESS =
      noClasses()
          .that(not(belongToAnyOf(Main.class)))
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

  private static final ArchRule ONLY_SEARCH_STARTS_THREADS =
      noClasses()
          .that()
          .resideOutsideOfPackages(name("search"), name("cli"))
          .should()
          .dependOnClassesThat(assignableTo(Thread.class).or(assignableTo(Executor.class)));

  /** It runs getent, and nothing else is ever run. */
  private static final ArchRule ONLY_NAME_SERVICE_STARTS_PROCESSES =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.jaudit.cli.NameService")
          .should()
          .dependOnClassesThat(assignableTo(ProcessBuilder.class).or(assignableTo(Process.class)))
          .orShould()
          .callMethodWhere(
              target(owner(type(Runtime.class))).and(target(HasName.Predicates.name("exec"))));

  static Stream<ArchRule> rules() {
    return Stream.of(
        BYTES_IMPORTS_NOTHING,
        importsOnly("source", "bytes"),
        importsOnly("record", "bytes"),
        importsOnly("scan", "bytes", "source", "record"),
        importsOnly("event", "bytes", "record", "scan"),
        importsOnly("interpret", "bytes", "record"),
        importsOnly("describe", "bytes", "record", "event", "interpret"),
        importsOnly("filter", "bytes", "record", "event", "interpret", "describe"),
        importsOnly("checkpoint", "source", "record", "event"),
        importsOnly("output", "bytes", "record", "event", "interpret", "describe"),
        importsOnly("search", allBut("options", "cli")),
        importsOnly("options", allBut("search", "cli")),
        classes()
            .that()
            .doNotHaveSimpleName("package-info")
            .should()
            .resideInAnyPackage(names(PACKAGES)),
        slices().matching("io.jaudit.(**)").should().beFreeOfCycles(),
        PICOCLI,
        SLF4J,
        LOGBACK,
        PROGRESSBAR,
        NOBODY_KNOWS_JLINE,
        ONLY_MAIN_TOUCHES_THE_PROCESS,
        ONLY_SEARCH_STARTS_THREADS,
        ONLY_NAME_SERVICE_STARTS_PROCESSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void productKeeps(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }

  @Test
  void plantedViolationsAreFound() {
    JavaClasses planted = new ClassFileImporter().importClasses(PlantedViolation.class);
    for (ArchRule rule :
        List.of(
            BYTES_IMPORTS_NOTHING,
            PICOCLI,
            SLF4J,
            LOGBACK,
            ONLY_MAIN_TOUCHES_THE_PROCESS,
            ONLY_SEARCH_STARTS_THREADS,
            ONLY_NAME_SERVICE_STARTS_PROCESSES)) {
      assertTrue(rule.evaluate(planted).hasViolation(), rule.getDescription());
    }
  }

  private static ArchRule importsOnly(String name, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(name(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.jaudit..")
                .and(not(resideInAPackage(name(name))))
                .and(not(resideInAnyPackage(names(Arrays.asList(others))))));
  }

  private static ArchRule knownOnlyTo(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(names(Arrays.asList(packages)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..");
  }

  private static String[] allBut(String... names) {
    return PACKAGES.stream()
        .filter(name -> !Arrays.asList(names).contains(name))
        .toArray(String[]::new);
  }

  private static String[] names(List<String> packages) {
    return packages.stream().map(ArchitectureTest::name).toArray(String[]::new);
  }

  private static String name(String name) {
    return "io.jaudit." + name + "..";
  }
}
