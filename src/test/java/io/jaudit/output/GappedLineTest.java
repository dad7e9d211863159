package io.jaudit.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.GappedLine.Kind;
import io.jaudit.record.AuditRecord;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class GappedLineTest {
  private static final String LOGIN =
      "pid=77 uid=0 auid=1000 ses=3 subj=a_t msg='op=login acct=\"bob\" exe=\"/bin/login\""
          + " hostname=h1 addr=10.0.0.7 terminal=tty1 res=success'\u001dUID=\"root\" AUID=\"bob\"";

  private final GappedLine line = new GappedLine(Kind.PROCESS);
  private final GappedLine file = new GappedLine(Kind.FILE);

  @Test
  void leavesOutTheValuesThatDifferFromRecordToRecord() {
    assertEquals(
        "pid=~ uid=0 auid=~ ses=~ subj=a_t msg='op=login acct=\"~\" exe=\"/bin/login\""
            + " hostname=~ addr=~ terminal=tty1 res=success'\u001dUID=\"root\" AUID=\"~\"",
        key(LOGIN));
  }

  @Test
  void leavesOutTheFirstValueOfAMessage() {
    assertEquals("msg='unit=~ comm=\"~\" res=1'", key("msg='unit=cron comm=\"systemd\" res=1'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pid=0 x=1",
        "pid=007 x=1",
        "pid=-1 x=1",
        "pid=1234567890 x=1",
        "pid=12a x=1",
        "pid=\"1\" x=1",
        "pid= x=1",
        "pid=12",
        "xpid=12 x=1",
        "ses=4294967295 x=1",
        "hostname=? x=1",
        "hostname=(none) x=1",
        "hostname=h1",
        "addr=::1 x=1",
        "addr=-1 x=1",
        "addr=10.0.0.7:60000 x=1",
        "acct=616263 x=1",
        "acct=\"?\" x=1",
        "acct=\"(unknown user)\" x=1",
        "acct=\"\" x=1",
        "acct=\"a x=1",
        "acct=\"a\"b x=1",
        "acct=\"a\"",
        "unit=a\\x2db x=1",
        "comm=\"a b\" x=1",
        "auid=1000 uid=0",
        "AUID=\"bob\" x=1",
        "x=1\u001dAUID=\"unset\"",
        "x=1\u001dAUID=\"unknown(5)\"",
        "x=1\u001dpid=5 x=1"
      })
  void aValueThatMeansMoreIsNotLeftOut(String text) {
    String key = key(text);
    assertTrue(key == null || key.equals(text), key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auid=1000 x=1\u001dUID=\"a\"",
        "auid=1000 x=1\u001dAUID=\"unknown(1000)\"",
        "pid=1 pid=2 x=1",
        "pid=0 pid=2 x=1",
        "old auid=4294967295 new auid=1000 x=1\u001dAUID=\"bob\""
      })
  void whatCantBeTakenApartIsNotRead(String text) {
    assertNull(key(text));
  }

  @Test
  void leavesOutTheNameAndTheInodeOfAFile() {
    assertEquals(
        "item=0 name=\"/~\" inode=~ dev=fe:00 ouid=7 nametype=NORMAL\u001dOUID=\"a\"",
        keyOfFile(
            "item=0 name=\"/a/b.c\" inode=42 dev=fe:00 ouid=7 nametype=NORMAL\u001dOUID=\"a\""));
    assertEquals("cwd=\"/~\"", keyOfFile("cwd=\"/root\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=\"a\" x", "name=\"/\" x", "name=\"/a/\" x", "name=\"//a\" x", "name=\"/a/../b\" x",
        "name=\"/a/./b\" x", "name=\"/a'b\" x", "name=\"/a&b\" x", "name=2F61 x", "name=(null) x",
        "name=\"/a", "cwd=\"/a\"x", "pid=1 x", "inode=1"
      })
  void aNameThatMeansMoreIsNotLeftOut(String text) {
    assertEquals(text, keyOfFile(text));
  }

  @Test
  void aLongLineIsNotRead() {
    assertNotNull(key("x".repeat(4096)));
    assertNull(key("x".repeat(4097)));
  }

  @Test
  void readsTheEndOfALine() {
    assertTrue(line.read(ByteSlice.of("pid=1 ses=2 x"), 6));
    assertEquals("ses=\0 x", line.key().latin1());
  }

  @Test
  void aLineThatRepeatsIsReadAgain() {
    assertEquals(key("pid=1 x"), key("pid=1 x"));
    assertNull(key("pid=1 pid=2 x"));
    assertNull(key("pid=1 pid=2 x"));
    assertEquals("pid=~ x", key("pid=1 x"));
  }

  @Test
  void aByteThatReplacesAValueIsNoValue() {
    assertTrue(line.read(ByteSlice.of("pid=1 ses=\0 x"), 0));
    ByteSlice key = line.key();
    int gaps = line.gaps();
    assertTrue(line.read(ByteSlice.of("pid=\0 ses=1 x"), 0));
    assertEquals(key, line.key());
    assertFalse(line.has(gaps, key));
  }

  @ParameterizedTest
  @CsvSource({
    "pid=1 x=76543210,false",
    "pid=1 x=76.54.32.10,false",
    "pid=76543210 x=1,true",
    "addr=76.54.32.10 x=1,true"
  })
  void textWithAMarkerCantBeMarked(String text, boolean isMarked) {
    assertTrue(line.read(ByteSlice.of(text), 0));
    assertEquals(isMarked, line.marked() != null);
  }

  @Test
  void whatWasWrittenForMarkersHasTheValuesOfEachLine() {
    assertTrue(line.read(ByteSlice.of("pid=1 ses=2 x"), 0));
    ByteSlice marked = line.marked();
    assertNotNull(marked);
    String written = "<" + marked.utf8().replace(' ', '|') + ">76543210765432109";
    GappedText text = GappedText.of(ByteSlice.of(written), line.size());
    assertTrue(line.read(ByteSlice.of("pid=345 ses=67 x"), 0));
    assertEquals("<pid=345|ses=67|x>76543210765432109", written(text));
  }

  /** What is written for an address may be in other places than a word. */
  @ParameterizedTest
  @CsvSource({"10.0.0.7,fe80::7,true", "10.0.0.7,web-1,false", "web-1,host,true"})
  void anAddressIsReplacedByAnotherAddressOnly(String value, String other, boolean isAlike) {
    assertTrue(line.read(ByteSlice.of("addr=" + value + " x"), 0));
    ByteSlice key = line.key();
    int gaps = line.gaps();
    assertTrue(line.read(ByteSlice.of("addr=" + other + " x"), 0));
    assertEquals(isAlike, line.has(gaps, key));
  }

  @Test
  void theMarkerOfAnAddressIsAnAddress() {
    assertTrue(line.read(ByteSlice.of("pid=1 addr=10.0.0.7 hostname=h x"), 0));
    assertEquals("pid=765432100 addr=76.54.32.101 hostname=765432102 x", line.marked().latin1());
    GappedText text = GappedText.of(ByteSlice.of("76.54.32.101 765432100 765432102"), line.size());
    assertTrue(line.read(ByteSlice.of("pid=5 addr=fe80::1 hostname=h x"), 0));
    assertEquals("fe80::1 5 h", written(text));
  }

  @Test
  void anEventIsMarkedInItsFirstRecord() {
    AuditEvent event =
        MutatedEvents.events("type=USER_LOGIN msg=audit(1700000000.000:1): " + LOGIN + "\r").get(0);
    assertTrue(line.read(event.records().get(0).contentAsLogged(), 0));
    AuditEvent marked = MarkedEvent.of(event, line);
    assertNotNull(marked);
    AuditRecord record = marked.records().get(0);
    assertEquals(line.marked(), record.contentAsLogged());
    assertTrue(record.line().utf8().endsWith("\r"));
  }

  /** What is left out is the same as in the plain way, which looks at one name after the other. */
  @Property(tries = 400)
  void isReadAsThePlainWayDoes(@ForAll long seed) {
    for (AuditEvent event : MutatedEvents.of(seed, 10)) {
      for (AuditRecord record : event.records()) {
        String text = record.contentAsLogged().latin1();
        String plain = SlowGaps.key(text);
        assertEquals(plain, key(text), text);
        assertEquals(SlowGaps.keyOfFile(text), keyOfFile(text), text);
        ByteSlice marked = plain == null ? null : line.marked();
        if (marked != null) {
          assertEquals(text, written(GappedText.of(marked, line.size())));
        }
      }
    }
  }

  private String written(GappedText text) {
    ByteBuilder out = new ByteBuilder();
    text.appendTo(out, line);
    return out.toSlice().latin1();
  }

  private @Nullable String key(String text) {
    return key(line, text);
  }

  private @Nullable String keyOfFile(String text) {
    return key(file, text);
  }

  /** Returns the key with a tilde for each value; null if the text is not read. */
  private static @Nullable String key(GappedLine line, String text) {
    boolean isRead = line.read(ByteSlice.of(text.getBytes(ISO_8859_1)), 0);
    return isRead ? line.key().latin1().replace('\0', '~') : null;
  }
}
