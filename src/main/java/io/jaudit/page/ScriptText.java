package io.jaudit.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shortens the script of a page, which is most of a small one: it removes comments and blanks, and
 * gives short names to variables and functions. Reads the JavaScript of this package only: each
 * statement ends with a semicolon or a brace.
 *
 * <p>All variables of a name get the same new one, and no two names the same, so it does not matter
 * where a variable is visible. Properties keep their names. Stateless.
 */
final class ScriptText {
  private enum Kind {
    /** A name, a keyword or a number. */
    WORD,
    /** A string, a part of a template, or a regular expression. */
    LITERAL,
    PUNCTUATION
  }

  private enum Use {
    VARIABLE,
    PROPERTY,
    /** Of a member without a value, which is that of the variable. */
    BOTH
  }

  private record Token(Kind kind, String text) {
    boolean is(String other) {
      return text.equals(other) && kind != Kind.LITERAL;
    }
  }

  /** The marks of several characters that must not be taken apart, or that have a meaning here. */
  private static final List<String> LONGER = List.of("=>", "...", "++", "--");

  /** The keywords that a new name could be. */
  private static final Set<String> RESERVED =
      Set.of("as", "do", "if", "in", "is", "of", "for", "get", "let", "new", "set", "try", "var");

  private static final Token NONE = new Token(Kind.PUNCTUATION, "");
  private static final String FIRST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LATER = FIRST + "0123456789";

  private ScriptText() {}

  /** Returns a script that does the same as {@code source}. */
  static String shortened(String source) {
    List<Token> tokens = tokens(source);
    List<Use> uses = uses(tokens);
    Map<String, String> names = names(tokens, uses);
    StringBuilder script = new StringBuilder(source.length());
    Token last = NONE;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("}") && last.is(";")) {
        script.setLength(script.length() - 1);
      }
      boolean isWord = token.kind == Kind.WORD;
      script.append(isWord && last.kind == Kind.WORD ? " " : "");
      String name = isWord ? names.get(token.text) : null;
      if (name == null || uses.get(i) == Use.PROPERTY) {
        script.append(token.text);
      } else {
        script.append(uses.get(i) == Use.BOTH ? token.text + ":" : "").append(name);
      }
      last = token;
    }
    return script.toString();
  }

  private static List<Token> tokens(String source) {
    List<Token> tokens = new ArrayList<>();
    Deque<Boolean> braces = new ArrayDeque<>(); // true for those of a template
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      int end = at + 1;
      if (Character.isWhitespace(c)) {
        at = end;
        continue;
      }
      if (source.startsWith("//", at)) {
        int line = source.indexOf('\n', at);
        at = line < 0 ? source.length() : line;
        continue;
      }
      Kind kind = Kind.LITERAL;
      if (isOfWord(c)) {
        end = endOfWord(source, at);
        kind = Kind.WORD;
      } else if (c == '\'' || c == '"') {
        end = endOfString(source, at);
      } else if (c == '`' || (c == '}' && !braces.isEmpty() && braces.peek())) {
        end = endOfTemplate(source, at + 1);
        if (c == '}') {
          braces.pop();
        }
        if (source.charAt(end - 1) == '{') {
          braces.push(true);
        }
      } else if (c == '/' && mayBeginExpression(tokens)) {
        end = endOfPattern(source, at);
      } else {
        kind = Kind.PUNCTUATION;
        if (c == '{') {
          braces.push(false);
        } else if (c == '}') {
          braces.pop();
        }
        for (String longer : LONGER) {
          end = source.startsWith(longer, at) ? at + longer.length() : end;
        }
      }
      tokens.add(new Token(kind, source.substring(at, end)));
      at = end;
    }
    return tokens;
  }

  private static boolean isOfWord(char c) {
    return LATER.indexOf(c) >= 0 || c == '_' || c == '$';
  }

  private static int endOfWord(String source, int start) {
    int end = start;
    while (end < source.length() && isOfWord(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int endOfString(String source, int start) {
    int end = start + 1;
    while (source.charAt(end) != source.charAt(start)) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  /**
   * Returns the end of a part of a template: after the last quote, or the brace of an expression.
   */
  private static int endOfTemplate(String source, int start) {
    int end = start;
    while (source.charAt(end) != '`' && !source.startsWith("${", end)) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end + (source.charAt(end) == '`' ? 1 : 2);
  }

  private static int endOfPattern(String source, int start) {
    boolean isInClass = false;
    int end = start + 1;
    while (source.charAt(end) != '/' || isInClass) {
      char c = source.charAt(end);
      isInClass = c == '[' || (isInClass && c != ']');
      end += c == '\\' ? 2 : 1;
    }
    return endOfWord(source, end + 1); // and its flags
  }

  private static boolean mayBeginExpression(List<Token> tokens) {
    Token last = tokens.get(tokens.size() - 1);
    return last.is("return")
        || (last.kind == Kind.PUNCTUATION && !last.is(")") && !last.is("]") && !last.is("}"));
  }

  /** Returns how each token is used. */
  private static List<Use> uses(List<Token> tokens) {
    List<Use> uses = new ArrayList<>();
    Deque<String> brackets = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind == Kind.WORD) {
        uses.add(use(tokens, i, brackets));
      } else {
        follow(tokens.get(i), brackets);
        uses.add(Use.VARIABLE);
      }
    }
    return uses;
  }

  /** Returns the new names, the shortest for those that occur most. */
  private static Map<String, String> names(List<Token> tokens, List<Use> uses) {
    Set<String> declared = new HashSet<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind != Kind.WORD) {
        declare(tokens, i, declared);
      } else if (uses.get(i) != Use.PROPERTY) {
        counts.merge(token.text, 1, Integer::sum);
        if (isDeclared(tokens, i)) {
          declared.add(token.text);
        }
      }
    }
    Set<String> kept = new HashSet<>(counts.keySet());
    kept.removeAll(declared);
    kept.addAll(RESERVED);
    List<String> order = new ArrayList<>(declared);
    order.sort(
        Comparator.comparing((String name) -> -counts.getOrDefault(name, 0))
            .thenComparing(name -> name));
    Map<String, String> names = new HashMap<>();
    names.put("const", "let"); // shorter, and the same for a script that is correct
    int number = 0;
    for (String name : order) {
      String next = name(number++);
      while (kept.contains(next)) {
        next = name(number++);
      }
      names.put(name, next);
    }
    return names;
  }

  private static String name(int number) {
    int rest = number - FIRST.length();
    return rest < 0
        ? FIRST.substring(number, number + 1)
        : name(rest / LATER.length()) + LATER.charAt(rest % LATER.length());
  }

  private static void follow(Token token, Deque<String> brackets) {
    boolean isLiteral = token.kind == Kind.LITERAL;
    String text = token.text;
    if (isLiteral
        ? text.startsWith("}")
        : text.equals(")") || text.equals("]") || text.equals("}")) {
      brackets.pop();
    }
    if (isLiteral
        ? text.endsWith("${")
        : text.equals("(") || text.equals("[") || text.equals("{")) {
      brackets.push(isLiteral ? "(" : text);
    }
  }

  private static Token at(List<Token> tokens, int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
  }

  /** A name is that of a property after a dot, and in an object that is written or taken apart. */
  private static Use use(List<Token> tokens, int i, Deque<String> brackets) {
    Token before = at(tokens, i - 1);
    Token after = at(tokens, i + 1);
    boolean isMember = "{".equals(brackets.peek()) && (before.is("{") || before.is(","));
    if (before.is(".") || (isMember && after.is(":"))) {
      return Use.PROPERTY;
    }
    return isMember && (after.is(",") || after.is("}")) ? Use.BOTH : Use.VARIABLE;
  }

  /** Returns true after {@code function}, {@code const} or {@code let}, and before an arrow. */
  private static boolean isDeclared(List<Token> tokens, int i) {
    Token before = at(tokens, i - 1);
    Token after = at(tokens, i + 1);
    boolean isNext = before.is(",") && after.is("=") && !at(tokens, i + 2).is("=");
    return before.is("function")
        || before.is("const")
        || before.is("let")
        || after.is("=>")
        || isNext;
  }

  /**
   * Adds the names of parameters, and those that {@code const [a, b]} and {@code const {a, b}}
   * declare.
   */
  private static void declare(List<Token> tokens, int i, Set<String> declared) {
    Token before = at(tokens, i - 1);
    boolean isBracket = tokens.get(i).is("[") || tokens.get(i).is("{");
    boolean isPattern = isBracket && (before.is("const") || before.is("let"));
    boolean isFunction = tokens.get(i).is("(") && at(tokens, i - 2).is("function");
    boolean isCatch = tokens.get(i).is("(") && before.is("catch");
    int end = i;
    for (int depth = 0; end < tokens.size(); end++) {
      Token token = tokens.get(end);
      depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
      depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
      if (depth == 0) {
        break;
      }
    }
    boolean isArrow = tokens.get(i).is("(") && at(tokens, end + 1).is("=>");
    if (isPattern || isFunction || isCatch || isArrow) {
      for (Token token : tokens.subList(i, end)) {
        if (token.kind == Kind.WORD) {
          declared.add(token.text);
        }
      }
    }
  }
}
