package io.jaudit.interpret;

import io.jaudit.event.AuditEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an event comes to: who did what to what, with what result, and how
 * (docs/ausearch-semantics.md §5.7). Made by {@link Normalizer}; {@link FactText} writes the terms.
 * What an event does not say is null, or empty where it is a word. As an {@link AuditEvent}, for
 * use by one thread at a time.
 */
public final class EventSummary {
  /** The action of an event that no table knows. */
  static final Fact UNKNOWN_ACTION = Fact.word("did-unknown");

  /** Kind of an object that no table knows. */
  static final String UNKNOWN = "unknown";

  private final String eventKind;
  @Nullable Fact session;
  @Nullable Fact subject;
  @Nullable Fact secondSubject;
  String subjectKind = "";
  @Nullable Fact subjectLabel;
  Fact action = UNKNOWN_ACTION;
  Outcome outcome = Outcome.UNKNOWN;
  @Nullable Fact object;
  @Nullable Fact objectContext;
  @Nullable Fact objectDetail;
  @Nullable Fact secondObject;
  @Nullable Fact objectLabel;
  String objectKind = UNKNOWN;
  @Nullable Fact how;
  @Nullable Fact key;

  EventSummary(String eventKind) {
    this.eventKind = eventKind.isEmpty() ? UNKNOWN : eventKind;
  }

  /** Of what kind the event is, such as {@code user-login}. */
  public String eventKind() {
    return eventKind;
  }

  /** The login session. */
  public @Nullable Fact session() {
    return session;
  }

  /** Who did it: as a rule the login user. */
  public @Nullable Fact subject() {
    return subject;
  }

  /** As whom: as a rule the user at the time. */
  public @Nullable Fact secondSubject() {
    return secondSubject;
  }

  /** True where the subject acted as somebody else. */
  public boolean isActingAsAnother() {
    if (subject == null || secondSubject == null) {
      return false;
    }
    long as = number(secondSubject);
    return as != Identities.UNSET && as != number(subject);
  }

  /** A security context, which a subject may be, counts as 0. */
  private static long number(Fact id) {
    return Math.max(0, Identities.id(id.value()));
  }

  /** What kind of account the subject acted with, such as {@code privileged-acct}. */
  public String subjectKind() {
    return subjectKind;
  }

  /** The security context of the subject. */
  public @Nullable Fact subjectLabel() {
    return subjectLabel;
  }

  /** What was done, such as {@code opened-file}; {@code did-unknown} where nobody knows. */
  public Fact action() {
    return action;
  }

  /** False where only {@code did-unknown} can be said. */
  public boolean isActionKnown() {
    return action != UNKNOWN_ACTION;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** To what it was done. */
  public @Nullable Fact object() {
    return object;
  }

  /** The security context that stands for an object of which nothing else is known. */
  public @Nullable Fact objectContext() {
    return objectContext;
  }

  /** What else tells the object from others, such as the inode of a file. */
  public @Nullable Fact objectDetail() {
    return objectDetail;
  }

  /** A second object, such as the new name of a file, or its new owner. */
  public @Nullable Fact secondObject() {
    return secondObject;
  }

  /** The security context of the object. */
  public @Nullable Fact objectLabel() {
    return objectLabel;
  }

  /** What kind of thing the object is, such as {@code file}; {@code unknown} at worst. */
  public String objectKind() {
    return objectKind;
  }

  /** By which means: as a rule the program. */
  public @Nullable Fact how() {
    return how;
  }

  /** The key of the audit rule that logged a system call. */
  public @Nullable Fact key() {
    return key;
  }
}
