package io.jaudit.options;

/** Reads the files whose content is the value of an option. */
public interface OptionFiles {
  /** No files. */
  OptionFiles NONE = new NoFiles();

  /**
   * Returns the text of a file, the same at each call.
   *
   * @param option that names the file
   * @throws UsageException if it can't be read
   */
  String text(SearchOption option, String file) throws UsageException;

  /** Refuses every file. */
  final class NoFiles implements OptionFiles {
    private NoFiles() {}

    @Override
    public String text(SearchOption option, String file) throws UsageException {
      throw new UsageException(option.longName() + " is not part of a query");
    }
  }
}
