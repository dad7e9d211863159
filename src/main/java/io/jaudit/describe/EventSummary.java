package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes an event: who did what to what, with what result, and how (docs/ausearch-semantics.md
 * §5.7). Created by {@link Normalizer}; {@link FactText} writes the facts. A fact that the event
 * does not report is null; a word is empty. For use by one thread at a time, like {@link
 * AuditEvent}.
 */
public final class EventSummary {
  /** The action of an event that is in no table. */
  static final Fact UNKNOWN_ACTION = Fact.word("did-unknown");

  /** Kind of an object that is in no table. */
  static final String UNKNOWN = "unknown";

  /** Kind of the object if it is only known which rule logged a system call. */
  static final String RULE = "admin-defined-rule";

  private final String eventKind;
  @Nullable Fact session;
  @Nullable Fact subject;
  @Nullable Fact secondSubject;
  String subjectKind = "";
  Fact action = UNKNOWN_ACTION;
  Outcome outcome = Outcome.UNKNOWN;
  @Nullable Fact object;
  @Nullable Fact objectContext;
  @Nullable Fact objectDetail;
  @Nullable Fact secondObject;

  /** The PATH record of the object, which its label belongs to. */
  @Nullable AuditRecord path;

  String objectKind = UNKNOWN;
  @Nullable Fact how;
  @Nullable Fact key;

  EventSummary(String eventKind) {
    this.eventKind = eventKind.isEmpty() ? UNKNOWN : eventKind;
  }

  /** Returns the kind of the event, such as {@code user-login}. */
  public String eventKind() {
    return eventKind;
  }

  /** Returns the login session. */
  public @Nullable Fact session() {
    return session;
  }

  /** Returns the subject: usually the login user. */
  public @Nullable Fact subject() {
    return subject;
  }

  /** Returns the user whose rights were used: usually the uid at that time. */
  public @Nullable Fact secondSubject() {
    return secondSubject;
  }

  /** Returns true if the subject acted as another user. */
  public boolean isActingAsAnother() {
    if (subject == null || secondSubject == null) {
      return false;
    }
    long as = number(secondSubject);
    if (as == Identities.UNSET) {
      return false;
    }
    ByteSlice asName = name(secondSubject);
    ByteSlice name = subject.reading() == Fact.Reading.SUBJECT ? name(subject) : null;
    if (asName != null || name != null) {
      return asName == null || !asName.equals(name);
    }
    return as != number(subject);
  }

  /** Returns the name that a field has instead of an ID; null if the ID is known. */
  private static @Nullable ByteSlice name(Fact id) {
    AuditRecord record = id.record();
    boolean isId = record == null || Identities.id(id.value()) >= 0;
    return record == null || isId ? null : Identities.word(record.fields(), id.index());
  }

  /** A subject that is a security context counts as ID 0. */
  private static long number(Fact id) {
    return Math.max(0, Identities.id(id.value()));
  }

  /** Returns the kind of account that the subject used, such as {@code privileged-acct}. */
  public String subjectKind() {
    return subjectKind;
  }

  /** Returns the action, such as {@code opened-file}; {@code did-unknown} if it is unknown. */
  public Fact action() {
    return action;
  }

  /** Returns false if the action is {@code did-unknown}. */
  public boolean isActionKnown() {
    return action != UNKNOWN_ACTION;
  }

  /** Returns whether the action succeeded. */
  public Outcome outcome() {
    return outcome;
  }

  /** Returns the object of the action. */
  public @Nullable Fact object() {
    return object;
  }

  /** Returns the security context of an object of which nothing else is known. */
  public @Nullable Fact objectContext() {
    return objectContext;
  }

  /** Returns another identification of the object, such as the inode of a file. */
  public @Nullable Fact objectDetail() {
    return objectDetail;
  }

  /** Returns the second object, such as the new name of a file, or its new owner. */
  public @Nullable Fact secondObject() {
    return secondObject;
  }

  /** Returns the kind of the object, such as {@code file}, or {@code unknown}. */
  public String objectKind() {
    return objectKind;
  }

  /** Returns the means: usually the program. */
  public @Nullable Fact how() {
    return how;
  }

  /** Returns the key of the audit rule that logged a system call. */
  public @Nullable Fact key() {
    return key;
  }
}
