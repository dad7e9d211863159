package io.jaudit.cli;

import java.util.List;

final class CheckpointCommand {
  CheckpointCommand(Environment e) {}

  int run(List<String> w) {
    return 0;
  }
}
