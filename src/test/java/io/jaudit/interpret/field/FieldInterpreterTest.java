package io.jaudit.interpret.field;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of docs/ausearch-semantics.md §6.2 and §6.3, value by value. */
class FieldInterpreterTest {
  private FieldInterpreter interpreter = new FieldInterpreter(Identities.ofLog());

  @BeforeEach
  void names(@TempDir Path folder) throws Exception {
    Path users = Files.writeString(folder.resolve("passwd"), "bob:x:1000:5::/:/x\n");
    Path groups = Files.writeString(folder.resolve("group"), "staff:x:1000:\n");
    interpreter = new FieldInterpreter(new Identities(IdNames.read(users), IdNames.read(groups)));
  }

  private static AuditRecord record(String typeAndBody) throws Exception {
    int blank = typeAndBody.indexOf(' ');
    String line =
        "type="
            + typeAndBody.substring(0, blank)
            + " msg=audit(1700000000.123:42):"
            + typeAndBody.substring(blank);
    return new RecordParser().parse(ByteSlice.of(line.getBytes(ISO_8859_1)), 0);
  }

  /** What the last field of the record means, by a walk over its body. */
  private String meaning(String typeAndBody) throws Exception {
    BodyFields field = new BodyFields();
    field.begin(record(typeAndBody));
    ByteBuilder out = new ByteBuilder();
    while (field.next()) {
      out.clear();
      if (!interpreter.append(field, out)) {
        out.append(field.text(), field.valueStart(), field.valueEnd());
      }
    }
    return out.toSlice().latin1();
  }

  /** What the field of this name means, found among the fields of the record. */
  private String meaning(String typeAndBody, String name) throws Exception {
    AuditRecord record = record(typeAndBody);
    ByteBuilder out = new ByteBuilder();
    interpreter.append(record, record.fields().indexOf(name, 0), out);
    return out.toSlice().latin1();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "uid=0 | root",
        "uid=1000 | bob",
        "uid=1000: | bob",
        "uid=1001 | unknown(1001)",
        "uid=4294967295 | unset",
        "auid=-1 | unset",
        "ouid=4294967294 | unknown(-2)",
        "uid=? | ?",
        "uid=99999999999 | 99999999999",
        "gid=1000 | staff",
        "gid=0 | root",
        "new_gid=7 | unknown(7)",
        "loginuid=0 | 0",
        "arch=c000003e | x86_64",
        "arch=40000003 | i386",
        "arch=c00000b7 | aarch64",
        "arch=99999999 | unknown-elf-type(99999999)",
        "arch=zz | unknown-elf-type(zz)",
        "exit=0 | 0",
        "exit=3 | 3",
        "exit=-13 | EACCES(Permission denied)",
        "exit=-11 | EAGAIN(Resource temporarily unavailable)",
        "exit=-512 | (null)(Unknown error 512)",
        "exit=-99999 | (null)(Unknown error 99999)",
        "exit=x | x",
        "errno=13 | EACCES",
        "errno=-13 | EACCES",
        "errno=0 | UNKNOWN",
        "res=1 | yes",
        "res=0 | no",
        "result=2 | unset",
        "res=success | success",
        "success=1 | 1",
        "ses=3 | 3",
        "ses=4294967295 | unset",
        "old-ses=4294967295 | 4294967295",
        "exe=\"/a b\" | /a b",
        "exe=2F6120C3A9 | /a \u00c3\u00a9",
        "exe=/bin/x | /bin/x",
        "comm=bash | bash",
        "comm=c | c",
        "comm=(null) | (null)",
        "name=006100 | a",
        "exe=\"x | \"x",
        "dev=\"dm-0\" | \"dm-0\"",
        "proctitle=6C73002D6C | ls -l",
        "proctitle=\"ls\" | ls",
        "proctitle=6C730 | ls",
        "acct=\"root\" | root",
        "acct=726F6F74 | root",
        "acct=(unknown) | (unknown)",
        "perm=1 | exec",
        "perm_mask=6 | read,write",
        "perm=0 | read,write,exec,attr",
        "perm=15 | read,write,exec,attr",
        "perm=wa | wa",
        "mode=0100644 | file,644",
        "mode=0104755 | file,suid,755",
        "mode=041777 | dir,sticky,777",
        "mode=0600 | 000,600",
        "mode=x | x",
        "mode=abc | abc",
        "mode=0100644x | 0100644x",
        "mode=0108 | 0108",
        "uid=0x | 0x",
        "uid=0) | root",
        "uid=- | -",
        "auid=1000abc | 1000abc",
        "exit=-13x | -13x",
        "res=1x | 1x",
        "res=maybe | maybe",
        "prom=1st | 1st",
        "list=4th | 4th",
        "sig=9th | 9th",
        "proto=6to4 | 6to4",
        "per=8bit | 8bit",
        "flags=2nd | 2nd",
        "oflag=02x | 02x",
        "resolve=amen | amen",
        "macproto=0800x | 0800x",
        "ioctlcmd=0x5401x | 0x5401x",
        "comm=cafe | cafe",
        "comm=CAFE | \u00ca\u00fe",
        "comm=CaFE | CaFE",
        "comm=616 | a",
        "comm=61x | 61x",
        "key=deadbeef | deadbeef",
        "proctitle=6c73 | 6c73",
        "prom=256 | yes",
        "old_prom=0 | no",
        "list=4 | exit",
        "list=7 | io_uring",
        "list=9 | unknown-list(9)",
        "family=2 | ipv4",
        "family=99 | unknown-netfilter-protocol(99)",
        "icmptype=8 | echo",
        "icmptype=99 | unknown-icmp-type(99)",
        "macproto=0800 | IP",
        "macproto=0806 | ARP",
        "macproto=86dd | UNKNOWN",
        "resolve=0xa | `RESOLVE_NO_MAGICLINKS|RESOLVE_BENEATH`",
        "resolve=0x80 | 0x80",
        "resp=1 | allow",
        "resp=3 | unknown",
        "nl-mcgrp=1 | audit-netlink-multicast",
        "nl-mcgrp=2 | audit-none",
        "subj_trust=1 | yes",
        "obj_trust=5 | unknown",
        "fan_type=1 | rule_info",
        "fan_type=1 fan_info=3137 | 12599",
        "fan_type=0 fan_info=3137 | 3137",
        "capability=21 | sys_admin",
        "capability=77 | unknown-capability(77)",
        "cap_fe=1 | 1",
        "sig=9 | SIGKILL",
        "sig=30 | SIGPWR",
        "sig=64 | unknown-signal(64)",
        "sigev_signo=11 | SIGSEGV",
        "proto=6 | tcp",
        "proto=999 | undefined protocol",
        "per=40008 | `PER_LINUX32|~ADDR_NO_RANDOMIZE`",
        "per=99 | unknown-personality(0x99)",
        "ioctlcmd=0x5401 | TCGETS",
        "ioctlcmd=abcdef | 0xabcdef",
        "oflag=0102 | `O_RDWR|O_CREAT`",
        "oflag=0x42 | `O_RDWR|O_CREAT`",
        "flags=0x22 | `MAP_PRIVATE|MAP_ANONYMOUS`",
        "subj=u:r:t:s0:c1,c2 | u:r:t:s0:c1,c2",
        "hostname=? | ?",
      })
  void readsByNameOfTheField(String field, String expected) throws Exception {
    assertEquals(expected, meaning("USER_ERR x=1 " + field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EXECVE argc=2 a1=6162 | ab",
        "EXECVE argc=2 a1[0]=6162 | ab",
        "EXECVE argc=2 a1_len=6162 | 6162",
        "EXECVE argc=12 | 12",
        "AVC x=1 saddr=10.0.0.1 | 10.0.0.1",
        "NETFILTER_PKT saddr=10.0.0.1 | 10.0.0.1",
        "NETFILTER_PKT x=1 family=2 hook=3 | OUTPUT",
        "NETFILTER_PKT x=1 hook=9 | unknown-hook(9)",
        "NETFILTER_PKT x=1 family=3 hook=1 | OUTPUT",
        "NETFILTER_PKT x=1 action=1 | DROP",
        "NETFILTER_PKT x=1 action=9 | unknown-action(9)",
        "SECCOMP x=1 code=0x7ffc0000 | log",
        "SECCOMP x=1 code=0x80000000 | kill-process",
        "SECCOMP x=1 code=0 | kill-thread",
        "SECCOMP x=1 code=0x00050001 | errno",
        "SECCOMP x=1 code=12345678 | unknown-seccomp-code(12345678)",
        "PATH x=1 cap_fp=0 | none",
        "PATH x=1 cap_pa=ffffff0000000000 | checkpoint_restore",
        "CAPSET x=1 cap_pe=0000000000200001 | chown,sys_admin",
        "CAPSET x=1 fp=zz | zz",
        "CRYPTO_KEY_USER fp=ff | ff",
        "BPRM_FCAPS fp=1 | chown",
        "BPRM_FCAPS fp=1x | 1x",
        "CRYPTO_SESSION fp=dead | dead",
        "AUOMS_EXECVE cap_fp=1 | chown",
        "INTEGRITY_POLICY_RULE action=add | add",
        "INTEGRITY_POLICY_RULE action=dont_measure | dont_measure",
        "NETFILTER_PKT action=drop | drop",
        "AVC action=denied | denied",
        "USER_ERR code=0 | kill-thread",
        "USER_ERR code=dead_end | dead_end",
        "NETFILTER_PKT action=1a | unknown-action(1a)",
        "GRP_MGMT id=1000 | staff",
        "USER_MGMT id=1000 | bob",
        "TRUSTED_APP x=1 foo=\"a b\" | a b",
        "TRUSTED_APP x=1 foo=6162 | 6162",
        "USER_TTY x=1 msg=6162 | ab",
        "USER_ERR x=1 msg=6162 | 6162",
        "URINGOP uring_op=18 | openat",
        "URINGOP uring_op=999 | unknown-operation(999)",
        "SYSCALL arch=c000003e syscall=59 | execve",
        "SYSCALL arch=40000003 syscall=11 | execve",
        "SYSCALL arch=c000003e syscall=9999 | unknown-syscall(9999)",
        "SYSCALL syscall=59 | 59",
        "SYSCALL arch=zz syscall=59 | 59",
        "SYSCALL arch=99999999 syscall=4 | unknown-syscall(4)",
        "SYSCALL arch=c000003e syscall=2 a0=1 a1=2 | O_RDWR",
        "SYSCALL arch=99999999 syscall=2 a0=1 a1=2 | 0x2",
        "SYSCALL arch=c000003e syscall=72 a0=1 a1=2 a2=1 | FD_CLOEXEC",
        "SYSCALL arch=c000003e syscall=72 a0=1 a1=8 a2=3e8 | bob",
        "MQ_OPEN oflag=0x42 mode=04755 | suid,0755",
        "MMAP flags=2 | MAP_PRIVATE",
        "PATH flags=11 | follow,parent",
        "PATH flags=9 | follow",
        "PATH flags=8 | 0x8",
        "PATH flags=0 | none",
        "PATH flags=zz | zz",
      })
  void readsByTypeOfTheRecord(String record, String expected) throws Exception {
    assertEquals(expected, meaning(record));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "02000050010203040000000000000000 | { saddr_fam=inet laddr=1.2.3.4 lport=80 }",
        "0A0000500000000020010DB800000000000000000000000100000000"
            + " | { saddr_fam=inet6 laddr=2001:db8::1 lport=80 }",
        "01002F72756E2F7800 | { saddr_fam=local path=/run/x }",
        "0100002F78 | { saddr_fam=local path=/x }",
        "0100 | { saddr_fam=local unnamed socket }",
        "010000 | { saddr_fam=local sockaddr len too short }",
        "0200 | { saddr_fam=inet sockaddr len too short }",
        "0A00 | { saddr_fam=inet6 sockaddr6 len too short }",
        "1000 | { saddr_fam=netlink len too short }",
        "100000000100000000000000 | { saddr_fam=netlink nlnk-fam=16 nlnk-pid=1 }",
        "1100000000000000 | { saddr_fam=packet (unsupported) }",
        "0300616200 | { saddr_fam=ax25 call=ab }",
        "09006162 | { saddr_fam=x25 laddr=ab }",
        "0800AABBCCDDEEFF | { saddr_fam=atmpvc int=-8756 }",
        "01 | { saddr_fam=local sockaddr len too short }",
        "0A | { saddr_fam=inet6 sockaddr6 len too short }",
        "10 | { saddr_fam=netlink len too short }",
        "03 | { saddr_fam=ax25 call= }",
        "00 | unknown-family(0)",
        "0000 | unknown-family(0)",
        "00020050010203040000000000000000 | { saddr_fam=inet laddr=1.2.3.4 lport=80 }",
        "000A00500000000020010DB800000000000000000000000100000000"
            + " | { saddr_fam=inet6 laddr=2001:db8::1 lport=80 }",
        "00012F72756E2F7800 | { saddr_fam=local path=/run/x }",
        "001000000000000100000000 | { saddr_fam=netlink nlnk-fam=16 nlnk-pid=1 }",
        "0008AABBDDCCEEFF | { saddr_fam=atmpvc int=-8756 }",
        "FFFF | unknown-family(65535)",
        "zz | malformed-host(zz)",
        "(null) | (null)",
      })
  void readsSocketAddresses(String saddr, String expected) throws Exception {
    assertEquals(expected, meaning("SOCKADDR x=1 saddr=" + saddr));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c000003e | 00020050010203040000000000000000 | unknown-family(512)",
        "80000016 | 00020050010203040000000000000000"
            + " | { saddr_fam=inet laddr=1.2.3.4 lport=80 }",
        "80000016 | 02000050010203040000000000000000 | unknown-family(512)",
        "15 | 02000050010203040000000000000000 | unknown-family(512)",
        "zz | 02000050010203040000000000000000" + " | { saddr_fam=inet laddr=1.2.3.4 lport=80 }",
      })
  void theArchOfTheEventSaysTheByteOrderOfAnAddress(String arch, String saddr, String expected)
      throws Exception {
    AuditRecord syscall = record("SYSCALL arch=" + arch + " syscall=362");
    interpreter.begin(RecordList.of(syscall, record("SOCKADDR saddr=" + saddr)));
    assertEquals(expected, meaning("SOCKADDR saddr=" + saddr));
    assertEquals(expected, meaning("SOCKADDR saddr=" + saddr, "saddr"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "6C73202D6C0D7F1B5B41 | \"ls -l\",<ret>,<backspace>,<up>",
        "225C | \"\\\"\\\\\"",
        "03041A | <^C>,<^D>,<^Z>",
        "610062 | \"a\\000b\"",
        "1C80 | \"\\034\\200\"",
        "1B | <esc>",
        "1B61 | <esc>,\"a\"",
        "1B5B317E | <home>",
        "1B5B31 | <esc>,\"[1\"",
        "1B5B5B41 | <F1>",
        "1B5B32343B327E | <F24>",
        "1B5B32343B33 | <esc>,\"[24;3\"",
        "1B09 | <back-tab>",
        "0A | <nl>",
        "616 | \"a\"",
        "6c73 | 6c73",
        "zz | zz",
      })
  void readsWhatWasTyped(String data, String expected) throws Exception {
    assertEquals(expected, meaning("TTY tty pid=1 data=" + data));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "uid=1000\u001dUID=\"alice\" | alice",
        "uid=1000\u001dUID=\"unknown(1000)\" | bob",
        "uid=1001\u001dUID=unknown-1001 | unknown(1001)",
        "uid=1000\u001dAUID=\"eve\" | bob",
        "uid=1000 uid=1001\u001dUID=\"alice\" UID=\"carol\" | carol",
        "arch=c000003e syscall=59\u001dARCH=x86_64 SYSCALL=other | other",
        "arch=c000003e syscall=59\u001dARCH=x86_64 SYSCALL=unknown-syscall(59) | execve",
        "saddr=0200\u001dSADDR={ saddr_fam=inet laddr=1.2.3.9 lport=1 }"
            + " | { saddr_fam=inet laddr=1.2.3.9 lport=1 }",
        "saddr=0000\u001dSADDR={ unknown-family(9) } | unknown-family(0)",
        "exit=-13\u001dEXIT=other | EACCES(Permission denied)",
      })
  void takesWhatAuditdWroteFirst(String body, String expected) throws Exception {
    assertEquals(expected, meaning("SYSCALL x=1 " + body));
    String name = body.substring(0, body.indexOf('\u001d')).replaceAll(".* |=.*", "");
    if (!body.contains("uid=1000 uid=")) {
      assertEquals(expected, meaning("SYSCALL x=1 " + body, name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "40000003,102,3,socketcall(connect)",
    "40000003,102,63,socketcall",
    "40000003,117,15,ipc(shmat)",
    "40000003,117,9,ipc"
  })
  void multiplexedCallsNameTheActualCall(String arch, int call, String first, String expected)
      throws Exception {
    String record = "SYSCALL arch=" + arch + " syscall=" + call + " a0=" + first;
    assertEquals(expected, meaning(record, "syscall"));
    BodyFields field = new BodyFields();
    field.begin(record(record));
    ByteBuilder out = new ByteBuilder();
    while (field.next() && field.rule() != FieldRule.A0) {
      out.clear();
      interpreter.append(field, out);
    }
    assertEquals(expected, out.toSlice().latin1());
  }

  @Test
  void whatHasNoRuleComesWithoutItsQuotesFromTheFields() throws Exception {
    assertEquals("dm-0", meaning("AVC dev=\"dm-0\"", "dev"));
    assertEquals("OUTPUT", meaning("NETFILTER_PKT hook=1 family=3", "hook"));
  }

  @Test
  void reportsThatAValueHasNoOtherMeaning() throws Exception {
    BodyFields field = new BodyFields();
    field.begin(record("PATH item=0 uid=0"));
    ByteBuilder out = new ByteBuilder();
    assertTrue(field.next());
    assertFalse(interpreter.append(field, out));
    assertEquals(0, out.length());
    assertTrue(field.next());
    assertTrue(interpreter.append(field, out));
    assertFalse(field.next());
  }
}
