package io.jaudit.page;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.page.Overview.Change;
import io.jaudit.page.Timeline.Series;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes the part that all pages have: what was read, six numbers, and the timeline. Immutable.
 *
 * @param version of jaudit
 * @param clock when the page is made, and the zone in which it shows times
 * @param read what was read
 * @param events what was collected of the events
 * @param cards the numbers
 */
public record PageHead(
    String version, Clock clock, LogsRead read, OverviewWriter events, List<Card> cards)
    implements PagePart {
  private static final int MOST_KEYS = 6;
  private static final int MOST_OFFSETS = 1000;
  private static final int MOST_NAMES = 200;
  private static final ByteSlice OTHERS = ByteSlice.of("other keys");

  @Override
  public void write(PageJson json) {
    Overview overview = events.overview();
    json.text("version", version).number("made", clock.millis());
    json.text("command", read.command()).text("search", read.search());
    writeRead(overview, json);
    json.beginArray("cards");
    for (Card card : cards) {
      json.beginElement().text("label", card.label()).number("number", card.number());
      json.text("note", card.note()).end();
    }
    json.endArray();
    if (overview.events() > 0) {
      writeZone(overview.first(), overview.last(), json);
      writeTimeline(overview.timeline(), json);
    }
    writeChanges(overview, json);
  }

  private void writeRead(Overview overview, PageJson json) {
    List<String> hosts = new ArrayList<>();
    for (String host : new TreeSet<>(overview.hosts())) {
      hosts.add(Texts.shown(ByteSlice.of(host.getBytes(StandardCharsets.ISO_8859_1))));
    }
    json.begin("read").texts("files", few(read.files())).number("fileCount", read.files().size());
    json.number("bytes", read.bytes()).number("lines", read.lines());
    json.number("matching", overview.events());
    json.number("unparsed", read.unparsed()).number("lost", read.lost());
    json.texts("hosts", few(hosts)).number("hostCount", hosts.size());
    if (overview.events() > 0) {
      json.number("first", overview.first()).number("last", overview.last());
    }
    json.texts("notes", few(read.notes())).end();
  }

  private static List<String> few(List<String> names) {
    return names.size() > MOST_NAMES ? names.subList(0, MOST_NAMES) : names;
  }

  /** Writes the offsets from UTC, in minutes, that apply from the first event to the last. */
  private void writeZone(long first, long last, PageJson json) {
    ZoneId zone = clock.getZone();
    ZoneRules rules = zone.getRules();
    Numbers since = new Numbers();
    Numbers minutes = new Numbers();
    since.add(first);
    minutes.add(rules.getOffset(Instant.ofEpochMilli(first)).getTotalSeconds() / 60);
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(first));
    while (next != null && next.toEpochSecond() * 1000 <= last && since.size() < MOST_OFFSETS) {
      since.add(next.toEpochSecond() * 1000);
      minutes.add(next.getOffsetAfter().getTotalSeconds() / 60);
      next = rules.nextTransition(next.getInstant());
    }
    String name = zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    json.begin("zone").text("name", name).numbers("since", since);
    json.numbers("minutes", minutes).end();
  }

  private static void writeTimeline(Timeline timeline, PageJson json) {
    json.begin("timeline").number("start", timeline.start()).number("length", timeline.length());
    json.number("spans", timeline.spans()).beginArray("series");
    for (Series series : timeline.series(MOST_KEYS, OTHERS)) {
      String name = series.key().isEmpty() ? "no key" : Texts.shown(series.key());
      json.beginElement().text("key", name).column("counts", series.counts()).end();
    }
    json.endArray().end();
  }

  private static void writeChanges(Overview overview, PageJson json) {
    Numbers times = new Numbers();
    List<String> texts = new ArrayList<>();
    for (Change change : overview.changes()) {
      times.add(change.millis());
      texts.add(change.text());
    }
    json.begin("changes").number("count", overview.changeCount()).numbers("time", times);
    json.texts("text", texts).end();
  }
}
