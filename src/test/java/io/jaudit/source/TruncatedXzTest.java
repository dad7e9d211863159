package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.Compressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a truncated xz file, what its bytes decode to is read, to the last symbol. */
class TruncatedXzTest {
  private static final Path XZ = Path.of("/usr/bin/xz");

  /** Text that repeats itself, as logs do, with some that does not. */
  private static byte[] log(int lines) {
    Random random = new Random(lines);
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < lines; n++) {
      String id = Integer.toHexString(random.nextInt());
      text.append("type=CWD msg=audit(1700000000.").append(100 + n % 900).append(':').append(n);
      text.append("): cwd=\"/home/").append(n % 7 == 0 ? id : "alice").append("\"\n");
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void nothingThatIsDecodedIsOfOtherData() throws IOException {
    for (int block : new int[] {100_000, 900}) {
      byte[] log = log(120);
      byte[] whole = Compressor.xz(log, block);
      int last = 0;
      for (int length = 6; length < whole.length; length++) {
        int decoded = decodedLength(log, Arrays.copyOf(whole, length));
        assertTrue(decoded >= last, () -> "less than with a byte less");
        last = decoded;
      }
      assertEquals(log.length, last);
    }
  }

  @Test
  void eachCompressedByteAddsWhatItDecides() throws IOException {
    byte[] log = log(3000);
    byte[] whole = Compressor.xz(log, log.length);
    int half = decodedLength(log, Arrays.copyOf(whole, whole.length / 2));
    assertTrue(half > log.length * 0.45, () -> half + " of " + log.length);
  }

  @Test
  void dataThatWasNotCompressibleIsReadToTheLastByte() throws IOException {
    byte[] data = new byte[3000];
    new Random(1).nextBytes(data);
    byte[] whole = Compressor.xz(data, data.length);
    int first = whole.length;
    for (int length = 6; length < whole.length; length++) {
      int decoded = decodedLength(data, Arrays.copyOf(whole, length));
      first = decoded == 1 ? length : first;
      assertEquals(Math.max(0, Math.min(data.length, length - first + 1)), decoded);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0",
        "-6",
        "-9e",
        "--block-size=1500",
        "--lzma2=lc=0,lp=2,pb=0",
        "--delta=dist=1"
      })
  @Tag("slow")
  void theXzProgramDecodesNoMore(String option) throws Exception {
    assumeTrue(Files.isExecutable(XZ), "xz is not installed");
    byte[] log = log(60);
    List<String> filters =
        option.startsWith("--delta") ? List.of(option, "--lzma2") : List.of(option);
    byte[] whole = run(log, filters);
    for (int length = 6; length < whole.length; length += 3) {
      byte[] cut = Arrays.copyOf(whole, length);
      int decoded = decodedLength(log, cut);
      int expected = run(cut, List.of("-d")).length;
      assertTrue(decoded >= expected, () -> decoded + " of " + expected + " at " + cut.length);
    }
  }

  /** Returns how much is decoded before the truncation is reported. */
  private static int decodedLength(byte[] data, byte[] cut) throws IOException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    CompressedInput input =
        new CompressedInput(Compression.XZ, new byte[0], new ByteArrayInputStream(cut), cut.length);
    try (MemberStream in = new MemberStream(input, XzMember::new)) {
      IOException problem = assertThrows(IOException.class, () -> in.transferTo(decoded));
      String place = "compressed byte " + cut.length + " (of " + cut.length + ")";
      assertEquals("xz data truncated at " + place, problem.getMessage());
    }
    byte[] bytes = decoded.toByteArray();
    assertEquals(-1, Arrays.mismatch(bytes, Arrays.copyOf(data, bytes.length)));
    return bytes.length;
  }

  private static byte[] run(byte[] input, List<String> options) throws Exception {
    Path file = Files.createTempFile("log", "");
    Path output = Files.createTempFile("log", "");
    try {
      Files.write(file, input);
      List<String> command = new ArrayList<>(List.of(XZ.toString(), "-c"));
      command.addAll(options);
      new ProcessBuilder(command)
          .redirectInput(file.toFile())
          .redirectOutput(output.toFile())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return Files.readAllBytes(output);
    } finally {
      Files.delete(file);
      Files.delete(output);
    }
  }
}
