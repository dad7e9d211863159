package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileModeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "0100755 file,755",
        "0104755 file,suid,755",
        "0106711 file,suid,sgid,711",
        "041777 dir,sticky,777",
        "0120777 link,777",
        "020666 character,666",
        "060660 block,660",
        "010600 fifo,600",
        "0140777 socket,777",
        "0170000 017,000",
        "0600 000,600",
        "0 000,000"
      })
  void saysWhatAusearchSays(String octal, String words) {
    assertEquals(Optional.of(words), FileMode.name(ByteSlice.of(octal)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "089", "-1", "0200000", "7777777777", "(null)", "0100755 "})
  void hasNoWordsForWhatIsNoMode(String text) {
    assertEquals(Optional.empty(), FileMode.name(ByteSlice.of(text)));
  }

  @Test
  void hasNoWordsForNothing() {
    assertEquals(Optional.empty(), FileMode.name(ByteSlice.EMPTY));
  }
}
