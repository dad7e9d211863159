package io.jaudit.output.colour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.EventWriter;
import io.jaudit.output.formats.OutputFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColorWriterTest {
  private static final AuditEvent ANY = null;

  /** Writes the same lines whatever it is given. */
  private record Lines(String text) implements EventWriter {
    @Override
    public void write(AuditEvent event, ByteBuilder out) {
      out.append(ByteSlice.of(text.getBytes(ISO_8859_1)));
    }

    @Override
    public EventWriter another() {
      return this;
    }
  }

  private static String colored(OutputFormat format, String text) {
    ByteBuilder out = new ByteBuilder().append("before\n");
    format.colored(new Lines(text)).write(ANY, out);
    return out.toSlice("before\n".length()).latin1();
  }

  /** Colors as letters: {@code <r:no>}. */
  private static String marked(OutputFormat format, String text) {
    return colored(format, text)
        .replace("\033[0m", ">")
        .replace("\033[1m", "<b:")
        .replace("\033[2m", "<f:")
        .replace("\033[31m", "<r:")
        .replace("\033[32m", "<g:")
        .replace("\033[33m", "<y:")
        .replace("\033[36m", "<c:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "----|<f:---->",
        "time->Tue Nov 14 22:13:34 2023|<f:time->Tue Nov 14 22:13:34 2023>",
        "type=SYSCALL msg=audit(1.000:1): a=1|type=<b:SYSCALL> msg=audit(1.000:1): a=1",
        "node=n type=CWD msg=audit(1.0:1): cwd=\"/\"|node=n type=<b:CWD> msg=audit(1.0:1): cwd=\"/\"",
        "type=A msg=audit(1.0:1): type=2 x|type=<b:A> msg=audit(1.0:1): type=2 x",
        "a auid=1000 uid=0 euid=0|a auid=<y:1000> uid=<y:0> euid=0",
        "auid=4294967295 uid=unset|auid=4294967295 uid=unset",
        "key=\"my key\"|key=<c:\"my key\">",
        "key=(null)|key=(null)",
        "key=first key=second|key=<c:first> key=<c:second>",
        "success=yes success=no success=maybe|success=<g:yes> success=<r:no> success=maybe",
        "msg='op=x acct=\"a\" res=success'|msg='op=x acct=<y:\"a\"> res=<g:success>'",
        "msg='uid=0 (hostname=?, res=failed)'|msg='uid=<y:0> (hostname=?, res=<r:failed>)'",
        "res=1 res=0 result=Success|res=<g:1> res=<r:0> result=<g:Success>",
        "cmd=\"a uid=0 b\" uid=5|cmd=\"a uid=0 b\" uid=<y:5>",
        "cmd=\"open uid=5|cmd=\"open uid=<y:5>",
        "uid=|uid=",
        "key=\"|key=<c:\">",
      })
  void colorsRecords(String line, String expected) {
    assertEquals(expected + "\n", marked(OutputFormat.DEFAULT, line + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "At 1:00 1/1 al, acting as root, successfully did x|"
            + "<f:At 1:00 1/1 ><y:al, acting as root,> <g:successfully> did x",
        "At 1:00 1/1 al unsuccessfully did successfully x|"
            + "<f:At 1:00 1/1 ><y:al> <r:unsuccessfully> did successfully x",
        "On a node at 1:00 1/1 al successfully did|<f:On a node at 1:00 1/1 ><y:al> <g:successfully> did",
        "At 1:00 1/1  successfully did x|<f:At 1:00 1/1 > <g:successfully> did x",
        "At 1:00 1/1 al did x|<f:At 1:00 1/1 >al did x",
        "At 1:00|<f:At 1:00>",
      })
  void colorsSentences(String line, String expected) {
    assertEquals(expected + "\n", marked(OutputFormat.TEXT, line + "\n"));
  }

  @Test
  void colorsEachLine() {
    assertEquals(
        "<f:---->\ntype=<b:A> x\n\ntype=<b:B> y\n",
        marked(OutputFormat.INTERPRET, "----\ntype=A x\n\ntype=B y\n"));
  }

  @Property
  void changesNothingButColors(
      @ForAll
          @StringLength(max = 60)
          @CharRange(from = '\n', to = '\n')
          @CharRange(from = ' ', to = '~')
          String text,
      @ForAll OutputFormat format) {
    String line = "type=A uid=" + text;
    assertEquals(line, colored(format, line).replaceAll("\033\\[\\d+m", ""));
    assertEquals(text, colored(format, text).replaceAll("\033\\[\\d+m", ""));
  }

  @ParameterizedTest
  @EnumSource(names = {"RAW", "CSV", "JSON"})
  void leavesFormatsForProgramsAlone(OutputFormat format) {
    EventWriter writer = new Lines("type=A uid=0\n");
    assertSame(writer, format.colored(writer));
  }
}
