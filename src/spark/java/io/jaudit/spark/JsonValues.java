package io.jaudit.spark;

import io.jaudit.bytes.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Reads values for Spark from the JSON of an event, which is how a column can't differ from what
 * the command line prints. Only what is wanted becomes a value. The JSON is well-formed, because
 * this project wrote it. For use by one thread.
 */
final class JsonValues {
  private static final int UNICODE_DIGITS = 4;
  private static final int HEX = 16;

  private final Map<StructType, Map<ByteSlice, Integer>> members = new HashMap<>();
  private byte[] json = new byte[0];
  private byte[] text = new byte[256];
  private int at;

  /** Reads the object {@code line} into the columns of {@code row} that have its members. */
  void read(byte[] line, StructType type, @Nullable Object[] row) {
    json = line;
    at = 0;
    readMembers(type, row);
  }

  private void readMembers(StructType type, @Nullable Object[] values) {
    Map<ByteSlice, Integer> names = members.computeIfAbsent(type, JsonValues::names);
    expect('{');
    while (!isAt('}')) {
      skipComma();
      int start = at + 1;
      skipString();
      Integer index = names.get(ByteSlice.of(json, start, at - 1));
      expect(':');
      if (index == null) {
        skipValue();
      } else {
        values[index] = value(type.fields()[index].dataType());
      }
    }
    at++;
  }

  private static Map<ByteSlice, Integer> names(StructType type) {
    Map<ByteSlice, Integer> names = new HashMap<>();
    StructField[] fields = type.fields();
    for (int i = 0; i < fields.length; i++) {
      names.put(ByteSlice.of(fields[i].name()), i);
    }
    return names;
  }

  private @Nullable Object value(DataType type) {
    if (isAt('n')) {
      skipValue();
      return null;
    }
    if (type instanceof StructType struct) {
      Object[] values = new Object[struct.fields().length];
      readMembers(struct, values);
      InternalRow row = new GenericInternalRow(values);
      return row;
    }
    if (type instanceof ArrayType array) {
      return array(array.elementType());
    }
    if (type instanceof MapType) {
      return map();
    }
    if (type instanceof LongType) {
      return number();
    }
    if (type instanceof BooleanType) {
      boolean isTrue = isAt('t');
      skipValue();
      return isTrue;
    }
    return text();
  }

  private GenericArrayData array(DataType type) {
    List<@Nullable Object> values = new ArrayList<>();
    expect('[');
    while (!isAt(']')) {
      skipComma();
      values.add(value(type));
    }
    at++;
    return new GenericArrayData(values.toArray());
  }

  private ArrayBasedMapData map() {
    List<Object> keys = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    expect('{');
    while (!isAt('}')) {
      skipComma();
      keys.add(string());
      expect(':');
      values.add(isAt('n') ? skipNull() : text());
    }
    at++;
    return new ArrayBasedMapData(
        new GenericArrayData(keys.toArray()), new GenericArrayData(values.toArray()));
  }

  private @Nullable Object skipNull() {
    skipValue();
    return null;
  }

  /** Returns null for what is not a number. */
  private @Nullable Long number() {
    int start = at;
    skipValue();
    boolean isNegative = json[start] == '-';
    long number = 0;
    for (int i = isNegative ? start + 1 : start; i < at; i++) {
      int digit = json[i] - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      number = 10 * number - digit;
    }
    return isNegative ? number : -number;
  }

  /** Returns a string, or any other value as it is written. */
  private UTF8String text() {
    if (isAt('"')) {
      return string();
    }
    int start = at;
    skipValue();
    return UTF8String.fromBytes(Arrays.copyOfRange(json, start, at));
  }

  private UTF8String string() {
    int start = at + 1;
    if (!skipString()) {
      return UTF8String.fromBytes(Arrays.copyOfRange(json, start, at - 1));
    }
    int end = at - 1;
    if (text.length < end - start) {
      text = new byte[2 * (end - start)];
    }
    int length = 0;
    for (int i = start; i < end; i++) {
      if (json[i] != '\\') {
        text[length++] = json[i];
      } else if (json[++i] == 'u') {
        int unit = unit(i + 1);
        i += UNICODE_DIGITS;
        if (Character.isHighSurrogate((char) unit) && i + 2 < end && json[i + 2] == 'u') {
          unit = Character.toCodePoint((char) unit, (char) unit(i + 3));
          i += 2 + UNICODE_DIGITS;
        }
        byte[] encoded = Character.toString(unit).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, text, length, encoded.length);
        length += encoded.length;
      } else {
        text[length++] = unescaped(json[i]);
      }
    }
    return UTF8String.fromBytes(Arrays.copyOf(text, length));
  }

  private int unit(int from) {
    int unit = 0;
    for (int i = from; i < from + UNICODE_DIGITS; i++) {
      unit = HEX * unit + Character.digit(json[i], HEX);
    }
    return unit;
  }

  private static byte unescaped(byte escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escaped;
    };
  }

  private boolean isAt(char c) {
    return json[at] == c;
  }

  private void expect(char c) {
    if (json[at] != c) {
      throw new IllegalStateException("expected " + c + " at byte " + at + " of the JSON");
    }
    at++;
  }

  private void skipComma() {
    if (json[at] == ',') {
      at++;
    }
  }

  /** Returns true if there is an escape in it. */
  private boolean skipString() {
    boolean hasEscape = false;
    at++;
    while (json[at] != '"') {
      boolean isEscape = json[at] == '\\';
      hasEscape |= isEscape;
      at += isEscape ? 2 : 1;
    }
    at++;
    return hasEscape;
  }

  private void skipValue() {
    if (isAt('"')) {
      skipString();
      return;
    }
    int depth = 0;
    while (true) {
      byte next = json[at];
      if (depth == 0 && (next == ',' || next == '}' || next == ']')) {
        return;
      }
      if (next == '"') {
        skipString();
        continue;
      }
      depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
      at++;
    }
  }
}
