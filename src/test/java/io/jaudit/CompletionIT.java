package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Completes command lines in the shells themselves: what they propose is asked of bash's function
 * and of fish's {@code complete -C}, and what they insert is typed on a terminal. Without a shell,
 * its tests are skipped.
 */
class CompletionIT {
  /** What a shell runs instead of jaudit: it prints its words, so that a start is not needed. */
  private static final String TYPED = "jaudit() { printf '<%s>\\n' \"$@\"; }";

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.writeString(folder.resolve("my log.1"), "");
    Files.createDirectories(folder.resolve("audit/rules.d"));
    Files.writeString(
        folder.resolve("audit/rules.d/a.rules"),
        """
        # -w /etc -k comment
        -w /etc/passwd -p wa -k MyMonitor
        -a always,exit -F arch=b64 -S execve -F key=exec-root
        """);
  }

  /** Writes the script of a shell to a file; the rules are those of the test. */
  private Path script(String shell) throws Exception {
    assumeTrue(
        new Shell(folder).run("command -v " + shell).status() == 0, shell + " is not installed");
    String script = new Shell(folder).run("$JAUDIT completion " + shell).endsWith(0).out();
    Path file = folder.resolve(shell.equals("zsh") ? "_jaudit" : "jaudit." + shell);
    assertTrue(script.contains("/etc/audit"), script);
    Files.writeString(file, script.replace("/etc/audit", folder + "/audit"));
    return file;
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Returns what bash proposes for the last of some words. */
  private List<String> inBash(String words) throws Exception {
    Path file = script("bash");
    String ask =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _jaudit; "
            + "for word in \"${COMPREPLY[@]}\"; do echo \"$word\"; done";
    String command = ask.formatted(quoted(file.toString()), words);
    return new Shell(folder)
        .run("bash --norc -c " + quoted(command))
        .endsWith(0)
        .out()
        .lines()
        .toList();
  }

  /** Returns what fish proposes for a command line, without descriptions. */
  private List<String> inFish(String line) throws Exception {
    Path file = script("fish");
    String ask = "source " + quoted(file.toString()) + "; complete -C " + quoted(line);
    String out =
        new Shell(folder)
            .run("HOME=. fish --no-config -c " + quoted(ask))
            .endsWith(0)
            .says("")
            .out();
    return out.lines().map(row -> row.replaceFirst("\t.*", "")).toList();
  }

  /** Types a line into a shell on a terminal; returns the words that the command got. */
  private List<String> typed(String shell, String line) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed");
    Path file = script(shell);
    boolean isZsh = shell.equals("zsh");
    String begin =
        isZsh
            ? "unset zle_bracketed_paste; fpath=("
                + quoted(folder.toString())
                + " $fpath)\n"
                + "autoload -Uz compinit && compinit -u -D\n"
            : "bind 'set completion-query-items 0'; bind 'set page-completions off'\n"
                + "source "
                + quoted(file.toString())
                + "\n";
    Files.writeString(folder.resolve("begin"), begin + TYPED + "\n");
    Files.writeString(folder.resolve("keys"), ". ./begin\njaudit " + line + "\nexit\n");
    String start = isZsh ? "zsh -f -i" : "bash --norc --noprofile -i";
    String out =
        new Shell(folder)
            .run("TERM=dumb HISTFILE= timeout 60 script -qec '" + start + "' /dev/null <keys")
            .out();
    List<String> words = new ArrayList<>();
    out.lines().filter(row -> row.startsWith("<")).forEach(row -> words.add(row.strip()));
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "search --fo              | --follow --format",
        "search --format js       | json",
        "search --format=js       | json",
        "search -m PATH,CW        | PATH,CWD",
        "search -sc unl           | unlink unlinkat",
        "search -ts yes           | yesterday",
        "search -sv ''            | yes no",
        "search -ui roo           | root",
        "search -k ''             | MyMonitor exec-root",
        "search -e EACC           | EACCES",
        "search --arch x86        | x86_64",
        "search --fields exe,obj_u | exe,obj_uid",
        "report ra                | rare range",
        "report keys,ra           | keys,rare keys,range",
        "report --by exe,use      | exe,user exe,user.acct exe,user.auid exe,user.auid_name exe,user.egid exe,user.egid_name exe,user.euid exe,user.euid_name exe,user.fsgid exe,user.fsgid_name exe,user.fsuid exe,user.fsuid_name exe,user.gid exe,user.gid_name exe,user.ses exe,user.sgid exe,user.sgid_name exe,user.suid exe,user.suid_name exe,user.uid exe,user.uid_name",
        "report --bucket ''       | 1m 1h 1d",
        "tree --fo                | --fold --format",
        "tree --format ''         | text json html",
        "fields --format ''       | json",
        "checkpoint ''            | show",
        "completion ''            | bash zsh fish",
        "help t                   | tree times",
      })
  void proposesInBashAndFish(String words, String expected) throws Exception {
    TreeSet<String> all = new TreeSet<>(List.of(expected.split(" ")));
    String inParts = words.replace("--format=js", "--format = js");
    assertEquals(all, new TreeSet<>(inBash("jaudit " + inParts)), "in bash");
    TreeSet<String> fish = new TreeSet<>();
    for (String word : inFish("jaudit " + words.replace("''", ""))) {
      fish.add(word.replaceFirst("^--format=", ""));
    }
    assertEquals(all, fish, "in fish");
  }

  @Test
  void proposesCommandsInBashAndFish() throws Exception {
    List<String> commands =
        List.of("search", "report", "tree", "fields", "checkpoint", "completion", "help");
    assertTrue(inBash("jaudit ''").containsAll(commands));
    assertEquals(new TreeSet<>(commands), new TreeSet<>(inFish("jaudit ")));
  }

  @Test
  void proposesAllTypesThatBeginSo() throws Exception {
    List<String> types = inBash("jaudit search -m USER_A");
    assertEquals(List.of("USER_AUTH", "USER_ACCT", "USER_AVC"), types);
    assertEquals(new TreeSet<>(types), new TreeSet<>(inFish("jaudit search -m USER_A")));
  }

  /** If = does not separate words, the option is part of the proposal. */
  @Test
  void bashMayBeConfiguredOtherwise() throws Exception {
    assertEquals(List.of("--format=json"), inBash("jaudit search --format=js"));
    assertEquals(List.of("-m=PATH,CWD"), inBash("jaudit search -m=PATH,CW"));
  }

  @Test
  void proposesFieldsInAnExpression() throws Exception {
    assertEquals(List.of("obj_uid"), inBash("jaudit search --where obj_u"));
    // With an operator, so that bash does not close the quote.
    assertEquals(
        List.of("exe = x and obj_uid =", "exe = x and obj_uid !="),
        inBash("jaudit search --where \"'exe = x and obj_u\""));
    assertEquals(
        List.of("exe = x and obj_uid"), inFish("jaudit search --where 'exe = x and obj_u"));
    assertEquals(List.of("not (obj_uid"), inFish("jaudit search --where 'not (obj_u"));
  }

  @Test
  void proposesFilesInFish() throws Exception {
    assertEquals(List.of("my log.1"), inFish("jaudit search my"));
    assertEquals(List.of("my log.1"), inFish("jaudit checkpoint show my"));
    assertEquals(List.of("my log.1"), inFish("jaudit search -if my"));
    assertEquals(List.of(), inFish("jaudit search --limit my"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void insertsWhatIsUnambiguous(String shell) throws Exception {
    // zsh inserts the equals sign, which it removes again if a blank is typed.
    assertEquals(
        List.of("<search>", "<-sc>", "<unlinkat>", "<--format>", "<ecs>"),
        typed(shell, "sea\t-sc unlinka\t--form\t" + (shell.equals("zsh") ? " " : "") + "ec\t"));
    assertEquals(
        List.of("<search>", "<-m>", "<PATH,CWD>", "<my log.1>"),
        typed(shell, "search -m PATH,CW\tmy\t"));
    assertEquals(
        List.of("<report>", "<keys,rare>", "<--by>", "<exe,obj_uid>"),
        typed(shell, "report keys,rar\t--by exe,obj_ui\t"));
    assertEquals(
        List.of("<search>", "<-k>", "<MyMonitor>", "<-ui>", "<root>", "<--input>", "<my log.1>"),
        typed(shell, "search -k My\t-ui roo\t--input my\t"));
    assertEquals(
        List.of("<search>", "<--format=ecs>", "<-ts>", "<yesterday>"),
        typed(shell, "search --format=ec\t -ts yest\t"));
    assertEquals(
        List.of("<checkpoint>", "<show>", "<my log.1>"), typed(shell, "checkpoint sh\tmy\t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void insertsFieldsInQuotes(String shell) throws Exception {
    String afterIt = shell.equals("bash") ? "= 0'" : " = 0'";
    assertEquals(
        List.of("<search>", "<--where>", "<exe = x and obj_uid = 0>"),
        typed(shell, "search --where 'exe = x and obj_ui\t" + afterIt));
  }
}
