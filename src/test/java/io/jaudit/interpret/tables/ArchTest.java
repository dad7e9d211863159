package io.jaudit.interpret.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchTest {
  private static final Arch X86_64 = new Arch(0xc000003eL);
  private static final Arch UNNAMED = new Arch(0xc0000102L);

  @ParameterizedTest
  @CsvSource({
    "40000003, i386, 32",
    "c000003e, x86_64, 64",
    "80000015, ppc64, 64",
    "c0000015, ppc64le, 64",
    "14, ppc, 32",
    "80000016, s390x, 64",
    "16, s390, 32",
    "40000028, armeb, 32",
    "c00000b7, aarch64, 64",
    "c00000f3, riscv64, 64",
    "400000f3, riscv32, 32",
    "28, unknown-elf-type(28), 32",
    "c0000102, loongarch64, 64",
    "0, unknown-elf-type(0), 32",
    "ffffffff, unknown-elf-type(ffffffff), 64",
  })
  void isShownByNameAndBits(String digits, String name, int bits) {
    Arch arch = Arch.ofHex(digits).orElseThrow();

    assertEquals(name, arch.displayName());
    assertEquals(bits, arch.bits());
    assertEquals(!name.startsWith("unknown"), arch.isKnown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x86_64", "100000000", "-1", "0xc000003e", "c000003e ", "+14", "?"})
  void isNotReadFromWhatIsNoCode(String digits) {
    assertEquals(Optional.empty(), Arch.ofHex(digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c000003e", "C000003E", "x86_64"})
  void isLoggedInHexOrByName(String logged) {
    assertEquals(new Arch(0xc000003eL), Arch.logged(ByteSlice.of(logged)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b32x", "?", "zz", "100000000", "c00000000000003e"})
  void nothingElseIsAnArch(String logged) {
    assertNull(Arch.logged(ByteSlice.of(logged)));
  }

  @Test
  void hasACodeOf32Bits() {
    assertThrows(IllegalArgumentException.class, () -> new Arch(-1));
    assertThrows(IllegalArgumentException.class, () -> new Arch(0x1_0000_0000L));
  }

  // What ausearch 3.0.9 takes after --arch, as it takes it.
  @ParameterizedTest
  @CsvSource({
    "b64, c000003e",
    "b32, 40000003",
    "B64, c000003e",
    "i386, 40000003",
    "i486, 40000003",
    "i586, 40000003",
    "i686, 40000003",
    "x86_64, c000003e",
    "X86_64, c000003e",
    "ppc, 14",
    "ppc64, 80000015",
    "ppc64le, c0000015",
    "s390, 16",
    "s390x, 80000016",
    "arm, 40000028",
    "armeb, 40000028",
    "armv5tejl, 40000028",
    "armv5tel, 40000028",
    "armv6l, 40000028",
    "armv7l, 40000028",
    "aarch64, c00000b7",
    "armv8l, c00000b7",
    "c000003e, c000003e",
    "0xc000003e, c000003e",
    "C000003E, c000003e",
    "40000028, 40000028",
    "14, 14"
  })
  void isNamedAsInAusearch(String word, String digits) {
    assertEquals(Arch.ofHex(digits), Arch.named(word, X86_64));
  }

  @ParameterizedTest
  @CsvSource({
    "riscv64, c00000f3",
    "riscv32, 400000f3",
    "amd64, c000003e",
    "arm64, c00000b7",
    "c0000102, c0000102",
    "0x28, 28",
    "0XF, f",
    "00000028, 28",
    "016, 16"
  })
  void isNamedInMoreWays(String word, String digits) {
    assertEquals(Arch.ofHex(digits), Arch.named(word, X86_64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "386", "b46", "f", "x86-64", "0x", "0x1ffffffff", "-c00003e", "uring", "mips"})
  void isNotNamedByAnythingElse(String word) {
    assertEquals(Optional.empty(), Arch.named(word, X86_64));
  }

  @ParameterizedTest
  @CsvSource({
    "x86_64, x86_64, i386",
    "i386, x86_64, i386",
    "aarch64, aarch64, armeb",
    "armeb, aarch64, armeb",
    "ppc64le, ppc64le, ppc",
    "ppc64, ppc64, ppc",
    "ppc, ppc64, ppc",
    "s390x, s390x, s390",
    "s390, s390x, s390",
    "riscv64, riscv64, riscv32"
  })
  void b64AndB32AreArchesOfTheHost(String host, String b64, String b32) {
    Arch arch = Arch.named(host, X86_64).orElseThrow();

    assertEquals(b64, Arch.named("b64", arch).orElseThrow().displayName());
    assertEquals(b32, Arch.named("b32", arch).orElseThrow().displayName());
  }

  @Test
  void anUnnamedHostHasNoArchOfOtherSize() {
    assertEquals(Optional.of(UNNAMED), Arch.named("b64", UNNAMED));
    assertEquals(Optional.empty(), Arch.named("b32", UNNAMED));
  }

  @Test
  void theHostIsKnown() {
    assertTrue(Arch.host().isKnown());
  }

  @ParameterizedTest
  @CsvSource({"amd64, x86_64", "aarch64, aarch64", "s390x, s390x", "vax, x86_64"})
  void machineOfJavaIsAnArchOfTheTable(String machine, String name) {
    assertEquals(Arch.named(name, X86_64), Optional.of(Arch.ofMachine(machine)));
  }

  @ParameterizedTest
  @CsvSource({"x86-64, x86_64", "b46, b64", "i368, i386", "aarch46, aarch64", "arm46, arm64"})
  void suggestsTheNearestName(String wrong, String right) {
    assertEquals(right, Arch.nearestNames(wrong).get(0));
  }

  @Test
  void suggestsNothingForAWordThatIsFarOff() {
    assertEquals(List.of(), Arch.nearestNames("itanium"));
  }

  @Test
  void isEqualByCode() {
    assertEquals(X86_64, new Arch(0xc000003eL));
    assertEquals(X86_64.hashCode(), new Arch(0xc000003eL).hashCode());
    assertTrue(!X86_64.equals(UNNAMED));
  }
}
