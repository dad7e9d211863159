package io.jaudit.options;

/** Reads the files whose content is the value of an option. */
public interface OptionFiles {
  /**
   * Returns the text of a file, the same at each call.
   *
   * @param option that names the file
   * @throws UsageException if it can't be read
   */
  String text(SearchOption option, String file) throws UsageException;
}
