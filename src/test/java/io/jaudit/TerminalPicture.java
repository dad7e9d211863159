package io.jaudit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what a program printed on a terminal as SVG, in the colors of the terminal. The text of the
 * picture is what was printed. It is readable on light and dark pages. Stateless.
 */
public final class TerminalPicture {
  private static final double COLUMN = 8.4;
  private static final int LINE = 20;
  private static final int MARGIN = 16;
  private static final Pattern COLORED = Pattern.compile("\u001b\\[(\\d+)m(.*?)\u001b\\[0m");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private static final String STYLE =
      """
      <style>
      rect { fill: #f6f8fa; stroke: #d1d9e0 }
      text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1f2328; white-space: pre }
      .c1 { font-weight: bold }
      .c2 { fill: #59636e }
      .c31 { fill: #d1242f }
      .c32 { fill: #1a7f37 }
      .c33 { fill: #8a5a00 }
      .c36 { fill: #0a7d91 }
      @media (prefers-color-scheme: dark) {
      rect { fill: #0d1117; stroke: #3d444d }
      text { fill: #e6edf3 }
      .c2 { fill: #9198a1 }
      .c31 { fill: #ff7b72 }
      .c32 { fill: #56d364 }
      .c33 { fill: #e3b341 }
      .c36 { fill: #56d4dd }
      }
      </style>
      """;

  private TerminalPicture() {}

  /** Returns the picture of lines, which may contain the escape sequences of colors. */
  public static String of(List<String> lines) {
    int columns = 0;
    for (String line : lines) {
      columns = Math.max(columns, width(line.replaceAll("\u001b\\[\\d+m", "")));
    }
    int width = 2 * MARGIN + (int) Math.ceil(columns * COLUMN);
    int height = 2 * MARGIN + lines.size() * LINE;
    StringBuilder svg = new StringBuilder();
    svg.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">\n"
                .formatted(width, height))
        .append(STYLE)
        .append(
            "<rect x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n"
                .formatted(width - 1, height - 1));
    for (int i = 0; i < lines.size(); i++) {
      svg.append(
          "<text xml:space=\"preserve\" y=\"%d\">".formatted(MARGIN + LINE * i + LINE * 3 / 4));
      drawLine(lines.get(i), svg);
      svg.append("</text>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private static void drawLine(String line, StringBuilder svg) {
    Matcher colored = COLORED.matcher(line);
    int end = 0;
    int column = 0;
    while (colored.find()) {
      column = draw("", line.substring(end, colored.start()), column, svg);
      column = draw(" class=\"c" + colored.group(1) + "\"", colored.group(2), column, svg);
      end = colored.end();
    }
    draw("", line.substring(end), column, svg);
  }

  /**
   * Draws text of one color. Each part of a line has a place of its own, because fonts differ, and
   * because some programs draw only one of several blanks.
   */
  private static int draw(String color, String text, int column, StringBuilder svg) {
    int blanks = text.length() - text.stripLeading().length();
    if (blanks > 0 && blanks < text.length()) {
      int after = draw(color, text.substring(0, blanks), column, svg);
      return draw(color, text.substring(blanks), after, svg);
    }
    if (!text.isEmpty()) {
      String x = String.format(Locale.ROOT, "%.1f", MARGIN + column * COLUMN);
      String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      svg.append("<tspan x=\"%s\"%s>%s</tspan>".formatted(x, color, escaped));
    }
    return column + width(text);
  }

  private static int width(String text) {
    return DisplayWidth.of(ByteSlice.of(text.getBytes(UTF_8)));
  }

  /** Returns the lines that a picture shows. */
  public static List<String> text(String svg) {
    return svg.lines()
        .filter(line -> line.startsWith("<text"))
        .map(line -> TAG.matcher(line).replaceAll(""))
        .map(line -> line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .toList();
  }
}
