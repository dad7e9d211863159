package io.jaudit.options;

/** Refuses every file. */
final class NoFiles implements OptionFiles {
  @Override
  public String text(SearchOption option, String file) throws UsageException {
    throw new UsageException(option.longName() + " is not part of a query");
  }
}
