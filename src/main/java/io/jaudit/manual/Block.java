package io.jaudit.manual;

import java.util.List;

/** A part of a description. Implementations are immutable. */
sealed interface Block {
  /** Holds sentences that are wrapped to the width of the page. */
  record Paragraph(String text) implements Block {}

  /** Holds terms with their meanings. */
  record Terms(List<Term> terms) implements Block {}

  /** Pairs a term with its meaning. */
  record Term(String name, String meaning) {}
}
