package io.jaudit.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever bytes a log holds, what comes out is JSON of the schema, one line an event. */
class JsonPropertyTest {
  private static final List<String> TYPES =
      List.of(
          "SYSCALL",
          "EXECVE",
          "PATH",
          "CWD",
          "SOCKADDR",
          "PROCTITLE",
          "USER_CMD",
          "AVC",
          "USER_AVC",
          "URINGOP",
          "UNKNOWN[1999]",
          "LOGIN",
          "USER_TTY",
          "CONFIG_CHANGE",
          "b\u00fcchse",
          "MQ_OPEN");

  private static final List<String> WORDS =
      List.of(
          "pid=1",
          "pid=",
          "pid=x",
          "pid=99999999999999999999",
          "uid=4294967295",
          "uid=-1",
          "uid=007",
          "exit=-13",
          "exit=-99999",
          "syscall=59",
          "syscall=-1",
          "arch=c000003e",
          "arch=zz",
          "success=yes",
          "res=failed'",
          "key=\"k\"",
          "key=6B3101",
          "key=(null)",
          "a0=\"x\"",
          "a1=C3",
          "a1[0]=61",
          "a1[1]=FF",
          "a1_len=2",
          "a7=00",
          "a99999999999=1",
          "argc=3",
          "argc=99999999",
          "args=1",
          "args_hex=2",
          "args_start=3",
          "msg=6C73",
          "msg=\"x\"",
          "msg='op=a",
          "msg_2=b",
          "text=t",
          "text_2=t",
          "free",
          "words",
          "=",
          "=x",
          "\"",
          "'",
          "{",
          "}",
          "denied",
          "name=\"a/../b\"",
          "name=(null)",
          "cwd=\"/x\"",
          "cwd=\"rel\"",
          "mode=0100755",
          "mode=99",
          "mode=7777777777",
          "item=0",
          "saddr=0200",
          "saddr=01002F746D70",
          "saddr=0100",
          "saddr=0A000009",
          "saddr=FFFF00",
          "proctitle=6C73002D6CFF",
          "uid_name=x",
          "pid_raw=1",
          "uid=1",
          "UID=\"ro\"",
          "AUID=\"unset\"",
          "SADDR={ x }",
          "uring_op=18",
          "acct=\"?\"",
          "apparmor=\"DENIED\"",
          "comm=00",
          "exe=\"\u001b[31m\"",
          "tty=\u2028",
          "type=type",
          "obj=\ud83d\ude00");

  @Provide
  Arbitrary<byte[]> pieces() {
    Arbitrary<byte[]> word =
        Arbitraries.of(WORDS).map(text -> text.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> separator =
        Arbitraries.of(" ", " ", " ", " ", "\u001d", "' ", "")
            .map(text -> text.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
    return Arbitraries.frequencyOf(Tuple.of(6, word), Tuple.of(6, separator), Tuple.of(1, noise));
  }

  @Provide
  Arbitrary<List<List<byte[]>>> bodies() {
    return pieces().list().ofMaxSize(40).list().ofMinSize(1).ofMaxSize(5);
  }

  @Property(tries = 5000)
  void anyEventIsOneValidLine(
      @ForAll("bodies") List<List<byte[]>> bodies, @ForAll("types") List<String> types) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (int i = 0; i < bodies.size(); i++) {
      log.writeBytes(
          ("type=" + types.get(i % types.size()) + " msg=audit(1795332439.885:1): ")
              .getBytes(StandardCharsets.ISO_8859_1));
      for (byte[] piece : bodies.get(i)) {
        for (byte b : piece) {
          log.write(b == '\n' ? ' ' : b);
        }
      }
      log.write('\n');
    }
    JsonNode event = JsonOutput.event(log.toByteArray());
    assertEquals(bodies.size(), event.get("records").size());
  }

  @Provide
  Arbitrary<List<String>> types() {
    return Arbitraries.of(TYPES).list().ofMinSize(1).ofMaxSize(5);
  }

  @Property(tries = 3000)
  void stringsAreReadBackAsUtf8Reads(@ForAll("texts") byte[] bytes) throws Exception {
    ByteSlice text = ByteSlice.of(bytes);
    ByteBuilder out = new ByteBuilder();
    out.append('"');
    boolean valid = JsonString.append(text, out);
    out.append('"');
    String json = new String(out.toSlice().toByteArray(), StandardCharsets.UTF_8);
    String read = new ObjectMapper().readTree(json).textValue();
    assertEquals(text.utf8(), read);
    assertEquals(valid, ByteSlice.of(text.utf8()).equals(text));
  }

  @Provide
  Arbitrary<byte[]> texts() {
    Arbitrary<Byte> likely =
        Arbitraries.of(
            (byte) 'a',
            (byte) '"',
            (byte) '\\',
            (byte) 0,
            (byte) 0x7f,
            (byte) 0xc2,
            (byte) 0x80,
            (byte) 0xa0,
            (byte) 0xbf,
            (byte) 0xe2,
            (byte) 0xa8,
            (byte) 0xed,
            (byte) 0xe0,
            (byte) 0xf0,
            (byte) 0xf4,
            (byte) 0x90,
            (byte) 0x8f,
            (byte) 0xc0,
            (byte) 0xf5);
    return Arbitraries.oneOf(likely, Arbitraries.bytes()).array(byte[].class).ofMaxSize(12);
  }
}
