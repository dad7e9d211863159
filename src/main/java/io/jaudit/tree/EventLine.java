package io.jaudit.tree;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Headline;
import io.jaudit.process.EventTexts.EventText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import io.jaudit.tree.ProcessText.Fact;
import io.jaudit.tree.ProcessText.FactKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words what the line of an event has: the type of the event, of a system call its name, and the
 * file or address; then the result and the keys. For use by one thread.
 */
final class EventLine {
  /** Separates the parts of a text; shown text has no line feeds. */
  static final String SEPARATOR = "\n";

  private final EventView view;
  private final Headline headline;

  EventLine(EventView view) {
    this.view = view;
    this.headline = new Headline(view);
  }

  /** Returns the text of the event that the view is of, from which the other methods read. */
  ByteSlice text() {
    StringBuilder text = new StringBuilder(name(view.call().name()));
    ByteSlice object = headline.object();
    text.append(object.isEmpty() ? "" : "  ").append(ShownText.of(object)).append(SEPARATOR);
    text.append(result()).append(SEPARATOR);
    List<@Nullable ByteSlice> keys = view.keys();
    for (int i = 0; i < keys.size(); i++) {
      ByteSlice key = keys.get(i);
      text.append(i == 0 ? "" : ",").append(key == null ? "" : ShownText.of(key));
    }
    return new ByteBuilder(text.length()).append(ByteSlice.of(text.toString())).toSlice();
  }

  /**
   * Returns what was done to what, and the error if it failed.
   *
   * @param call the name of the system call; null if it is none
   */
  ByteSlice briefText(@Nullable String call) {
    StringBuilder text = new StringBuilder(name(call));
    ByteSlice object = headline.object();
    text.append(object.isEmpty() ? "" : "  ").append(ShownText.of(object));
    String result = result();
    text.append(result.startsWith("!") ? " · " + result.substring(1) : "");
    return ByteSlice.of(text.toString());
  }

  /** A login is logged with the call that wrote its number, which tells nothing. */
  private String name(@Nullable String call) {
    RecordType type = view.event().type();
    boolean isCall = type.number() == RecordType.SYSCALL || type.number() == RecordType.URINGOP;
    return ShownText.of(call == null || !isCall ? type.nameBytes() : ByteSlice.of(call));
  }

  private String result() {
    String signal = signal();
    if (signal != null) {
      return "!" + signal;
    }
    String error = view.call().error();
    return switch (view.outcome()) {
      case SUCCEEDED -> "ok";
      case FAILED -> "!" + (error == null ? "failed" : error);
      case UNKNOWN -> "";
    };
  }

  /** That a crash was logged without an error tells nothing; null if it is none. */
  private @Nullable String signal() {
    AuditRecord crash = view.event().first(RecordType.ANOM_ABEND);
    Field field = crash == null ? null : crash.find(FieldId.SIG);
    long number = field == null ? 0 : Ascii.decimal(field.value(), 0);
    boolean isSignal = number > 0 && number <= Integer.MAX_VALUE;
    return isSignal ? ProcessText.signal((int) number) : null;
  }

  /** Returns what was done to what. */
  static String command(EventText event) {
    return event.text().utf8().split(SEPARATOR, -1)[0];
  }

  /** Returns the result and the keys. */
  static List<Fact> facts(EventText event) {
    String[] parts = event.text().utf8().split(SEPARATOR, -1);
    List<Fact> facts = new ArrayList<>();
    if (parts[1].startsWith("!")) {
      facts.add(new Fact(parts[1].substring(1), FactKind.FAILURE));
    } else if (!parts[1].isEmpty()) {
      facts.add(new Fact(parts[1], FactKind.OTHER));
    }
    if (!parts[2].isEmpty()) {
      facts.add(new Fact(parts[2], FactKind.OTHER));
    }
    return facts;
  }
}
