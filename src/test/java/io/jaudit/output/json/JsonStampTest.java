package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.record.EventId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A stamp that has written the times of earlier events writes what {@link UtcTime} writes. */
class JsonStampTest {
  private final JsonStamp stamp = new JsonStamp();
  private final JsonText json = new JsonText(JsonNulls.OMITTED);

  @Property
  void anEarlierTimeChangesNothing(
      @ForAll @LongRange(min = -3, max = 253_402_300_800L) long second,
      @ForAll List<@LongRange(min = 0, max = 2500) Long> millis,
      @ForAll @LongRange(min = 0) long serial) {
    for (long more : millis) {
      EventId id = new EventId(null, second * 1000 + more, serial + more);
      ByteBuilder time = new ByteBuilder();
      UtcTime.append(id.timeMillis(), time);
      String expected =
          "{\"type\":\"x\",\"time\":\"%s\",\"id\":\"%s\",\"serial\":%d}"
              .formatted(time.toSlice().utf8(), id.stamp(), id.serial());
      assertEquals(expected, written(id));
    }
  }

  private String written(EventId id) {
    ByteBuilder out = new ByteBuilder();
    json.appendTo(out);
    json.beginObject();
    json.plainMember(Member.TYPE, "x");
    stamp.write(id, json);
    json.endObject();
    return out.toSlice().utf8();
  }
}
