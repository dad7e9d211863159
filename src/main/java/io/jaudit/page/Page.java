package io.jaudit.page;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Assembles a page: one file with all that it needs. Its content security policy admits its own
 * script, by the hash, and nothing else. Stateless.
 */
public final class Page {
  /** Selects what a page shows. */
  public enum Kind {
    /** Sessions, what stands out, and the tree of processes. */
    TREE,
    /** Tables. */
    REPORT
  }

  /** Replaced by the parts of the page; the last one is the data. */
  private static final List<String> PLACES = List.of("@policy@", "@style@", "@data@", "@script@");

  private Page() {}

  /** Returns the HTML, in UTF-8, of a page with these parts. */
  public static ByteBuilder html(Kind kind, List<? extends PagePart> parts) {
    PageJson json = new PageJson();
    for (PagePart part : parts) {
      part.write(json);
    }
    String script = script(kind);
    String rest = resource("page.html");
    ByteBuilder out = new ByteBuilder();
    List<ByteSlice> values =
        List.of(
            ByteSlice.of(policy(script)),
            ByteSlice.of(style(kind)),
            json.finish().toSlice(),
            ByteSlice.of(script));
    for (int i = 0; i < values.size(); i++) {
      int at = rest.indexOf(PLACES.get(i));
      out.append(ByteSlice.of(rest.substring(0, at))).append(values.get(i));
      rest = rest.substring(at + PLACES.get(i).length());
    }
    return out.append(ByteSlice.of(rest));
  }

  private static String style(Kind kind) {
    String own = kind == Kind.TREE ? "tree.css" : "tables.css";
    return compact(resource("page.css") + resource(own));
  }

  private static String script(Kind kind) {
    List<String> names = new ArrayList<>(List.of("base.js", "timeline.js"));
    names.addAll(kind == Kind.TREE ? List.of("sessions.js", "tree.js") : List.of("tables.js"));
    names.addAll(List.of("selftest.js", "page.js"));
    StringBuilder script = new StringBuilder();
    for (String name : names) {
      script.append(resource(name));
    }
    return ScriptText.shortened(script.toString());
  }

  /** Returns the policy that admits a script by its hash, styles, and nothing else. */
  static String policy(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; script-src 'sha256-"
          + Base64.getEncoder().encodeToString(hash)
          + "'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Removes the blanks of a style sheet. */
  private static String compact(String style) {
    return style
        .replace("\n", "")
        .replace(": ", ":")
        .replace("; ", ";")
        .replace(", ", ",")
        .replace(" {", "{")
        .replace("{ ", "{")
        .replace(";}", "}")
        .replace(" }", "}");
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of the own jar
    }
  }
}
