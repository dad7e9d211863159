package io.jaudit.cli;

import io.jaudit.options.FilterOption;
import io.jaudit.options.OptionFiles;
import io.jaudit.options.SearchOption;
import io.jaudit.options.UsageException;
import io.jaudit.source.FileProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files that options name, each once, as it may be a pipe. For use by one thread. */
final class TextFiles implements OptionFiles {
  private @Nullable Map<String, String> texts;

  @Override
  public String text(SearchOption option, String file) throws UsageException {
    Map<String, String> known = texts == null ? new HashMap<>() : texts;
    texts = known;
    String text = known.get(file);
    if (text == null) {
      text = read(option, file);
      known.put(file, text);
    }
    return text;
  }

  private static String read(SearchOption option, String file) throws UsageException {
    try {
      return Files.readString(SearchInput.path(file));
    } catch (CharacterCodingException e) {
      String advice =
          option == FilterOption.WHERE_FILE ? "; write such a byte as \\xHH in quotes" : "";
      throw new UsageException(option.longName() + ": " + file + " is not valid UTF-8" + advice);
    } catch (IOException e) {
      throw new UsageException(
          option.longName() + ": can't read " + file + ": " + FileProblem.reason(e));
    }
  }
}
