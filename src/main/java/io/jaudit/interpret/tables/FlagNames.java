package io.jaudit.interpret.tables;

import io.jaudit.bytes.ByteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Names the flags of the kernel's interface, one family per constant; each flag is a bit.
 *
 * <p>In: the bits. Out: the names ausearch shows, joined by {@code |} in the order of the bits.
 * Bits without a name are skipped. Each table is read on first use. Thread-safe.
 */
public final class FlagNames {
  public static final FlagNames ACCESS = new FlagNames("access-modes.tsv");
  public static final FlagNames AT = new FlagNames("at-flags.tsv");
  public static final FlagNames CLONE = new FlagNames("clone-flags.tsv");
  public static final FlagNames FACCESSAT = new FlagNames("faccessat-flags.tsv");
  public static final FlagNames MAP = new FlagNames("map-flags.tsv");
  public static final FlagNames MESSAGE = new FlagNames("message-flags.tsv");
  public static final FlagNames MOUNT = new FlagNames("mount-flags.tsv");
  public static final FlagNames OPEN = new FlagNames("open-flags.tsv");
  public static final FlagNames PROTECTION = new FlagNames("protections.tsv");
  public static final FlagNames SHMGET = new FlagNames("shmget-flags.tsv");
  public static final FlagNames UMOUNT = new FlagNames("umount-flags.tsv");

  private final String resource;

  /** Two threads may both read it, with the same result. */
  private @Nullable ConstantTable table;

  private FlagNames(String resource) {
    this.resource = resource;
  }

  /** Appends the names of the bits; returns false and appends nothing if none has a name. */
  public boolean append(long bits, ByteBuilder out) {
    return append(bits, "", out);
  }

  /** Like {@link #append(long, ByteBuilder)}, with {@code before} before the first name. */
  public boolean append(long bits, String before, ByteBuilder out) {
    ConstantTable read = table;
    if (read == null) {
      read = ConstantTable.load(resource);
      table = read;
    }
    String joint = before;
    int start = out.length();
    for (int row = 0; row < read.size(); row++) {
      if ((bits & read.number(row)) != 0) {
        out.append(joint).append(read.name(row));
        joint = "|";
      }
    }
    return out.length() > start;
  }
}
