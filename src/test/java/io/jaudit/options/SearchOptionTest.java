package io.jaudit.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.options.time.TimeExpressionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every row of the registry of options. */
class SearchOptionTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  /** A right and a wrong value for each label; a label without a wrong value takes any text. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("TEXT", List.of("x")),
          Map.entry("EXPR", List.of("exe = x", "exe is x")),
          Map.entry("FILE", List.of("right", "wrong")),
          Map.entry("NODE", List.of("x")),
          Map.entry("TIME", List.of("2023-11-14", "yestrday")),
          Map.entry("TYPE", List.of("EXECVE", ",")),
          Map.entry("ID", List.of("1", "x")),
          Map.entry("SYSCALL", List.of("openat", "opnat")),
          Map.entry("ARCH", List.of("b64", "x87")),
          Map.entry("CODE", List.of("EACCES", "EACCESS")),
          Map.entry("yes|no", List.of("yes", "maybe")),
          Map.entry("PID", List.of("1", "-1")),
          Map.entry("USER", List.of("root", "0x10")),
          Map.entry("GROUP", List.of("root", "0x10")));

  static List<SearchOption> options() {
    return SearchOption.all();
  }

  @Test
  void namesAreUnique() {
    Set<String> names = new HashSet<>();
    for (SearchOption option : SearchOption.all()) {
      for (String name : option.form().names()) {
        assertTrue(names.add(name), name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void hasALongNameAndALabelIfItTakesAValue(SearchOption option) {
    assertTrue(option.longName().startsWith("--"), option.longName());
    assertEquals(option.form().arity() == Arity.NONE, option.form().label().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void everyFilterOptionMakesACriterionOfARightValue(FilterOption option) throws UsageException {
    String right = VALUES.get(option.form().label()).get(0);
    assertNotNull(option.criterion(right, values()));
  }

  @ParameterizedTest
  @EnumSource
  void aWrongValueIsAnErrorThatNamesTheOption(FilterOption option) {
    List<String> values = VALUES.get(option.form().label());
    for (String wrong : values.subList(1, values.size())) {
      var e = assertThrows(UsageException.class, () -> option.criterion(wrong, values()));
      assertTrue(e.getMessage().startsWith(option.longName() + ": "), e.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void theHelpNamesEveryChoice(SearchOption option) {
    String shown = option.form().label() + " " + option.form().help();
    List<String> missing = new ArrayList<>(option.choices());
    missing.removeIf(choice -> shown.matches(".*\\b" + choice + "\\b.*"));
    assertEquals(List.of(), missing);
  }

  private static OptionValues values() throws UsageException {
    return new OptionValues(
        SearchOptions.parse(List.of()),
        new OptionContext(
            CLOCK,
            now -> {
              throw new TimeExpressionException("unknown");
            },
            Arch.host(),
            IdNames.none(),
            IdNames.none(),
            (option, file) -> file.equals("right") ? "exe = x" : "exe ="));
  }
}
