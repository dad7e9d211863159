package io.jaudit.page;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonText;
import io.jaudit.output.json.MemberName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the data of a page, an object of JSON, column by column. For use by one thread. */
public final class PageJson {
  private final ByteBuilder out = new ByteBuilder();
  private final JsonText json = new JsonText(JsonNulls.WRITTEN);

  PageJson() {
    json.appendTo(out);
    json.beginObject();
  }

  private static ByteSlice member(String name) {
    return MemberName.json(name);
  }

  /** Begins an object as a member. */
  public PageJson begin(String name) {
    json.name(member(name)).beginObject();
    return this;
  }

  /** Begins an array as a member. */
  public PageJson beginArray(String name) {
    json.beginArray(member(name));
    return this;
  }

  /** Begins an object as an element of an array. */
  public PageJson beginElement() {
    json.beginObject();
    return this;
  }

  /** Ends an object. */
  public PageJson end() {
    json.endObject();
    return this;
  }

  /** Ends an array. */
  public PageJson endArray() {
    json.endArray();
    return this;
  }

  /** Writes a number. */
  public PageJson number(String name, long value) {
    json.name(member(name)).number(value);
    return this;
  }

  /** Writes a text. */
  public PageJson text(String name, String value) {
    json.string(member(name), ByteSlice.of(value));
    return this;
  }

  /** Writes an array of texts. */
  public PageJson texts(String name, List<String> values) {
    json.beginArray(member(name));
    for (String value : values) {
      json.string(ByteSlice.of(value));
    }
    json.endArray();
    return this;
  }

  /** Writes an array of numbers. */
  public PageJson numbers(String name, Numbers values) {
    json.beginArray(member(name));
    for (int i = 0; i < values.size(); i++) {
      json.number(values.get(i));
    }
    json.endArray();
    return this;
  }

  /**
   * Writes a column of numbers: all of them, or if most are 0, only the others, each with its
   * distance from the one before it.
   */
  public PageJson column(String name, Numbers values) {
    Numbers distances = new Numbers();
    Numbers others = new Numbers();
    int last = 0;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != 0) {
        distances.add(i - last);
        others.add(values.get(i));
        last = i;
      }
    }
    if (2 * others.size() > values.size()) {
      return numbers(name, values);
    }
    return begin(name).numbers("at", distances).numbers("value", others).end();
  }

  /** Writes an element of an array: a text, or null. */
  public PageJson element(@Nullable String text) {
    if (text == null) {
      json.nullValue();
    } else {
      json.string(ByteSlice.of(text));
    }
    return this;
  }

  /** Writes an element of an array that is a number, as it is written in a log. */
  public PageJson number(ByteSlice decimal) {
    json.rendered(decimal);
    return this;
  }

  /** Returns how many bytes were written. */
  public int length() {
    return out.length();
  }

  /** Ends the object, and returns it; {@code <} is written so that no element of HTML begins. */
  ByteBuilder finish() {
    json.endObject();
    ByteSlice written = out.toSlice();
    ByteBuilder safe = new ByteBuilder(written.length() + 64);
    int copied = 0;
    for (int i = 0; i < written.length(); i++) {
      if (written.at(i) == '<') {
        safe.append(written, copied, i).append("\\u003c");
        copied = i + 1;
      }
    }
    return safe.append(written, copied, written.length());
  }
}
