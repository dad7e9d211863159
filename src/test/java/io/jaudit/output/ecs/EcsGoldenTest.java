package io.jaudit.output.ecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares events with what Elastic's library makes of them ({@code testdata/ecs/golden}), after
 * the renames of its integration. Each agreed difference is a row below.
 */
class EcsGoldenTest {
  private static final Path FOLDER = Path.of("testdata", "ecs", "golden");

  /**
   * Event, member, Elastic's value, ours. A dash means none.
   *
   * <ul>
   *   <li>suid in the message of a program is no user of the event: it is in auditd.data.
   *   <li>make-device, mount: older kernels call nametype objtype; types of files besides regular
   *       ones are not lost.
   *   <li>AVC_AppArmor_unlink: the file of the system call is the file, although another record
   *       comes first.
   *   <li>ANOM_PROMISCUOUS, and fsuid: what user.* already tells is not repeated, nor is a type.
   *   <li>tags: a key that begins with key= is not cut; what follows (null) is no key.
   * </ul>
   */
  private static final String DIFFERENCES =
      """
      rhel-7/CRYPTO_KEY_USER | auditd.user.saved.id | 0 | -
      rhel-7/CRYPTO_SESSION | auditd.user.saved.id | 74 | -
      rhel-7/make-device | auditd.summary.object.primary | /run/systemd/sessions/ | /run/systemd/sessions/23.ref
      rhel-7/make-device | auditd.summary.object.type | file | named-pipe
      rhel-7/make-device | file.inode | 11378 | 98040
      rhel-7/make-device | file.mode | 0755 | 0600
      rhel-7/make-device | file.path | /run/systemd/sessions/ | /run/systemd/sessions/23.ref
      rhel-7/mount syscall | auditd.summary.object.type | file | directory
      ubuntu-16.04/AVC_AppArmor_unlink | auditd.data.fsuid | 100 | -
      ubuntu-16.04/AVC_AppArmor_unlink | file.device | - | 00:00
      ubuntu-16.04/AVC_AppArmor_unlink | file.gid | - | 65534
      ubuntu-16.04/AVC_AppArmor_unlink | file.inode | - | 585781
      ubuntu-16.04/AVC_AppArmor_unlink | file.mode | - | 0600
      ubuntu-16.04/AVC_AppArmor_unlink | file.path | - | /var/lib/apt/lists/partial/.apt-acquire-privs-test.zW4jyj
      ubuntu-16.04/AVC_AppArmor_unlink | file.uid | - | 100
      ubuntu-16.10/ANOM_PROMISCUOUS | auditd.data.auid | 1001 | -
      ubuntu-16.10/ANOM_PROMISCUOUS | auditd.data.gid | 0 | -
      ubuntu-16.10/ANOM_PROMISCUOUS | auditd.data.ses | 1 | -
      ubuntu-16.10/ANOM_PROMISCUOUS | auditd.data.uid | 0 | -
      ubuntu-16.10/ANOM_PROMISCUOUS | event.type | ["info","change","info"] | ["info","change"]
      ubuntu-16.10/CONFIG_CHANGE remove rule | tags | ["container-create"] | ["key=container-create"]
      ubuntu-16.10/EXECVE | tags | ["user_commands"] | ["key=user_commands"]
      ubuntu-16.10/accept syscall | tags | ["net"] | ["key=net"]
      ubuntu-16.10/changed-system-time | tags | ["time-change"] | ["key=time-change"]
      ubuntu-16.10/connect syscall | tags | ["net"] | ["key=net"]
      ubuntu-16.10/listen syscall | tags | ["net"] | ["key=net"]
      ubuntu-21.10/AUDIT_TIME_ADJNTPVAL chronyd freq | tags | ["x86_64"] | -
      ubuntu-21.10/AUDIT_TIME_ADJNTPVAL chronyd status | tags | ["x86_64"] | -
      ubuntu-21.10/AUDIT_TIME_ADJNTPVAL freq/tick | tags | ["x86_64"] | -
      """;

  /** Members that Elastic's library does not write, or not as the integration does. */
  private static final List<String> ADDED =
      List.of(
          "user.name",
          "user.effective.name",
          "user.group.name",
          "user.effective.group.name",
          "file.owner",
          "file.group",
          "process.command_line",
          "process.args_count",
          "source.address",
          "destination.address");

  /** The objects of which every member is compared. */
  private static final List<String> COMPARED =
      List.of(
          "user.", "group.", "process.", "file.", "source.", "destination.", "network.", "tags");

  private record Case(String name, String log, JsonNode golden) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      Map<String, String> logs = logs(Files.readString(file));
      String golden = file.getFileName().toString().replace(".yaml", ".json.golden");
      for (JsonNode event : new ObjectMapper().readTree(FOLDER.resolve(golden).toFile())) {
        String name = event.get("test_name").textValue();
        String system = golden.substring(0, Math.max(0, golden.indexOf("-linux")));
        String log = String.valueOf(logs.remove(name));
        cases.add(new Case(system + "/" + name, log, event.get("event")));
      }
      assertEquals(Map.of(), logs, golden);
    }
    return cases;
  }

  /** The texts of the file, by name. */
  private static Map<String, String> logs(String yaml) {
    Map<String, String> logs = new LinkedHashMap<>();
    String name = "";
    for (String line : yaml.split("\n")) {
      if (line.matches(" {2}[^ #].*: [|>]")) {
        name = line.substring(2, line.length() - 3);
      } else if (line.startsWith("    type=")) {
        logs.merge(name, line.substring(4) + "\n", String::concat);
      }
    }
    return logs;
  }

  @Test
  void thereAreAsManyEventsAsWereAgreed() throws IOException {
    assertEquals(48, cases().size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meansWhatItMeansToElastic(Case each) {
    Map<String, String> ours = flat(EcsOutput.of(each.log()));
    ours.computeIfPresent("@timestamp", (name, time) -> Instant.parse(time).toString());
    Map<String, String> theirs = expected(each.golden());
    List<String> found = new ArrayList<>();
    for (String member : union(ours.keySet(), theirs.keySet())) {
      String our = ours.getOrDefault(member, "-");
      String their = theirs.getOrDefault(member, "-");
      boolean isCompared = theirs.containsKey(member) || isCompared(member);
      boolean isAdded = their.equals("-") && ADDED.contains(member);
      boolean isName = member.contains(".actor.") && their.matches("\\d+"); // of that ID
      if (isCompared && !isAdded && !isName && !our.equals(their)) {
        found.add(String.join(" | ", each.name(), member, their, our));
      }
    }
    List<String> agreed =
        DIFFERENCES.lines().filter(row -> row.startsWith(each.name() + " | ")).toList();
    assertEquals(String.join("\n", agreed), String.join("\n", found));
  }

  private static boolean isCompared(String member) {
    return COMPARED.stream().anyMatch(member::startsWith);
  }

  private static Collection<String> union(Collection<String> some, Collection<String> others) {
    Collection<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  /** What the integration makes of an event of the library. */
  private static Map<String, String> expected(JsonNode golden) {
    Map<String, String> flat = flat(golden);
    Map<String, String> expected = new TreeMap<>();
    flat.forEach(
        (member, value) -> {
          String renamed = renamed(member);
          if (!renamed.isEmpty() && !(value.equals("unset") && renamed.startsWith("auditd."))) {
            expected.put(renamed, value);
          }
        });
    Instant time = Instant.parse(flat.get("@timestamp"));
    expected.put("@timestamp", time.toString());
    String result = expected.getOrDefault("auditd.result", "");
    expected.put("event.outcome", result.equals("fail") ? "failure" : result);
    expected.putIfAbsent("event.kind", "event");
    mapped(golden.path("ecs"), flat, expected);
    drop("user.effective.id", "user.id", expected);
    drop("user.effective.group.id", "user.group.id", expected);
    return expected;
  }

  private static void drop(String member, String other, Map<String, String> expected) {
    if (expected.containsKey(member) && expected.get(member).equals(expected.get(other))) {
      expected.remove(member);
    }
  }

  /** Users that the type of the record maps take the place of those of the process. */
  private static void mapped(JsonNode ecs, Map<String, String> flat, Map<String, String> expected) {
    Map<String, String> user = flat(ecs.path("user"));
    if (user.isEmpty()) {
      return;
    }
    expected.keySet().removeIf(member -> member.startsWith("user."));
    user.forEach((member, value) -> expected.put("user." + member, value));
    flat(ecs.path("group")).forEach((member, value) -> expected.put("group." + member, value));
  }

  private static String renamed(String member) {
    return switch (member) {
      case "sequence" -> "event.sequence";
      case "record_type" -> "auditd.message_type";
      case "result" -> "auditd.result";
      case "session" -> "auditd.session";
      case "summary.action" -> "event.action";
      case "ecs.event.kind" -> "event.kind";
      case "ecs.event.category" -> "event.category";
      case "ecs.event.type" -> "event.type";
      case "user.ids.uid" -> "user.id";
      case "user.ids.gid" -> "user.group.id";
      case "user.ids.euid" -> "user.effective.id";
      case "user.ids.egid" -> "user.effective.group.id";
      case "user.ids.auid" -> "auditd.user.audit.id";
      case "user.ids.suid" -> "auditd.user.saved.id";
      case "user.ids.sgid" -> "auditd.user.saved.group.id";
      case "user.ids.fsuid" -> "auditd.user.filesystem.id";
      case "user.ids.fsgid" -> "auditd.user.filesystem.group.id";
      case "process.ppid" -> "process.parent.pid";
      case "process.exe" -> "process.executable";
      case "process.cwd" -> "process.working_directory";
      case "source.path" -> "source.address";
      case "destination.path" -> "destination.address";
      default -> {
        if (member.startsWith("user.selinux.") || member.startsWith("file.selinux.")) {
          yield "auditd." + member;
        }
        if (member.startsWith("summary.")) {
          yield "auditd." + member;
        }
        if (member.startsWith("data.socket_")) {
          yield "auditd.data.socket." + member.substring("data.socket_".length());
        }
        if (member.startsWith("data.")) {
          yield "auditd." + member.replace('-', '_');
        }
        yield member.matches("(process|file|source|destination|network)\\..*|tags") ? member : "";
      }
    };
  }

  /** The values by their paths; an array is one value. */
  private static Map<String, String> flat(JsonNode object) {
    Map<String, String> flat = new TreeMap<>();
    object
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              if (value.isObject()) {
                flat(value).forEach((name, text) -> flat.put(member.getKey() + "." + name, text));
              } else {
                flat.put(member.getKey(), value.isValueNode() ? value.asText() : value.toString());
              }
            });
    return flat;
  }

  @Test
  void everyAgreedDifferenceIsOfAnEvent() throws IOException {
    List<String> names = cases().stream().map(Case::name).toList();
    DIFFERENCES
        .lines()
        .forEach(row -> assertFalse(!names.contains(row.substring(0, row.indexOf(" | "))), row));
  }
}
