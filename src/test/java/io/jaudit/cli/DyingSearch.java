package io.jaudit.cli;

import io.jaudit.checkpoint.CheckpointStore;
import io.jaudit.checkpoint.DyingStore;
import io.jaudit.options.UsageException;
import java.nio.file.Path;
import java.util.List;

/** {@code jaudit search} that dies in the midst of saving its checkpoint. */
public final class DyingSearch {
  private DyingSearch() {}

  /**
   * @param args the step of the save at which to die, then the words of the search
   */
  public static void main(String[] args) throws UsageException {
    SearchCommand search =
        new SearchCommand(Environment.ofProcess(System.in, System.err)) {
          @Override
          CheckpointStore store(Path file) {
            return DyingStore.of(file, args[0]);
          }
        };
    System.exit(search.run(List.of(args).subList(1, args.length)));
  }
}
