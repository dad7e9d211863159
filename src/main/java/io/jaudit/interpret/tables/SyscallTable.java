package io.jaudit.interpret.tables;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names the system calls of one arch.
 *
 * <p>In: the number in the field {@code syscall}, or a name in any case. Out: the name ausearch
 * shows, or the number. Names are accepted in ausearch's spelling and in the kernel header's
 * ({@code pread} and {@code pread64}). Immutable; tables are read on first use and may be asked for
 * by any thread.
 *
 * <p>A program with the x32 ABI has the arch x86_64, and bit 30 of its call numbers is set: they
 * are in a table of their own.
 *
 * <p>Based on {@code asm/unistd.h} of each arch, and {@code asm/unistd_x32.h}.
 */
public final class SyscallTable {
  /** The number of the first call of x32. */
  public static final long FIRST_X32 = 0x4000_0000;

  private static final SyscallTable NONE = new SyscallTable(ConstantTable.empty(), false);
  private static final Map<Long, SyscallTable> LOADED = new ConcurrentHashMap<>();

  /** Apart, as hardly any log needs it. */
  private static final class X32 {
    static final ConstantTable TABLE = ConstantTable.load("syscalls-x32.tsv");
  }

  private final ConstantTable table;
  private final boolean hasX32;

  private SyscallTable(ConstantTable table, boolean hasX32) {
    this.table = table;
    this.hasX32 = hasX32;
  }

  private ConstantTable table(long number) {
    return hasX32 && number >= FIRST_X32 ? X32.TABLE : table;
  }

  /** Returns the table of an arch; an empty one for an arch without a name. */
  public static SyscallTable of(Arch arch) {
    SyscallTable table = LOADED.get(arch.code());
    if (table != null) {
      return table;
    }
    return arch.isKnown() ? load(arch) : NONE;
  }

  private static synchronized SyscallTable load(Arch arch) {
    SyscallTable table = LOADED.get(arch.code());
    if (table == null) {
      String resource = "syscalls-".concat(arch.displayName()).concat(".tsv");
      table = new SyscallTable(ConstantTable.load(resource), arch.hasX32());
      LOADED.put(arch.code(), table);
    }
    return table;
  }

  /**
   * Returns whether any arch has a call of this name. Reads other tables only if the host's lacks
   * it.
   */
  public static boolean isName(String word) {
    if (of(Arch.host()).number(word).isPresent()) {
      return true;
    }
    for (Arch arch : Arch.known()) {
      if (of(arch).number(word).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the names of any arch's calls nearest to a wrong one, best first. */
  public static List<String> nearestNames(String wrong) {
    Set<String> words = new LinkedHashSet<>();
    words.addAll(of(Arch.host()).table.words());
    words.addAll(names());
    return Suggestion.nearest(wrong, words);
  }

  /** Returns the names of all calls of any arch. */
  public static Set<String> names() {
    Set<String> words = new LinkedHashSet<>();
    for (Arch arch : Arch.known()) {
      words.addAll(of(arch).table.words());
    }
    return words;
  }

  /** Returns the name of a call, if the arch has one of that number. */
  public Optional<String> name(long number) {
    ConstantTable calls = table(number);
    int row = calls.find(number);
    return row == ConstantTable.NONE ? Optional.empty() : Optional.of(calls.name(row));
  }

  /** Returns the name of a call as ausearch shows it, or {@code unknown-syscall(NUMBER)}. */
  public String displayName(long number) {
    ConstantTable calls = table(number);
    int row = calls.find(number);
    return row == ConstantTable.NONE ? "unknown-syscall(" + number + ")" : calls.name(row);
  }

  /** Returns the number of a call, if the arch has one of that name. */
  public OptionalInt number(String name) {
    int row = table.find(name);
    return row == ConstantTable.NONE
        ? OptionalInt.empty()
        : OptionalInt.of((int) table.number(row));
  }

  /** Returns the number that a call of this name has under x32, if the arch has that ABI. */
  public OptionalInt x32Number(String name) {
    int row = hasX32 ? X32.TABLE.find(name) : ConstantTable.NONE;
    return row == ConstantTable.NONE
        ? OptionalInt.empty()
        : OptionalInt.of((int) X32.TABLE.number(row));
  }
}
