package io.jaudit.cli;

/** Starts the command {@code jaudit}. The only class that accesses the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(JauditCommand.run(args, Environment.ofProcess(System.in, System.err)));
  }
}
