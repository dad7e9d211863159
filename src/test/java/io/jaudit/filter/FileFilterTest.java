package io.jaudit.filter;

import static io.jaudit.filter.Logged.matches;
import static io.jaudit.filter.Logged.skipped;
import static io.jaudit.filter.TextMatch.CONTAINS;
import static io.jaudit.filter.TextMatch.WHOLE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFilterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH item=0 name=\"/a b\" inode=1 nametype=NORMAL",
        "PATH item=0 name=2F612062 inode=1 nametype=NORMAL",
        "PATH item=0 name=2F612062",
        "CWD cwd=\"/a b\"",
        "CWD cwd=2F612062",
        "AVC avc:  denied  { read } for  pid=79 comm=\"x\" path=\"/a b\" dev=sda ino=1 tclass=file",
        "AVC avc:  denied  { read } for  pid=79 comm=\"x\" name=2F612062 dev=sda ino=1 tclass=file",
        "AVC apparmor=\"DENIED\" operation=\"open\" profile=\"/p\" name=\"/a b\" pid=1 comm=\"x\"",
        "APPARMOR_DENIED apparmor=\"DENIED\" operation=\"open\" profile=\"/p\" name=\"/a b\"",
        "AVC_PATH  path=\"/a b\"",
        "CONFIG_CHANGE auid=1000 ses=3 op=\"updated rules\" path=\"/a b\" key=\"k\" list=4 res=0",
        "INTEGRITY_DATA pid=3019 uid=0 op=appraise_data comm=\"bar\" name=\"/a b\" dev=\"dm-0\"",
        "INTEGRITY_RULE file=\"/a b\" hash=\"sha256:aa\" ppid=1 pid=2",
        "USER_AVC pid=1 msg='avc:  denied  { start } for path=\"/a b\" tclass=service'",
        "USER_CMD pid=2011 uid=1000 msg='cwd=2F612062 cmd=\"id\" res=failed'",
        "VIRT_RESOURCE pid=1 msg='resrc=disk vm=\"v\" old-disk=\"?\" new-disk=\"/a b\" res=success'",
        "SOCKADDR saddr=01002F61206200",
        "SOCKADDR saddr=0100002F612062",
        "PATH item=0 name=002F612062 nametype=NORMAL",
      })
  void aNameMayBeInManyPlaces(String record) {
    matches(Filters.file("/a b", WHOLE), record);
    matches(Filters.file("a ", CONTAINS), record);
    matches(Filters.file("", CONTAINS), record);
    skipped(Filters.file("a b", WHOLE), record);
    skipped(Filters.file("/A", CONTAINS), record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECVE argc=1 a0=\"/x\"",
        "SYSCALL pid=1 exe=\"/x\"",
        "KERN_MODULE name=\"/x\"",
        "PROCTITLE proctitle=\"/x\"",
        "VIRT_RESOURCE pid=1 msg='old-disk=\"/x\" res=success'",
        "AVC apparmor=\"DENIED\" operation=\"open\" profile=\"/x\" pid=1 comm=\"x\"",
        "SOCKADDR saddr=02002F780000000000",
        "SOCKADDR saddr=01",
        "SOCKADDR saddr=zz",
        "SOCKADDR fam=local path=/x",
      })
  void otherNamesAreNotLookedAt(String record) {
    skipped(Filters.file("/x", CONTAINS), record);
  }

  @Test
  void aRelativeNameIsAlsoWhatItResolvesTo() {
    String[] event = {
      "SYSCALL arch=c000003e syscall=257 success=yes",
      "CWD cwd=\"/etc\"",
      "PATH item=0 name=\"passwd\" inode=1 nametype=NORMAL"
    };
    matches(Filters.file("/etc/passwd", WHOLE), event);
    matches(Filters.file("passwd", WHOLE), event);
    matches(Filters.file("/etc", WHOLE), event);
    matches(Filters.file("tc/pass", CONTAINS), event);
    skipped(Filters.file("/etc/shadow", CONTAINS), event);
  }

  @Test
  void aNameRelativeToAnotherFolderIsOnlyWhatWasLogged() {
    String[] event = {
      "SYSCALL arch=c000003e syscall=257 success=yes a0=5 a1=0 a2=0 a3=0",
      "CWD cwd=\"/etc\"",
      "PATH item=0 name=\"passwd\" inode=1 nametype=NORMAL"
    };
    skipped(Filters.file("/etc/passwd", WHOLE), event);
    skipped(Filters.file("tc/pass", CONTAINS), event);
    matches(Filters.file("passwd", WHOLE), event);
    event[0] = event[0].replace("a0=5", "a0=ffffff9c");
    matches(Filters.file("/etc/passwd", WHOLE), event);
  }

  @Test
  void dotsAreResolvedAndMatchAsLoggedToo() {
    String[] event = {
      "CWD cwd=\"/var/tmp\"",
      "PATH item=0 name=\"../tmp/x\"",
      "PATH item=1 name=\"./y\"",
      "PATH item=2 name=\"/usr//share/../bin/z\""
    };
    matches(Filters.file("/var/tmp/x", WHOLE), event);
    matches(Filters.file("../tmp/x", WHOLE), event);
    matches(Filters.file("/var/tmp/../tmp/x", WHOLE), event);
    matches(Filters.file("/var/tmp/y", WHOLE), event);
    matches(Filters.file("/usr/bin/z", WHOLE), event);
    matches(Filters.file("/usr//share/../bin/z", WHOLE), event);
    skipped(Filters.file("/var/y", WHOLE), event);
  }

  @Test
  void theDirectoryMayFollowThePath() {
    matches(Filters.file("/etc/x", WHOLE), "PATH item=0 name=\"x\"", "CWD cwd=\"/etc\"");
    matches(Filters.file("/x", WHOLE), "PATH item=0 name=\"x\"", "CWD cwd=\"/\"");
  }

  @Test
  void nothingIsResolvedWithoutNameOrDirectory() {
    skipped(Filters.file("/etc/(null)", CONTAINS), "CWD cwd=\"/etc\"", "PATH name=(null)");
    matches(Filters.file("(null)", WHOLE), "CWD cwd=\"/etc\"", "PATH name=(null)");
    skipped(Filters.file("/x", CONTAINS), "PATH item=0 name=\"x\"");
    skipped(Filters.file("/etc/x", CONTAINS), "CWD cwd=\"/etc\"", "PATH item=0 nametype=NORMAL");
    skipped(
        Filters.file("/etc/n", CONTAINS),
        "CWD cwd=\"/etc\"",
        "AVC avc:  denied  { read } for  pid=1 name=\"n\"");
  }
}
