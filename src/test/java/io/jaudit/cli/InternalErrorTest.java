package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash must not look like a search that found nothing: the JVM itself would end with 1. */
class InternalErrorTest {
  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
  }

  @Test
  void anErrorOfOursIsOneLineAndStatus2() {
    host.stdin(new Failing(new IllegalStateException("not\nreached")));
    host.search("-")
        .endsWith(2)
        .prints("")
        .says(
            "jaudit: internal error: java.lang.IllegalStateException: not\\u000areached;"
                + " please report it with the output of --verbose");
  }

  @Test
  void verboseAddsTheStackTrace() {
    host.stdin(new Failing(new StackOverflowError()));
    CommandRun run = host.search("--verbose", "-").endsWith(2).prints("");
    run.saysSomewhere("jaudit: internal error: java.lang.StackOverflowError; please report");
    assertTrue(run.err().contains("    at io.jaudit."), run::toString);
  }

  @Test
  void saysWhatToDoAboutTooLittleMemory() {
    host.stdin(new Failing(new OutOfMemoryError("Java heap space")));
    host.search("-").endsWith(2).saysInOneLine("jaudit: out of memory; ", "JAUDIT_OPTS=-Xmx");
  }

  @Test
  void saysWhatToDoAboutTooFewThreads() {
    host.stdin(new Failing(new OutOfMemoryError("unable to create native thread: possibly ...")));
    host.search("-").endsWith(2).saysInOneLine("no more threads", "ulimit -u");
  }

  @Test
  void aCrashLeavesTheCheckpointAndItsLockAsTheyWere() throws IOException {
    TestLog log = new TestLog().at("12:00:00").execve(1, "\"k\"");
    host.append(log).searchOn();
    String before = host.checkpointText();
    host.stdin(new Failing(new IllegalStateException())).searchOn("-").endsWith(2);
    assertEquals(before, host.checkpointText());
    host.searchOn().endsWith(1).saysNothing();
  }

  @Test
  void wrongUseHasNoStackTraceEither() {
    CommandRun run = host.search("--verbose", "--bogus").endsWith(2);
    assertFalse(run.err().contains("    at "), run::toString);
  }

  private static final class Failing extends InputStream {
    private final Throwable problem;

    Failing(Throwable problem) {
      this.problem = problem;
    }

    @Override
    public int read() {
      if (problem instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) problem;
    }
  }
}
