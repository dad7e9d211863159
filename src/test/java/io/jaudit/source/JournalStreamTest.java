package io.jaudit.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalStreamTest {
  private static final Path SAMPLES = Path.of("testdata", "journal");
  @TempDir private Path folder;
  private static final String PREFIX = "\u0001vm\u0001ab355af096114dcb968ccf3a1ef82aa8\u0001";

  private static String read(InputStream stream, int most) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] target = new byte[most + 1];
    int count;
    while ((count = stream.read(target, 1, most)) >= 0) {
      read.write(target, 1, count);
    }
    return read.toString(ISO_8859_1);
  }

  private static String ofExport(String journal) throws IOException {
    return read(new JournalExport(new ByteArrayInputStream(journal.getBytes(ISO_8859_1))), 99);
  }

  private static String ofJson(String journal) throws IOException {
    return read(new JournalJson(new ByteArrayInputStream(journal.getBytes(ISO_8859_1))), 99);
  }

  private static String entry(String transport, int serial, String message) {
    return "__CURSOR=s=1\n_BOOT_ID=b\n_HOSTNAME=h\n_TRANSPORT="
        + transport
        + "\n_AUDIT_TYPE=1300\n_AUDIT_ID="
        + serial
        + "\n_SOURCE_REALTIME_TIMESTAMP=1795336073896999\nMESSAGE="
        + message
        + "\n\n";
  }

  private static String line(int serial, String type, String body) {
    return "\1h\1b\1type=" + type + " msg=audit(1795336073.896:" + serial + "): " + body + "\n";
  }

  @ParameterizedTest
  @CsvSource({"export, 1", "export, 7", "export, 100000", "jsonl, 1", "jsonl, 100000"})
  void givesTheRecordsThatAuditdLogged(String form, int most) throws IOException {
    String log = Files.readString(SAMPLES.resolve("sample.audit.log"), ISO_8859_1);
    byte[] journal = Files.readAllBytes(SAMPLES.resolve("sample." + form));
    InputStream in = new ShortReads(journal, most);
    Function<InputStream, InputStream> decoder =
        form.equals("export") ? JournalExport::new : JournalJson::new;
    String expected = log.lines().map(line -> PREFIX + line + "\n").reduce("", String::concat);
    assertEquals(expected, read(decoder.apply(in), 1 + most * 10));
  }

  @Test
  void entriesOfOtherTransportsAreLeftOut() throws IOException {
    String mine = entry("audit", 7, "SYSCALL a=1");
    for (String other : new String[] {"syslog", "stdout", "journal", "driver"}) {
      assertEquals(
          line(7, "SYSCALL", "a=1"), ofExport(entry(other, 6, "SYSCALL a=0") + mine), other);
    }
  }

  @Test
  void theEntriesThatWereLeftOutAreCounted() throws IOException {
    byte[] journal = (entry("syslog", 1, "x") + entry("audit", 7, "EOE x")).getBytes(ISO_8859_1);
    JournalExport stream = new JournalExport(new ByteArrayInputStream(journal));
    read(stream, 99);
    assertEquals("left out 1 entry of the journal, not from the audit system", stream.note());
  }

  @Test
  void aValueMayHaveAnyBytes() throws IOException {
    String text = "USER_CMD \n\nMESSAGE=x \u00ff";
    String length = (char) text.length() + "\0\0\0\0\0\0\0";
    String journal =
        entry("audit", 7, "").replace("MESSAGE=\n", "MESSAGE\n" + length + text + "\n");
    assertEquals(line(7, "USER_CMD", "  MESSAGE=x \u00ff"), ofExport(journal));
    String bytes = "[85,83,69,82,32,10,255]";
    assertEquals(line(7, "USER", " \u00ff"), ofJson(json(bytes)));
    assertEquals(line(7, "USER", " \u00ff"), ofJson(json("[" + bytes + ",\"SYSCALL x\"]")));
    assertEquals(line(7, "A", "\"\u00c3\u00a9"), ofJson(json("\"A \\\"\\u00e9\"")));
  }

  private static String json(String message) {
    return "{\"__CURSOR\":\"s\",\"MESSAGE\":"
        + message
        + ",\"_TRANSPORT\":\"audit\",\"_HOSTNAME\":\"h\",\"_BOOT_ID\":\"b\",\"_AUDIT_ID\":[\"7\",\"8\"],"
        + "\"x\":[[1,2],null,{\"a\":1}],\"_SOURCE_REALTIME_TIMESTAMP\":\"1795336073896999\"}\n";
  }

  @Test
  void allFormsOfJsonAreRead() throws IOException {
    String plain = json("\"EOE x\"");
    String pretty =
        plain.replace("{\"__", "{\n\"__").replace(",\"", ",\n\t\"").replace("}\n", "\n}\n");
    pretty = pretty.replace("{\"a\":1\n}", "0");
    String twice = line(7, "EOE", "x").repeat(2);
    assertEquals(twice, ofJson(plain + plain.strip()));
    assertEquals(twice, ofJson(pretty + pretty));
    assertEquals(twice, ofJson("\u001e" + plain + "\u001e" + plain));
    assertEquals(twice, ofJson("data: " + plain + "\ndata: " + plain + "\n"));
  }

  @Test
  void jsonMayBeginWithBlanksOrAByteOrderMark() throws IOException {
    for (String before : new String[] {"\u00ef\u00bb\u00bf", " ", "\r\n\n", "\u001e"}) {
      assertEquals(line(7, "EOE", "x"), ofLog(before + json("\"EOE x\"")), before);
    }
  }

  @Test
  void entriesInJsonNeedNoMoreFieldsThanRecordsDo() throws IOException {
    String bare = json("\"EOE x\"").replace("\"__CURSOR\":\"s\",", "");
    assertEquals(line(7, "EOE", "x"), ofLog(bare));
    String withoutBoot = bare.replace("\"_BOOT_ID\":\"b\",", "");
    assertEquals(line(7, "EOE", "x").replace("\1b\1", "\1\1"), ofLog(withoutBoot));
  }

  private static String ofLog(String content) throws IOException {
    byte[] head = content.getBytes(ISO_8859_1);
    InputStream lines = TextForm.decoded(head, head.length, new ByteArrayInputStream(head.clone()));
    return lines == null ? content : read(lines, 99);
  }

  @Test
  void otherTextAmongEntriesIsReportedLineByLine() throws IOException {
    String wrong = "\1\1\1!a line is not of the export format of the journal\n";
    String[] others = {
      "type=EOE msg=audit(1.000:1): \n",
      "node=a type=EOE msg=audit(1.000:1): \n",
      "Nov 22 08:27:53 vm kernel: audit: type=1300 audit(1.000:1): a=0\n",
      "[    2.9] audit: type=1300 audit(1.000:1): a=0\n",
      "time->Sun Nov 22 13:04:40 2026\n",
      "{\"A\":\"=\"}\n",
      "=\n"
    };
    String mine = entry("audit", 7, "EOE x");
    for (String other : others) {
      String read = ofExport(mine + other + other + mine);
      assertEquals(line(7, "EOE", "x") + wrong + wrong + line(7, "EOE", "x"), read, other);
      String joined = mine.substring(0, mine.length() - 1);
      assertEquals(line(7, "EOE", "x") + wrong, ofExport(joined + other), other);
    }
  }

  @Test
  void aTextThatJournalctlLeftOutIsReported() throws IOException {
    assertEquals(
        "\1\1\1!an entry of the journal lacks its text, as that has more than 4,096 bytes; use"
            + " journalctl -a -o json, or -o export\n"
            + line(7, "EOE", "x"),
        ofJson(json("null") + json("\"EOE x\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"b\"", "{\"a\" \"b\"}", "{\"a\":\"\\q\",}", "[1]", "x"})
  void aLineThatIsNoEntryIsReported(String wrong) throws IOException {
    assertEquals(
        "\1\1\1!a line is not an entry of the journal in JSON\n" + line(7, "EOE", "x"),
        ofJson(wrong + "\n" + json("\"EOE x\"")));
  }

  /** Without auditd, the kernel writes each record to its own log, too. */
  @Test
  void copiesInTheLogOfTheKernelAreLeftOut() throws IOException {
    String early = "audit: type=2000 audit(1795336073.000:1): state=initialized";
    String copy = "audit: type=1300 audit(1795336073.896:7): a=1";
    String later = "audit: type=1300 audit(1795336073.896:9): a=1";
    String journal =
        entry("kernel", 0, early)
            + entry("kernel", 0, copy)
            + entry("kernel", 0, "usb 1-1: new device")
            + entry("audit", 7, "SYSCALL a=1")
            + entry("kernel", 0, later);
    String first = "\1h\1b\1" + early.substring(7) + "\n";
    assertEquals(first + line(7, "SYSCALL", "a=1"), ofExport(journal));
    String ofKernel = entry("kernel", 0, early) + entry("kernel", 0, copy);
    assertEquals(first + "\1h\1b\1" + copy.substring(7) + "\n", ofExport(ofKernel));
  }

  @Test
  void unknownTypesHaveTheirNumber() throws IOException {
    assertEquals(
        line(7, "UNKNOWN[1300]", "a=1") + line(8, "UNKNOWN[1300]", "") + line(9, "AUDITD", ""),
        ofExport(
            entry("audit", 7, "UNKNOWN[1399] a=1")
                + entry("audit", 8, "AUDIT1399")
                + entry("audit", 9, "AUDITD ")));
  }

  @Test
  void anEntryThatIsCutIsReported() throws IOException {
    String whole = entry("audit", 7, "EOE x");
    String problem = "\1\1\1!the journal ends within an entry\n";
    for (int end = 1; end < whole.length(); end++) {
      String cut = ofExport(entry("audit", 6, "EOE x") + whole.substring(0, end));
      String rest = end == whole.length() - 1 ? line(7, "EOE", "x") : problem;
      assertEquals(line(6, "EOE", "x") + rest, cut, whole.substring(0, end));
    }
  }

  @Test
  void whatFollowsAnEntryThatLacksItsBeginningIsRead() throws IOException {
    String first = entry("audit", 6, "EOE x");
    String rest = line(7, "EOE", "x") + line(8, "EOE", "x");
    for (int start = 1; start < first.length(); start++) {
      String cut = first.substring(start) + entry("audit", 7, "EOE x") + entry("audit", 8, "EOE x");
      boolean isBlank = first.substring(start).isBlank();
      String problem = isBlank ? "" : "\1\1\1!the journal begins within an entry\n";
      assertEquals(problem + rest, lines(cut), first.substring(start));
    }
    for (int most : List.of(1, 11, 4096)) {
      byte[] value = ("VALUE=" + "x".repeat(300_000) + first + first).getBytes(ISO_8859_1);
      InputStream in = JournalExport.ofLastPart(new ShortReads(value, most));
      assertEquals(
          "\1\1\1!the journal begins within an entry\n" + line(6, "EOE", "x"), read(in, 99));
    }
  }

  @Test
  void whatFollowsTheRestOfALongMessageIsRead() throws IOException {
    String first = entry("audit", 6, "EXECVE argc=1 a0=\"" + "x".repeat(8950) + "\"");
    String second = entry("audit", 7, "EOE x");
    for (int start = first.indexOf("xxx"); start < first.length(); start += 500) {
      Path file = Files.writeString(folder.resolve("journal"), first.substring(start) + second);
      try (FileSource source = FileSource.of(file)) {
        byte[] lines = new byte[200];
        int length = source.bytes().orElseThrow().read(0, lines, 0, lines.length);
        assertEquals(
            "\1\1\1!the journal begins within an entry\n" + line(7, "EOE", "x"),
            new String(lines, 0, length, ISO_8859_1),
            "from byte " + start);
      }
    }
  }

  @Test
  void whatFollowsAnObjectThatLacksItsBeginningIsRead() throws IOException {
    List<String> objects = Files.readAllLines(SAMPLES.resolve("sample.jsonl"), ISO_8859_1);
    String rest = ofJson(String.join("\n", objects.subList(1, objects.size())));
    String cut = objects.get(0).substring(100);
    assertEquals(
        "\1\1\1!a line is not an entry of the journal in JSON\n" + rest,
        lines(cut + "\n" + String.join("\n", objects.subList(1, objects.size()))));
  }

  @Test
  void aLogIsNoPartOfAnExport() throws IOException {
    String log = "x\ntype=EOE msg=audit(1795336073.896:7): \n\n";
    String kernel = "Nov 22 20:24:33 h kernel: audit: type=1400 audit(1795336073.896:7): x\n";
    for (String first : List.of(log, kernel, kernel + "\n", kernel + "A=b\n\n", "a text\nb\n\n")) {
      String whole = first + entry("audit", 7, "EOE x");
      assertEquals(whole, lines(whole));
    }
    String object = "{\"__CURSOR\":\"s\"}\n";
    for (String first : List.of(kernel, "a text\nb}\n", "a text\n")) {
      assertEquals(first + object, lines(first + object));
    }
  }

  private static String lines(String text) throws IOException {
    InputStream in = new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    return read(TextForm.lines(new HeadStream(new byte[0], in)), 99);
  }

  @Test
  void aLongFieldOfAnotherProgramIsSkipped() throws IOException {
    int size = 5 << 20;
    String length = "\0\0" + (char) (size >> 16) + "\0\0\0\0\0";
    String dump = "COREDUMP\n" + length + "\n\nM".repeat(size).substring(0, size) + "\n";
    String journal = "A=b\n" + dump + entry("audit", 7, "EOE x");
    assertEquals(line(7, "EOE", "x"), ofExport(journal));
  }

  @Test
  void whatIsNoExportIsAnError() {
    String journal = "A\n\377\377\377\377\377\377\377\377x\n";
    assertThrows(IOException.class, () -> ofExport(journal));
    assertThrows(IOException.class, () -> ofExport("A\n\1\0\0\0\0\0\0\0xy\n\n"));
  }
}
