package io.jaudit.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;

/** Starts the command {@code jaudit}. The only class that accesses the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    end(run(args));
  }

  /** Runs a command of this process; returns its exit status. */
  static int run(String[] args) {
    // Not System.in: only a read of a file's stream ends if another thread closes it.
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    return JauditCommand.run(args, Environment.ofProcess(in, System.err));
  }

  /**
   * Ends the process. From Java 21 on, System.exit looks in every jar for a logger to report the
   * exit to, which takes 8 ms; nothing else that it does is needed.
   */
  private static void end(int status) {
    if (Runtime.version().feature() < 21) {
      System.exit(status);
    }
    Runtime.getRuntime().halt(status);
  }
}
