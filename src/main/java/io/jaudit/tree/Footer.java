package io.jaudit.tree;

import io.jaudit.process.Link;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProcessNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts the processes that are shown, each once, for the last line. For use once. */
final class Footer {
  private static final int MOST_USERS = 5;

  private final ProcessForest forest;
  private final ProcessText words;
  private final Set<ProcessNode> counted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Link, Integer> links = new EnumMap<>(Link.class);
  private final Set<String> unaudited = new TreeSet<>();
  private final List<String> hidden = new ArrayList<>();
  private int failed;
  private long events;

  Footer(ProcessForest forest, ProcessText words) {
    this.forest = forest;
    this.words = words;
  }

  void count(SessionTree tree) {
    for (Branch branch : tree.all()) {
      ProcessNode process = branch.process();
      if ((!branch.isUnseen() || branch.isOwn()) && counted.add(process)) {
        links.merge(process.link(), 1, Integer::sum);
        failed += ProcessText.hasFailed(process) ? 1 : 0;
        noteExit(process);
        events += LinesBelow.events(branch).size();
      }
    }
  }

  private void noteExit(ProcessNode process) {
    ProcessImage image = process.firstImage();
    if (image == null || process.exitStatus() != ProcessNode.NONE) {
      return;
    }
    int uid = ProcessText.lastUid(image);
    if (uid != -1 && !forest.seesExitsOf(process, uid)) {
      unaudited.add(words.user(process, uid));
    }
  }

  /** Returns how many events the processes have that are shown. */
  long events() {
    return events;
  }

  /**
   * Takes note of processes or events that are not shown, and why.
   *
   * @param reason comes after the number
   */
  void hide(long number, String reason) {
    add(hidden, number, " " + reason);
  }

  /** Returns the last line. */
  String text() {
    List<String> parts = new ArrayList<>();
    parts.add(
        Plural.of(counted.size(), "process", "processes")
            + ": "
            + Plural.of(count(Link.FORK), "parent", "parents")
            + " from fork records, "
            + count(Link.PPID)
            + " from ppid, "
            + count(Link.GUESS)
            + " guessed");
    add(parts, count(Link.NUMBER), " known only by PID");
    add(parts, count(Link.NONE), " unknown");
    int adopted = count(Link.ADOPTER);
    add(
        parts,
        adopted,
        adopted == 1 ? " adopted before it was seen" : " adopted before they were seen");
    int unseen = count(Link.UNSEEN);
    add(parts, unseen, unseen == 1 ? " seen only as a parent" : " seen only as parents");
    String text = String.join(", ", parts);
    parts.clear();
    parts.add(text);
    add(parts, failed, " failed");
    hide(forest.leftOut(), "because there are too many");
    if (!hidden.isEmpty()) {
      parts.add("not shown: " + String.join(", ", hidden));
    }
    if (!unaudited.isEmpty()) {
      parts.add("exits of " + users() + " are not audited");
    }
    return String.join("; ", parts);
  }

  private int count(Link link) {
    return links.getOrDefault(link, 0);
  }

  private static void add(List<String> parts, long number, String what) {
    if (number > 0) {
      parts.add(number + what);
    }
  }

  private String users() {
    if (unaudited.size() > MOST_USERS) {
      return "the processes of " + unaudited.size() + " users";
    }
    List<String> owners = new ArrayList<>();
    for (String user : unaudited) {
      owners.add(user + "'s");
    }
    int last = owners.size() - 1;
    String others = String.join(", ", owners.subList(0, last));
    return others + (last == 0 ? "" : " and ") + owners.get(last) + " processes";
  }
}
