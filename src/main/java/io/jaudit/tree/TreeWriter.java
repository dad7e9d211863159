package io.jaudit.tree;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.CallMemory;
import io.jaudit.output.CallMemory.Call;
import io.jaudit.output.EventWriter;
import io.jaudit.output.json.ProcessJson;
import io.jaudit.process.EventTexts.EventText;
import io.jaudit.process.Lineage;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessSettings;
import io.jaudit.record.EventId;
import io.jaudit.tree.TreeSettings.Events;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes the trees of the processes that the events are by, after the last event. Other threads may
 * use {@link #another}.
 */
public final class TreeWriter implements EventWriter {
  private final ProcessForest forest;
  private final TreeSettings settings;
  private final Identities identities;
  private final EventView view;
  private final EventLine line;
  private final CallMemory memory = new CallMemory();

  /** How many events name no process, of all threads. */
  private final AtomicLong ofNone;

  private final FirstEvents first;
  private boolean isEmpty;
  private int unfailed;
  private @Nullable PageTree page;

  /**
   * Writes what a forest keeps.
   *
   * @param identities the names that the log does not contain
   */
  public TreeWriter(ProcessForest forest, TreeSettings settings, Identities identities) {
    this(forest, settings, identities, new AtomicLong(), new FirstEvents());
  }

  private TreeWriter(
      ProcessForest forest,
      TreeSettings settings,
      Identities identities,
      AtomicLong ofNone,
      FirstEvents first) {
    this.forest = forest;
    this.settings = settings;
    this.identities = identities;
    this.view = new EventView(identities);
    this.line = new EventLine(view);
    this.ofNone = ofNone;
    this.first = first;
  }

  @Override
  public boolean isSummary() {
    return true;
  }

  @Override
  public TreeWriter another() {
    return new TreeWriter(forest, settings, identities, ofNone, first);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    Lineage lineage = Lineage.of(event);
    if (lineage == null || lineage.node() == null) {
      ofNone.addAndGet(lineage == null ? 1 : 0);
      return;
    }
    if (settings.events() == Events.SHOWN) {
      view.of(event);
      EventId id = event.id();
      forest.keep(lineage.node(), new EventText(id.timeMillis(), id.serial(), line.text()));
    } else if (settings.format().hasCounts()) {
      view.of(event);
      Call call = memory.of(view);
      forest.count(lineage.node(), call.outcome() == Outcome.FAILED, call.keys());
      if (settings.format() == TreeFormat.HTML) {
        first.add(lineage.node(), view, call, line);
      }
    } else {
      forest.hit(lineage.node());
    }
  }

  @Override
  public void end(ByteBuilder out, Runnable flush) {
    Arrangement arrangement = new Arrangement(forest, settings);
    List<SessionTree> trees = arrangement.trees();
    unfailed = arrangement.unfailed();
    isEmpty = trees.isEmpty() || !forest.sawCalls();
    UserNames users = new UserNames(forest, identities.users());
    if (settings.format() == TreeFormat.HTML) {
      page = page(arrangement, isEmpty ? List.of() : trees, users);
    }
    if (isEmpty) {
      return;
    }
    switch (settings.format()) {
      case TEXT -> draw(arrangement, trees, users, out, flush);
      case JSON -> {
        ProcessJson json =
            new ProcessJson(settings.nulls(), users, ProcessSettings.DEFAULT_ANCESTORS);
        ProcessLines.append(trees, json, out, flush);
      }
      case HTML -> {} // written by who asks for the page
    }
  }

  private PageTree page(Arrangement arrangement, List<SessionTree> trees, UserNames users) {
    ProcessText words = new ProcessText(forest, users, settings.glyphs());
    Footer footer = new Footer(forest, words);
    for (SessionTree tree : trees) {
      footer.count(tree);
      if (settings.folding() == TreeSettings.Folding.AUTO) {
        new Folder(words).fold(tree);
      }
    }
    footer.hide(arrangement.hidden(), "above or below");
    footer.hide(arrangement.unfailed(), "that did not fail");
    return new PageTree(forest, words, first, trees, settings.isFiltered(), footer.text());
  }

  /** Returns the trees for a page, after the last event. */
  public PageTree page() {
    return Objects.requireNonNull(page, "the format is another, or the events are not over");
  }

  private void draw(
      Arrangement arrangement,
      List<SessionTree> trees,
      UserNames users,
      ByteBuilder out,
      Runnable flush) {
    Set<@Nullable String> hosts = new HashSet<>();
    for (SessionTree tree : trees) {
      hosts.add(tree.host());
    }
    ProcessText words = new ProcessText(forest, users, settings.glyphs());
    TreeText text = new TreeText(words, settings, out, flush);
    text.dateTimes(trees);
    Footer footer = new Footer(forest, words);
    for (SessionTree tree : trees) {
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
    if (settings.events() == Events.SHOWN) {
      footer.hide(footer.events() - text.events(), "events beyond --depth or --limit");
      footer.hide(forest.textsLeftOut(), "events that need too much memory");
      footer.hide(ofNone.get(), "events that name no process");
    }
    out.append(ByteSlice.of(footer.text())).append('\n');
  }

  /** Returns the number of processes that were not written because they did not fail. */
  public int unfailed() {
    return unfailed;
  }

  /** Returns true if nothing was written: no process is known. */
  public boolean isEmpty() {
    return isEmpty;
  }
}
