package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.process.Ancestor;
import io.jaudit.process.EntityId;
import io.jaudit.process.Lineage;
import io.jaudit.process.Link;
import io.jaudit.process.LoginSession;
import io.jaudit.process.Program;
import io.jaudit.process.ProgramSource;
import io.jaudit.record.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Writes the members of {@code process} that come from other events: which process it is, and the
 * processes above it. Keeps the text of ancestors, which many events have in common. Not safe for
 * use by several threads.
 */
final class JsonLineage {
  private static final int KEPT = 1024;

  /** The text of an ancestor with a longer command line is not kept. */
  private static final int LONGEST = 2048;

  private final JsonText text;
  private final ByteBuilder scratch = new ByteBuilder(256);
  private final ByteBuilder id = new ByteBuilder(64);
  private final @Nullable Ancestor[] kept = new Ancestor[KEPT];
  private final @Nullable ByteSlice[] texts = new ByteSlice[KEPT];

  JsonLineage(JsonNulls nulls) {
    text = new JsonText(nulls);
  }

  /**
   * Writes the members.
   *
   * @param loginUser the name of the user that the session is of; null if it is not known
   */
  void write(Lineage lineage, @Nullable ByteSlice loginUser, JsonText json) {
    boolean isKnown = lineage.isKnown();
    json.stringMember(Member.ENTITY_ID, isKnown ? idOf(lineage.id()) : null);
    json.stringMember(Member.START, isKnown ? start(lineage) : null);
    json.stringMember(Member.IMAGE_ID, image(lineage.program()));
    json.plainMember(Member.SOURCE, word(lineage.source()));
    json.plainMember(Member.LINK, isKnown ? word(lineage.link()) : null);
    json.flagMember(Member.KNOWN, isKnown ? lineage.link().isKnown() : null);
    json.flagMember(Member.ORPHANED, isKnown ? lineage.isOrphaned() : null);
    writeAncestors(lineage.parent(), lineage.shown(), json);
    writeSession(lineage.session(), loginUser, json);
  }

  private void writeAncestors(@Nullable Ancestor parent, int most, JsonText json) {
    if (parent == null) {
      json.nullMember(Member.PARENT);
    } else {
      json.name(Member.PARENT).rendered(textOf(parent));
    }
    json.beginArray(Member.ANCESTORS);
    Ancestor next = parent;
    for (int i = 0; i < most && next != null; i++) {
      json.rendered(textOf(next));
      next = next.next();
    }
    json.endArray();
    json.flagMember(Member.ANCESTORS_CUT, parent == null ? null : next != null);
  }

  @SuppressWarnings("ReferenceEquality") // an equal one that is not the same is written again
  private ByteSlice textOf(Ancestor ancestor) {
    int slot = System.identityHashCode(ancestor) & (KEPT - 1);
    ByteSlice known = texts[slot];
    if (known != null && kept[slot] == ancestor) {
      return known;
    }
    scratch.clear();
    text.appendTo(scratch);
    writeElement(ancestor);
    ByteSlice made = scratch.toSlice();
    if (made.length() <= LONGEST) {
      kept[slot] = ancestor;
      texts[slot] = made;
    }
    return made;
  }

  private void writeElement(Ancestor ancestor) {
    Program program = ancestor.program();
    text.beginObject();
    text.name(Member.PID).number(ancestor.id().pid());
    text.stringMember(Member.ENTITY_ID, idOf(ancestor.id()));
    text.stringMember(Member.EXE, program.executable());
    text.stringMember(Member.CMDLINE, program.commandLine());
    text.plainMember(Member.SOURCE, word(ancestor.source()));
    JsonUser.writeId(Member.UID, Integer.toUnsignedLong(ancestor.uid()), text);
    text.plainMember(Member.LINK, word(ancestor.link()));
    text.flagMember(Member.KNOWN, ancestor.link().isKnown());
    text.endObject();
  }

  private static void writeSession(
      @Nullable LoginSession session, @Nullable ByteSlice loginUser, JsonText json) {
    json.name(Member.SESSION).beginObject();
    if (session == null) {
      json.nullMember(Member.ID).nullMember(Member.AUID).nullMember(Member.AUID_NAME);
      json.nullMember(Member.LOGIN_ID);
    } else {
      json.numberMember(Member.ID, session.id());
      JsonUser.writeId(Member.AUID, session.auid(), json);
      json.stringMember(Member.AUID_NAME, loginUser);
      json.plainMember(
          Member.LOGIN_ID,
          session.hasLogin() ? stamp(session.loginMillis(), session.loginSerial()) : null);
    }
    json.endObject();
  }

  private ByteSlice idOf(EntityId entity) {
    id.clear();
    entity.appendTo(id);
    return id.toSlice();
  }

  private @Nullable ByteSlice start(Lineage lineage) {
    if (lineage.startMillis() == Lineage.UNSEEN) {
      return null;
    }
    id.clear();
    UtcTime.append(lineage.startMillis(), id);
    return id.toSlice();
  }

  private static @Nullable ByteSlice image(Program program) {
    return program.source() == ProgramSource.EXEC
        ? ByteSlice.of(stamp(program.execMillis(), program.execSerial()))
        : null;
  }

  static String stamp(long millis, long serial) {
    return new EventId(null, millis, serial).stamp();
  }

  private static @Nullable String word(Link link) {
    return link == Link.UNSEEN ? null : link.word();
  }

  private static @Nullable String word(ProgramSource source) {
    return source == ProgramSource.NONE ? null : source.word();
  }
}
