package io.jaudit.interpret.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitiesTest {
  private Identities identities = Identities.ofLog();

  @BeforeEach
  void files(@TempDir Path folder) throws Exception {
    Path users = Files.writeString(folder.resolve("passwd"), "bob:x:1000:5::/:/x\n");
    Path groups = Files.writeString(folder.resolve("group"), "staff:x:1000:\n");
    identities = new Identities(IdNames.read(users), IdNames.read(groups));
  }

  /** The names of all fields called {@code field}. */
  private static List<@Nullable String> names(Identities known, String field, String record)
      throws Exception {
    int blank = record.indexOf(' ');
    String line =
        "type="
            + record.substring(0, blank)
            + " msg=audit(1700000000.123:42):"
            + record.substring(blank);
    AuditRecord parsed =
        new RecordParser().parse(ByteSlice.of(line.getBytes(StandardCharsets.ISO_8859_1)), 0);
    List<@Nullable String> names = new ArrayList<>();
    for (int i = parsed.fields().indexOf(field, 0);
        i >= 0;
        i = parsed.fields().indexOf(field, i + 1)) {
      names.add(known.name(parsed, i));
    }
    return names;
  }

  private @Nullable String name(String field, String record) throws Exception {
    return names(identities, field, record).get(0);
  }

  @Test
  void theLogKnowsBest() throws Exception {
    String record =
        "SYSCALL auid=1000 uid=0 gid=1000\u001dAUID=\"alice\" UID=\"admin\" GID=\"g x\"";
    assertEquals("alice", name("auid", record));
    assertEquals("admin", name("uid", record));
    assertEquals("g x", name("gid", record));
  }

  @Test
  void whatTheLogDoesNotKnowIsLookedUp() throws Exception {
    assertEquals("bob", name("uid", "SYSCALL uid=1000\u001dUID=\"unknown(1000)\""));
    assertEquals("bob", name("uid", "SYSCALL uid=1000\u001dUID=unknown-1000"));
    assertEquals("bob", name("ouid", "PATH ouid=1000"));
    assertEquals("staff", name("ogid", "PATH ogid=1000"));
    assertEquals("root", name("uid", "SYSCALL uid=0"));
    assertEquals("unset", name("auid", "SYSCALL auid=4294967295"));
    assertEquals("unset", name("auid", "SYSCALL auid=-1"));
    assertEquals(null, name("uid", "SYSCALL uid=1001"));
    assertEquals(null, name("uid", "SYSCALL uid=?"));
    assertEquals(null, name("uid", "SYSCALL uid=10x"));
    assertEquals(null, name("pid", "SYSCALL pid=bob"));
    assertEquals(null, name("pid", "SYSCALL pid=1000"));
  }

  @Test
  void aWordInPlaceOfAnIdIsTheName() throws Exception {
    assertEquals("abc", name("uid", "SYSCALL uid=abc"));
    assertEquals("a-b.c$", name("uid", "SYSCALL uid=a-b.c$"));
    assertEquals("abc", name("uid", "USER_LOGIN user pid=1 uid=abc: msg='x'"));
    assertEquals("admin", name("uid", "SYSCALL uid=abc\u001dUID=\"admin\""));
    assertEquals("root", name("uid", "SYSCALL uid=root"));
    assertEquals("unset", name("auid", "SYSCALL auid=unset"));
    assertEquals("bob", name("uid", "SYSCALL uid=unknown(1000)"));
    assertEquals(null, name("uid", "SYSCALL uid=unknown(1001)"));
  }

  @Test
  void onlyWordsThatMeanTheSameEverywhereAreIds() {
    assertEquals(0, Identities.id(ByteSlice.of("root")));
    assertEquals(Identities.UNSET, Identities.id(ByteSlice.of("unset")));
    assertEquals(7, Identities.id(ByteSlice.of("unknown(7)")));
    assertEquals(0xffff_fffeL, Identities.id(ByteSlice.of("unknown(-2)")));
    for (String other :
        new String[] {"bob", "unknown()", "unknown(x)", "unknown", "Root", "r00t"}) {
      assertEquals(-1, Identities.id(ByteSlice.of(other)), other);
    }
  }

  @Test
  void anIdOfAGroupChangeIsAGroup() throws Exception {
    assertEquals("staff", name("id", "ADD_GROUP pid=1 msg='op=add id=1000 res=success'"));
    assertEquals("bob", name("id", "ADD_USER pid=1 msg='op=add id=1000 res=success'"));
  }

  @Test
  void theSameNameTwiceHasTwoTwins() throws Exception {
    String record =
        "LOGIN login pid=5 uid=0 old auid=4294967295 new auid=1000\u001dUID=\"root\" AUID=\"unset\""
            + " AUID=\"alice\"";
    assertEquals(List.of("unset", "alice"), names(identities, "auid", record));
    String one = "USER_AVC uid=81 msg='uid=1000'\u001dUID=\"dbus\"";
    assertEquals(List.of("dbus", "bob"), names(identities, "uid", one));
  }

  @Test
  void theLogAloneMayDo() throws Exception {
    String record = "SYSCALL uid=1000";
    List<@Nullable String> nobody = new ArrayList<>();
    nobody.add(null);
    assertEquals(nobody, names(Identities.ofLog(), "uid", record));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1000, 1000",
    "-1, 4294967295",
    "4294967295, 4294967295",
    "-2, 4294967294",
    "500:, 500",
    "'500,', 500",
    "4294967296, -1",
    "-2147483649, -1",
    "'', -1",
    "5x, -1",
    "?, -1",
    ":, -1",
  })
  void idsAreUnsignedNumbersOf32Bits(String text, long id) {
    assertEquals(id, Identities.id(ByteSlice.of(text)));
  }
}
