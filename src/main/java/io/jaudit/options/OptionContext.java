package io.jaudit.options;

import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.options.time.BootTime;
import java.time.Clock;

/**
 * Holds everything that the meaning of an option's value depends on, in addition to the value.
 * Immutable.
 *
 * @param clock the current time, and the zone of local times; used only if a time is given
 * @param boot when the host was started; used only for the time {@code boot}
 * @param arch the architecture that {@code b64} and {@code b32} refer to
 * @param users names of users for records that contain none
 * @param groups names of groups for records that contain none
 * @param files the text of files that options name
 */
public record OptionContext(
    Clock clock, BootTime boot, Arch arch, IdNames users, IdNames groups, OptionFiles files) {
  /** Creates a context in which no option can name a file. */
  public OptionContext(Clock clock, BootTime boot, Arch arch, IdNames users, IdNames groups) {
    this(clock, boot, arch, users, groups, new NoFiles());
  }

  /** Returns the same, with other names. */
  public OptionContext withNames(IdNames otherUsers, IdNames otherGroups) {
    return new OptionContext(clock, boot, arch, otherUsers, otherGroups, files);
  }

  /** Returns the same, with files. */
  public OptionContext withFiles(OptionFiles others) {
    return new OptionContext(clock, boot, arch, users, groups, others);
  }
}
