package io.jaudit.tree;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.output.EventWriter;
import io.jaudit.process.Lineage;
import io.jaudit.process.ProcessForest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the trees of the processes that the events are by, after the last event. Other threads may
 * use {@link #another}.
 */
public final class TreeWriter implements EventWriter {
  private final ProcessForest forest;
  private final TreeSettings settings;
  private final IdNames users;
  private boolean isEmpty;

  /**
   * Writes what a forest keeps.
   *
   * @param users the names that the log does not contain
   */
  public TreeWriter(ProcessForest forest, TreeSettings settings, IdNames users) {
    this.forest = forest;
    this.settings = settings;
    this.users = users;
  }

  @Override
  public boolean isSummary() {
    return true;
  }

  @Override
  public TreeWriter another() {
    return new TreeWriter(forest, settings, users);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    Lineage lineage = Lineage.of(event);
    if (lineage != null && lineage.node() != null) {
      forest.hit(lineage.node());
    }
  }

  @Override
  public void end(ByteBuilder out) {
    Arrangement arrangement = new Arrangement(forest, settings);
    List<SessionTree> trees = arrangement.trees();
    isEmpty = trees.isEmpty() || !forest.sawCalls();
    if (isEmpty) {
      return;
    }
    Set<String> hosts = new HashSet<>();
    for (SessionTree tree : trees) {
      hosts.add(String.valueOf(tree.host()));
    }
    ProcessText words = new ProcessText(forest, users, settings.glyphs());
    TreeText text = new TreeText(words, settings, out);
    Footer footer = new Footer(forest, words);
    for (int i = 0; i < trees.size(); i++) {
      SessionTree tree = trees.get(i);
      footer.count(tree);
      if (settings.folding() == TreeSettings.Folding.AUTO) {
        new Folder(words).fold(tree);
      }
      text.append(tree, hosts.size() > 1);
    }
    footer.hide(arrangement.hidden(), "above or below");
    footer.hide(arrangement.unfailed(), "that did not fail");
    footer.hide(text.tooDeep(), "deeper than --depth");
    footer.hide(text.beyond(), "beyond --limit");
    out.append(ByteSlice.of(footer.text())).append('\n');
  }

  /** Returns true if nothing was written: no process is known. */
  public boolean isEmpty() {
    return isEmpty;
  }
}
