package io.jaudit.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.record.Field.Form;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fields are drawn one per line: {@code name=raw} for a value, {@code 'word} for a word; fields in
 * {@code msg='…'} are indented by two blanks, enriched ones begin with {@code +}.
 */
final class FieldScannerTest {
  private static final String HEADER = "type=AVC msg=audit(1710763200.123:4567): ";

  @Test
  void readsEveryFormOfAValue() {
    assertFields(
        "a=b c=\"d e\" f=6120622F g=(null) h=? i= j=4294967295 k=\"\" l=x=y",
        """
        a=b
        c="d e"
        f=6120622F
        g=(null)
        h=?
        i=
        j=4294967295
        k=""
        l=x=y
        """);
    Fields fields = fields("a=b c=\"d e\" k=\"\"");
    assertEquals(Form.BARE, fields.find("a").form());
    assertEquals("d e", fields.find("c").value().latin1());
    assertEquals("\"d e\"", fields.find("c").raw().latin1());
    assertEquals(Form.QUOTED, fields.find("c").form());
    assertEquals("", fields.find("k").value().latin1());
  }

  @Test
  void aTabIsABlankButNotInQuotesAndNotInTheMessageOfAProgram() {
    String syscall = "pid=1\tuid=0 comm=\"a\tb\"\tkey=\"k\"";
    assertFields(syscall, "pid=1\nuid=0\ncomm=\"a\tb\"\nkey=\"k\"\n");
    assertFields(
        syscall + "\u001dUID=\"root\"", "pid=1\nuid=0\ncomm=\"a\tb\"\nkey=\"k\"\n+UID=\"root\"\n");
    assertFields("pid=1\tmsg='op=a\tb res=1'", "pid=1\nmsg=op=a\tb res=1\n  op=a\tb\n  res=1\n");
  }

  @Test
  void theModeOfAnAppArmorProfileBelongsToTheLabel() {
    assertFields(
        "subj==/usr/sbin/ntpd (enforce) key=\"k\" obj=a (complain)",
        "subj==/usr/sbin/ntpd (enforce)\nkey=\"k\"\nobj=a (complain)\n");
    assertFields("subj=a (enforce", "subj=a\n'(enforce\n");
    assertFields("subj=a () x=1", "subj=a\n'()\nx=1\n");
    assertFields("subj=a (b)c", "subj=a\n'(b)c\n");
    assertFields("comm=a (enforce)", "comm=a\n'(enforce)\n");
    assertFields("subj=a (", "subj=a\n'(\n");
    assertFields("subj=a ", "subj=a\n");
    assertFields("subj=my profile//b (enforce) k=1", "subj=my profile//b (enforce)\nk=1\n");
    assertFields("subj=a b c=1 (enforce)", "subj=a\n'b\nc=1\n'(enforce)\n");
  }

  @Test
  void nulsBeforeANameAreNotOfIt() {
    assertFields("a=1 \0\0b=2 \0c=3", "a=1\nb=2\nc=3\n");
  }

  @Test
  void severalBlanksAreAsGoodAsOne() {
    assertFields("  a=b   c=d  ", "a=b\nc=d\n");
  }

  @Test
  void wordsAreAmongTheFields() {
    assertFields(
        "avc:  denied  { read write } for  pid=12 comm=\"cat\" scontext=u:r:t:s0 tclass=file",
        """
        'avc:
        'denied
        '{
        'read
        'write
        '}
        'for
        pid=12
        comm="cat"
        scontext=u:r:t:s0
        tclass=file
        """);
  }

  @Test
  void theContentOfAMessageIsAScopeOfItsOwn() {
    assertFields(
        "pid=1 uid=0 msg='op=login acct=\"root\" res=success' extra=1",
        """
        pid=1
        uid=0
        msg=op=login acct="root" res=success
          op=login
          acct="root"
          res=success
        extra=1
        """);
    assertEquals(Form.NESTED, fields("msg='a=1'").find("msg").form());
  }

  @Test
  void oldMessagesHaveParenthesesAndCommas() {
    assertFields(
        "user pid=1 uid=0 auid=0 msg='PAM: session open acct=root : exe=\"/usr/sbin/crond\""
            + " (hostname=?, addr=?, terminal=cron res=success)'",
        """
        'user
        pid=1
        uid=0
        auid=0
        msg=PAM: session open acct=root : exe="/usr/sbin/crond" (hostname=?, addr=?, terminal=cron res=success)
          'PAM:
          'session
          'open
          acct=root
          ':
          exe="/usr/sbin/crond"
          hostname=?
          addr=?
          terminal=cron
          res=success
        """);
  }

  @Test
  void parenthesesThatBelongToAValueStay() {
    assertFields(
        "msg='terminal=(none), cmd=f(x) tty=(none)) (addr=::1) acct=unknown(0),'",
        """
        msg=terminal=(none), cmd=f(x) tty=(none)) (addr=::1) acct=unknown(0),
          terminal=(none)
          cmd=f(x)
          tty=(none)
          addr=::1
          acct=unknown(0)
        """);
  }

  @Test
  void aWordOfAMessageKeepsItsBytes() {
    assertFields(
        "msg='PAM: (to root) , it''s a \"(b\" (x) ( c=1 acct=\"root\", d=\"e\")f (g=2) h='",
        """
        msg=PAM: (to root) , it''s a "(b" (x) ( c=1 acct="root", d="e")f (g=2) h=
          'PAM:
          '(to
          'root)
          ',
          'it''s
          'a
          '"(b"
          '(x)
          '(
          c=1
          acct="root"
          d="e"
          ')f
          g=2
          h=
        """);
  }

  @Test
  void aQuoteInsideAMessageDoesNotEndIt() {
    assertFields(
        "msg='cmd=\"it's\" grantors=pam_unix,pam_deny res=success'",
        """
        msg=cmd="it's" grantors=pam_unix,pam_deny res=success
          cmd="it's"
          grantors=pam_unix,pam_deny
          res=success
        """);
  }

  @Test
  void aQuotedMessageInsideAMessageIsAValue() {
    assertFields(
        "msg='avc:  received (seqno=2) msg='x'  exe=\"/bin/dbus\"'",
        """
        msg=avc:  received (seqno=2) msg='x'  exe="/bin/dbus"
          'avc:
          'received
          seqno=2
          msg='x
          exe="/bin/dbus"
        """);
  }

  @Test
  void aMessageWithoutItsEndReachesToTheEndOfTheBody() {
    assertFields(
        "uid=0 msg='op=login res=failed\u001dUID=\"root\"",
        """
        uid=0
        msg=op=login res=failed
          op=login
          res=failed
        +UID="root"
        """);
    assertFields("msg='", "msg=\n");
    assertFields("msg=''", "msg=\n");
  }

  @Test
  void aQuotedValueWithoutItsEndReachesToTheNextFieldOrTheEndOfItsScope() {
    assertFields("a=1 name=\"/tmp/x y", "a=1\nname=\"/tmp/x y\n");
    assertFields("msg='cmd=\"a b' c=1", "msg=cmd=\"a b\n  cmd=\"a b\nc=1\n");
    assertFields("a=\"", "a=\"\n");
    assertFields("a=\"x =y z b=2 c=3", "a=\"x =y z\nb=2\nc=3\n");
    assertFields("a=\"= b.c=1 d=2", "a=\"= b.c=1\nd=2\n");
    Field unterminated = fields("name=\"/tmp/x y").find("name");
    assertEquals(Form.TORN, unterminated.form());
    assertEquals("\"/tmp/x y", unterminated.raw().latin1());
    assertEquals("/tmp/x y", unterminated.value().latin1());
    assertEquals("", fields("a=\"").find("a").value().latin1());
  }

  @Test
  void whatIsGluedToAQuotedValueIsAWordOrAField() {
    assertFields("a=\"b\"c d=\"e\"f=g", "a=\"b\"\n'c\nd=\"e\"\nf=g\n");
  }

  @Test
  void repeatedNamesAreKeptAndTheFirstIsFound() {
    Fields fields = fields("uid=1 uid=2 msg='uid=3'\u001dUID=\"a\" UID=\"b\"");
    assertEquals(6, fields.size());
    assertEquals("1", fields.find("uid").value().latin1());
    assertEquals("a", fields.enriched(0).value().latin1());
    assertEquals("b", fields.enriched(1).value().latin1());
    assertNull(fields.enriched(3));
  }

  @Test
  void aNameIsFoundWholeAndOutsideTheEnrichedPartOnly() {
    Fields fields = fields("ppid=1 a0=2\u001dpid=3 AUID=\"x\"");
    assertNull(fields.find("pid"));
    assertNull(fields.find("a"));
    assertNull(fields.find(""));
    assertNull(fields.find("AUID"));
    assertNull(fields.enriched(0));
  }

  @Test
  void aNameMayHaveBytesAboveAscii() {
    Fields fields = fields("\u00e9=1");
    assertNull(fields.find("\u0169"));
    assertEquals(1, fields.size());
  }

  @Test
  void theEnrichedPartBeginsAfterItsSeparator() {
    assertFields(
        "saddr=0200 res=1\u001dARCH=x86_64 SYSCALL=openat AUID=\"alice b\""
            + " SADDR={ saddr_fam=inet laddr=1.2.3.4 lport=80 } UID=\"root\"",
        """
        saddr=0200
        res=1
        +ARCH=x86_64
        +SYSCALL=openat
        +AUID="alice b"
        +SADDR={ saddr_fam=inet laddr=1.2.3.4 lport=80 }
        +UID="root"
        """);
    assertFields("a=1\u001dSADDR={ unterminated", "a=1\n+SADDR={ unterminated\n");
  }

  @Test
  void theEnrichedPartIsFoundAfterABlank() {
    assertFields(
        "auid=-1 uid=0 saddr=01 res=1 UID=\"root\" AUID=\"unset\" SADDR={ saddr_fam=unix path=/x }",
        """
        auid=-1
        uid=0
        saddr=01
        res=1
        +UID="root"
        +AUID="unset"
        +SADDR={ saddr_fam=unix path=/x }
        """);
  }

  @Test
  void theEnrichedPartIsFoundIfItsSeparatorWasLost() {
    assertFields(
        "auid=1 uid=1 sig=11 res=1AUID=\"bui\" UID=\"bui\"",
        "auid=1\nuid=1\nsig=11\nres=1\n+AUID=\"bui\"\n+UID=\"bui\"\n");
    assertFields(
        "arch=c syscall=2 key=(null)ARCH=x86_64 SYSCALL=openat",
        "arch=c\nsyscall=2\nkey=(null)\n+ARCH=x86_64\n+SYSCALL=openat\n");
    assertFields("arch=c key=\"x\"ARCH=x86_64", "arch=c\nkey=\"x\"\n+ARCH=x86_64\n");
    assertFields(
        "ouid=0 ogid=0 cap_frootid=0OUID=\"root\" OGID=\"root\"",
        "ouid=0\nogid=0\ncap_frootid=0\n+OUID=\"root\"\n+OGID=\"root\"\n");
    assertFields("arch=c key=6162ARCH=x86_64", "arch=c\nkey=6162\n+ARCH=x86_64\n");
    assertFields("saddr=02BASADDR={ fam=inet }", "saddr=02BA\n+SADDR={ fam=inet }\n");
    assertFields(
        "uid=0 msg='op=x res=success'UID=\"root\"",
        "uid=0\nmsg=op=x res=success\n  op=x\n  res=success\n+UID=\"root\"\n");
    assertFields(
        "auid=1 uid=1 ses=1 UID=\"a\" AUID=\"b", "auid=1\nuid=1\nses=1\n+UID=\"a\"\n+AUID=\"b\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "",
        "#035",
        "\\035",
        "\\x1d",
        "\\x1D",
        "\\\\x1d",
        "\\u001d",
        "\\u001D",
        "^]",
        "<1d>",
        "%1D",
        " #035",
        "#035 ",
        "?",
        "\u00e2\u0090\u009d",
        "\u00ef\u00bf\u00bd",
        "  "
      })
  void theEnrichedPartIsFoundWhateverItsSeparatorBecame(String separator) {
    for (String body : List.of("uid=1 key=\"k\"", "uid=1 msg='op=x res=success'")) {
      Fields expected = fields(body + "\u001dUID=\"a b\"");
      Fields found = fields(body + separator + "UID=\"a b\"");
      assertEquals(list(expected), list(found), separator);
      assertEquals("UID=\"a b\"", String.valueOf(found.enriched(0)));
    }
  }

  private static List<String> list(Fields fields) {
    List<String> all = new ArrayList<>();
    fields.forEach(field -> all.add(field.scope() + " " + field.form() + " " + field));
    return all;
  }

  @Test
  void capitalsAreNoEnrichedPartIfThereIsOneOrAuditdHasNoSuchName() {
    assertFields("op=start AB=1 uid=0 X=UID", "op=start\nAB=1\nuid=0\nX=UID\n");
    assertFields("op=x UID=1 uid=0\u001dUID=\"a\"", "op=x\nUID=1\nuid=0\n+UID=\"a\"\n");
    assertFields("op=1AUID=2 uid=0\u001dUID=\"a\"", "op=1AUID=2\nuid=0\n+UID=\"a\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uid=1 comm=\"UID=0\"",
        "uid=1 comm=\"x UID=0\"",
        "uid=1 comm=\"x\" UID=\"root\" res=1",
        "uid=1 key=\"a UID=\"root\"",
        "uid=1 key=\"a#035UID=\"root\"",
        "gid=1 key=\"a\" UID=\"root\"",
        "uid=1 old-auid=1 key=\"a\" AUID=\"root\"",
        "uid=1 USER_UID=\"root\"",
        "uid=1 x UID=\"root\" y",
        "uid=1 key=\"a\" UID=",
        "uid=1 key=\"a\" UID=\"a\" b\"",
        "uid=1 msg='op=x UID=\"root\"'",
        "uid=1 msg='op=x UID=\"root\"",
        "uid=1 msg='op=it's UID=\"root\"",
        "uid=1 msg='op=x#035UID=\"root\"'",
        "UID=\"root\""
      })
  void whatOnlyLooksLikeTheEnrichedPartIsNone(String body) {
    Fields fields = fields(body);
    assertEquals(fields.size(), fields.firstEnriched(), body);
  }

  @Test
  void capitalsInAMessageAreTheUsersOwn() {
    assertFields(
        "msg='USER=root a=1AUID=2'", "msg=USER=root a=1AUID=2\n  USER=root\n  a=1AUID=2\n");
    assertFields("a=UID=\"x\" b=1", "a=UID=\"x\"\nb=1\n");
  }

  @Test
  void equalsSignsMayBeAnywhere() {
    assertFields("= == a== =b", "=\n==\na==\n=b\n");
  }

  @Test
  void theIteratorEndsWithTheFields() {
    Iterator<Field> fields = fields("a=1 b").iterator();
    assertEquals("1", fields.next().value().latin1());
    assertEquals(Form.WORD, fields.next().form());
    assertFalse(fields.hasNext());
    assertThrows(NoSuchElementException.class, fields::next);
  }

  @Property
  void entriesAreInOrderAndInsideTheLineWhateverItHolds(@ForAll("bodies") String body) {
    AuditRecord record = TestLog.parse(HEADER + body);
    Fields fields = record.fields();
    String line = record.text().latin1();
    int at = HEADER.length();
    int size = 0;
    for (Field field : fields) {
      String text =
          switch (field.form()) {
            case WORD -> field.raw().latin1();
            case NESTED -> field.name().latin1() + "='" + field.raw().latin1();
            default -> field.name().latin1() + "=" + field.raw().latin1();
          };
      int found = line.indexOf(text, at);
      assertTrue(found >= 0, () -> text + " is not in the rest of " + line);
      // Fields of a message are inside its value; all others follow the one before.
      at = field.form() == Form.NESTED ? found + "msg='".length() : found + text.length();
      size++;
    }
    assertEquals(size, record.fields().size());
  }

  @Property
  void everyByteThatIsNoSeparatorIsInAField(@ForAll("plainBodies") String body) {
    StringBuilder rebuilt = new StringBuilder();
    AuditRecord record = TestLog.parse(HEADER + body);
    for (Field field : record.fields()) {
      if (field.form() != Form.WORD) {
        rebuilt.append(field.name().latin1()).append('=');
      }
      rebuilt.append(field.raw().latin1());
    }
    assertEquals(record.body().latin1().replace(" ", ""), rebuilt.toString().replace(" ", ""));
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "a", "UID", "AUID", "SADDR", "msg", "=", "\"", "'", " ", "(", ")", ",", "{", "}",
            "\u001d", "msg='", "=\"", "0A", "\u00ff", "\0");
    return Arbitraries.oneOf(
        parts.list().ofMaxSize(30).map(list -> String.join("", list)),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(b -> new String(b, ISO_8859_1)));
  }

  @Provide
  Arbitrary<String> plainBodies() {
    return Arbitraries.of("a", "UID", "AUID", "=", "\"", " ", "{", "}", "b=1 ", "0A")
        .list()
        .ofMaxSize(30)
        .map(list -> String.join("", list));
  }

  private static Fields fields(String body) {
    return TestLog.parse(HEADER + body).fields();
  }

  private static void assertFields(String body, String expected) {
    List<String> drawn = new ArrayList<>();
    for (Field field : fields(body)) {
      String start =
          switch (field.scope()) {
            case RECORD -> "";
            case USER -> "  ";
            case ENRICHED -> "+";
          };
      String name = field.form() == Form.WORD ? "'" : field.name().latin1() + "=";
      drawn.add(start + name + field.raw().latin1() + "\n");
    }
    assertEquals(expected, String.join("", drawn));
  }
}
