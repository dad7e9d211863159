package io.jaudit.cli;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Printable;
import io.jaudit.describe.CommandLine;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.page.Card;
import io.jaudit.page.LogsRead;
import io.jaudit.page.OverviewWriter;
import io.jaudit.page.Page;
import io.jaudit.page.PageHead;
import io.jaudit.page.PagePart;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.source.FileProblem;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the page of a command, and writes it to the file or to standard output. */
final class PageOutput {
  private final Environment environment;
  private final SearchPlan plan;
  private final @Nullable PageFile file;

  /**
   * @param name the value of {@code --html}; null for standard output
   * @throws UsageException if the file can't be written, or standard output is a terminal
   */
  PageOutput(Environment environment, SearchPlan plan, @Nullable String name)
      throws UsageException {
    if (name == null && environment.terminals().out()) {
      throw new UsageException(
          "--format html writes the page to standard output, which is a terminal; use --html FILE");
    }
    this.environment = environment;
    this.plan = plan;
    this.file = name == null ? null : PageFile.of(name, plan.logs());
  }

  /**
   * Writes a page.
   *
   * @param status the exit status of the search
   * @return the exit status of the command
   */
  int write(
      Page.Kind kind,
      LogsRead read,
      OverviewWriter events,
      List<Card> cards,
      PagePart part,
      int status) {
    PageHead head = new PageHead(Version.text(), environment.clock(), read, events, cards);
    ByteBuilder page = Page.html(kind, List.of(head, part));
    try {
      if (file == null) {
        page.writeTo(environment.out());
        environment.out().flush();
      } else {
        file.write(page);
      }
      return status;
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage());
      if (file == null && StandardOutput.isClosedPipe(problem, environment.outLink())) {
        return status;
      }
      String place =
          file == null
              ? "standard output: " + problem
              : "can't write " + file + ": " + FileProblem.reason(e);
      environment.err().println("jaudit: " + Printable.of(place));
      return ExitCode.ERROR.status();
    }
  }

  /**
   * Describes what was read.
   *
   * @param words the words of the command
   */
  LogsRead read(List<String> words, SearchOptions options, SearchTally tally, List<String> notes) {
    List<String> search = new ArrayList<>(List.of("jaudit", "search"));
    if (options.has(RunOption.INPUT_LOGS)) {
      search.add(RunOption.INPUT_LOGS.longName());
    }
    search.addAll(options.logs());
    List<String> names = new ArrayList<>();
    long bytes = 0;
    for (LogSource source : plan.logs().sources()) {
      names.add(Printable.of(source.name()));
      Optional<Path> path = source.file();
      long size = path.isPresent() ? size(path.get()) : -1;
      bytes = bytes < 0 || size < 0 ? -1 : bytes + size;
    }
    List<String> all = new ArrayList<>(plan.logs().refused());
    all.addAll(tally.problems());
    all.addAll(tally.remarks());
    all.addAll(notes);
    return new LogsRead(
        line(words),
        line(search),
        names,
        bytes,
        tally.lines(),
        tally.unparsedLines(),
        tally.incompleteEvents(),
        all.stream().map(Printable::of).toList());
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return -1; // it was removed meanwhile
    }
  }

  private static String line(List<String> words) {
    List<@Nullable ByteSlice> slices = new ArrayList<>();
    for (String word : words) {
      slices.add(ByteSlice.of(word));
    }
    ByteBuilder line = new ByteBuilder();
    CommandLine.append(slices, line);
    return line.toSlice().utf8();
  }
}
