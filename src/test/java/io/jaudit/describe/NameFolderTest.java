package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.SyscallTable;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a name relative to the working directory is resolved from it. */
class NameFolderTest {
  private static final String X86_64 = "c000003e";
  private static final String I386 = "40000003";

  private final EventView view = new EventView(Identities.ofLog());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execveat",
        "faccessat",
        "faccessat2",
        "fchmodat",
        "fchmodat2",
        "fchownat",
        "file_getattr",
        "file_setattr",
        "fspick",
        "futimesat",
        "getxattrat",
        "listxattrat",
        "mkdirat",
        "mknodat",
        "mount_setattr",
        "name_to_handle_at",
        "newfstatat",
        "open_tree",
        "open_tree_attr",
        "openat",
        "openat2",
        "readlinkat",
        "removexattrat",
        "setxattrat",
        "statx",
        "unlinkat",
        "utimensat",
      })
  void theFirstArgumentIsTheFolder(String call) {
    for (String here : new String[] {"ffffff9c", "ffffffffffffff9c", "0x7fffffffffffff9c"}) {
      assertEquals("/w/x", paths(call(X86_64, call, here, "7", "5", "6"), "x NORMAL"));
    }
    for (String other : new String[] {"5", "0", "ffffffff", "ffffff9d", "9c", "zz"}) {
      assertEquals("-", paths(call(X86_64, call, other, "ffffff9c", "ffffff9c", "0"), "x NORMAL"));
    }
    assertEquals("/x", paths(call(X86_64, call, "5", "7", "5", "6"), "/x NORMAL"));
  }

  @ParameterizedTest
  @CsvSource({
    "40000003, fstatat64", // i386
    "40000003, openat",
    "40000003, utimensat_time64",
    "c00000b7, openat", // arm64
    "c00000b7, newfstatat",
    "80000016, openat", // s390x
    "c00000f3, statx", // riscv64
  })
  void everyArchHasTheFolderInThatPlace(String arch, String call) {
    assertEquals("/w/x", paths(call(arch, call, "ffffff9c", "7", "5", "6"), "x NORMAL"));
    assertEquals("/w/x", paths(call(arch, call, "ffffffffffffff9c", "7", "5", "6"), "x NORMAL"));
    assertEquals("-", paths(call(arch, call, "5", "7", "5", "6"), "x NORMAL"));
  }

  @Test
  void theX32AbiCountsToo() {
    String openat = "arch=c000003e syscall=" + (0x4000_0000L + 257);

    assertEquals("/w/x", paths(openat + " a0=ffffff9c a1=0 a2=0 a3=0", "x NORMAL"));
    assertEquals("-", paths(openat + " a0=5 a1=0 a2=0 a3=0", "x NORMAL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "unlink", "rename", "mkdir", "chmod", "execve", "setxattr"})
  void otherCallsHaveNoFolder(String call) {
    assertEquals("/w/x", paths(call(X86_64, call, "5", "5", "5", "5"), "x NORMAL"));
  }

  @ParameterizedTest
  @CsvSource({
    "ffffff9c, ffffff9c, /w /w/s /w/s/x /w/y",
    "5, ffffff9c, - - - /w/y",
    "ffffff9c, 5, - - /w/s/x -",
    "5, 5, - - - -",
  })
  void aRenameHasTwoFolders(String from, String to, String expected) {
    String[] names = {"/w PARENT", "s/ PARENT", "s/x DELETE", "y CREATE"};

    assertEquals(expected, paths(call(X86_64, "renameat", from, "7", to, "7"), names));
    assertEquals(expected, paths(call(X86_64, "renameat2", from, "7", to, "7"), names));
    assertEquals(expected, paths(call(I386, "renameat2", from, "7", to, "7"), names));
  }

  @Test
  void aRenameOntoAFileOrOfTwoFilesLeavesItOpenWhichIsWhich() {
    String mixed = call(X86_64, "renameat2", "5", "7", "ffffff9c", "7");

    assertEquals("- - /w/y", paths(mixed, "x DELETE", "y DELETE", "y CREATE"));
    assertEquals("- -", paths(mixed, "x CREATE", "y CREATE"));
    assertEquals("- -", paths(mixed, "x UNKNOWN", "y UNKNOWN"));
  }

  @ParameterizedTest
  @CsvSource({
    "ffffff9c, ffffff9c, /w/x /w /w/y",
    "5, ffffff9c, - - /w/y",
    "ffffff9c, 5, /w/x - -",
    "5, 5, - - -",
  })
  void aLinkHasTwoFolders(String from, String to, String expected) {
    assertEquals(
        expected,
        paths(call(X86_64, "linkat", from, "7", to, "7"), "x NORMAL", "/w PARENT", "y CREATE"));
  }

  @Test
  void aSymbolicLinkHasItsFolderInTheSecondArgument() {
    assertEquals("/w/y", paths(call(X86_64, "symlinkat", "5", "ffffff9c", "5", "5"), "y CREATE"));
    assertEquals("-", paths(call(X86_64, "symlinkat", "ffffff9c", "5", "5", "5"), "y CREATE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"symlink", "symlinkat"})
  void theTargetOfASymbolicLinkIsRelativeToTheLink(String call) {
    String[] names = {"/w PARENT", "t UNKNOWN", "s/y CREATE"};

    assertEquals("/w - /w/s/y", paths(call(X86_64, call, "7", "ffffff9c", "7", "7"), names));
    assertEquals("/t", paths(call(X86_64, call, "7", "ffffff9c", "7", "7"), "/t UNKNOWN"));
  }

  @Test
  void aMovedMountNeedsBothFolders() {
    String here = "ffffff9c";
    assertEquals("/w/x", paths(call(X86_64, "move_mount", here, "7", here, "7"), "x NORMAL"));
    assertEquals("-", paths(call(X86_64, "move_mount", here, "7", "5", "7"), "x NORMAL"));
    assertEquals("-", paths(call(X86_64, "move_mount", "5", "7", here, "7"), "x NORMAL"));
  }

  @Test
  void aMarkHasItsFolderInTheFourthArgumentOfA64BitCall() {
    assertEquals(
        "/w/x", paths(call(X86_64, "fanotify_mark", "5", "7", "5", "ffffff9c"), "x NORMAL"));
    assertEquals("-", paths(call(X86_64, "fanotify_mark", "ffffff9c", "7", "5", "6"), "x NORMAL"));
    assertEquals("-", paths(call(I386, "fanotify_mark", "5", "7", "5", "0"), "x NORMAL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsconfig", "mq_open", "mq_unlink", "io_uring_enter"})
  void theFolderOfSomeCallsIsNotLogged(String call) {
    String here = "ffffff9c";
    assertEquals("-", paths(call(X86_64, call, here, here, here, here), "x NORMAL"));
  }

  @Test
  void anOperationOfIoUringDoesNotLogItsFolder() {
    assertEquals("-", pathsOf("URINGOP", "uring_op=18 success=yes", "x NORMAL"));
    assertEquals("/w/x", pathsOf("URINGOP", "uring_op=16 success=yes", "x NORMAL"));
  }

  @Test
  void namesBelowARootThatTheProgramChoseAreNotResolved() {
    String call = call(X86_64, "openat2", "ffffff9c", "7", "5", "6");
    AuditEvent event =
        new AuditEvent(
            new TestLog()
                .record(1, "SYSCALL", call)
                .record(1, "OPENAT2", "oflag=02 mode=0 resolve=0x10")
                .record(1, "CWD", "cwd=\"/w\"")
                .record(1, "PATH", "item=0 name=\"/etc/x\" nametype=NORMAL")
                .record(1, "PATH", "item=1 name=\"x\" nametype=NORMAL")
                .records());

    assertEquals("- -", resolved(event));
  }

  @Test
  void aParentOtherThanTheWorkingDirectoryIsItsOwnPath() {
    assertEquals(
        "/v /v/x", paths(call(X86_64, "unlinkat", "5", "7", "0", "0"), "/v PARENT", "/v/x DELETE"));
  }

  @Test
  void withoutItsArgumentsOrItsCallANameIsRelativeToTheWorkingDirectory() {
    assertEquals("/w/x", paths("arch=c000003e syscall=257", "x NORMAL"));
    assertEquals("/w/x", paths("syscall=257 a0=5", "x NORMAL"));
    assertEquals("/w/x", pathsOf("AVC", "avc:  denied  { read } for  pid=1", "x NORMAL"));
  }

  private static String call(String arch, String name, String a0, String a1, String a2, String a3) {
    long number = SyscallTable.of(Arch.ofHex(arch).orElseThrow()).number(name).orElseThrow();
    return "arch=%s syscall=%d a0=%s a1=%s a2=%s a3=%s".formatted(arch, number, a0, a1, a2, a3);
  }

  private String paths(String call, String... names) {
    return pathsOf("SYSCALL", call, names);
  }

  private String pathsOf(String type, String body, String... names) {
    TestLog log = new TestLog().record(1, type, body).record(1, "CWD", "cwd=\"/w\"");
    for (String name : names) {
      log.record(1, "PATH", "item=0 name=\"" + name.replace(" ", "\" nametype="));
    }
    return resolved(new AuditEvent(log.records()));
  }

  private String resolved(AuditEvent event) {
    StringJoiner resolved = new StringJoiner(" ");
    PathInfo paths = view.of(event).paths();
    while (paths.next()) {
      resolved.add(paths.resolved() == null ? "-" : paths.resolved().latin1());
    }
    return resolved.toString();
  }
}
