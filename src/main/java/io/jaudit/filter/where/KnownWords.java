package io.jaudit.filter.where;

import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.Errno;
import io.jaudit.interpret.tables.Suggestion;
import io.jaudit.interpret.tables.UringOp;
import io.jaudit.record.NodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Knows the fields and facts of which all values are known. Stateless. */
final class KnownWords {
  private KnownWords() {}

  /**
   * Returns a literal as the field has it: the name of an architecture, a call of io_uring or an
   * error may be in any case, or an alias.
   *
   * @throws WhereException if the field never has it, in quotes or not, so that it would match
   *     nothing
   */
  static Literal known(String name, Literal literal) throws WhereException {
    return switch (name) {
      case "arch" -> arch(literal);
      case "uring_op" -> uringOp(literal);
      case "errno", "exit_name" -> error(name, literal);
      case "net.family" -> family(literal);
      default -> {
        check(name, valuesOf(name), literal);
        yield literal;
      }
    };
  }

  private static Literal arch(Literal literal) throws WhereException {
    String word = literal.text().utf8();
    if (word.equalsIgnoreCase("b64") || word.equalsIgnoreCase("b32")) {
      throw new WhereException(
          "which architecture \"" + word + "\" is depends on the host of the log",
          literal.place(),
          "name it, such as x86_64, i386 or aarch64",
          "");
    }
    Arch arch = Arch.named(word, Arch.host()).orElse(null);
    if (arch == null) {
      throw WhereErrors.unknown(
          "architecture",
          word,
          literal.place(),
          Suggestion.nearest(word, archs()),
          "write a name such as x86_64, i386 or aarch64, or a code such as c000003e");
    }
    String code = word.replaceFirst("^0[xX]", "").toLowerCase(Locale.ROOT); // logged without 0x
    boolean isCode = Arch.ofHex(code).filter(arch::equals).isPresent();
    return literal.with(isCode ? code : arch.displayName());
  }

  private static List<String> archs() {
    List<String> names = new ArrayList<>(Arch.names());
    names.removeAll(List.of("b64", "b32"));
    return names;
  }

  private static Literal uringOp(Literal literal) throws WhereException {
    String word = literal.text().utf8();
    if (literal.number() != Value.NO_NUMBER || literal.beginsLikeNumber()) {
      return literal;
    }
    OptionalInt number = UringOp.number(word);
    if (number.isEmpty()) {
      throw WhereErrors.unknown(
          "io_uring operation",
          word,
          literal.place(),
          UringOp.nearestNames(word),
          "write a name of the kernel's, such as openat, or a number");
    }
    return literal.with(UringOp.name(number.getAsInt()).orElse(word));
  }

  private static Literal error(String name, Literal literal) throws WhereException {
    String word = literal.text().utf8();
    boolean isNumber = literal.number() != Value.NO_NUMBER;
    if (isNumber && name.equals("errno")) {
      return literal;
    }
    if (isNumber) {
      throw new WhereException(
          "\"" + name + "\" is the name of an error, not " + WhereErrors.quoted(literal),
          literal.place(),
          "write exit = " + word,
          "");
    }
    OptionalInt number = Errno.number(word);
    if (number.isEmpty()) {
      throw WhereErrors.unknown(
          "error", word, literal.place(), Errno.nearestNames(word), "write a name such as EACCES");
    }
    return literal.with(Errno.name(number.getAsInt()).orElse(word));
  }

  private static Literal family(Literal literal) throws WhereException {
    String word = literal.text().utf8();
    if (word.startsWith("unknown-family(")) {
      return literal;
    }
    Optional<String> family = SocketAddress.familyNamed(word);
    if (family.isEmpty()) {
      throw WhereErrors.unknown(
          "socket family",
          word,
          literal.place(),
          SocketAddress.nearestFamilies(word),
          "write a name such as inet, inet6, local or netlink");
    }
    return literal.with(family.get());
  }

  private static void check(String name, List<String> values, Literal literal)
      throws WhereException {
    String word = literal.text().utf8();
    if (values.isEmpty() || values.contains(word)) {
      return;
    }
    int truth = values.size() <= 3 ? truthOf(word) : -1;
    List<String> nearest =
        truth < 0 ? Suggestion.nearest(word, values) : List.of(values.get(truth));
    throw new WhereException(
        "\""
            + name
            + "\" is "
            + WhereErrors.listed(values)
            + ", not "
            + WhereErrors.quoted(literal),
        literal.place(),
        "",
        nearest.isEmpty() ? "" : "did you mean " + WhereErrors.orOf(nearest) + "?");
  }

  /** Returns the values, of two or three first those for true and false; none if not all known. */
  private static List<String> valuesOf(String name) {
    return switch (name) {
      case "success" -> List.of("yes", "no");
      case "outcome" -> List.of("success", "failed", "unknown");
      case "incomplete" -> List.of("true", "false");
      case "nametype", "paths.nametype" ->
          List.of("NORMAL", "PARENT", "CREATE", "DELETE", "UNKNOWN");
      case "avc.result" -> // the rest are AppArmor's
          List.of(
              "denied", "granted", "allowed", "audit", "hint", "status", "error", "killed", "auto");
      case "node_source" -> NodeSource.labels();
      default -> List.of();
    };
  }

  /** Returns 0 for a word that means true, 1 for one that means false; -1 for any other. */
  private static int truthOf(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "1", "success", "succeeded", "ok", "on" -> 0;
      case "false", "no", "n", "0", "fail", "failed", "failure", "off" -> 1;
      default -> -1;
    };
  }
}
