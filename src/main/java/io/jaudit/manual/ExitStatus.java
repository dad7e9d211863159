package io.jaudit.manual;

import java.util.List;

/**
 * Gives the meaning of an exit status. Immutable.
 *
 * @param code the number, or several
 * @param meaning what is then true, to be read after {@code if}
 */
record ExitStatus(String code, String meaning) {
  /** Returns one sentence with all of them. */
  static String sentence(List<ExitStatus> all) {
    StringBuilder text = new StringBuilder("Exit status: ");
    for (int i = 0; i < all.size(); i++) {
      ExitStatus status = all.get(i);
      if (i > 0) {
        text.append(status.code.contains(" ") ? "; " : ", ");
      }
      text.append(status.code).append(" if ").append(status.meaning);
    }
    return text.append('.').toString();
  }
}
