package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that only this host's name service knows; a script replaces {@code getent}. */
@DisabledOnOs(OS.WINDOWS)
class LocalNamesTest {
  private static final Duration PLENTY = Duration.ofMinutes(1);
  private static final String DIRECTORY =
      """
      case $1:$2 in
        passwd:70001 | passwd:carol) echo 'carol:*:70001:100:Carol:/home/carol:/bin/sh' ;;
        group:70001) printf 'staff:*:70001:' ; while :; do printf 'another,member,'; done ;;
        passwd:70002) printf 'half:*' ;;
        *) exit 2 ;;
      esac
      """;

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
  }

  /** Every call is noted in the file {@code calls}. */
  private Path getent(String script) throws IOException {
    Path getent = host.file("getent");
    Files.writeString(
        getent, "#!/bin/sh\necho \"$*\" >>'" + host.file("calls") + "'\n" + script + "\n");
    return Files.setPosixFilePermissions(getent, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> calls() throws IOException {
    return Files.exists(host.file("calls")) ? Files.readAllLines(host.file("calls")) : List.of();
  }

  private LocalNames users(NameService service) {
    return new LocalNames("passwd", host.file("passwd"), service);
  }

  private NameService service(Duration limit) {
    return new NameService(List.of(host.file("getent")), limit);
  }

  /** There is no getent here, so nobody is found, as when all look-ups together took too long. */
  @Test
  void keepsNoEndOfAnswersInMemory() {
    LocalNames users = users(service(PLENTY));
    for (int id = 0; id < 2 * LocalNames.MAX_REMEMBERED; id++) {
      assertNull(users.name(70_000 + id));
      assertTrue(users.id("nobody-" + id).isEmpty());
    }
    assertEquals(2 * LocalNames.MAX_REMEMBERED, users.remembered());
    assertEquals("alice", users.name(1000));
  }

  @Test
  void asksOnceForWhatTheFileDoesNotKnow() throws IOException {
    getent(DIRECTORY);
    NameService service = service(PLENTY);
    LocalNames users = users(service);
    for (int i = 0; i < 2; i++) {
      assertEquals("alice", users.name(1000));
      assertEquals("carol", users.name(70001));
      assertNull(users.name(70002));
      assertNull(users.name(70003));
      assertEquals(OptionalLong.of(1000), users.id("alice"));
      assertEquals(OptionalLong.of(70001), users.id("carol"));
      assertEquals(OptionalLong.empty(), users.id("dave"));
    }
    assertEquals(
        List.of("passwd 70001", "passwd 70002", "passwd 70003", "passwd carol", "passwd dave"),
        calls());
    assertNull(service.problem());
    assertEquals(List.of("alice"), users.names());
  }

  @Test
  void readsAnEntryNoFurtherThanItsId() throws IOException {
    getent(DIRECTORY);
    NameService service = service(PLENTY);
    assertEquals("staff", new LocalNames("group", host.file("group"), service).name(70001));
    assertNull(service.problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-sfiles", "--help", "70001", "a b", "a\nb", "a\0b", "a:b"})
  void asksForNothingThatIsNoName(String name) throws IOException {
    getent(DIRECTORY);
    NameService service = service(PLENTY);
    assertEquals(OptionalLong.empty(), users(service).id(name));
    assertEquals(List.of(), calls());
    assertNull(service.problem());
  }

  @Test
  void doesWithoutAFile() throws IOException {
    getent(DIRECTORY);
    Files.delete(host.file("passwd"));
    assertEquals("carol", users(service(PLENTY)).name(70001));
  }

  @Test
  void asksNoMoreAfterALookUpThatHangs() throws IOException {
    getent("exec sleep 600");
    NameService service = service(Duration.ofMillis(50));
    LocalNames users = users(service);
    assertNull(users.name(70001));
    assertTrue(String.valueOf(service.problem()).startsWith("a name lookup took too long"));
    assertNull(users.name(70002));
    assertTrue(calls().size() <= 1, calls()::toString);
    assertEquals("alice", users.name(1000));
  }

  @Test
  void aLogFullOfUnknownIdsDoesNotTakeForEver() throws IOException {
    getent("exit 2");
    AtomicLong clock = new AtomicLong();
    NameService service =
        new NameService(
            List.of(host.file("getent")),
            Duration.ofSeconds(10),
            () -> clock.addAndGet(Duration.ofMillis(50).toNanos()));
    LocalNames users = users(service);
    int asked = 0;
    while (service.problem() == null) {
      assertNull(users.name(70_000 + asked));
      asked++;
    }
    int calls = calls().size();
    assertNull(users.name(1));
    assertEquals(calls, calls().size());
    assertTrue(String.valueOf(service.problem()).startsWith("name lookups took"), service::problem);
  }

  @Test
  void saysWhereThereIsNoGetent() {
    NameService service = service(PLENTY);
    assertNull(users(service).name(70001));
    assertTrue(String.valueOf(service.problem()).contains("getent was not found"));
  }

  @Test
  void saysWhereGetentCannotRun() throws IOException {
    Path getent = Files.writeString(host.file("getent"), "#!/no/such/shell\n");
    Files.setPosixFilePermissions(getent, PosixFilePermissions.fromString("rwxr-xr-x"));
    NameService service = service(PLENTY);
    assertNull(users(service).name(70001));
    assertNotNull(service.problem());
  }

  @Test
  void namesUsersOfThisHostInItsOwnLogOnly() throws IOException {
    getent(DIRECTORY);
    TestLog log =
        new TestLog().at("12:00:00").record(7, "USER_CMD", "pid=1 uid=70001 auid=1000 msg='x=1'");
    host.append(log);
    Path copy = log.writeTo(host.file("copy"));
    String named = "uid=carol auid=alice";
    String unnamed = "uid=unknown(70001) auid=unknown(1000)";

    host.search("-i").saysNothing().endsWith(0).printsSomewhere(named);
    host.search("-i", "--input-logs").printsSomewhere(named);
    host.search("-i", host.log().toString()).printsSomewhere(named);
    host.search("-i", host.log().getParent().toString()).printsSomewhere(named);
    host.search("-i", "-if", copy.toString()).printsSomewhere(unnamed);
    host.search("-i", "-if", copy.toString(), "--local-names").printsSomewhere(named);
    host.search("-i", host.log().toString(), copy.toString()).printsSomewhere(unnamed);

    host.search("-ua", "carol", "--raw").printsEvents(7);
    host.search("-ua", "carol", "--raw", copy.toString()).endsWith(1);
    host.search("-ua", "carol", "--raw", "--local-names", copy.toString()).printsEvents(7);
  }

  @Test
  void givenNamesComeFirst() throws IOException {
    getent(DIRECTORY);
    host.append(
        new TestLog()
            .at("12:00:00")
            .record(7, "USER_CMD", "pid=1 uid=70001 auid=1000 ses=1 msg='x=1'"));
    Path given = Files.writeString(host.file("given"), "bob:x:1000:1000::/:/bin/sh\n");
    host.search("-i", "--passwd", given.toString()).printsSomewhere("uid=carol auid=bob");
  }

  @Test
  void saysOnceThatNamesAreMissing() throws IOException {
    host.append(
        new TestLog()
            .at("12:00:00")
            .record(7, "USER_CMD", "pid=1 uid=70001 auid=70002 ses=1 msg='x=1'"));
    host.withoutGetent()
        .search("-i")
        .endsWith(0)
        .printsSomewhere("uid=unknown(70001)")
        .says("jaudit: getent was not found; names are only looked up in files");
    host.search("--raw").endsWith(0).saysNothing();
  }
}
