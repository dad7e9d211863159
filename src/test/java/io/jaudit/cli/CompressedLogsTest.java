package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.Compressor;
import io.jaudit.TestLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.XZInputStream;

/** A compressed log is searched like the log itself, as far as it can be decoded. */
@Timeout(60)
@Tag("slow")
class CompressedLogsTest {
  private static final int HEADER = 10;

  @TempDir Path folder;
  private TestHost host;

  @BeforeEach
  void start() {
    host = new TestHost(folder);
  }

  @ParameterizedTest
  @EnumSource
  void aWholeLogIsReadWhateverItsName(Compressor format) throws IOException {
    byte[] log = events(1, 50);
    byte[] compressed = format.compress(log);
    for (String name : List.of("audit.log.1." + format.ending(), "audit.log.1", "b.txt", "c.zip")) {
      search(name, compressed).endsWith(0).prints(text(log)).saysNothing();
    }
    fromStandardInput(compressed).endsWith(0).prints(text(log)).saysNothing();
  }

  @ParameterizedTest
  @EnumSource
  void allMembersAreRead(Compressor format) throws IOException {
    byte[] first = events(1, 50);
    byte[] last = events(51, 30);
    byte[] empty = format.compress(new byte[0]);
    String both = text(first) + text(last);
    byte[] a = format.compress(first);
    byte[] b = format.compress(last);
    search("a", a, b).endsWith(0).prints(both).saysNothing();
    search("a", a, empty, b).endsWith(0).prints(both).saysNothing();
    search("a", empty, a, empty, b, empty).endsWith(0).prints(both).saysNothing();
    fromStandardInput(a, empty, b).endsWith(0).prints(both).saysNothing();
  }

  @ParameterizedTest
  @EnumSource
  void aLineMayContinueInTheNextMember(Compressor format) throws IOException {
    byte[] log = events(1, 20);
    int cut = log.length / 2 + 7;
    byte[] first = format.compress(Arrays.copyOf(log, cut));
    byte[] last = format.compress(Arrays.copyOfRange(log, cut, log.length));
    search("a", first, last).endsWith(0).prints(text(log)).saysNothing();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBeforeATruncationIsPrintedAndTheRestReported(Compressor format) throws IOException {
    byte[] log = events(1, 20_000);
    byte[] whole = format.compress(log);
    for (int length : new int[] {whole.length * 2 / 3, whole.length - 3}) {
      byte[] cut = Arrays.copyOf(whole, length);
      String place = " data truncated at compressed byte " + length;
      CommandRun file = search("a", cut).endsWith(2).saysSomewhere(place + " (of " + length + ")");
      CommandRun pipe = fromStandardInput(cut).endsWith(2).saysSomewhere(place);
      assertIsBegin(file, log, length == whole.length - 3 ? 0.9 : 0.4);
      assertEquals(file.out(), pipe.out());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBeforeAFlippedByteIsPrintedAndTheDamageReported(Compressor format) throws IOException {
    byte[] log = events(1, 20_000);
    byte[] damaged = format.compress(log);
    damaged[damaged.length * 3 / 4] ^= 0x10;
    CommandRun run = search("a", damaged).endsWith(2);
    assertTrue(run.err().contains(" data damaged at compressed byte "), run::err);
    String undamaged = text(log).substring(0, log.length / 3);
    assertTrue(run.out().startsWith(undamaged), () -> run.out().length() + " bytes");
  }

  @ParameterizedTest
  @EnumSource
  void zerosAfterTheDataAreIgnored(Compressor format) throws IOException {
    byte[] log = events(1, 50);
    byte[] a = format.compress(log);
    for (int zeros : new int[] {1, 4, 512, 100_000}) {
      search("a", a, new byte[zeros]).endsWith(0).prints(text(log)).saysNothing();
      fromStandardInput(a, new byte[zeros]).endsWith(0).prints(text(log)).saysNothing();
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherBytesAfterTheDataAreReported(Compressor format) throws IOException {
    byte[] log = events(1, 50);
    byte[] a = format.compress(log);
    for (String garbage : List.of("x", "garbage\n", "\0\0garbage")) {
      byte[] bytes = garbage.getBytes(StandardCharsets.ISO_8859_1);
      search("a", a, bytes)
          .endsWith(0)
          .prints(text(log))
          .saysInOneLine("jaudit: " + folder.resolve("a") + ": ignored ", "after the end of the ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPauseBetweenMembersIsNotTheEnd(Compressor format) throws IOException {
    byte[] first = events(1, 50);
    byte[] last = events(51, 30);
    List<InputStream> parts =
        List.of(new Pausing(format.compress(first)), new Pausing(format.compress(last)));
    host.stdin(new SequenceInputStream(Collections.enumeration(parts)));
    host.search("--raw", "-").endsWith(0).prints(text(first) + text(last)).saysNothing();
  }

  @Test
  void eachEventBeforeTheEndOfAGzipFileIsPrintedWhereverItEnds() throws Exception {
    byte[] whole = Compressor.GZIP.compress(events(1, 12));
    for (int length = 2; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertPrints(inflate(cut), cut);
    }
  }

  @Test
  void eachEventBeforeTheEndOfAnXzFileIsPrintedWhereverItEnds() throws Exception {
    byte[] log = events(1, 12);
    byte[] whole = Compressor.xz(log, 400);
    for (int length = 6; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      CommandRun run = search("cut", cut).endsWith(2).saysSomewhere(truncation(cut));
      assertIsBegin(run, log, 0);
      String atLeast = text(unxz(cut));
      int lines = atLeast.lastIndexOf('\n') + 1;
      assertTrue(run.out().startsWith(atLeast.substring(0, lines)), () -> "at " + cut.length);
    }
  }

  private void assertPrints(byte[] decoded, byte[] cut) throws IOException {
    String expected = decoded.length == 0 ? "" : search("plain", decoded).out();
    search("cut", cut).endsWith(2).prints(expected).saysSomewhere(truncation(cut));
  }

  private static String truncation(byte[] cut) {
    return " data truncated at compressed byte " + cut.length + " (of " + cut.length + ")";
  }

  @ParameterizedTest
  @EnumSource
  void aLogThatEndsWithinTheFirstBytesOfItsFormatIsTruncated(Compressor format) throws IOException {
    byte[] whole = format.compress(events(1, 5));
    for (int length = format == Compressor.GZIP ? 2 : 3; length < 12; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      search("a", cut).endsWith(2).prints("").saysInOneLine(truncation(cut));
      fromStandardInput(cut).endsWith(2).prints("").saysSomewhere(" data truncated at compressed");
    }
  }

  @Test
  void eachBlockOfAnXzFileIsRead() throws IOException {
    byte[] log = events(1, 500);
    search("a", Compressor.xz(log, 1000)).endsWith(0).prints(text(log)).saysNothing();
  }

  @Test
  void framesThatAreToBeSkippedAreSkipped() throws IOException {
    byte[] log = events(1, 50);
    byte[] a = Compressor.ZSTD.compress(log);
    byte[] skipped = {0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};
    search("a", skipped, a, skipped, a, skipped).endsWith(0).prints(text(log) + text(log));
  }

  @Test
  void withoutProgramsTheOnesThatNeedOneAreRefused() throws IOException {
    byte[] log = events(1, 5);
    byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0};
    Path file = Files.write(folder.resolve("a"), frame);
    host.search("--raw", "--no-external", file.toString())
        .endsWith(2)
        .prints("")
        .saysInOneLine("a: zstd-compressed, and no program may be started");
    Files.write(file, Compressor.GZIP.compress(log));
    host.search("--raw", "--no-external", file.toString()).endsWith(0).prints(text(log));
  }

  @ParameterizedTest
  @EnumSource(names = {"ZSTD", "BZIP2", "LZ4"})
  void aMissingProgramIsReportedInOneLineAndTheOtherLogsAreRead(Compressor format)
      throws IOException {
    Path evidence = Files.createDirectory(folder.resolve("evidence"));
    byte[] log = events(1, 50);
    Files.write(evidence.resolve("a.log"), log);
    Path compressed = Files.write(evidence.resolve("b.log"), format.compress(events(60, 50)));
    String title = format.name().toLowerCase(Locale.ROOT);
    String message =
        compressed
            + ": "
            + title
            + "-compressed, but no "
            + title
            + " program found in "
            + folder.resolve("no-bin")
            + " or "
            + folder.resolve("audit")
            + "; decompress it first";
    host.withoutDecoders();
    for (String operand : List.of(evidence.toString(), evidence + "/*")) {
      host.search("--raw", operand).endsWith(2).prints(text(log)).saysInOneLine(message);
    }
    host.search("--raw", compressed.toString()).endsWith(2).prints("").saysInOneLine(message);
    host.stdin(new ByteArrayInputStream(Files.readAllBytes(compressed)));
    host.search("--raw", "-")
        .endsWith(2)
        .prints("")
        .saysInOneLine("no " + title + " program found");
  }

  @Test
  void aZipArchiveIsRefused() throws IOException {
    byte[] archive = {'P', 'K', 3, 4, 20, 0, 0};
    search("a", archive)
        .endsWith(2)
        .prints("")
        .saysInOneLine("a is a zip archive; unpack it first");
    fromStandardInput(archive).endsWith(2).prints("").saysInOneLine("zip archive; unpack it first");
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "XZ"})
  void aTarArchiveIsRefused(Compressor format) throws IOException {
    byte[] log = events(1, 2);
    byte[] archive = new byte[512 + log.length];
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, archive, 257, 5);
    System.arraycopy(log, 0, archive, 512, log.length);
    String message = "is a tar archive; unpack it first";
    search("a.tar", archive).endsWith(2).prints("").saysInOneLine(message);
    search("a.tar.gz", format.compress(archive)).endsWith(2).prints("").saysInOneLine(message);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "XZ"})
  void whatWasCompressedTwiceIsRefused(Compressor format) throws IOException {
    search("a.gz", Compressor.GZIP.compress(format.compress(events(1, 2))))
        .endsWith(2)
        .prints("")
        .saysInOneLine("a.gz was compressed twice; decompress it once first");
  }

  @ParameterizedTest
  @EnumSource
  void aLargeLogIsReadOnSeveralThreads(Compressor format) throws IOException {
    byte[] log = events(1, 60_000);
    CommandRun run = search("a", format.compress(log)).endsWith(0).saysNothing();
    assertEquals(text(log).hashCode(), run.out().hashCode());
    byte[] cut = format.compress(log);
    run = search("a", Arrays.copyOf(cut, cut.length - 3)).endsWith(2);
    assertIsBegin(run, log, 0.9);
  }

  private static void assertIsBegin(CommandRun run, byte[] log, double atLeast) {
    String all = text(log);
    int end = run.out().lastIndexOf('\n', Math.max(0, run.out().length() - 2)) + 1;
    assertTrue(all.startsWith(run.out().substring(0, end)), "not the begin of the log");
    assertTrue(end >= all.length() * atLeast, () -> end + " of " + all.length());
    assertFalse(run.out().length() > all.length());
  }

  private CommandRun search(String name, byte[]... parts) throws IOException {
    Path file = Files.write(folder.resolve(name), concat(parts));
    return host.search("--raw", file.toString());
  }

  private CommandRun fromStandardInput(byte[]... parts) {
    host.stdin(new ByteArrayInputStream(concat(parts)));
    return host.search("--raw", "-");
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Events of one record each, about a hundred bytes. */
  private static byte[] events(int first, int count) {
    TestLog log = new TestLog().at("12:00:00");
    Random random = new Random(first);
    for (int serial = first; serial < first + count; serial++) {
      log.userCmd(serial, "id" + Integer.toHexString(random.nextInt()));
    }
    return log.toByteArray();
  }

  private static String text(byte[] log) {
    return new String(log, StandardCharsets.ISO_8859_1);
  }

  private static byte[] inflate(byte[] cut) throws DataFormatException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    if (cut.length > HEADER) {
      Inflater inflater = new Inflater(true);
      inflater.setInput(cut, HEADER, cut.length - HEADER);
      byte[] one = new byte[1];
      while (inflater.inflate(one) == 1) {
        decoded.write(one[0]);
      }
      inflater.end();
    }
    return decoded.toByteArray();
  }

  private static byte[] unxz(byte[] cut) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(cut))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        decoded.write(next);
      }
    } catch (IOException e) {
      return decoded.toByteArray();
    }
    throw new AssertionError("not truncated");
  }

  /** Has nothing ready at its end, like a pipe whose writer pauses. */
  private static final class Pausing extends ByteArrayInputStream {
    Pausing(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }
}
