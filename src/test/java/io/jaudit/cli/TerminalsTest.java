package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.output.lines.LineWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When there are colors, and what else a terminal changes. */
class TerminalsTest {
  private static final Terminals COLORFUL = new Terminals(true, true, true, LineWriter.UNLIMITED);
  private static final Terminals PLAIN = new Terminals(true, true, false, LineWriter.UNLIMITED);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "true, TERM=xterm-256color",
    "true, TERM=xterm NO_COLOR=",
    "true, WT_SESSION=4711",
    "false, TERM=dumb",
    "false, TERM=",
    "false, TERM=xterm NO_COLOR=1",
    "false, WT_SESSION=4711 NO_COLOR=yes",
    "false, LANG=C",
  })
  void environmentSaysWhetherThereAreColors(boolean expected, String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(" ", -1)) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    assertEquals(expected, Terminals.showsColors(environment));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 80",
    "80,  '',  80",
    "80,  0,   80",
    "0,   '',  ''",
    "0,   0,   0",
    "0,   80x, -1",
    "0,   1234567890, ''",
  })
  void theLauncherOrTheEnvironmentTellsTheWidth(int expected, String launcher, String variable) {
    int unlimited = expected == 0 ? LineWriter.UNLIMITED : expected;
    assertEquals(unlimited, Terminals.columns(launcher, variable));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  ''",
    "true,  true,  --color auto",
    "false, true,  --color never",
    "false, true,  --raw",
    "false, true,  --format csv",
    "false, true,  --format json --color always",
    "false, true,  --raw --color always",
    "true,  true,  -i",
    "true,  true,  --format text",
    "true,  true,  --format line",
    "false, false, ''",
    "true,  false, -i --color always",
  })
  void colorsWhatPeopleRead(boolean expected, boolean isTerminal, String words) throws IOException {
    TestHost host = new TestHost(folder).with(isTerminal ? COLORFUL : Terminals.NONE);
    host.append(new TestLog().at("12:00:00").syscall(1));
    CommandRun run = host.search(("-a 1 " + words).strip().split(" ", -1)).endsWith(0);
    assertEquals(expected, run.out().contains("\033["), run::toString);
  }

  @Test
  void colorIsLeftOutWhereItIsNotWanted() throws IOException {
    TestHost host = new TestHost(folder).append(new TestLog().at("12:00:00").syscall(1));
    String plain = host.search("-i").out();
    host.with(PLAIN).search("-i").prints(plain);
    host.with(new Terminals(false, true, true, LineWriter.UNLIMITED)).search("-i").prints(plain);
  }

  @Test
  void refusesAnUnknownWord() throws IOException {
    new TestHost(folder)
        .append(new TestLog().at("12:00:00").syscall(1))
        .search("--color", "yes")
        .endsWith(2)
        .saysInOneLine("--color: expected auto, always or never");
  }
}
