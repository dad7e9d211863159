package io.jaudit.options;

import io.jaudit.describe.Outcome;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.filter.WantedId;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.Errno;
import io.jaudit.interpret.tables.SyscallTable;
import io.jaudit.interpret.tables.UringOp;
import io.jaudit.options.time.TimeExpression;
import io.jaudit.options.time.TimeExpression.Edge;
import io.jaudit.options.time.TimeExpressionException;
import io.jaudit.record.RecordType;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of options: numbers, IDs, times and names, and the words that only one option
 * takes. Each error names the option, what is wrong and what was expected. All times of one command
 * line are relative to one moment. For use by one thread.
 */
final class OptionValues {
  private static final String SHOWN = "uuuu-MM-dd'T'HH:mm:ss.SSSXXX";

  private static final long MAX_ID = 0xffff_ffffL;

  private final OptionContext context;
  private final TextMatch match;
  private @Nullable ZonedDateTime now;
  private @Nullable WhereOption where;

  OptionValues(SearchOptions options, OptionContext context) {
    this.context = context;
    this.match =
        options.has(RunOption.REGEX)
            ? TextMatch.REGEX
            : options.has(RunOption.WORD) ? TextMatch.WHOLE : TextMatch.CONTAINS;
  }

  /** Returns the reader of expressions. */
  WhereOption where() {
    WhereOption reader = where;
    if (reader == null) {
      reader = new WhereOption(this, context);
      where = reader;
    }
    return reader;
  }

  /** Returns how TEXT is compared. */
  TextMatch match() {
    return match;
  }

  /** Returns the first or last millisecond of a time, since the epoch. */
  long time(SearchOption option, String value, Edge edge) throws UsageException {
    if (now == null) {
      now = ZonedDateTime.now(context.clock());
    }
    try {
      return TimeExpression.parse(edge, List.of(value), now, context.boot());
    } catch (TimeExpressionException e) {
      throw new UsageException(option.longName() + ": " + e.getMessage());
    }
  }

  /** Returns an instant as a date and time in the zone of local times, with its offset. */
  String shown(long millis) {
    return DateTimeFormatter.ofPattern(
            SHOWN, Locale.ROOT) // made only for an error, not at each start
        .format(Instant.ofEpochMilli(millis).atZone(context.clock().getZone()));
  }

  /** Returns a decimal number of up to 32 bits. */
  long number(SearchOption option, String value) throws UsageException {
    OptionalLong number = Numbers.decimal(value);
    if (number.isEmpty() || number.getAsLong() > MAX_ID) {
      throw UsageErrors.expected(option, "a number from 0 to " + MAX_ID, value);
    }
    return number.getAsLong();
  }

  /** Returns an ID of 32 bits; the kernel's number for "none" is 4294967295, also -1 or unset. */
  long id(SearchOption option, String value) throws UsageException {
    if (value.equals("-1") || value.equals("unset")) {
      return MAX_ID;
    }
    long number = Numbers.decimal(value).orElse(MAX_ID + 1);
    if (number > MAX_ID) {
      throw UsageErrors.expected(option, "a number from 0 to " + MAX_ID + ", or unset", value);
    }
    return number;
  }

  WantedId user(SearchOption option, String value) throws UsageException {
    return wantedId(option, value, context.users());
  }

  WantedId group(SearchOption option, String value) throws UsageException {
    return wantedId(option, value, context.groups());
  }

  private WantedId wantedId(SearchOption option, String value, IdNames names)
      throws UsageException {
    if (looksNumeric(value)) {
      return WantedId.numbered(id(option, value), names);
    }
    return WantedId.named(value, names);
  }

  EventFilter syscall(SearchOption option, String value) throws UsageException {
    if (looksNumeric(value)) {
      return FieldFilters.syscall(number(option, value));
    }
    UsageErrors.refuseWildcards(option, "syscall", value);
    if (!SyscallTable.isName(value) && UringOp.number(value).isEmpty()) {
      throw UsageErrors.unknown(
          option,
          "system call",
          value,
          SyscallTable.nearestNames(value),
          "write a name of the kernel's, such as openat, or a number");
    }
    return FieldFilters.syscall(value);
  }

  EventFilter arch(SearchOption option, String value) throws UsageException {
    if (value.equalsIgnoreCase("uring")) {
      return Filters.types(List.of(RecordType.of(RecordType.URINGOP)));
    }
    return FieldFilters.arch(namedArch(option, value));
  }

  /** Returns a name of the same architecture that does not depend on this host. */
  String archName(SearchOption option, String value) throws UsageException {
    return value.equalsIgnoreCase("b64") || value.equalsIgnoreCase("b32")
        ? namedArch(option, value).displayName()
        : value;
  }

  private Arch namedArch(SearchOption option, String value) throws UsageException {
    Arch arch = Arch.named(value, context.arch()).orElse(null);
    if (arch == null) {
      throw UsageErrors.unknown(
          option,
          "architecture",
          value,
          Arch.nearestNames(value),
          "write a name such as x86_64, i386 or aarch64");
    }
    return arch;
  }

  EventFilter exit(SearchOption option, String value) throws UsageException {
    String digits = value.startsWith("-") ? value.substring(1) : value;
    if (looksNumeric(digits)) {
      try {
        return FieldFilters.exit(Long.decode(value));
      } catch (NumberFormatException e) {
        throw UsageErrors.expected(option, "a number or the name of an error", value);
      }
    }
    UsageErrors.refuseWildcards(option, "exit", value);
    OptionalInt errno = Errno.number(digits);
    if (errno.isEmpty()) {
      throw UsageErrors.unknown(
          option,
          "error",
          value,
          Errno.nearestNames(digits),
          "write a name such as EACCES, or a number");
    }
    return FieldFilters.exitError(errno.getAsInt());
  }

  EventFilter outcome(SearchOption option, String value) throws UsageException {
    return switch (value) {
      case "yes" -> Filters.outcome(Outcome.SUCCEEDED);
      case "no" -> Filters.outcome(Outcome.FAILED);
      default -> throw UsageErrors.notAChoice(option, value);
    };
  }

  static boolean looksNumeric(String value) {
    char first = value.isEmpty() ? ' ' : value.charAt(0);
    return first == '-' || (first >= '0' && first <= '9');
  }
}
