package io.jaudit.tree;

import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.json.ProcessJson;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessNode;
import org.jspecify.annotations.Nullable;

/** Finds the names of users: those that the log has for its host, then others. */
final class UserNames implements ProcessJson.UserNames {
  private final ProcessForest forest;
  private final IdNames others;

  /**
   * @param others the names that the log does not contain
   */
  UserNames(ProcessForest forest, IdNames others) {
    this.forest = forest;
    this.others = others;
  }

  @Override
  public @Nullable String name(ProcessNode process, long id) {
    String name = forest.loggedName(process, id);
    if (name != null) {
      return name;
    }
    return id == 0 ? "root" : id == Identities.UNSET ? "unset" : others.name(id);
  }
}
