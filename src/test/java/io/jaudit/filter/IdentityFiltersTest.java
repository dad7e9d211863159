package io.jaudit.filter;

import static io.jaudit.filter.Logged.ENRICHED;
import static io.jaudit.filter.Logged.matches;
import static io.jaudit.filter.Logged.skipped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFiltersTest {
  private static final String TASK =
      "SYSCALL ppid=1 pid=2 auid=1000 uid=1 gid=2 euid=3 suid=4 fsuid=5 egid=6 sgid=7 fsgid=8";

  private IdNames users = IdNames.none();

  @BeforeEach
  void users(@TempDir Path folder) throws IOException {
    users = IdNames.read(Files.writeString(folder.resolve("passwd"), "bob:x:1000:1000::/:/x\n"));
  }

  private static WantedId id(long number) {
    return WantedId.numbered(number);
  }

  private WantedId named(String name) {
    return WantedId.named(name, users);
  }

  @Test
  void eachCriterionHasItsField() {
    matches(FieldFilters.uid(id(1)), TASK);
    matches(FieldFilters.gid(id(2)), TASK);
    matches(FieldFilters.effectiveUid(id(3)), TASK);
    matches(FieldFilters.effectiveGid(id(6)), TASK);
    matches(FieldFilters.loginUid(id(1000)), TASK);
    for (long other : new long[] {4, 5, 7, 8, 10, 100}) {
      skipped(FieldFilters.anyUid(id(other)), TASK);
      skipped(FieldFilters.anyGid(id(other)), TASK);
    }
    skipped(FieldFilters.uid(id(1000)), TASK);
    skipped(FieldFilters.loginUid(id(1)), TASK);
  }

  @Test
  void aNameInCapitalsHidesNoField() {
    String start = "DAEMON_START op=start AB=1 uid=0 auid=0 res=success";
    matches(FieldFilters.uid(id(0)), start);
    matches(FieldFilters.uid(id(0)), start.replace("AB", "UID") + ENRICHED + "UID=\"root\"");
  }

  @Test
  void anyIsUserEffectiveOrLoginUser() {
    for (long user : new long[] {1, 3, 1000}) {
      matches(FieldFilters.anyUid(id(user)), TASK);
    }
    matches(FieldFilters.anyGid(id(2)), TASK);
    matches(FieldFilters.anyGid(id(6)), TASK);
  }

  /** Many IDs are looked up in a set, unless the log has a word. */
  @Test
  void anyOfManyIdsIsEachOfThem() {
    long[] ids = {0, 1, 7, 1000, 4_294_967_295L, 5, 6};
    List<EventFilter> filters = new ArrayList<>();
    for (long id : ids) {
      filters.add(FieldFilters.uid(WantedId.numbered(id, users)));
    }
    EventFilter any = Filters.any(filters);
    for (String uid :
        List.of(
            "0", "1", "2", "-1", "4294967295", "1000", "100", "bob", "eve", "root", "unset", "x")) {
      AuditEvent event = Logged.event(TASK.replace(" uid=1 ", " uid=" + uid + " "));
      EventView view = new EventView(Identities.ofLog()).of(event);
      boolean isOne = filters.stream().anyMatch(filter -> filter.matches(view));
      assertEquals(isOne, any.matches(view), uid);
    }
    assertFalse(any.interest().isSelective());
    assertTrue(Filters.any(filters.subList(1, 4)).interest().isSelective());
    assertEquals(
        1,
        Filters.any(
                List.of(
                    filters.get(1), filters.get(2), filters.get(3), filters.get(5), filters.get(6)))
            .interest()
            .literals()
            .size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DAEMON_START op=start auid=0 pid=1 uid=1000 ses=1 res=success",
        "TTY tty pid=90 uid=1000 auid=0 ses=3 comm=\"bash\" data=61",
        "INTEGRITY_DATA pid=5 uid=1000 auid=0 ses=1 op=x",
        "LOGIN pid=5 uid=1000 old-auid=0 auid=0 res=1",
        "ANOM_ABEND auid=0 uid=1000 gid=0 ses=3 pid=1 comm=\"x\" sig=11",
        "USER_LOGIN user pid=1 uid=0 auid=0 msg='uid=1000: exe=\"/x\" (hostname=h, res=success)'",
        "USER_AVC pid=820 uid=81 msg='avc:  denied  { start } for auid=0 uid=1000 gid=0'",
      })
  void uidIsThatOfManyTypes(String record) {
    matches(FieldFilters.uid(id(1000)), record);
    matches(FieldFilters.uid(named("bob")), record);
    skipped(FieldFilters.uid(id(500)), record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYSCALL auid=1000 fsuid=1000",
        "OBJ_PID ouid=1000",
        "CRYPTO_SESSION pid=1 uid=0 msg='suid=1000 res=success'",
        "PATH item=0 name=\"/x\" ouid=1000",
        "SYSCALL uid=1000x",
        "SYSCALL uid=unknown",
      })
  void uidIsAWholeField(String record) {
    skipped(FieldFilters.uid(id(1000)), record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOGIN login pid=5 uid=0 old auid=4294967295 new auid=1000 old ses=1 new ses=9",
        "LOGIN login pid=5 uid=0 old loginuid=4294967295 new loginuid=1000",
        "LOGIN pid=5 uid=0 old-auid=4294967295 auid=1000 old-ses=1 ses=9 res=1",
      })
  void loginUidOfALoginIsTheNewOne(String record) {
    matches(FieldFilters.loginUid(id(1000)), record);
    matches(FieldFilters.loginUid(named("bob")), record);
    skipped(FieldFilters.loginUid(id(-1)), record);
    skipped(FieldFilters.loginUid(named("unset")), record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USER_CMD pid=1 uid=0 auid=4294967295 ses=1 msg='res=success'",
        "USER_CMD pid=1 uid=0 auid=-1 ses=1 msg='res=success'",
        "CONFIG_CHANGE op=set audit_enabled=1 auid=4294967295 res=1",
        "MAC_POLICY_LOAD policy loaded auid=-1 ses=3",
        "USER_CMD pid=1 uid=0 auid=4294967295 msg='res=success'" + ENRICHED + "AUID=\"unset\"",
      })
  void unsetIsAnId(String record) {
    matches(FieldFilters.loginUid(id(-1)), record);
    matches(FieldFilters.loginUid(id(4294967295L)), record);
    matches(FieldFilters.loginUid(named("unset")), record);
    skipped(FieldFilters.loginUid(id(-2)), record);
  }

  @Test
  void absentIsNotUnset() {
    skipped(FieldFilters.loginUid(id(-1)), "NETFILTER_CFG table=filter family=2 entries=4");
    skipped(FieldFilters.uid(id(0)), "NETFILTER_CFG table=filter family=2 entries=4");
    skipped(FieldFilters.uid(id(4294967295L)), TASK);
  }

  @Test
  void aNameIsWhatTheLogSays() {
    String record = "SYSCALL auid=1000 uid=0" + ENRICHED + "AUID=\"alice\" UID=\"root\"";
    matches(FieldFilters.loginUid(named("alice")), record);
    skipped(FieldFilters.loginUid(named("bob")), record);
    skipped(FieldFilters.loginUid(named("ALICE")), record);
    matches(FieldFilters.loginUid(id(1000)), record);
    matches(FieldFilters.uid(named("root")), record);
    skipped(FieldFilters.uid(named("alice")), record);
  }

  @Test
  void aNameTheLogDoesNotSayIsLookedUp() {
    matches(FieldFilters.loginUid(named("bob")), "SYSCALL auid=1000 uid=0");
    matches(
        FieldFilters.loginUid(named("bob")),
        "SYSCALL auid=1000" + ENRICHED + "ARCH=x86_64 AUID=\"unknown(1000)\"");
    matches(
        FieldFilters.loginUid(named("bob")),
        "SYSCALL auid=1000" + ENRICHED + "AUID=\"unknown-1000\"");
    matches(FieldFilters.uid(named("root")), "SYSCALL uid=0");
    skipped(FieldFilters.loginUid(named("nobody-knows")), "SYSCALL auid=1000");
    skipped(FieldFilters.loginUid(named("bob")), "SYSCALL auid=1001");
  }

  @Test
  void aWordInPlaceOfAnIdIsTheName() {
    String record = "SYSCALL pid=1 auid=bob uid=root euid=\"carol\" egid=staff ses=3";
    matches(FieldFilters.loginUid(named("bob")), record);
    matches(FieldFilters.uid(named("root")), record);
    matches(FieldFilters.uid(id(0)), record);
    matches(FieldFilters.effectiveUid(named("carol")), record);
    matches(FieldFilters.effectiveGid(named("staff")), record);
    skipped(FieldFilters.loginUid(named("root")), record);
    skipped(FieldFilters.loginUid(named("Bob")), record);
    skipped(FieldFilters.loginUid(id(0)), record);
    skipped(FieldFilters.effectiveUid(id(0)), record);
    skipped(FieldFilters.effectiveUid(id(-1)), record);
  }

  @Test
  void theIdOfAWordIsLookedUp() {
    matches(FieldFilters.loginUid(WantedId.numbered(1000, users)), "SYSCALL auid=bob");
    skipped(FieldFilters.loginUid(WantedId.numbered(1001, users)), "SYSCALL auid=bob");
    skipped(FieldFilters.loginUid(WantedId.numbered(1000, users)), "SYSCALL auid=carol");
    skipped(FieldFilters.loginUid(id(1000)), "SYSCALL auid=bob");
  }

  @Test
  void unsetAndUnknownAreTheWordsOfIds() {
    matches(FieldFilters.loginUid(id(-1)), "SYSCALL auid=unset");
    matches(FieldFilters.loginUid(named("unset")), "SYSCALL auid=unset");
    matches(FieldFilters.uid(id(1000)), "SYSCALL uid=unknown(1000)");
    matches(FieldFilters.uid(named("bob")), "SYSCALL uid=unknown(1000)");
    matches(FieldFilters.uid(id(-2)), "SYSCALL uid=unknown(-2)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "(null)", "n/a", "1000x", "-", "", "\"\"", "unknown(x)"})
  void aPlaceholderIsNoName(String value) {
    String record = "SYSCALL pid=1 uid=" + value + " auid=0";
    skipped(FieldFilters.uid(named(value.replace("\"", ""))), record);
    skipped(FieldFilters.uid(id(0)), record);
    skipped(FieldFilters.uid(id(-1)), record);
    skipped(FieldFilters.uid(id(1000)), record);
  }

  @Test
  void eachRecordHasItsOwnNames() {
    String[] event = {
      "SYSCALL auid=1000 uid=1000",
      "USER_CMD pid=1 uid=7 auid=7 msg='res=success'" + ENRICHED + "UID=\"carol\" AUID=\"dave\""
    };
    matches(FieldFilters.uid(named("carol")), event);
    matches(FieldFilters.uid(named("bob")), event);
    skipped(FieldFilters.uid(named("dave")), event);
  }

  @Test
  void aNameThatOccursTwiceHasTwoEnrichedTwins() {
    String record =
        "USER_AVC pid=820 uid=81 msg='avc:  denied  { start } for uid=1000'"
            + ENRICHED
            + "UID=\"dbus\" UID=\"alice\"";
    matches(FieldFilters.uid(named("dbus")), record);
    matches(FieldFilters.uid(named("alice")), record);
    skipped(FieldFilters.uid(named("bob")), record);
  }

  @Test
  void groupsOfUserRecordsAreThoseOfGroupChanges() {
    matches(
        FieldFilters.gid(id(44)),
        "GRP_MGMT pid=1 uid=0 msg='op=modify new_gid=55 id=44 res=success'");
    matches(FieldFilters.gid(id(44)), "ADD_GROUP pid=1 uid=0 msg='op=add-group id=44 res=success'");
    matches(FieldFilters.gid(id(44)), "GRP_MGMT pid=1 uid=0 msg='op=modify gid=44 res=success'");
    skipped(
        FieldFilters.gid(id(55)), "GRP_MGMT pid=1 msg='op=modify new_gid=55 id=44 res=success'");
    skipped(FieldFilters.gid(id(44)), "ADD_USER pid=1 uid=0 msg='op=add-user id=44 res=success'");
    skipped(FieldFilters.gid(id(44)), "USER_AVC pid=1 uid=0 msg='avc:  denied  { x } for gid=44'");
  }
}
