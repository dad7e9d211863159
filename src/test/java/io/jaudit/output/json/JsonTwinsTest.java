package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.output.JsonOutput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The meaning of a value follows it, in the words of -i; an unknown meaning has no member. */
class JsonTwinsTest {
  private static final String CALL = "SYSCALL arch=c000003e syscall=";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        CALL + "2 a0=1 a1=241 a2=1b6; a1; O_WRONLY|O_CREAT|O_TRUNC",
        CALL + "2 a0=1 a1=241 a2=1b6; a2; 0666",
        CALL + "2 a0=1 a1=241 a2=1b6; a0; none",
        CALL + "62 a0=1 a1=9; a1; SIGKILL",
        CALL + "9999 a0=1; syscall; unknown-syscall(9999)",
        "SYSCALL arch=40000003 syscall=102 a0=3; syscall; socketcall(connect)",
        "SYSCALL syscall=2 a0=1; syscall; none",
        "SYSCALL exit=-13; exit; EACCES",
        "SOCKADDR saddr=0100002F78; saddr; { saddr_fam=local path=/x }",
        "SOCKADDR saddr=zz; saddr; none",
        "SOCKADDR saddr=0000; saddr; none",
        "IPC mode=0600; mode; '000,600'",
        "MQ_OPEN oflag=0x42 mode=0600; oflag; O_RDWR|O_CREAT",
        "MQ_OPEN oflag=0x42 mode=0600; mode; 0600",
        "CAPSET cap_pe=0000000000000003; cap_pe; 'chown,dac_override'",
        "AVC capability=21; capability; sys_admin",
        "AVC capability=99; capability; none",
        "ANOM_ABEND sig=11; sig; SIGSEGV",
        "SECCOMP code=0x7ffc0000; code; log",
        "CONFIG_CHANGE list=4 res=1; list; exit",
        "CONFIG_CHANGE list=4 res=1; res; yes",
        "NETFILTER_CFG family=2; family; ipv4",
        "NETFILTER_PKT proto=6; proto; tcp",
        "TTY data=6C730D; data; '\"ls\",<ret>'",
        "CONFIG_CHANGE perm=6; perm; 'read,write'",
        "USER_CMD ses=4294967295; ses; unset",
        "USER_CMD cmd=6C73; cmd; none",
        "URINGOP uring_op=999 uid=0 \u001dUID=\"root\" URING_OP=\"new\"; uring_op; new",
        "USER_CMD uid=0 uid=1 \u001dAUID=\"x\" UID=\"a\" UID=\"b\"; uid; a",
      })
  void valuesWithAMeaningHaveATwin(String record, String field, String expected) {
    int blank = record.indexOf(' ');
    JsonNode fields =
        JsonOutput.event(
                "type="
                    + record.substring(0, blank)
                    + " msg=audit(1700000000.123:42):"
                    + record.substring(blank))
            .get("records")
            .get(0)
            .get("fields");
    JsonNode twin = fields.get(field + "_name");
    assertEquals(expected, twin == null ? null : twin.textValue());
  }
}
