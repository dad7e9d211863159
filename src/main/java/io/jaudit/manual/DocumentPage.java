package io.jaudit.manual;

import io.jaudit.filter.where.QueryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the man pages of section 5 from the documentation, so that both tell the same. Reads the
 * Markdown that the documentation uses: headings, paragraphs, lists, tables, and blocks of code.
 * Stateless.
 */
final class DocumentPage {
  /** Code, bold, or a link. */
  private static final Pattern SPAN =
      Pattern.compile("`([^`]+)`|\\*\\*(.+?)\\*\\*|\\[([^\\]]+)\\]\\(([^)]*)\\)");

  /** What the examples of the documentation read. */
  private static final String LOG = " -if testdata/ausearch/demo.log";

  private DocumentPage() {}

  /** Returns jaudit-where(5). */
  static String where(String markdown, Edition edition) {
    Roff page = edition.page("jaudit-where", 5);
    page.section("Name").paragraph("jaudit\\-where \\- expressions that select events");
    body(page, markdown);
    Map<String, List<String>> names = new TreeMap<>();
    for (QueryName name : QueryName.all()) {
      names.computeIfAbsent(name.type(), type -> new ArrayList<>()).add(name.name());
    }
    page.section("Fields and facts");
    page.paragraph(Roff.escaped("All names, by the type of their values:"));
    names.forEach((type, all) -> page.term(Roff.bold(type), Roff.escaped(String.join(", ", all))));
    return page.section("See also").references(SharedSections.seeAlso("jaudit-where")).toString();
  }

  /** Returns jaudit-checkpoint(5). */
  static String checkpoint(String markdown, Edition edition) {
    Roff page = edition.page("jaudit-checkpoint", 5);
    page.section("Name")
        .paragraph("jaudit\\-checkpoint \\- where a search of audit logs continues");
    body(page, markdown);
    return page.section("See also")
        .references(SharedSections.seeAlso("jaudit-checkpoint"))
        .toString();
  }

  private static void body(Roff page, String markdown) {
    List<String> lines = markdown.lines().toList();
    page.section("Description");
    for (int i = 1; i < lines.size(); ) { // the first line is the title
      String line = lines.get(i);
      if (line.isBlank()) {
        i++;
      } else if (line.startsWith("#")) {
        page.section(plain(line.replaceFirst("#+ ", "")));
        i++;
      } else if (line.startsWith("```")) {
        int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
        page.literal(code(lines.subList(i + 1, end)));
        i = end + 1;
      } else if (line.startsWith("|")) {
        i = table(page, lines, i);
      } else {
        i = text(page, lines, i);
      }
    }
  }

  /** Writes a paragraph, or an item of a list; returns the line after it. */
  private static int text(Roff page, List<String> lines, int first) {
    boolean isItem = lines.get(first).startsWith("- ");
    StringBuilder text = new StringBuilder(lines.get(first).substring(isItem ? 2 : 0));
    int i = first + 1;
    while (i < lines.size()
        && !lines.get(i).isBlank()
        && !lines.get(i).matches("(- |\\||#|```).*")) {
      text.append(' ').append(lines.get(i++).strip());
    }
    String markup = markup(text.toString());
    if (isItem) {
      page.item(markup);
    } else {
      page.paragraph(markup);
    }
    return i;
  }

  /** Writes the rows of a table as terms and their meanings; returns the line after it. */
  private static int table(Roff page, List<String> lines, int first) {
    int i = first + 2; // a header, and a line below it
    for (; i < lines.size() && lines.get(i).startsWith("|"); i++) {
      List<String> cells = List.of(lines.get(i).split("(?<!\\\\)\\|", -1));
      String meaning = String.join(" ", cells.subList(2, cells.size() - 1));
      page.term(markup(cells.get(1).strip()), markup(meaning.strip()));
    }
    return i;
  }

  /** Returns the lines of code, as long as a page is wide. */
  private static List<String> code(List<String> lines) {
    List<String> folded = new ArrayList<>();
    for (String line : lines) {
      folded.addAll(
          line.startsWith("$ ")
              ? CodeLines.ofCommand(ascii(line.replace(LOG, "")))
              : CodeLines.ofOutput(ascii(line)));
    }
    return folded;
  }

  private static String markup(String markdown) {
    String text = markdown.replace("\\|", "|");
    StringBuilder markup = new StringBuilder();
    int end = 0;
    for (Matcher span = SPAN.matcher(text); span.find(); end = span.end()) {
      markup.append(Roff.escaped(ascii(text.substring(end, span.start()))));
      if (span.group(1) != null) {
        markup.append(Roff.bold(ascii(span.group(1))));
      } else if (span.group(2) != null) {
        markup.append(Roff.italic(ascii(plain(span.group(2)))));
      } else {
        markup.append(markup(span.group(3)));
        String target = span.group(4);
        if (target.startsWith("http")) {
          markup.append(" <").append(Roff.escaped(target).replace("/", "/\\:")).append('>');
        }
      }
    }
    return markup.append(Roff.escaped(ascii(text.substring(end)))).toString();
  }

  private static String plain(String markdown) {
    return SPAN.matcher(markdown).replaceAll("$1$2$3");
  }

  /** Replaces what a terminal or a printer may not have. */
  private static String ascii(String text) {
    return text.replace("…", "...").replace("–", "-").replace("→", "->");
  }
}
