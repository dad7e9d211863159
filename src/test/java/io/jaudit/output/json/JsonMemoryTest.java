package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.ContentHash;
import io.jaudit.output.MutatedEvents;
import io.jaudit.output.PieceCache;
import io.jaudit.output.RepeatedEvents;
import io.jaudit.output.SyscallLine;
import io.jaudit.process.ProcessSettings;
import io.jaudit.process.ProcessTable;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a writer remembers of earlier events ({@link JsonMemory}) does not show in its output. */
class JsonMemoryTest {
  private static final String STAMP = " msg=audit(1700000000.000:1): ";
  private static final String OPENED =
      "type=SYSCALL"
          + STAMP
          + "arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=7f a2=0 a3=0 items=1"
          + " ppid=1 pid=2 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0"
          + " ses=3 comm=\"cat\" exe=\"/usr/bin/cat\" key=\"k\"";
  private static final String PATH =
      "type=PATH" + STAMP + "item=0 name=\"x\" inode=7 mode=0100644 nametype=NORMAL";
  private static final String CWD = "type=CWD" + STAMP + "cwd=\"/root\"";
  private static final String LOGIN =
      "type=USER_LOGIN"
          + STAMP
          + "pid=1 uid=0 auid=1000 ses=4 msg='op=login acct=\"bob\" exe=\"/usr/sbin/sshd\""
          + " hostname=10.0.0.7 addr=10.0.0.7 terminal=ssh res=success'\u001dAUID=\"bob\"";
  private static final String TITLE = "type=PROCTITLE" + STAMP + "proctitle=\"cat\"";

  /** Used for all logs, so that what one leaves is found by the next. */
  private static final Map<List<Object>, JsonWriter> REMEMBERING = new HashMap<>();

  @Property(tries = 1500)
  void repeatedEventsAreWrittenAsTheFirst(
      @ForAll long seed, @ForAll JsonRecords records, @ForAll JsonNulls nulls) {
    Identities names = seed % 2 == 0 ? Identities.ofLog() : names();
    JsonWriter plain = JsonWriter.withoutMemory(names, records, nulls);
    JsonWriter remembering =
        REMEMBERING.computeIfAbsent(
            List.of(seed % 2, records, nulls), key -> new JsonWriter(names, records, nulls));
    List<AuditEvent> events = MutatedEvents.of(seed, 60);
    if (seed % 3 == 0) {
      ProcessTable processes = new ProcessTable(ProcessSettings.DEFAULT);
      events.forEach(event -> processes.take(event, 0));
    }
    RepeatedEvents.assertWrittenAlike(plain, remembering, events);
  }

  @Test
  void anEventThatRepeatsIsWrittenByATemplate() {
    JsonMemory memory = new JsonMemory();
    JsonWriter writer =
        new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED, memory);
    List<AuditEvent> events = MutatedEvents.events(String.join("\n", OPENED, CWD, PATH, TITLE));
    AuditEvent event = events.get(0);
    EventView view = new EventView(Identities.ofLog());
    EventTexts texts = new EventTexts(view, memory);
    view.of(event);
    texts.begin();
    assertNull(texts.template());
    RepeatedEvents.written(writer, event);
    RepeatedEvents.written(writer, event);
    texts.begin();
    assertNotNull(texts.template());
    int path = texts.indexOf(RecordType.PATH);
    assertNotEquals("", text(texts, path, RecordTexts.MEMBER));
    assertNotEquals("", text(texts, path, RecordTexts.OBJECT));
    assertNotEquals("", text(texts, path, RecordTexts.RECORD));
  }

  @Test
  void anEventThatRepeatsExactlyIsFoundWithoutTakingItsTailApart() {
    JsonMemory memory = new JsonMemory();
    JsonWriter writer =
        new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED, memory);
    AuditEvent event = MutatedEvents.events(String.join("\n", OPENED, CWD, PATH, TITLE)).get(0);
    ByteSlice first = RepeatedEvents.written(writer, event);
    SyscallLine line = new SyscallLine();
    assertTrue(line.read(event.records().get(0)));
    int hash = line.addTo(new ContentHash().begin()).value();
    for (int times = 0; times < 3; times++) {
      assertEquals(first, RepeatedEvents.written(writer, event));
    }
    assertTrue(memory.exactTemplates.get(hash).isOf(line));
    assertEquals(first, RepeatedEvents.written(writer, event));
  }

  /** The byte 0x1d in a value ends the kernel's part there; what follows is other fields. */
  @ParameterizedTest
  @ValueSource(strings = {"/root", "c000003e", "success=yes"})
  void anEventWithASeparatorInAValueIsWrittenPlainly(String value) {
    Identities names = Identities.ofLog();
    JsonWriter plain = JsonWriter.withoutMemory(names, JsonRecords.FULL, JsonNulls.OMITTED);
    JsonWriter remembering = new JsonWriter(names, JsonRecords.FULL, JsonNulls.OMITTED);
    String log = String.join("\n", OPENED, CWD, PATH, TITLE);
    for (String text :
        List.of(
            log,
            log.replace(value, value + " subj_selinux=a:b:c\u001dx"),
            log.replace(value, value + "\u001d"),
            log)) {
      RepeatedEvents.assertWrittenAlike(plain, remembering, MutatedEvents.events(text));
    }
  }

  /** The quote before the arch takes everything up to that of the key. */
  @Test
  void whatIsKnownOfARecordIsWrittenWithinTheProcessEvenIfNothingElseIs() {
    JsonWriter plain =
        JsonWriter.withoutMemory(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED);
    JsonWriter remembering =
        new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED);
    String others = "\n" + String.join("\n", CWD, PATH, TITLE);
    String odd =
        OPENED
            .replace("arch=", "arch=\"")
            .replace("\"cat\"", "cat")
            .replace("\"/usr/bin/cat\"", "/usr/bin/cat");
    for (String call : List.of(odd, odd, odd, OPENED, OPENED, OPENED, odd, OPENED)) {
      RepeatedEvents.assertWrittenAlike(plain, remembering, MutatedEvents.events(call + others));
    }
  }

  /** Two records that differ in one value; what was written for the first must not show. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "type=FOO pid=1 uid=0 auid=1000 ses=4 msg='op=login res=success', type=FOO, type=BAR",
        "type=ANOM_ABEND ses=2 pid=1 comm=\"765432102\""
            + " exe=2F746D702F37363534333231303220783F61 sig=11, m=\"765432102, m=\"evil",
        "type=USER_CMD pid=1 uid=0 auid=1000 ses=4 msg='acct=\"765432102\""
            + " cmd=2F3736353433323130322078 res=success', t=\"765432102, t=\"evil"
      })
  void whatWasWrittenForOthersIsOnlyUsedForRecordsLikeThem(String text, String from, String to) {
    String record = text.replaceFirst(" ", STAMP);
    assertWrittenAlike(record, record.replace(from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "comm=\"cat\" exe=\"/usr/bin/cat\","
        + " comm=\"765432101\" exe=2F746D702F37363534333231303120782F61,"
        + " comm=\"evil\" exe=2F746D702F37363534333231303120782F61",
    "comm=\"cat\", comm=\"765432101\", comm=\"evil\""
  })
  void aValueThatLooksLikeAMarkerIsNotTakenForOne(String from, String to, String next) {
    String call = OPENED.replace("syscall=257", "syscall=765432101");
    String others = "\n" + String.join("\n", CWD, PATH, TITLE);
    assertWrittenAlike(call.replace(from, to) + others, call.replace(from, next) + others);
  }

  @Test
  void theProgramOfAnExecIsTheObjectOnlyWithoutPath() {
    String exec = OPENED.replace("syscall=257", "syscall=59").replace("items=1", "items=0");
    String other = exec.replace("/usr/bin/cat", "/usr/bin/tac");
    String failed = exec.replace("success=yes exit=3", "success=no exit=-13");
    String title = "\n" + TITLE;
    assertWrittenAlike(
        exec + title, other + title, exec + "\n" + PATH + title, failed + title, exec + title);
  }

  private static void assertWrittenAlike(String... logs) {
    Identities names = Identities.ofLog();
    for (JsonRecords records : JsonRecords.values()) {
      JsonWriter plain = JsonWriter.withoutMemory(names, records, JsonNulls.OMITTED);
      JsonWriter remembering = new JsonWriter(names, records, JsonNulls.OMITTED);
      for (String log : logs) {
        RepeatedEvents.assertWrittenAlike(plain, remembering, MutatedEvents.events(log));
      }
    }
  }

  @Test
  void anEventThatDiffersOnlyInUsualValuesIsWrittenByATemplate() {
    JsonMemory memory = new JsonMemory();
    JsonWriter writer =
        new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED, memory);
    String others = String.join("\n", CWD, PATH, TITLE);
    for (String comm : List.of("cat", "a", "b")) {
      String call = OPENED.replace("comm=\"cat\"", "comm=\"" + comm + "\"");
      RepeatedEvents.written(writer, MutatedEvents.events(call + "\n" + others).get(0));
    }
    AuditEvent event =
        MutatedEvents.events(OPENED.replace("ses=3", "ses=99") + "\n" + others).get(0);
    EventView view = new EventView(Identities.ofLog());
    EventTexts texts = new EventTexts(view, memory);
    view.of(event);
    texts.begin();
    assertNotNull(texts.template());
  }

  @ParameterizedTest
  @CsvSource({"43, ',\"source_ip\":\"10.0.0.2\"'", "42, ''"})
  void anEventThatAcceptsAConnectionHasTheAddressOfItsPeer(int call, String member) {
    JsonWriter writer = new JsonWriter(Identities.ofLog(), JsonRecords.NONE, JsonNulls.OMITTED);
    String accepted = OPENED.replace("=257", "=" + call) + "\ntype=SOCKADDR" + STAMP;
    for (String peer : List.of("01", "01", "01", "02", "02")) {
      AuditEvent event = MutatedEvents.events(accepted + "saddr=020000160A0000" + peer).get(0);
      String json = RepeatedEvents.written(writer, event).utf8();
      String expected = member.replace("10.0.0.2", "10.0.0." + Integer.parseInt(peer));
      assertTrue(json.contains("}" + expected + ",\"incomplete\""), json);
    }
  }

  /** Then the outcome is that of another record, if one has it. */
  @ParameterizedTest
  @ValueSource(strings = {"res=failed", "success=no", "result=no", "res=\"x\"", "resx=1"})
  void anEventOfACallThatDoesNotReturnHasTheOutcomeOfItsRecords(String outcome) {
    Identities names = Identities.ofLog();
    JsonWriter plain = JsonWriter.withoutMemory(names, JsonRecords.FULL, JsonNulls.OMITTED);
    JsonWriter remembering = new JsonWriter(names, JsonRecords.FULL, JsonNulls.OMITTED);
    String call = OPENED.replace("syscall=257 success=yes exit=3", "syscall=231");
    for (String title : List.of(TITLE, TITLE + " " + outcome, TITLE)) {
      RepeatedEvents.assertWrittenAlike(
          plain, remembering, MutatedEvents.events(call + "\n" + title));
    }
  }

  @Test
  void aTextIsNotKeptIfTheValuesDoNotDetermineIt() {
    PieceCache<FileText> known = new PieceCache<>(1);
    FileTexts files = new FileTexts(known);
    AuditEvent event = opened(7);
    AuditRecord path = event.records().get(2);
    assertNull(files.find(path));
    AuditEvent marked = files.marked(event, 2);
    ByteSlice name = ByteSlice.of("/x7");
    ByteSlice mark = marked.records().get(2).find(FieldId.NAME).value();
    ByteSlice other = ByteSlice.of("other");
    files.keep(path, new ByteSlice[] {mark, other, null}, new ByteSlice[] {name, name, name});
    FileText kept = files.find(path);
    assertEquals(name, kept.text(0).with(files.foundLine()));
    for (int use = 1; use < RecordTexts.USES; use++) {
      assertNull(kept.text(use));
      assertTrue(kept.hasHad(use));
    }
  }

  @Test
  void aFileThatDiffersOnlyInItsNameIsWrittenByWhatWasWrittenForOthers() {
    JsonMemory memory = new JsonMemory();
    JsonWriter writer =
        new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED, memory);
    for (int i = 0; i < 6; i++) {
      RepeatedEvents.written(writer, opened(i));
    }
    EventView view = new EventView(Identities.ofLog());
    EventTexts texts = new EventTexts(view, memory);
    view.of(opened(7));
    texts.begin();
    int path = texts.indexOf(RecordType.PATH);
    assertEquals(",\"object\":\"/x7\"", text(texts, path, RecordTexts.OBJECT));
    assertTrue(text(texts, path, RecordTexts.MEMBER).contains("\"inode\":\"77\""));
    assertNotEquals("", text(texts, path, RecordTexts.RECORD));
    int directory = texts.indexOf(RecordType.CWD);
    assertEquals(",\"cwd\":\"/d7\"", text(texts, directory, RecordTexts.MEMBER));
  }

  @Test
  void afterTheTextOfAFileWasKeptOtherEventsAreStillWrittenByATemplate() {
    JsonMemory memory = new JsonMemory();
    JsonWriter writer =
        new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED, memory);
    for (int i = 0; i < 6; i++) {
      RepeatedEvents.written(writer, opened(i));
    }
    String call = OPENED.replace("syscall=257", "syscall=2");
    AuditEvent event = MutatedEvents.events(String.join("\n", call, CWD, PATH, TITLE)).get(0);
    RepeatedEvents.written(writer, event);
    RepeatedEvents.written(writer, event);
    EventView view = new EventView(Identities.ofLog());
    EventTexts texts = new EventTexts(view, memory);
    view.of(event);
    texts.begin();
    assertNotNull(texts.template());
  }

  /** Returns the text of a record; empty if it is not known. */
  private static String text(EventTexts texts, int index, int use) {
    ByteBuilder out = new ByteBuilder();
    JsonText json = new JsonText(JsonNulls.OMITTED);
    json.appendTo(out);
    return texts.writeMember(index, use, json) ? out.toSlice().utf8() : "";
  }

  /** Returns an event whose file and directory no other has. */
  private static AuditEvent opened(int number) {
    String path = PATH.replace("\"x\" inode=", "\"/x" + number + "\" inode=7");
    String directory = CWD.replace("/root", "/d" + number);
    return MutatedEvents.events(
            String.join("\n", OPENED, directory, path.replace("=77", "=7" + number), TITLE))
        .get(0);
  }

  @Test
  void aMessageThatDiffersOnlyInUsualValuesIsWrittenByWhatWasWrittenForOthers() {
    JsonMemory memory = new JsonMemory();
    JsonWriter writer =
        new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED, memory);
    MessageTexts texts = new MessageTexts(memory);
    assertNull(texts.find(login(7)));
    RepeatedEvents.written(writer, login(1));
    RepeatedEvents.written(writer, login(2));
    assertNotNull(texts.find(login(7)));
    for (String line :
        List.of(
            LOGIN.replace("res=success", "res=failed"),
            LOGIN.replace("addr=10.0.0.7", "addr=web-1"))) {
      assertNull(texts.find(MutatedEvents.events(line).get(0)), line);
    }
    String elsewhere = LOGIN.replace("10.0.0.7", "2001:db8::7");
    assertNotNull(texts.find(MutatedEvents.events(elsewhere).get(0)));
  }

  private static AuditEvent login(int pid) {
    return MutatedEvents.events(LOGIN.replace("pid=1", "pid=" + pid)).get(0);
  }

  /** Some of which are not ASCII, and some not UTF-8. */
  private static Identities names() {
    IdNames names =
        new IdNames() {
          @Override
          public String name(long id) {
            return id % 3 == 0 ? "j\u00c3\u00b6rg" : id % 3 == 1 ? "\u00ff" : "user" + id;
          }

          @Override
          public OptionalLong id(String name) {
            return OptionalLong.empty();
          }

          @Override
          public List<String> names() {
            return List.of();
          }
        };
    return new Identities(names, names);
  }
}
