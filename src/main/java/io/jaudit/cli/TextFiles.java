package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jaudit.options.FilterOption;
import io.jaudit.options.OptionFiles;
import io.jaudit.options.SearchOption;
import io.jaudit.options.UsageException;
import io.jaudit.source.FileProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that options name, each once, as it may be a pipe; {@code -} is standard input,
 * unless that is the log. For use by one thread.
 */
final class TextFiles implements OptionFiles {
  private static final String STANDARD_INPUT = "-";

  private final InputStream in;
  private final boolean isLog;
  private @Nullable Map<String, String> texts;

  /**
   * @param in standard input
   * @param logs the logs that are read
   */
  TextFiles(InputStream in, List<String> logs) {
    this.in = in;
    this.isLog = logs.contains(STANDARD_INPUT);
  }

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

  private String read(SearchOption option, String file) throws UsageException {
    boolean isStandardInput = file.equals(STANDARD_INPUT);
    if (isStandardInput && isLog) {
      throw new UsageException(
          option.longName()
              + ": standard input can't be both the log and this file; name a file, or ./- if it is"
              + " called -");
    }
    try {
      byte[] bytes = isStandardInput ? input() : Files.readAllBytes(SearchInput.path(file));
      String text =
          UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      if (text.indexOf('\0') >= 0) {
        throw new UsageException(
            option.longName()
                + ": "
                + file
                + " is not text: it has a NUL byte; save it as UTF-8, and write a NUL of a value as"
                + " \\x00 in quotes");
      }
      return text;
    } catch (CharacterCodingException e) {
      String advice =
          option == FilterOption.WHERE_FILE ? "; write such a byte as \\xHH in quotes" : "";
      throw new UsageException(option.longName() + ": " + file + " is not valid UTF-8" + advice);
    } catch (IOException e) {
      throw new UsageException(
          option.longName() + ": can't read " + file + ": " + FileProblem.reason(e));
    }
  }

  /** Not readAllBytes, which asks for the position in a pipe. */
  private byte[] input() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in.transferTo(bytes);
    return bytes.toByteArray();
  }
}
