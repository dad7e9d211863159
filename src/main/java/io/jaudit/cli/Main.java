package io.jaudit.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;

/** Starts the command {@code jaudit}. The only class that accesses the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Not System.in: only a read of a file's stream ends if another thread closes it.
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    System.exit(JauditCommand.run(args, Environment.ofProcess(in, System.err)));
  }
}
