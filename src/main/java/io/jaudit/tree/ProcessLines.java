package io.jaudit.tree;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.output.json.ProcessJson;
import io.jaudit.process.ProcessNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Writes the processes of trees as lines of JSON, each once, in the order of time. Stateless. */
final class ProcessLines {
  private ProcessLines() {}

  /**
   * Appends the lines.
   *
   * @param flush is called after each line
   */
  static void append(List<SessionTree> trees, ProcessJson json, ByteBuilder out, Runnable flush) {
    Set<ProcessNode> known = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ProcessNode> processes = new ArrayList<>();
    for (SessionTree tree : trees) {
      for (Branch branch : tree.all()) {
        if (known.add(branch.process())) {
          processes.add(branch.process());
        }
      }
    }
    processes.sort(Branch.BY_TIME);
    for (ProcessNode process : processes) {
      json.write(process, out);
      flush.run();
    }
  }
}
