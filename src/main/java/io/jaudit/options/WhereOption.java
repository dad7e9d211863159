package io.jaudit.options;

import io.jaudit.filter.where.WhereContext;
import io.jaudit.filter.where.WhereContext.BadTimeException;
import io.jaudit.filter.where.WhereException;
import io.jaudit.filter.where.WhereFilter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.options.time.TimeExpression.Edge;

/**
 * Reads the values of {@code --where} and {@code --where-file}. Separate, because few searches use
 * them. For use by one thread.
 */
final class WhereOption {
  private final OptionValues values;
  private final OptionFiles files;
  private final WhereContext context;

  WhereOption(OptionValues values, OptionContext context) {
    this.values = values;
    this.files = context.files();
    this.context = new WhereContext(new Identities(context.users(), context.groups()), new Times());
  }

  WhereFilter parse(String expression) throws UsageException {
    try {
      return WhereFilter.parse(expression, context);
    } catch (WhereException e) {
      throw new UsageException(FilterOption.WHERE.longName() + ": " + e.getMessage(), e.excerpt());
    }
  }

  WhereFilter parseFile(String file) throws UsageException {
    try {
      return WhereFilter.parse(files.text(FilterOption.WHERE_FILE, file), context);
    } catch (WhereException e) {
      String place = e.line() == 0 ? file : file + ":" + e.line();
      throw new UsageException(
          FilterOption.WHERE_FILE.longName() + ": " + place + ": " + e.getMessage(), e.excerpt());
    }
  }

  /** Reads times as {@code -ts} and {@code -te} do. */
  private final class Times implements WhereContext.TimeReader {
    @Override
    public long first(String text) throws BadTimeException {
      return time(text, Edge.START);
    }

    @Override
    public long last(String text) throws BadTimeException {
      return time(text, Edge.LAST);
    }

    private long time(String text, Edge edge) throws BadTimeException {
      try {
        return values.time(FilterOption.WHERE, text, edge);
      } catch (UsageException e) {
        String message = String.valueOf(e.getMessage());
        throw new BadTimeException(message.substring(message.indexOf(": ") + 2));
      }
    }

    @Override
    public String absolute(long millis) {
      return SearchOptions.epoch(millis);
    }
  }
}
