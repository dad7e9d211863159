package io.jaudit.interpret.tables;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Represents the value of the field {@code arch} of a record: the machine and ABI of a system call.
 *
 * <p>In: the code or the name in a record, or the argument of {@code --arch}. Out: the name
 * ausearch shows, and equality by code. Any code is an arch; one without a name is shown as {@code
 * unknown-elf-type(CODE)}. Immutable.
 *
 * <p>Based on {@code AUDIT_ARCH_*} of {@code linux/audit.h}: the ELF machine with two flags, 64 bit
 * and little-endian.
 *
 * @param code the unsigned 32-bit code, such as {@code 0xc000003e}
 */
public record Arch(long code) {
  /** No arch. */
  public static final long NONE = -1;

  private static final long MAX_CODE = 0xffff_ffffL;
  private static final long FLAG_64BIT = 0x8000_0000L;
  private static final long X86_64 = 0xc000_003eL;
  private static final long AARCH64 = 0xc000_00b7L;
  private static final int CODE_DIGITS = 8;
  private static final int LONGEST_NAME = 16;

  /** Separate, so that comparing codes reads no table. */
  private static final class Known {
    static final ConstantTable TABLE = ConstantTable.load("arch.tsv");
  }

  /**
   * @throws IllegalArgumentException if the code needs more than 32 bits
   */
  public Arch {
    if (code < 0 || code > MAX_CODE) {
      throw new IllegalArgumentException("not an arch code: " + code);
    }
  }

  /**
   * Returns the arch in a record: a hexadecimal code, as the kernel writes it, or a name, as {@code
   * ausearch -i} prints it; null if the text is neither.
   */
  public static @Nullable Arch logged(ByteSlice text) {
    long code = loggedCode(text);
    return code == NONE ? null : new Arch(code);
  }

  /** Like {@link #logged}, but returns the code; {@link #NONE} if the text is neither. */
  public static long loggedCode(ByteSlice text) {
    long code = Ascii.hexadecimal(text, NONE);
    if (code != NONE) {
      return code < 0 || code > MAX_CODE ? NONE : code;
    }
    boolean mayBeName =
        !text.isEmpty() && text.length() <= LONGEST_NAME && Ascii.isLetter(text.at(0));
    int row = mayBeName ? Known.TABLE.find(text.latin1()) : ConstantTable.NONE;
    return row == ConstantTable.NONE ? NONE : Known.TABLE.number(row);
  }

  /** Returns the arch with the code of these hexadecimal digits; empty if the text is not hex. */
  public static Optional<Arch> ofHex(String digits) {
    if (digits.isEmpty() || digits.length() > CODE_DIGITS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Arch(HexFormat.fromHexDigitsToLong(digits)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the arch meant by an argument of {@code --arch}, in any case: a name or alias; {@code
   * b64} or {@code b32}, the arch of that word size on machines like {@code host}; or a hexadecimal
   * code. A code without a name here must be written in eight digits or after {@code 0x}, so that
   * typing errors such as {@code 386} and {@code b46} are refused.
   */
  public static Optional<Arch> named(String word, Arch host) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "b64" -> host.sized(64);
      case "b32" -> host.sized(32);
      default -> {
        Optional<Arch> arch = ofName(word);
        yield arch.isPresent() ? arch : ofTypedCode(word);
      }
    };
  }

  private static Optional<Arch> ofName(String word) {
    int row = Known.TABLE.find(word);
    return row == ConstantTable.NONE
        ? Optional.empty()
        : Optional.of(new Arch(Known.TABLE.number(row)));
  }

  private static Optional<Arch> ofTypedCode(String word) {
    boolean prefixed = word.regionMatches(true, 0, "0x", 0, 2);
    Optional<Arch> arch = ofHex(prefixed ? word.substring(2) : word);
    boolean plain = prefixed || word.length() == CODE_DIGITS;
    return arch.isPresent() && (plain || arch.get().isKnown()) ? arch : Optional.empty();
  }

  /** Returns the names of {@link #named} nearest to a wrong one, best first. */
  public static List<String> nearestNames(String word) {
    return Suggestion.nearest(word, names());
  }

  /** Returns the names of {@link #named}. */
  public static List<String> names() {
    List<String> words = Known.TABLE.words();
    words.add("b64");
    words.add("b32");
    return words;
  }

  /**
   * Returns the arch of programs on this machine, by the system property {@code os.arch}; that of
   * x86_64 if jaudit does not know the machine.
   */
  public static Arch host() {
    return ofMachine(System.getProperty("os.arch", ""));
  }

  static Arch ofMachine(String machine) {
    return switch (machine) {
      // Most machines are one of these, and reading the table takes 6 ms of each start.
      case "amd64" -> new Arch(X86_64);
      case "aarch64" -> new Arch(AARCH64);
      default -> ofName(machine).orElse(new Arch(X86_64));
    };
  }

  /** Returns all arches that have a name, and so a table of system calls, by ascending code. */
  static List<Arch> known() {
    List<Arch> known = new ArrayList<>();
    for (int row = 0; row < Known.TABLE.size(); row++) {
      known.add(new Arch(Known.TABLE.number(row)));
    }
    return known;
  }

  /** Returns whether this arch has a name and a table of system calls. */
  public boolean isKnown() {
    return Known.TABLE.find(code) != ConstantTable.NONE;
  }

  /** Returns the name ausearch shows, such as {@code x86_64}, or {@code unknown-elf-type(CODE)}. */
  public String displayName() {
    int row = Known.TABLE.find(code);
    return row == ConstantTable.NONE
        ? "unknown-elf-type(" + Long.toHexString(code) + ")"
        : Known.TABLE.name(row);
  }

  /** Returns true if programs of this arch may use the x32 ABI. */
  boolean hasX32() {
    return code == X86_64;
  }

  /** Returns the word size, 64 or 32. */
  public int bits() {
    return (code & FLAG_64BIT) != 0 ? 64 : 32;
  }

  /** This arch or the one of that word size on the same machines. */
  private Optional<Arch> sized(int bits) {
    if (bits() == bits) {
      return Optional.of(this);
    }
    int row = Known.TABLE.find(code);
    return row == ConstantTable.NONE ? Optional.empty() : ofName(Known.TABLE.detail(row));
  }

  // Arches are keys of maps, and the generated equals and hashCode of a record take a cold JVM 30
  // ms.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Arch arch && arch.code == code;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(code);
  }
}
