package io.jaudit.describe;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Words what the message of a program is about if that is in no field that such messages usually
 * have: the text that {@code auditctl -m} sends, the service of an old systemd, which has no {@code
 * unit}, the new group of newgrp, a seed of sshd, an error of SELinux; and the exec in a record of
 * OMS.
 *
 * <p>Based on the calls of libaudit in auditctl, systemd, upstart, shadow, OpenSSH and libselinux.
 * Stateless.
 */
final class MessageText {
  private static final int USER_SELINUX_ERR = 1122;
  private static final int CHGRP_ID = 1119;
  private static final int SERVICE_START = 1130;
  private static final int SERVICE_STOP = 1131;
  private static final int CRYPTO_PARAM_CHANGE_USER = 2401;
  private static final String TEXT = "text";
  private static final String OMS_EXEC = "AUOMS_EXECVE";

  private MessageText() {}

  /** Appends the words; nothing, and false, if a usual field has them or there are none. */
  static boolean append(AuditRecord message, EventView view, ByteBuilder out) {
    return switch (message.type().number()) {
      case RecordType.USER -> appendText(message, out);
      case USER_SELINUX_ERR -> appendWords(message, 0, out);
      case CHGRP_ID -> AccessText.append("", words(message, "new_gid", view), out);
      case SERVICE_START, SERVICE_STOP ->
          message.find("unit") == null && AccessText.append("", words(message, "comm", view), out);
      case CRYPTO_PARAM_CHANGE_USER -> appendSeed(message, view, out);
      default -> false;
    };
  }

  /**
   * Appends the command line, or the program that could not be executed, of a record in which OMS
   * joins all records of an exec.
   */
  static boolean appendExec(EventView view, ByteBuilder out) {
    AuditRecord record = view.records().get(0);
    if (!record.type().name().equals(OMS_EXEC)) {
      return false;
    }
    ByteSlice command = words(record, "cmdline", view);
    if (command == null || view.outcome() == Outcome.FAILED) {
      return AccessText.append("", words(record, "name", view), out);
    }
    CommandLine.appendJoined(command, out);
    return true;
  }

  private static @Nullable ByteSlice words(AuditRecord message, String field, EventView view) {
    return Headline.words(Fact.field(message, field), view);
  }

  private static boolean appendSeed(AuditRecord message, EventView view, ByteBuilder out) {
    boolean hasOperation = AccessText.append("", words(message, "op", view), out);
    AccessText.append("from ", words(message, "source", view), out);
    return hasOperation;
  }

  /** Appends the text of an operator, whose words after the first are in no field. */
  private static boolean appendText(AuditRecord message, ByteBuilder out) {
    int index = message.fields().indexOf(TEXT, 0);
    if (index < 0) {
      return false;
    }
    AccessText.append("", message.fields().value(index), out);
    appendWords(message, index + 1, out);
    return true;
  }

  /** Appends the words that are in no field, up to the first field after them. */
  private static boolean appendWords(AuditRecord message, int from, ByteBuilder out) {
    Fields fields = message.fields();
    boolean hasWords = false;
    for (int i = from; i < fields.size(); i++) {
      if (fields.form(i) == Form.WORD) {
        hasWords |= AccessText.append("", fields.raw(i), out);
      } else if (hasWords || from > 0) {
        break;
      }
    }
    return hasWords;
  }
}
