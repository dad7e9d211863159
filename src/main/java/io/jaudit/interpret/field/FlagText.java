package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.interpret.tables.ConstantNames;
import io.jaudit.interpret.tables.FlagNames;

/**
 * Interprets values that combine flags and other values in one number (docs/ausearch-semantics.md
 * §6.4). All methods return false and append nothing if no part of the value has a name. Stateless.
 *
 * <p>Based on the headers that the tables of {@link FlagNames} and {@link ConstantNames} name.
 */
final class FlagText {
  private static final long OPEN_MODE = 3;
  private static final long ACCESS_BITS = 0xf;
  private static final long MAP_TYPE = 0xf;
  private static final long PROTECTIONS = 7;
  private static final long EXIT_SIGNAL = 0x7f;
  private static final long DOMAIN = 0xff;
  private static final long ADDR_NO_RANDOMIZE = 0x40000;
  private static final long POLICY = 0xf;
  private static final long RESET_ON_FORK = 0x4000_0000;

  private FlagText() {}

  /**
   * Appends open flags; with neither {@code O_WRONLY} nor {@code O_RDWR} it is {@code O_RDONLY}.
   */
  static boolean appendOpen(long flags, ByteBuilder out) {
    if ((flags & OPEN_MODE) != 0) {
      return FlagNames.OPEN.append(flags, out);
    }
    out.append("O_RDONLY");
    FlagNames.OPEN.append(flags, "|", out);
    return true;
  }

  /** Appends the mode of {@code access}; for unknown bits {@code F_OK} would be wrong. */
  static boolean appendAccess(long mode, ByteBuilder out) {
    return (mode & ACCESS_BITS) == 0 ? word("F_OK", out) : FlagNames.ACCESS.append(mode, out);
  }

  /** Appends mapping flags; without a type it is {@code MAP_FILE}. */
  static boolean appendMap(long flags, ByteBuilder out) {
    if ((flags & MAP_TYPE) != 0) {
      return FlagNames.MAP.append(flags, out);
    }
    out.append("MAP_FILE");
    FlagNames.MAP.append(flags, "|", out);
    return true;
  }

  /** Appends the protection passed to {@code mmap}. */
  static boolean appendProtection(long flags, ByteBuilder out) {
    return (flags & PROTECTIONS) == 0
        ? word("PROT_NONE", out)
        : FlagNames.PROTECTION.append(flags, out);
  }

  /** Appends the protection passed to {@code mprotect}. */
  static boolean appendChangedProtection(long flags, ByteBuilder out) {
    return appendProtection(flags & PROTECTIONS, out);
  }

  /** Appends what a new process shares, and the signal that its parent gets when it ends. */
  static boolean appendClone(long flags, ByteBuilder out) {
    boolean shares = FlagNames.CLONE.append(flags, out);
    long signal = flags & EXIT_SIGNAL;
    String name = signal == 0 ? null : ConstantNames.SIGNAL.name(signal);
    if (name != null) {
      out.append(shares ? "|" : "").append(name);
    }
    return shares || name != null;
  }

  /** Appends an execution domain and whether addresses are randomized. */
  static boolean appendPersonality(long personality, ByteBuilder out) {
    boolean named = ConstantNames.PERSONALITY.append(personality & DOMAIN, out);
    if (named && (personality & ADDR_NO_RANDOMIZE) != 0) {
      out.append("|~ADDR_NO_RANDOMIZE");
    }
    return named;
  }

  /** Appends a scheduling policy and whether children inherit it. */
  static boolean appendSchedulingPolicy(long policy, ByteBuilder out) {
    boolean named = ConstantNames.SCHEDULING_POLICY.append(policy & POLICY, out);
    if (named && (policy & RESET_ON_FORK) != 0) {
      out.append("|SCHED_RESET_ON_FORK");
    }
    return named;
  }

  /** Appends the flags and the mode of shared memory. */
  static boolean appendShmget(long flags, ByteBuilder out) {
    out.append(FlagNames.SHMGET.append(flags, out) ? "|" : "");
    FileMode.appendPermissions(flags, out);
    return true;
  }

  private static boolean word(String word, ByteBuilder out) {
    out.append(word);
    return true;
  }
}
